import type { LedgerTransaction } from '../../../core/ledger/ledger-transaction';
import { accountWording, causeWording } from '../../../core/ledger/movement-wording';
import { yuanText } from '../../../core/money/yuan-text';
import type { TableRow } from '../../../core/statement/statement-table';
import { type ExportSource, rowFilterOfExport } from './export-source';
import { secondOf } from './order-source';

/** Of each entry at most so many movements: with half as many entries as rows a file stays within its limit. */
const mostPostings = 2;

/** The ledger's entries; one row for each movement of an entry. */
export const ledgerSource: ExportSource = {
  sheet: '账本',
  columns: [
    ...['凭证号', '记账时间(北京)', '原因', '原因代码', '品牌编号', '订单号', '规格号', '推客编号'],
    ...['转出', '转出账户', '转入', '转入账户', '金额(元)', '金额(分)'],
  ],
  count: ({ orderLists, clock }, filter) => orderLists.countEntries(rowFilterOfExport(filter, clock.nowMs())),
  async read({ orderLists }, { filter, askedAtMs }, from, limit) {
    const most = Math.max(1, Math.floor(limit / mostPostings));
    const { rows, next } = await orderLists.listEntries(rowFilterOfExport(filter, askedAtMs), from, most);
    const moved = rows.flatMap(({ postings }) => postings).reduce((sum, { amountFen }) => sum + amountFen, 0);
    return { rows: rows.flatMap(rowsOf), counted: rows.length, sumsFen: { moved }, next };
  },
};

function rowsOf({ id, bookedAtMs, cause, brandId, orderKey, promoters, postings }: LedgerTransaction): TableRow[] {
  const [orderId = '', skuId = ''] = (orderKey ?? '').split('|');
  const head = [id, secondOf(bookedAtMs), causeWording(cause).zh, cause, brandId ?? '', orderId, skuId];
  return postings.map(({ from, to, amountFen }) => [
    ...[...head, promoters.join(' '), accountWording(from).zh, from, accountWording(to).zh, to],
    ...[yuanText(amountFen), amountFen],
  ]);
}
