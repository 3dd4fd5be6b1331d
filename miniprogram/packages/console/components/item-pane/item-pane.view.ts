import type {
  ShelfItemView,
  ShelfLineView,
  WorkedShareView,
} from '../../../../../cloudfunctions/console/shelf-contract';
import { momentText } from '../../../../formats/beijing-text';
import { percentText } from '../../../../formats/percent-text';
import { yuanText } from '../../../../formats/yuan-text';
import type { Answer } from '../../../../services/answer';
import { type PastLine, pastLines } from '../../past-lines.view';
import type { Tone } from '../row-list/row-list.view';

interface Fact {
  readonly name: string;
  readonly value: string;
}

export interface Mark {
  readonly text: string;
  readonly tone: Tone;
}

export type ItemStep = 'approve' | 'reject' | 'withdraw' | 'submit' | 'share';

export interface ItemPaneData {
  readonly phase: 'loading' | 'ready' | 'failed';
  readonly sentence: string;
  readonly title: string;
  readonly imageUrl: string;
  readonly marks: readonly Mark[];
  readonly facts: readonly Fact[];
  /** Why it was turned away. */
  readonly reason: string;
  readonly steps: readonly { readonly step: ItemStep; readonly name: string; readonly isMain: boolean }[];
  /** A product under a plan with a fee, whose share may be set here. */
  readonly hasShare: boolean;
  readonly percent: string;
  readonly past: readonly PastLine[];
  readonly change: string;
}

export const loadingItem: ItemPaneData = {
  phase: 'loading',
  sentence: '',
  title: '',
  imageUrl: '',
  marks: [],
  facts: [],
  reason: '',
  steps: [],
  hasShare: false,
  percent: '',
  past: [],
  change: '',
};

const alertMarks: Readonly<Record<ShelfLineView['alerts'][number], Mark>> = {
  DELISTED: { text: '! 平台下架', tone: 'owed' },
  FEE_CUT: { text: '! 服务费降了', tone: 'todo' },
  MARGIN_THIN: { text: '! 留得太少', tone: 'todo' },
  ENDS_SOON: { text: '! 快到期', tone: 'todo' },
};
const stateTones: Readonly<Record<ShelfLineView['state'], Mark['tone']>> = {
  new: 'todo',
  'in-review': 'todo',
  approved: 'free',
  rejected: 'owed',
  withdrawn: 'done',
};

/** The state of a thing with its shape, and what needs looking at. */
export function itemMarks(item: ShelfLineView): Mark[] {
  const shape = item.state === 'approved' ? '✓' : item.state === 'withdrawn' ? '●' : '!';
  const state = { text: `${shape} ${item.stateName}`, tone: stateTones[item.state] };
  return [state, ...item.alerts.map((alert) => alertMarks[alert])];
}

const planNames: Readonly<Record<number, string>> = { 1: '商家定向计划', 2: '商家公开计划' };

/** One thing for who may look, and what he may do with it. */
export function itemPane(
  answer: Answer<ShelfItemView>,
  may: { readonly decide: boolean; readonly submit: boolean; readonly share: boolean },
): ItemPaneData {
  if (!answer.ok) return { ...loadingItem, phase: 'failed', sentence: answer.sentence };
  const item = answer.value;
  return {
    ...loadingItem,
    phase: 'ready',
    title: item.title,
    imageUrl: item.imageUrl,
    marks: itemMarks(item),
    facts: [...whatItIs(item), ...whatItBrings(item), ...whenItIs(item)],
    reason: item.reason === null ? '' : `原因:${item.reason}`,
    steps: stepsOf(item, may),
    hasShare: may.share && item.kind === 'product' && item.feePpm !== null,
    percent: item.promoterPpm === null ? '' : String(item.promoterPpm / 10_000),
    past: pastLines(item.history),
    change: changeOf(item),
  };
}

function whatItIs({ shopName, hostName, priceFen, planType }: ShelfItemView): Fact[] {
  return [
    { name: '小店', value: shopName },
    ...(hostName === '' ? [] : [{ name: '主播或号主', value: hostName }]),
    ...(priceFen === null ? [] : [{ name: '价格', value: `${yuanText(priceFen)} 元` }]),
    ...(planType === null ? [] : [{ name: '推广计划', value: planNames[planType] ?? '' }]),
  ];
}

function whatItBrings({
  feePpm,
  promoterPpm,
  marginPpm,
  sharePpm,
  hasOwnShare,
  leastMarginPpm,
}: ShelfItemView): Fact[] {
  const share = `服务费的 ${percentText(sharePpm)}${hasOwnShare ? ',这件单独定的' : ''}`;
  if (feePpm === null || promoterPpm === null || marginPpm === null) {
    return [{ name: '推客', value: `${share}。微信没有给出这类内容的服务费率,按成交的商品算。` }];
  }
  return [
    { name: '服务费', value: `成交额的 ${percentText(feePpm)}` },
    { name: '推客', value: `成交额的 ${percentText(promoterPpm)}(${share})` },
    { name: '留给机构', value: marginText(marginPpm, leastMarginPpm) },
  ];
}

