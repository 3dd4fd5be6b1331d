import type { NextFreeView, OverviewView } from '../../../cloudfunctions/earnings/contract';
import type { BarDay } from '../../components/day-bars/day-bars.view';
import { momentText } from '../../formats/beijing-text';
import { beijingDay, weekdayText } from '../../formats/day-text';
import { payerText } from '../../formats/payer-text';
import { yuanText } from '../../formats/yuan-text';
import type { Answer } from '../../services/answer';

export interface NextRow {
  readonly key: number;
  readonly lead: string;
  /** What it waits for. */
  readonly note: string;
  readonly amountFen: number;
  /** How many orders; empty where they were not counted. */
  readonly count: string;
}

export interface EarningsData {
  readonly phase: 'loading' | 'ready' | 'empty' | 'failed';
  readonly sentence: string;
  readonly withdrawableFen: number;
  readonly frozenFen: number;
  readonly heldFen: number;
  readonly owedFen: number;
  readonly payingFen: number;
  readonly paidFen: number;
  /** Who pays, as one line. */
  readonly payer: string;
  /** What to know about the amounts: a debt, a block, a check, or who pays. */
  readonly notices: readonly { readonly tone: 'owed' | 'todo'; readonly text: string }[];
  readonly next: readonly NextRow[];
  readonly hasMoreNext: boolean;
  readonly days: readonly BarDay[];
  readonly highestFen: number;
  /** Nothing was booked yet. */
  readonly isNew: boolean;
  /** Empty where nothing can be withdrawn now. */
  readonly actionName: string;
}

export const loadingEarnings: EarningsData = {
  phase: 'loading',
  sentence: '',
  withdrawableFen: 0,
  frozenFen: 0,
  heldFen: 0,
  owedFen: 0,
  payingFen: 0,
  paidFen: 0,
  payer: '',
  notices: [],
  next: [],
  hasMoreNext: false,
  days: [],
  highestFen: 0,
  isNew: false,
  actionName: '',
};

const visitorSentence = '加入推客后,这里会有您的每一笔佣金:记了多少、等什么、哪天可以提现。';
const mostNext = 6;

/** The page after its one call; amounts never show as 0.00 when it failed. */
export function earningsView(answer: Answer<OverviewView>, nowMs: number): EarningsData {
  if (answer.ok) return { ...shown(answer.value, nowMs), phase: 'ready' };
  if (answer.code === 'not-bound') return { ...loadingEarnings, phase: 'empty', sentence: visitorSentence };
  return { ...loadingEarnings, phase: 'failed', sentence: answer.sentence };
}

function shown(
  { wallet, settledBy, paidByPlatformFen, next, days, highestFen }: OverviewView,
  nowMs: number,
): EarningsData {
  const { withdrawableFen, frozenFen, heldFen, owedFen, payingFen, paidFen } = wallet;
  const today = beijingDay(nowMs);
  const dated = wallet.dueByDay.length;
  const isNew = [withdrawableFen, frozenFen, heldFen, owedFen, payingFen, paidFen, dated].every((one) => one === 0);
  return {
    ...loadingEarnings,
    ...{ withdrawableFen, frozenFen, heldFen, owedFen, payingFen, paidFen, days, highestFen },
    payer: settledBy === 'platform' ? '' : payerText(wallet.payerName),
    notices: noticesOf({ wallet, paidByPlatformFen }),
    next: next.slice(0, mostNext).map((one, key) => nextRow(one, key, today)),
    hasMoreNext: next.length > mostNext,
    isNew: isNew && highestFen === 0 && settledBy === 'agency' && wallet.blockedUntilMs === undefined,
    actionName: withdrawableFen > 0 ? `提现 ${yuanText(withdrawableFen)} 元` : '',
  };
}

function noticesOf({
  wallet,
  paidByPlatformFen,
}: Pick<OverviewView, 'wallet' | 'paidByPlatformFen'>): EarningsData['notices'] {
  const { owedFen, heldFen, blockedUntilMs, blockedFen = 0 } = wallet;
  const debt = `有一笔提现过的订单退款了,要扣回 ${yuanText(owedFen)} 元。会从以后的佣金里抵扣,不用您转账。`;
  const block = `${yuanText(blockedFen)} 元暂停提现到 ${momentText(blockedUntilMs ?? 0)},钱还在您名下。原因请问商家。`;
  const platform = `现在的订单由微信小店平台直接结算给您,近 30 天 ${yuanText(paidByPlatformFen ?? 0)} 元,在微信里查看,不在这里提现。`;
  const todo = [
    ...(blockedUntilMs === undefined ? [] : [block]),
    ...(heldFen > 0 ? [`${yuanText(heldFen)} 元正在核查,核查完会通知您。`] : []),
    ...(paidByPlatformFen === null ? [] : [platform]),
  ].map((text) => ({ tone: 'todo' as const, text }));
  return owedFen > 0 ? [{ tone: 'owed', text: debt }, ...todo] : todo;
}

function nextRow(next: NextFreeView, key: number, today: string): NextRow {
  const day = next.day === null ? '' : weekdayText(next.day, today);
  const count = next.orderCount === null ? '' : `${next.orderCount} 笔`;
  return { key, ...words(next.waitingFor, day), amountFen: next.amountFen, count };
}

function words(waitingFor: NextFreeView['waitingFor'], day: string): Pick<NextRow, 'lead' | 'note'> {
  switch (waitingFor) {
    case 'due-day':
      return { lead: day, note: '已收货、已结算,0:00 起可提现' };
    case 'hold-days':
      return { lead: `约 ${day}`, note: '买家已收货,等满期和平台结算' };
    case 'receipt':
      return { lead: '等买家收货', note: '收货满期后的第二天起可以提现' };
    case 'settlement':
      return { lead: '等平台结算', note: '已满期,结算后的第二天可以提现,不用您操作' };
    case 'unread':
      return { lead: '更早的订单', note: '在订单里可以逐笔看' };
  }
}
