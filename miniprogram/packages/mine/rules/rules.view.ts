import type { ProgramRulesView } from '../../../../cloudfunctions/landing/contract';
import type { ProfileView } from '../../../../cloudfunctions/promoter/contract';
import { momentText } from '../../../formats/beijing-text';
import { numberText } from '../../../formats/number-text';
import { percentText } from '../../../formats/percent-text';
import type { Answer } from '../../../services/answer';
import { lockSection, paySection, type RulesSection, shareSection, standing } from '../program-sections.view';

export interface RulesData {
  readonly phase: 'loading' | 'ready' | 'failed' | 'not-open';
  readonly sentence: string;
  readonly sections: readonly (RulesSection & { readonly isChanged: boolean })[];
  readonly hasChanges: boolean;
  /** Whether he agreed to the agreement above, and when; empty for a visitor. */
  readonly agreed: string;
  /** The hash that is kept with his consent, in groups of four; empty where none is. */
  readonly agreementHash: string;
  /** Nobody here yet: whoever understood may join. */
  readonly isVisitor: boolean;
}

export const loadingRules: RulesData = {
  phase: 'loading',
  sentence: '',
  sections: [],
  hasChanges: false,
  agreed: '',
  agreementHash: '',
  isVisitor: false,
};

/** Pages of the platform that say the same in its own words, read on 2026-11-22. */
export const officialLinks = {
  readOn: '2026 年 11 月 22 日',
  rows: [
    {
      name: '推客登记和绑定',
      url: 'https://developers.weixin.qq.com/doc/store/leagueheadsupplier/guide/openBusinessView',
    },
    {
      name: '锁客时长',
      url: 'https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/headsupplier/api_getshoplocktime.html',
    },
    {
      name: '联盟带货机构指南',
      url: 'https://developers.weixin.qq.com/doc/store/leagueheadsupplier/guide/Development_Guide.html',
    },
  ],
} as const;

/** What somebody has read: the words of each section by its title. */
export type ReadSections = Readonly<Record<string, string>>;

/** The rules as they concern this person; `read` is what he has read before, null for the first time. */
export function rulesView(
  rules: Answer<ProgramRulesView>,
  profile: Answer<ProfileView>,
  read: ReadSections | null,
): RulesData {
  if (!rules.ok && rules.code === 'not-open') {
    return { ...loadingRules, phase: 'not-open', sentence: '品牌还在准备中,开张后这里会写明规则。' };
  }
  if (!rules.ok) return { ...loadingRules, phase: 'failed', sentence: rules.sentence };
  const mine = profile.ok ? profile.value : undefined;
  const sections = sectionsOf(rules.value, mine).map((section) => ({
    ...section,
    isChanged: read !== null && read[section.title] !== wordsOf(section),
  }));
  return {
    ...loadingRules,
    phase: 'ready',
    sections,
    hasChanges: sections.some(({ isChanged }) => isChanged),
    ...agreedView(mine?.agreement),
    isVisitor: !profile.ok && profile.code === 'not-bound',
  };
}

function agreedView(agreement: ProfileView['agreement'] | undefined): Pick<RulesData, 'agreed' | 'agreementHash'> {
  if (!agreement) return { agreed: '', agreementHash: '' };
  const { version, isAccepted, acceptedAtMs, textHash } = agreement;
  if (!isAccepted) return { agreed: '您还没有同意这一版,请到「我的」里看一看再决定。', agreementHash: '' };
  const when = acceptedAtMs ? `${momentText(acceptedAtMs)} ` : '';
  return { agreed: `✓ 您在 ${when}同意了 ${version} 版。`, agreementHash: numberText(textHash ?? '') };
}

/** What is to be remembered once somebody has read these. */
export function readSections(sections: RulesData['sections']): ReadSections {
  return Object.fromEntries(sections.map((section) => [section.title, wordsOf(section)]));
}

function wordsOf({ lines }: RulesSection): string {
  return lines.join('\n');
}

function sectionsOf(rules: ProgramRulesView, profile: ProfileView | undefined): RulesSection[] {
  const mine = (profile?.brands ?? []).map(
    ({ name, groupName, sharePpm }) => `${name} · ${groupName}:机构服务费的 ${percentText(sharePpm)}`,
  );
  return [
    {
      title: '推客是什么',
      lines: ['推客把自己愿意推荐的东西分享给朋友。朋友在微信小店买了,商家付一份佣金。没有人下单就没有佣金。'],
    },
    ...(mine.length > 0 ? [{ title: '我的小组', lines: mine }] : []),
    shareSection(rules),
    paySection(rules),
    lockSection(rules),
    ...standing,
    agreementSection(rules),
  ];
}

function agreementSection({ agreementVersion, agreement = [] }: ProgramRulesView): RulesSection {
  return { title: `推客协议(${agreementVersion} 版)`, lines: agreement };
}
