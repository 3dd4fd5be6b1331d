import { fen } from '../../../core/money/fen';
import type { PayeeDetails } from '../../../core/payee/check-payee';
import type { TableRow } from '../../../core/statement/statement-table';
import { plainYuan } from '../../../core/tax/plain-yuan';
import { beijingDayOf } from '../../../core/time/beijing-day';
import type { ListRoute, PayRow } from '../../ports/pay-list-store';

interface OpenRow {
  readonly row: PayRow;
  readonly details: PayeeDetails;
}

type Column = readonly [title: string, cellOf: (open: OpenRow, index: number) => string | number];

/** The payout's number stands also in the remark, because some result files give back nothing else. */
const remarkOf = ({ row }: OpenRow) => `${row.remark} ${row.payoutNo}`;

/** What each kind of list holds, in the order in which banks, Alipay and payroll ask for it. */
const columns: Readonly<Record<ListRoute, readonly Column[]>> = {
  bank: [
    ['序号', (_open, index) => index + 1],
    ['付款编号', ({ row }) => row.payoutNo],
    ['收款人姓名', ({ details }) => details.realName],
    ['收款账号', ({ details }) => details.account],
    ['开户银行', ({ details }) => details.bankName],
    ['金额(元)', ({ row }) => plainYuan(fen(row.netFen))],
    ['附言', remarkOf],
  ],
  alipay: [
    ['序号', (_open, index) => index + 1],
    ['商户订单号', ({ row }) => row.payoutNo],
    ['收款方支付宝账号', ({ details }) => details.account],
    ['收款方姓名', ({ details }) => details.realName],
    ['金额(元)', ({ row }) => plainYuan(fen(row.netFen))],
    ['备注', remarkOf],
  ],
  payroll: [
    ['序号', (_open, index) => index + 1],
    ['付款编号', ({ row }) => row.payoutNo],
    ['工号', ({ details }) => details.account],
    ['姓名', ({ details }) => details.realName],
    ['月份', ({ row }) => beijingDayOf(row.queuedAtMs).slice(0, 6)],
    ['项目', () => '推广提成'],
    ['税前金额(元)', ({ row }) => plainYuan(fen(row.grossFen))],
  ],
};

/** The sheet's name of each kind of list. */
export const listSheets: Readonly<Record<ListRoute, string>> = {
  bank: '银行代付',
  alipay: '支付宝转账',
  payroll: '薪资提成',
};

/** A list as a table: one line of titles, then one for each payout. */
export function listTable(route: ListRoute, rows: readonly OpenRow[]): readonly TableRow[] {
  const titles = columns[route].map(([title]) => title);
  return [titles, ...rows.map((open, index) => columns[route].map(([, cellOf]) => cellOf(open, index)))];
}
