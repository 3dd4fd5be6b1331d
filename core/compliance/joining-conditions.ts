import type { Wording } from '../wording/beijing-text';

/** What a group may ask of a promoter: never a payment, a purchase, or people whom he brought. */
export const conditionKinds = [
  'staff-list',
  'member-list',
  'verified-phone',
  'no-public-office',
  'manual-review',
  'age-18',
] as const;
export type ConditionKind = (typeof conditionKinds)[number];

/** The closed rules on joining: money (CC01), one level (CC02), rewards for inviting (CC03), groups (CC04). */
export type JoiningRule = 'CC01' | 'CC02' | 'CC03' | 'CC04';

/** What is wrong with a brand's settings for joining, where, and how to mend it. */
export interface JoiningFinding {
  readonly rule: JoiningRule;
  /** The place in the settings, as `groups[1].conditions[0]`. */
  readonly place: string;
  readonly problem: Wording;
  readonly mend: Wording;
}

/** A brand's settings as far as joining goes. They are read as they were stored, so nothing is taken for granted. */
export interface JoiningSettings {
  readonly joinFeeFen?: unknown;
  readonly rewardForInviting?: unknown;
  readonly groups: readonly JoiningGroup[];
}

export interface JoiningGroup {
  readonly groupId: string;
  readonly isOpen: boolean;
  readonly conditions?: readonly { readonly kind: string; readonly reason?: string }[];
}

/**
 * Checks the settings of a brand against what an agency may ask of people who want to promote. Becoming a promoter is
 * free and has no condition; a group may have conditions out of a closed list; nobody is paid for bringing anybody; no
 * setting can hold who brought whom. An empty list means that all is well.
 */
export function checkJoining(settings: JoiningSettings): JoiningFinding[] {
  return [
    ...checkFee(settings.joinFeeFen),
    ...settings.groups.flatMap((group, index) => checkGroup(group, `groups[${index}]`)),
    ...checkOpenGroup(settings.groups),
    ...checkLevels(settings, ''),
    ...checkReward(settings.rewardForInviting),
  ];
}

function checkFee(joinFeeFen: unknown): JoiningFinding[] {
  if (joinFeeFen === undefined || joinFeeFen === 0) return [];
  return [
    {
      rule: 'CC01',
      place: 'joinFeeFen',
      problem: { zh: '加入不得收费。', en: 'Joining must cost nothing.' },
      mend: { zh: '请把加入费改为零,或去掉这一项。', en: 'Set it to 0 or remove it.' },
    },
  ];
}

const peopleWords = /recruit|invit|referr|downline|upline|team|parent|ancestor|superior|level|tier/i;
const moneyWords = /pay|fee|purchase|buy|order|spend|recharge|deposit|member-?card|sku|amount|sales|gmv/i;

function checkGroup(group: JoiningGroup, place: string): JoiningFinding[] {
  return (group.conditions ?? []).flatMap((condition, index) => {
    const at = `${place}.conditions[${index}]`;
    const known: readonly string[] = conditionKinds;
    if (!known.includes(condition.kind)) return [unknownCondition(condition.kind, at)];
    if (condition.kind !== 'manual-review' || (condition.reason ?? '').trim() !== '') return [];
    return [
      {
        rule: 'CC04' as const,
        place: at,
        problem: { zh: '人工审核没有写明理由。', en: 'A manual review does not say why it is needed.' },
        mend: { zh: '请写明为什么需要审核,申请人会看到。', en: 'Write the reason; whoever asks will read it.' },
      },
    ];
  });
}

function unknownCondition(kind: string, place: string): JoiningFinding {
  const mend = {
    zh: '请改用员工名单、会员名单、手机号、公职声明、人工审核或年满十八岁。',
    en: `Use one of ${conditionKinds.join(', ')}.`,
  };
  if (peopleWords.test(kind)) {
    const problem = {
      zh: '分组不得取决于发展了多少人。',
      en: `A group must not depend on people brought in: ${kind}.`,
    };
    return { rule: 'CC04', place, problem, mend };
  }
  const problem = moneyWords.test(kind)
    ? { zh: '分组不得以付款、购买或业绩为条件。', en: `A group must not ask for money, a purchase or sales: ${kind}.` }
    : { zh: '没有这种加入条件。', en: `There is no such condition: ${kind}.` };
  return { rule: 'CC01', place, problem, mend };
}

/** Whoever misses a condition must have a place: one open group, without any. */
function checkOpenGroup(groups: readonly JoiningGroup[]): JoiningFinding[] {
  const open = groups.flatMap((group, index) => (group.isOpen ? [{ group, index }] : []));
  const [first] = open;
  if (!first || open.length > 1) {
    return [
      {
        rule: 'CC01',
        place: 'groups',
        problem: { zh: '每个品牌要有且只有一个开放分组。', en: `A brand has one open group, not ${open.length}.` },
        mend: { zh: '请只保留一个没有条件的开放分组。', en: 'Keep exactly one group that everybody may join.' },
      },
    ];
  }
  if ((first.group.conditions ?? []).length === 0) return [];
  return [
    {
      rule: 'CC01',
      place: `groups[${first.index}].conditions`,
      problem: { zh: '开放分组不得有条件。', en: 'The open group must have no condition.' },
      mend: { zh: '请把条件放到另一个分组。', en: 'Move the conditions to another group.' },
    },
  ];
}

/** Names that would let a setting hold who brought whom, or how deep. `rewardForInviting` has a check of its own. */
const levelField =
  /^(?:upline|downline|parent|team|recruit|ancestor|superior|tier|level|referr)|(?:Level|Tier|Team|Upline)$/i;

function checkLevels(value: unknown, place: string): JoiningFinding[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => checkLevels(item, `${place}[${index}]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const at = place === '' ? name : `${place}.${name}`;
    if (!levelField.test(name)) return checkLevels(inner, at);
    return [
      {
        rule: 'CC02' as const,
        place: at,
        problem: {
          zh: '推广只有一级,不得记录上下级或团队。',
          en: 'The program has one level; this could hold another.',
        },
        mend: { zh: '请去掉这一项。', en: 'Remove the field.' },
      },
    ];
  });
}

/** There is no reward for inviting; one that exists is a fixed thing, once, that no sale changes, and was looked at. */
function checkReward(reward: unknown): JoiningFinding[] {
  if (reward === undefined || reward === null) return [];
  const isLawful =
    typeof reward === 'object' &&
    Reflect.get(reward, 'kind') === 'gift' &&
    Reflect.get(reward, 'isOnce') === true &&
    Reflect.get(reward, 'dependsOnSales') === false &&
    typeof Reflect.get(reward, 'reviewedBy') === 'string';
  if (isLawful) return [];
  return [
    {
      rule: 'CC03',
      place: 'rewardForInviting',
      problem: { zh: '邀请不得有奖金,也不得与业绩挂钩。', en: 'An invite must not earn money or depend on sales.' },
      mend: {
        zh: '请去掉奖励,或改为经过审核的一次性固定礼品。',
        en: "Remove it, or make it { kind: 'gift', isOnce: true, dependsOnSales: false, reviewedBy }.",
      },
    },
  ];
}
