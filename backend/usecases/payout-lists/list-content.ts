import type { TextHash } from '../../../core/ledger/entry-chain';
import type { PayList, PayRow } from '../../ports/pay-list-store';

/** What a list pays out, in whole fen. */
export function totalOf(rows: readonly PayRow[]): number {
  return rows.reduce((sumFen, { netFen }) => sumFen + netFen, 0);
}

/**
 * A hash over number, amount, remark and sealed account of every row, in order: whoever changes one of them in the
 * database changes it. The sealed text is bound to its payout, so that accounts cannot be swapped either.
 */
export function contentHashOf(rows: readonly PayRow[], hash: TextHash): string {
  return hash(JSON.stringify(rows.map(({ payoutNo, netFen, remark, sealed }) => [payoutNo, netFen, remark, sealed])));
}

/** Whether the rows are still those that were put into the list. */
export function isAsMade(list: PayList, rows: readonly PayRow[], hash: TextHash): boolean {
  return list.rowCount === rows.length && list.contentHash === contentHashOf(rows, hash);
}

/** What the audit and the console say of a list. */
export function listOverview({ listId, route, state, rowCount, totalFen }: PayList): object {
  return { listId, route, state, rowCount, totalFen };
}
