import { type Fen, fen } from '../money/fen';
import { yuanText } from '../money/yuan-text';
import type { Wording } from '../wording/beijing-text';
import type { Difference, DifferenceClass, DifferenceCode } from './match-order';

/** The classes of differences as people read them. */
export const differenceClassWording: Readonly<Record<DifferenceClass, Wording>> = {
  missing: { zh: '缺失', en: 'missing' },
  amount: { zh: '金额不符', en: 'amount' },
  state: { zh: '状态不符', en: 'state' },
  timing: { zh: '时间差', en: 'timing' },
};

type Amounts = { readonly theirs: string; readonly ours: string; readonly gap: string };
type Sentence = (amounts: Amounts) => Wording;

const sentences: Readonly<Record<DifferenceCode, Sentence>> = {
  ORDER_UNKNOWN: ({ theirs }) => ({
    zh: `平台为这笔订单动了 ${theirs} 元,这里没有这笔订单,平台的佣金单里也查不到。请您向平台核对订单号。`,
    en: `The platform moved ${theirs} yuan for this order, which neither we nor its list of orders know.`,
  }),
  FLOW_MISSING: ({ ours }) => ({
    zh: `订单显示平台已结算 ${ours} 元,过了一天资金流水里仍没有这笔钱。请您向平台核对。`,
    en: `The order says that ${ours} yuan are settled; a day later no movement of it came.`,
  }),
  FLOW_WITHOUT_ORDER: ({ theirs }) => ({
    zh: `有一条 ${theirs} 元的分账流水没有写明订单号,无法核对。请您向平台查询。`,
    en: `A sharing of ${theirs} yuan names no order.`,
  }),
  ROW_MISSING: ({ ours }) => ({
    zh: `账本里有这笔订单的分录,合计 ${ours} 元,订单记录却不在了。请您联系技术人员。`,
    en: `The ledger has ${ours} yuan of this order, and there is no row of it.`,
  }),
  COUNTED_TWICE: ({ theirs, ours }) => ({
    zh: `平台只结算了 ${theirs} 元,这里记成了 ${ours} 元,正好两倍:同一次结算被记了两次。`,
    en: `${theirs} yuan came and ${ours} are counted: one settlement was counted twice.`,
  }),
  PAID_TWICE: ({ theirs, ours }) => ({
    zh: `应当结算 ${ours} 元,平台的流水合计 ${theirs} 元,正好两倍:平台可能多付了一次。`,
    en: `${ours} yuan were settled and ${theirs} came: the platform may have paid twice.`,
  }),
  AMOUNT_DIFFERS: ({ theirs, ours, gap }) => ({
    zh: `平台的流水合计 ${theirs} 元,这里按订单记了 ${ours} 元,相差 ${gap} 元。`,
    en: `${theirs} yuan came and ${ours} are counted: ${gap} yuan apart.`,
  }),
  LEDGER_DIFFERS: ({ theirs, ours, gap }) => ({
    zh: `订单记录是 ${theirs} 元,账本分录合计 ${ours} 元,相差 ${gap} 元。请您联系技术人员。`,
    en: `The row says ${theirs} yuan and the ledger ${ours}: ${gap} yuan apart.`,
  }),
  PAID_UNSETTLED: ({ theirs }) => ({
    zh: `平台的流水里已有 ${theirs} 元,订单仍显示未结算,过了一天也没有变化。`,
    en: `${theirs} yuan came, and a day later the order still says unsettled.`,
  }),
  TAKEN_BACK_UNTOLD: ({ ours }) => ({
    zh: `平台已把这笔钱全部退回,订单仍显示已结算 ${ours} 元。`,
    en: `The platform took all of it back, and the order still says that ${ours} yuan are settled.`,
  }),
  CANCELLED_NOT_TAKEN_BACK: ({ theirs }) => ({
    zh: `订单的结算已取消,平台的流水里仍有 ${theirs} 元没有退回。`,
    en: `The settlement is cancelled, and ${theirs} yuan were not taken back.`,
  }),
  FLOW_KIND_UNKNOWN: ({ theirs }) => ({
    zh: `有一条 ${theirs} 元的流水,平台没有公布过这种类型。请您向平台查询。`,
    en: `A movement of ${theirs} yuan is of no published kind.`,
  }),
  FLOW_UNREADABLE: () => ({
    zh: '平台列出了这条流水,却读不到它的内容。请您到平台后台查看。',
    en: 'The platform lists this movement and does not tell of it in a way that can be read.',
  }),
  FLOW_NOT_YET: ({ theirs, ours }) => ({
    zh: `订单已变为 ${ours} 元,平台的流水还是 ${theirs} 元。可能只差时间,明天会再核对。`,
    en: `The order says ${ours} yuan and ${theirs} came so far: looked at again tomorrow.`,
  }),
  ORDER_NOT_YET: ({ theirs, ours }) => ({
    zh: `平台的流水已是 ${theirs} 元,订单还是 ${ours} 元。可能只差时间,明天会再核对。`,
    en: `${theirs} yuan came and the order says ${ours} so far: looked at again tomorrow.`,
  }),
};

/** What a difference is, in words, with both amounts in yuan. */
export function differenceWording({ code, platformFen, oursFen }: Omit<Difference, 'class'>): Wording {
  const theirs = yuanText(platformFen);
  return sentences[code]({ theirs, ours: yuanText(oursFen), gap: yuanText(distance(platformFen, oursFen)) });
}

function distance(one: Fen, other: Fen): Fen {
  return fen(Math.abs(one - other));
}
