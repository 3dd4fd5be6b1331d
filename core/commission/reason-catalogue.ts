import { fen } from '../money/fen';
import { yuanText } from '../money/yuan-text';
import { momentText, type Wording } from '../wording/beijing-text';
import type { CommissionState } from './commission-state';
import type { OrderRow } from './order-row';
import { stateWording } from './state-wording';

/** What a sentence may speak of besides the row itself. Every amount is the reader's own. */
export interface ReasonSubject {
  readonly row: OrderRow;
  readonly state: CommissionState;
  /** Below zero it is owed. */
  readonly withdrawableFen: number;
  readonly blockedUntilMs: number;
  readonly adjustedFen: number;
  readonly lineCount: number;
}

type Words = readonly [zh: string, en: string];

interface ReasonEntry {
  /** What happened and why. */
  readonly sentence: (subject: ReasonSubject) => Wording;
  /** What changes next, or that nothing does. */
  readonly next: Words;
}

function says(zh: string, en: string, next: Words): ReasonEntry {
  return { sentence: () => ({ zh, en }), next };
}

/** The sentence of the state already says it all; only what comes next is added. */
function asTheStateSays(next: Words): ReasonEntry {
  return { sentence: ({ row, state }) => stateWording(row, state), next };
}

const byItself: Words = ['到时自动变化,不用您操作。', 'It changes by itself; nothing is left to you.'];
const over: Words = ['不会再变化。', 'Nothing changes any more.'];
const onlyAmounts: Words = ['以后只有金额会跟着平台变化。', 'From now on only amounts follow the platform.'];
const told: Words = ['有结果后会通知您。', 'You will be told the outcome.'];
const netted: Words = ['会从以后的佣金里抵扣,不用您转账。', 'It is netted from what comes next; you transfer nothing.'];

const owedText = ({ withdrawableFen }: ReasonSubject) => yuanText(fen(Math.max(-withdrawableFen, 0)));

