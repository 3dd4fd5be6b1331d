import type { PayBillLine } from '../../ports/pay-provider';
import { fenOfYuan } from './yuan-fen';

/** The columns that we read. Others may come and go; without one of these the bill cannot be read. */
const columns = {
  bookedAt: '记账时间',
  providerNo: '微信支付业务单号',
  business: '业务名称',
  kind: '业务类型',
  direction: '收支类型',
  amount: '收支金额(元)',
  voucher: '业务凭证号',
} as const;
type Column = keyof typeof columns;

/** Movements of the account that are no transfers to people. What is not known to be one of these counts as a transfer. */
const otherBusiness = /充值|提现|划拨|手续费|交易|结算|退款|分账|购买|服务费/;

/**
 * Reads the bill of one day's movements on the operating account: comma-separated with a header, each cell behind a
 * backtick, amounts in yuan, then a block of totals. Only movements of transfers come out.
 *
 * undefined when it is no such bill, or its own count of rows is another.
 * https://pay.weixin.qq.com/doc/v3/merchant/4012556742
 */
export function fundFlowLines(rows: readonly (readonly string[])[]): readonly PayBillLine[] | undefined {
  const [head = [], ...others] = rows;
  const places = placesOf(head.map((cell) => plain(cell)));
  if (!places) return undefined;
  const end = others.findIndex(([first = '']) => !first.startsWith('`'));
  const movements = end === -1 ? others : others.slice(0, end);
  if (end !== -1 && !countsAgree(others.slice(end), movements.length)) return undefined;
  const lines: PayBillLine[] = [];
  for (const row of movements) {
    const line = lineOf((column) => plain(row[places[column]] ?? ''));
    if (line === undefined) return undefined;
    if (line !== 'other') lines.push(line);
  }
  return lines;
}

function placesOf(head: readonly string[]): Readonly<Record<Column, number>> | undefined {
  // Full-width brackets and spaces are written as it pleases whoever wrote the bill.
  const names = head.map((name) => name.replace(/\s/g, '').replace('\uFF08', '(').replace('\uFF09', ')'));
  const places = Object.entries(columns).map(([column, name]) => [column, names.indexOf(name)] as const);
  if (places.some(([, place]) => place === -1)) return undefined;
  return Object.fromEntries(places) as Record<Column, number>;
}

/** The block of totals begins with a head of its own; its first figure is the number of rows. */
function countsAgree([head = [], totals = []]: readonly (readonly string[])[], count: number): boolean {
  if (!/总笔数/.test(head[0] ?? '')) return false;
  return Number(plain(totals[0] ?? '')) === count;
}

function lineOf(cell: (column: Column) => string): PayBillLine | 'other' | undefined {
  const amountFen = fenOfYuan(cell('amount'));
  const atMs = momentOf(cell('bookedAt'));
  const direction = { 支出: 'out' as const, 收入: 'back' as const }[cell('direction')];
  if (amountFen === undefined || atMs === undefined || direction === undefined) return undefined;
  const business = `${cell('business')} ${cell('kind')}`;
  const isTransfer = /转账/.test(business);
  if (!isTransfer && (direction === 'back' || otherBusiness.test(business))) return 'other';
  const payoutNo = cell('voucher');
  return {
    payoutNo: /^[0-9A-Za-z]{1,32}$/.test(payoutNo) ? payoutNo : null,
    ...{ providerNo: cell('providerNo'), amountFen: Math.abs(amountFen), direction, atMs },
  };
}

/** Beijing time as the bill writes it. */
function momentOf(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(text)) return undefined;
  const atMs = Date.parse(`${text.replace(' ', 'T')}+08:00`);
  return Number.isNaN(atMs) ? undefined : atMs;
}

function plain(cell: string): string {
  return cell
    .replace(/^\uFEFF/, '')
    .replace(/^`/, '')
    .trim();
}
