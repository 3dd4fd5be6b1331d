import type { ProgramRulesView } from '../../../../cloudfunctions/landing/contract';
import type { ProfileView } from '../../../../cloudfunctions/promoter/contract';
import { percentText } from '../../../formats/percent-text';
import type { Answer } from '../../../services/answer';
import { lockSection, paySection, type RulesSection, shareSection, standing } from '../program-sections.view';

export interface RulesData {
  readonly phase: 'loading' | 'ready' | 'failed' | 'not-open';
  readonly sentence: string;
  readonly sections: readonly (RulesSection & { readonly isChanged: boolean })[];
  readonly hasChanges: boolean;
}

export const loadingRules: RulesData = { phase: 'loading', sentence: '', sections: [], hasChanges: false };

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
  profile: ProfileView | undefined,
  read: ReadSections | null,
): RulesData {
  if (!rules.ok && rules.code === 'not-open') {
    return { ...loadingRules, phase: 'not-open', sentence: '品牌还在准备中,开张后这里会写明规则。' };
  }
  if (!rules.ok) return { ...loadingRules, phase: 'failed', sentence: rules.sentence };
  const sections = sectionsOf(rules.value, profile).map((section) => ({
    ...section,
    isChanged: read !== null && read[section.title] !== wordsOf(section),
  }));
  return { phase: 'ready', sentence: '', sections, hasChanges: sections.some(({ isChanged }) => isChanged) };
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

function agreementSection({ agreementVersion }: ProgramRulesView): RulesSection {
  return {
    title: `推客协议(${agreementVersion} 版)`,
    lines: [
      '一、年满 18 周岁,自愿加入,随时可以退出。',
      '二、分享时保留「广告」标记,不夸大、不编造,不承诺收益,不骚扰别人。',
      '三、不刷单,不用假订单骗取佣金。查实的订单不付佣金,可以申诉。',
      '四、佣金比例、结算方和结算时间以本页为准。改动会提前公布;已有的订单按下单时的规则算。',
      '五、暂停分享会告诉您原因,您可以申诉。暂停和退出都不影响已经赚到的佣金。',
      '六、个人信息只用来登记、记账和付款,见「隐私」。',
    ],
  };
}