/** Every way in which an order can live and die, each with its sentence and what changes next. */
export const reasonCatalogue = {
  UNPAID: asTheStateSays(['付款后转为冻结中。', 'Frozen once it is paid.']),
  CLOSED_UNPAID: says('买家没有付款,订单已关闭。', 'The buyer never paid; the order is closed.', over),
  GIFT_WAITING: says('这是一份礼物,对方还没有收下。', 'This is a gift that has not been accepted yet.', [
    '收下礼物并确认收货后开始数天数。',
    'The days count from the receipt, once the gift is accepted.',
  ]),
  WAITING_RECEIPT: asTheStateSays(['买家确认收货后开始数天数。', "The days count from the buyer's receipt."]),
  WAITING_HOLD_DAYS: asTheStateSays(byItself),
  WAITING_SETTLEMENT: asTheStateSays(byItself),
  WAITING_DUE_DAY: asTheStateSays(byItself),
  FREE: asTheStateSays(['您可以申请提现。', 'You may ask for a payout.']),
  NO_COMMISSION: says('这单的佣金是 0 元。', 'The commission of this order is 0 yuan.', onlyAmounts),
  CLUE: says(
    '这是线索订单:商家没有为它设佣金,平台也不分佣。',
    'This is a clue order: the merchant set no commission for it and the platform splits none.',
    ['商家改设佣金后,以后的订单才会有佣金。', 'Only later orders can carry commission, if the merchant sets one.'],
  ),
  PLATFORM_PAYS: {
    sentence: ({ row }) => ({
      zh: `平台直接结算给您 ${yuanText(row.memoFen)} 元,不经过机构。`,
      en: `The platform itself pays you ${yuanText(row.memoFen)} yuan; it does not pass the agency.`,
    }),
    next: ['请在微信里查看到账。', 'See its arrival in WeChat.'],
  },
  NO_PROMOTER: says('微信没有为这单记录推客。', 'WeChat names no promoter for this order.', [
    '有疑问可以找回订单。',
    'Ask about it as a missing order if in doubt.',
  ]),
  NOT_YOURS: says('这单没有归您。', 'This order is not yours.', over),
  REATTRIBUTED_AWAY: says(
    '这单经人工核对后,改记在别的推客名下。',
    'After a check by a person this order was given to another promoter.',
    over,
  ),
  HELD_SETTLEMENT_TYPE: says(
    '核查中:平台给出的结算方式和约定的不一样。',
    'Being checked: the platform states another way of settlement than agreed.',
    told,
  ),
  HELD_NEGATIVE_MARGIN: says(
    '核查中:平台给机构的服务费少于您的佣金。',
    'Being checked: the fee is less than your commission.',
    told,
  ),
  HELD_AFTER_SALE: says('核查中:买家申请了售后。', 'Being checked: the buyer asked for after-sale service.', told),
  HELD_RISK: says('核查中:这单的交易需要核对。', 'Being checked: this trade has to be looked at.', told),
  HELD_MANUAL: says('核查中:机构的工作人员正在核对。', 'Being checked by a person of the agency.', told),
  PAYOUTS_BLOCKED: {
    sentence: ({ blockedUntilMs }) => ({
      zh: `核查中:${momentText(blockedUntilMs).zh} 之前暂不能提现。`,
      en: `Being checked: nothing can be withdrawn before ${momentText(blockedUntilMs).en}.`,
    }),
    next: ['到时自动恢复,也可以提前结束。', 'It ends by itself then, or earlier by a person.'],
  },
  REFUNDED: says('买家全部退款,冻结中的佣金已退回。', 'Fully refunded; the frozen commission went back.', over),
  REFUNDED_BEFORE_KNOWN: says(
    '我们看到这单时,它已经取消或退款,没有记过佣金。',
    'It was cancelled or refunded before we heard of it; no commission was booked.',
    over,
  ),
  REFUNDED_WHILE_HELD: says('核查中时买家退款,佣金已退回。', 'Refunded while being checked; it went back.', over),
  REFUNDED_BEFORE_DUE: says(
    '平台结算后、可提现之前买家退款,佣金已退回。',
    'Refunded after the settlement and before the money was free; the commission went back.',
    over,
  ),
  REFUNDED_AFTER_RELEASE: says(
    '可提现之后买家退款,佣金已从可提现里退回。',
    'Refunded after the money was free; it was taken from what you may withdraw.',
    over,
  ),
  REFUNDED_WHILE_PAYING: says(
    '提现中时买家退款,佣金已从可提现里退回。',
    'Refunded while a payout was under way; it was taken from what you may withdraw.',
    ['正在进行的提现会先申请取消;取消不了就从以后的佣金里抵扣。', 'The payout is asked to cancel; else it is netted.'],
  ),
  REFUNDED_AFTER_PAID: {
    sentence: (subject) => ({
      zh: `提现到账之后买家退款,待抵扣 ${owedText(subject)} 元。`,
      en: `Refunded after it was paid out: ${owedText(subject)} yuan are owed.`,
    }),
    next: netted,
  },
  OWED: {
    sentence: (subject) => ({
      zh: `这单已退款,可提现的钱不够退回,待抵扣 ${owedText(subject)} 元。`,
      en: `Refunded, and less was free than went back: ${owedText(subject)} yuan are owed.`,
    }),
    next: netted,
  },
  SETTLEMENT_CANCELLED: says(
    '平台取消了这单的结算,佣金已退回。',
    "The platform cancelled this order's settlement; the commission went back.",
    over,
  ),
  AMOUNT_RAISED: says(
    '平台上调了这单的金额,佣金跟着增加。',
    'The platform raised the amount, and the commission.',
    byItself,
  ),
  AMOUNT_CUT: says('平台下调了这单的金额,佣金跟着减少。', 'The platform cut the amount, and the commission.', byItself),
  PARTLY_REFUNDED: says(
    '买家退了一部分款,佣金按平台的金额减少。',
    'Partly refunded; the commission shrank with it.',
    byItself,
  ),
  PARTLY_REFUNDED_AGAIN: says(
    '买家分几次退款,每次都按平台的金额减少佣金。',
    'Refunded in several parts; the commission shrank with each.',
    byItself,
  ),
  REATTRIBUTED: says('这单经人工核对后记在您名下。', 'Given to you after a check by a person.', onlyAmounts),
  ADJUSTED: {
    sentence: ({ adjustedFen }) => ({
      zh: `机构为这单${adjustedFen > 0 ? '补给您' : '扣回'} ${yuanText(fen(Math.abs(adjustedFen)))} 元,记在可提现里。`,
      en: `For this order the agency ${adjustedFen > 0 ? 'added' : 'took back'} ${yuanText(fen(Math.abs(adjustedFen)))} yuan.`,
    }),
    next: over,
  },
  SELF_PURCHASE: says(
    '这是您自己下的单,按自购规则记在您名下。',
    'Your own order, kept for you by the rule on it.',
    byItself,
  ),
  PLATFORM_DECIDED: says(
    '微信的记录和我们推算的不一样,以微信的记录为准。',
    "WeChat's record differs from what we expected, and WeChat's record decides.",
    ['已提醒商家核对。', 'The merchant has been told.'],
  ),
  RATE_KEPT: says(
    '分成比例后来改过,这单仍按下单时的比例。',
    'The share was changed since; this order keeps the one of its time.',
    over,
  ),
  MULTI_SKU: {
    sentence: ({ lineCount }) => ({
      zh: `这个订单有 ${lineCount} 种商品,每种分开计佣。`,
      en: `This order has ${lineCount} goods; each is counted on its own.`,
    }),
    next: ['每种商品的退款互不影响。', 'A refund of one does not touch the others.'],
  },
} as const satisfies Readonly<Record<string, ReasonEntry>>;

export type ReasonCode = keyof typeof reasonCatalogue;

/** A reason as a person reads it: what happened and why, and what changes next. */
export interface Reason extends Wording {
  readonly code: ReasonCode;
  readonly next: Wording;
}

/** A reason in both languages, with what changes next; names, days and amounts come from the subject. */
export function reasonWording(code: ReasonCode, subject: ReasonSubject): Reason {
  const { sentence, next }: ReasonEntry = reasonCatalogue[code];
  const [zh, en] = next;
  return { code, ...sentence(subject), next: { zh, en } };
}
