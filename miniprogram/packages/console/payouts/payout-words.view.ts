import type { PayListView, PayoutListsView } from '../../../../cloudfunctions/console/payout-lists-contract';
import type {
  PayoutQueueView,
  QueuedPayoutView,
  StuckPayoutsView,
} from '../../../../cloudfunctions/console/payouts-contract';
import { momentText } from '../../../formats/beijing-text';
import { yuanText } from '../../../formats/yuan-text';
import { type ConsoleRow, consoleRow, type Tone } from '../components/row-list/row-list.view';
import { countText } from '../count-text.view';

export type PayoutFilter = 'approval' | 'trouble' | 'notices' | 'open' | 'ended' | 'lists' | 'money' | 'settings';

export const payoutFilters: readonly { readonly value: PayoutFilter; readonly name: string }[] = [
  { value: 'approval', name: '等通过' },
  { value: 'trouble', name: '卡住了' },
  { value: 'notices', name: '提醒' },
  { value: 'open', name: '进行中' },
  { value: 'ended', name: '已结束' },
  { value: 'lists', name: '付款清单' },
  { value: 'money', name: '要多少钱' },
  { value: 'settings', name: '付款设置' },
];

export const routeNames: Readonly<Record<QueuedPayoutView['route'], string>> = {
  wechat: '微信零钱',
  bank: '银行卡',
  alipay: '支付宝',
  payroll: '随工资发放',
  gig: '灵工平台',
};

const moneyStates: Readonly<Partial<Record<QueuedPayoutView['state'], string>>> = {
  paid: 'paid',
  failed: 'reversed',
  cancelled: 'reversed',
  expired: 'reversed',
  returned: 'reversed',
  abandoned: 'reversed',
};

export function payoutTag({ stuck, part, title }: QueuedPayoutView): { readonly text: string; readonly tone: Tone } {
  if (stuck !== null || part === 'trouble') return { text: `− ${title.zh}`, tone: 'owed' };
  if (part === 'approval') return { text: '! 等通过', tone: 'todo' };
  return part === 'open' ? { text: `! ${title.zh}`, tone: 'frozen' } : { text: `● ${title.zh}`, tone: 'done' };
}

export function moneyStateOf({ state }: Pick<QueuedPayoutView, 'state'>): string {
  return moneyStates[state] ?? 'paying';
}

function payoutRow(payout: QueuedPayoutView): ConsoleRow {
  return consoleRow({
    key: payout.payoutNo,
    title: `${routeNames[payout.route]} · 推客 ${payout.promoter}`,
    note: `${momentText(payout.requestedAtMs)} 申请 · ${payout.sentence.zh}`,
    tag: payoutTag(payout),
    amountFen: payout.netFen,
  });
}

export function queueRows({ payouts }: PayoutQueueView): ConsoleRow[] {
  return payouts.map(payoutRow);
}

/** What is stuck, by what has to be done about it. */
export function stuckGroups({ classes }: StuckPayoutsView) {
  return classes.map((one) => ({
    key: one.class,
    title: `${one.title.zh} · ${countText(one.count)} 笔 ${yuanText(one.sumFen)} 元`,
    next: one.next.zh,
    rows: one.payouts.map(payoutRow),
  }));
}

/** All that a page shows and one tap would decide. */
export function batchText(payouts: readonly QueuedPayoutView[]): string {
  const sumFen = payouts.reduce((sum, { netFen }) => sum + netFen, 0);
  return payouts.length < 2 ? '' : `通过这 ${payouts.length} 笔 ${yuanText(sumFen)} 元`;
}

const listWords: Readonly<Record<PayListView['state'], { readonly text: string; readonly tone: Tone }>> = {
  making: { text: '! 正在做', tone: 'todo' },
  made: { text: '! 等通过', tone: 'todo' },
  approved: { text: '✓ 已通过', tone: 'free' },
  withdrawing: { text: '● 正在撤', tone: 'done' },
  withdrawn: { text: '● 已撤回', tone: 'done' },
};

export function listTag({ state }: Pick<PayListView, 'state'>) {
  return listWords[state];
}

export function listRows({ lists }: PayoutListsView): ConsoleRow[] {
  return lists.map((list) =>
    consoleRow({
      key: list.listId,
      title: `${routeNames[list.route]} · ${list.rowCount} 笔`,
      note: `${list.madeBy} ${momentText(list.madeAtMs)} 做的`,
      tag: listTag(list),
      amountFen: list.totalFen,
    }),
  );
}

/** What waits to be put on a list, by route. */
export function waitingLines({ waiting }: PayoutListsView) {
  return waiting
    .filter(({ count }) => count > 0)
    .map(({ route, count, totalFen, withoutInvoice }) => ({
      route,
      text: `${routeNames[route]} ${countText(count)} 笔 ${yuanText(totalFen)} 元${withoutInvoice > 0 ? `,${countText(withoutInvoice)} 笔还没有发票` : ''}`,
    }));
}

export function emptyPayouts(filter: PayoutFilter): string {
  switch (filter) {
    case 'approval':
      return '没有等通过的提现。';
    case 'trouble':
      return '没有卡住的提现。';
    case 'notices':
      return '没有提醒。付款出了问题、要您知道的,会写在这里。';
    case 'open':
      return '没有进行中的提现。';
    case 'ended':
      return '还没有结束的提现。';
    default:
      return '还没有付款清单。银行卡、支付宝和工资要付的会先在上面等着。';
  }
}