/** Below zero the agency pays in: said in words, not by a sign alone. */
function marginText(marginPpm: number, leastMarginPpm: number): string {
  const left = marginPpm < 0 ? `倒贴成交额的 ${percentText(-marginPpm)}` : `成交额的 ${percentText(marginPpm)}`;
  return `${left},下限 ${percentText(leastMarginPpm)}`;
}

function whenItIs({ startsAtMs, endsAtMs, airsAtMs }: ShelfItemView): Fact[] {
  if (airsAtMs !== null) return [{ name: '开播', value: momentText(airsAtMs) }];
  const from = startsAtMs === 0 ? '' : `${momentText(startsAtMs)} 起`;
  const until = endsAtMs === null ? '不限期' : `到 ${momentText(endsAtMs)} 为止`;
  return [{ name: '推广时间', value: [from, until].filter((part) => part !== '').join(',') }];
}

function changeOf({ change }: ShelfItemView): string {
  if (change === null) return '';
  const at = momentText(change.atMs);
  const { feeBeforePpm, feePpm } = change;
  if (feeBeforePpm !== null && feePpm !== null && feeBeforePpm !== feePpm) {
    return `${at} 商家把服务费从 ${percentText(feeBeforePpm)} 改成 ${percentText(feePpm)}。已有订单按下单时的费率算。`;
  }
  return `${at} 平台有过改动。`;
}

function stepsOf(
  { state, isListed }: ShelfItemView,
  may: { readonly decide: boolean; readonly submit: boolean },
): ItemPaneData['steps'] {
  const step = (name: string, kind: ItemStep, isMain = false) => ({ step: kind, name, isMain });
  if (!isListed) return [];
  if (state === 'approved') return may.decide ? [step('下架', 'withdraw')] : [];
  if (state === 'new' || state === 'in-review') {
    if (may.decide) return [step('不通过', 'reject'), step('上架', 'approve', true)];
    return state === 'new' && may.submit ? [step('交给机构审核', 'submit', true)] : [];
  }
  return may.submit ? [step('再交来审核', 'submit', true)] : [];
}

/** What a wish for a part of the turnover comes to, in sentences. */
export function workedLines(share: WorkedShareView): { readonly lines: readonly string[]; readonly fits: boolean } {
  const { verdict, sharePpm, promoterPpm, marginPpm, feePpm, leastMarginPpm, neededFeePpm } = share;
  const fee = `这个计划的服务费是成交额的 ${percentText(feePpm)}。`;
  if (verdict === 'over-fee') {
    const needed =
      neededFeePpm === null
        ? '平台的服务费最高 90%,给不了这么多。'
        : `要给这么多,请和商家把服务费谈到 ${percentText(neededFeePpm)}。`;
    return { lines: [fee, '推客的比例超过了服务费。', needed], fits: false };
  }
  const parts = `推客拿服务费的 ${percentText(sharePpm)},合成交额的 ${percentText(promoterPpm)};留给机构 ${percentText(marginPpm)}。`;
  if (verdict === 'fits') return { lines: [fee, parts], fits: true };
  const needed = neededFeePpm === null ? '' : `服务费谈到 ${percentText(neededFeePpm)} 就够了。`;
  return { lines: [fee, parts, `机构设定至少留 ${percentText(leastMarginPpm)}。${needed}`], fits: false };
}

/** A percentage as somebody typed it, in ppm; undefined for what is none between 0 and 100. */
export function ppmOf(typed: string): number | undefined {
  const text = typed.trim().replace(/[%％]$/, '');
  if (!/^\d{1,3}(\.\d{1,4})?$/.test(text)) return undefined;
  const [whole = '0', part = ''] = text.split('.');
  const ppm = Number(whole) * 10_000 + Number(`${part}0000`.slice(0, 4));
  return ppm <= 1_000_000 ? ppm : undefined;
}

const asked: Readonly<
  Record<
    ItemStep,
    { readonly title: string; readonly yes: string; readonly usual: string; readonly lines: readonly string[] }
  >
> = {
  approve: { title: '上架给推客?', yes: '上架', usual: '看过样品和资质', lines: ['推客从现在起可以看到并分享它。'] },
  reject: { title: '不通过?', yes: '不通过', usual: '', lines: ['商家和达人会读到原因,改好后可以再交来。'] },
  withdraw: {
    title: '下架?',
    yes: '下架',
    usual: '',
    lines: ['推客不能再分享它。已经发出的链接打开后显示店里别的商品,已有订单不变。'],
  },
  submit: { title: '交来审核?', yes: '交来', usual: '请机构审核', lines: ['机构的审核人会在待办里看到它。'] },
  share: { title: '改推客的比例?', yes: '定下来', usual: '', lines: ['十分钟后的新订单按这个比例算,已有订单不变。'] },
};

/** The question before something is done. */
export function itemQuestion(step: ItemStep) {
  return asked[step];
}
