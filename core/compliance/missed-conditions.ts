import type { Wording } from '../wording/beijing-text';
import { type ConditionKind, conditionKinds } from './joining-conditions';

/** What is known of a person who wants to join a group. All of it is his own; none is about money or other people. */
export interface PersonFacts {
  readonly isOnStaffList: boolean;
  readonly isOnMemberList: boolean;
  readonly hasVerifiedPhone: boolean;
  /** He declared to hold no public office, or to be permitted; kept with the words that he read. */
  readonly hasDeclaredNoOffice: boolean;
  readonly isAdult: boolean;
  /** Somebody of the brand looked at him for this group and agreed. */
  readonly isReviewed: boolean;
}

/**
 * The conditions of a group that a person does not meet, in the group's order. A kind that nobody knows counts as missed:
 * what cannot be checked gives nothing.
 */
export function missedConditions(
  conditions: readonly { readonly kind: string }[],
  facts: PersonFacts,
): readonly ConditionKind[] {
  const known = conditionKinds.filter((kind) => conditions.some((condition) => condition.kind === kind));
  const missed = known.filter((kind) => !meets(kind, facts));
  const isUnknown = conditions.some((condition) => !known.some((kind) => kind === condition.kind));
  return isUnknown && !missed.includes('manual-review') ? [...missed, 'manual-review'] : missed;
}

function meets(kind: ConditionKind, facts: PersonFacts): boolean {
  switch (kind) {
    case 'staff-list':
      return facts.isOnStaffList;
    case 'member-list':
      return facts.isOnMemberList;
    case 'verified-phone':
      return facts.hasVerifiedPhone;
    case 'no-public-office':
      return facts.hasDeclaredNoOffice;
    case 'age-18':
      return facts.isAdult;
    case 'manual-review':
      return facts.isReviewed;
  }
}

/** What somebody declares, word for word; the page shows the same. */
export const officeDeclarationWords =
  '我不是公务员或参照公务员管理的人员;如果是,所在单位已经允许我取得推广佣金。我知道不实的声明由我自己负责。';

const sentences: Readonly<Record<ConditionKind, Wording>> = {
  'staff-list': { zh: '您不在这个品牌的员工名单里。', en: 'You are not on the staff list.' },
  'member-list': { zh: '您不在这个品牌的会员名单里。', en: 'You are not on the member list.' },
  'verified-phone': { zh: '您还没有验证手机号。', en: 'Your phone is not verified yet.' },
  'no-public-office': {
    zh: '您还没有声明自己不是公职人员,或所在单位允许。',
    en: 'You have not declared to hold no public office, or to be permitted.',
  },
  'manual-review': {
    zh: '您的申请需要品牌审核,请等候结果。',
    en: 'Somebody of the brand has to look at your request.',
  },
  'age-18': { zh: '这个分组只对年满十八岁的人开放。', en: 'This group is for people of 18 and over.' },
};

/** Why a condition was missed, as the person reads it. */
export function missedConditionText(kind: ConditionKind): Wording {
  return sentences[kind];
}
