import type { PayoutRow } from '../../../core/payout/payout-row';
import { queueKeyOf, queueRange } from '../../../core/payout/queue-key';
import type { TableRow } from '../../../core/statement/statement-table';
import { payoutView } from '../payouts/payout-view';
import type { ExportSource } from './export-source';
import { secondOf, yuanOf } from './order-source';

const whole = queueRange('approval', 'ended');

/** Payouts in the order of their queue. */
export const payoutSource: ExportSource = {
  sheet: '提现',
  columns: [
    ...['提现单号', '推客编号', '途径', '状态', '状态代码', '申请时间(北京)', '状态自(北京)'],
    ...['税前(元)', '税前(分)', '税款(分)', '到手(元)', '到手(分)', '平台单号'],
  ],
  count: async () => null,
  async read({ overview, clock }, _job, from, limit) {
    const range = { ...whole, after: from === '' ? whole.after : from };
    const rows = await overview.listQueue({}, range, limit);
    const last = rows[rows.length - 1];
    const sum = (of: (row: PayoutRow) => number) => rows.reduce((total, row) => total + of(row), 0);
    return {
      rows: rows.map((row) => cellsOf(row, clock.nowMs())),
      counted: rows.length,
      sumsFen: { gross: sum(({ quote }) => quote.grossFen), net: sum(({ quote }) => quote.netFen) },
      next: last && rows.length === limit ? queueKeyOf(last) : null,
    };
  },
};

const routes: Readonly<Record<PayoutRow['route'], string>> = {
  wechat: '微信零钱',
  bank: '银行卡',
  alipay: '支付宝',
  payroll: '随工资发放',
  gig: '灵工平台',
};

function cellsOf(row: PayoutRow, nowMs: number): TableRow {
  const { payoutNo, promoter, route, state, requestedAtMs, stateSinceMs, quote, providerNo } = row;
  const { grossFen, taxFen, netFen } = quote;
  return [
    ...[payoutNo, promoter, routes[route], payoutView(row, nowMs).title.zh, state],
    ...[secondOf(requestedAtMs), secondOf(stateSinceMs), yuanOf(grossFen), grossFen, taxFen, yuanOf(netFen), netFen],
    providerNo ?? '',
  ];
}
