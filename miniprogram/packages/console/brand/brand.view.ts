import type { BrandListView, JoiningFinding, ShareVersion } from '../../../../cloudfunctions/console/contract';
import { momentText } from '../../../formats/beijing-text';
import { brandColour } from '../../../formats/brand-colour';
import { conditionText } from '../../../formats/condition-text';
import { percentText } from '../../../formats/percent-text';
import type { Answer } from '../../../services/answer';

type Brand = BrandListView['brands'][number];

export interface GroupRow {
  readonly groupId: string;
  readonly name: string;
  /** The share in force, and what is planned. */
  readonly share: string;
  readonly planned: string;
  readonly asks: string;
}

export interface BrandData {
  readonly phase: 'loading' | 'ready' | 'empty' | 'failed' | 'no-right';
  readonly sentence: string;
  readonly brandId: string;
  readonly revision: number;
  readonly isOpen: boolean;
  readonly state: string;
  readonly share: string;
  readonly planned: string;
  readonly groups: readonly GroupRow[];
  readonly findings: readonly FindingRow[];
}

export interface FindingRow {
  readonly key: string;
  readonly problem: string;
  readonly mend: string;
}

export const loadingBrand: BrandData = {
  phase: 'loading',
  sentence: '',
  brandId: '',
  revision: 0,
  isOpen: false,
  state: '',
  share: '',
  planned: '',
  groups: [],
  findings: [],
};

/** The settings of one brand at a moment. */
export function brandView(answer: Answer<BrandListView>, brandId: string, nowMs: number): BrandData {
  if (!answer.ok) {
    const phase = answer.code === 'not-permitted' ? 'no-right' : 'failed';
    return { ...loadingBrand, phase, sentence: answer.sentence };
  }
  const brand = answer.value.brands.find((one) => one.brandId === brandId) ?? answer.value.brands[0];
  if (!brand) return { ...loadingBrand, phase: 'empty', sentence: '还没有品牌。先在「开张」里选一个模板,把品牌建好。' };
  return {
    ...{ phase: 'ready', sentence: '', brandId: brand.brandId, revision: brand.revision, isOpen: brand.isOpen },
    state: brand.isOpen ? '✓ 已开张' : '… 还没有开张',
    ...shareTexts(brand.shares, nowMs, ''),
    groups: brand.groups.map((group) => groupRow(group, nowMs)),
    findings: findingRows(brand.findings),
  };
}

function groupRow({ groupId, name, isOpen, shares, conditions }: Brand['groups'][number], nowMs: number): GroupRow {
  const asks = conditionText(conditions.map(({ kind }) => kind));
  const reasons = conditions.flatMap(({ reason }) => (reason === undefined ? [] : [reason]));
  const why = reasons.length > 0 ? `(${reasons.join(';')})` : '';
  return {
    ...{ groupId, name, ...shareTexts(shares, nowMs, '和品牌一样') },
    asks: isOpen ? '开放:不用条件,谁都可以进' : asks === '' ? '凭邀请进' : `要${asks}${why}`,
  };
}

function shareTexts(shares: readonly ShareVersion[], nowMs: number, none: string) {
  const now = [...shares].reverse().find(({ fromMs }) => fromMs <= nowMs);
  const next = shares.filter(({ fromMs }) => fromMs > nowMs);
  return {
    share: now ? shareText(now.sharePpm) : none,
    planned: next.map(({ fromMs, sharePpm }) => `${momentText(fromMs)} 起 ${percentText(sharePpm)}`).join(';'),
  };
}

function shareText(sharePpm: number): string {
  return sharePpm === 0 ? '不拿佣金(公益推广)' : `服务费的 ${percentText(sharePpm)}`;
}

export function findingRows(findings: readonly JoiningFinding[]): readonly FindingRow[] {
  return findings.map(({ place, problem, mend }) => ({ key: place, problem: problem.zh, mend: mend.zh }));
}

export interface ColourView {
  readonly shown: string;
  readonly note: string;
}

/** A colour as it would be used; white text on it must be readable. */
export function colourView(typed: string): ColourView {
  if (typed.trim() === '') return { shown: '', note: '不填就用小程序自己的颜色。' };
  const colours = brandColour(typed.trim());
  if (!colours) return { shown: '', note: '请填 # 开头的六位颜色代码。' };
  const isSame = colours.main.toLowerCase() === typed.trim().toLowerCase();
  const note = isSame ? '白字在上面看得清。' : `太浅,白字看不清,用的时候调深为 ${colours.main.toUpperCase()}。`;
  return { shown: colours.main, note };
}

/** When a new share begins. The shortest notice is ten minutes; a little more is left for the way. */
export const starts: readonly { readonly value: string; readonly name: string }[] = [
  { value: 'soon', name: '尽快(约 15 分钟后)' },
  { value: 'tomorrow', name: '明天 0:00' },
  { value: 'month', name: '下个月 1 日 0:00' },
];

const beijingOffsetMs = 8 * 3_600_000;
const dayMs = 86_400_000;
const soonMs = 15 * 60_000;

/** The moment of such a beginning, in Beijing; never less than the notice away. */
export function startMs(start: string, nowMs: number): number {
  const soon = nowMs + soonMs;
  if (start === 'soon') return soon;
  const today = new Date(nowMs + beijingOffsetMs);
  const [year, month, day] = [today.getUTCFullYear(), today.getUTCMonth(), today.getUTCDate()];
  const begins = start === 'month' ? Date.UTC(year, month + 1, 1) : Date.UTC(year, month, day + 1);
  const atMs = begins - beijingOffsetMs;
  return atMs < soon ? atMs + dayMs : atMs;
}

export const conditions: readonly { readonly value: string; readonly name: string }[] = [
  { value: '', name: '不用条件' },
  { value: 'staff-list', name: '在员工名单里' },
  { value: 'member-list', name: '在会员名单里' },
  { value: 'verified-phone', name: '核对过手机号' },
  { value: 'no-public-office', name: '声明不是公职人员' },
  { value: 'manual-review', name: '由商家审核' },
];

export interface GroupForm {
  readonly name: string;
  readonly percent: string;
  readonly condition: string;
  readonly why: string;
}

/** What is missing before a group can be kept; '' when nothing is. */
export function missingGroup(form: GroupForm, ppm: number | undefined): string {
  if (form.name.trim() === '') return '请填分组名称。';
  if (form.percent.trim() !== '' && ppm === undefined) {
    return '推客的部分不能多于服务费:请填 0 到 100 之间的百分数,不填就和品牌一样。';
  }
  if (form.condition === 'manual-review' && form.why.trim() === '') return '请写明为什么要审核,申请的人会读到。';
  return '';
}

/** An id for a new group that no other has. */
export function newGroupId(groups: readonly { readonly groupId: string }[]): string {
  for (let number = groups.length; ; number += 1) {
    const groupId = `group-${number}`;
    if (!groups.some((group) => group.groupId === groupId)) return groupId;
  }
}
