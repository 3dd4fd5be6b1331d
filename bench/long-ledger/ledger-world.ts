import { sha256Text } from '../../backend/adapters/exports/sha256-text';
import { ledgerDocument } from '../../backend/adapters/stores/ledger-document';
import { walletDocument } from '../../backend/adapters/stores/wallet-document';
import { chainAfter, chainGenesis, entrySeenBy } from '../../core/ledger/entry-chain';
import { type LedgerTransaction, ledgerTransaction } from '../../core/ledger/ledger-transaction';
import { emptyWallet } from '../../core/ledger/wallet';
import { fen } from '../../core/money/fen';
import { type BeijingDay, beijingDayOf, startOfBeijingDayMs } from '../../core/time/beijing-day';

export type Work = 'order' | 'wallet' | 'statement' | 'textbook';

/** How often the work is done for one answer: what is quick needs more of it to be measured. */
export const repeats: Readonly<Record<Work, number>> = { order: 5, wallet: 20, statement: 1, textbook: 1 };

/** The month of the statement, and what lies before it: all but these rows, over five years. */
export const monthRows = 500;
export const month = { fromDay: '20260801' as BeijingDay, throughDay: '20260831' as BeijingDay };
export const monthStartMs = startOfBeijingDayMs(month.fromDay);
export const monthEndMs = startOfBeijingDayMs('20260901' as BeijingDay);
const yearsMs = 5 * 365 * 86_400_000;
export const rowFen = 100;

export function promoterOf(size: number): string {
  return `wxledger${size}`;
}

/** So many ledger rows of one promoter, his wallet, and the seal of the day before the month, as the night leaves it. */
export function ledgerDocuments(size: number) {
  const promoter = promoterOf(size);
  const lastDay = beijingDayOf(monthStartMs - 1);
  const ledger: object[] = [];
  let chain = chainGenesis(promoter, sha256Text);
  const entryIds: string[] = [];
  for (let index = 0; index < size; index += 1) {
    const entry = entryAt(promoter, size, index);
    ledger.push(ledgerDocument(entry));
    if (entry.bookedAtMs >= monthStartMs) continue;
    chain = chainAfter(chain, entrySeenBy(entry, promoter), sha256Text);
    if (beijingDayOf(entry.bookedAtMs) === lastDay) entryIds.push(entry.id);
  }
  const { count, head, balances } = chain;
  const seal = {
    ...{ _id: `seal|${promoter}|${lastDay}`, kind: 'seal', promoter, day: lastDay, throughMs: monthStartMs - 1 },
    ...{ entryIds, count, head, balances },
  };
  return { ledger, seal, wallet: walletDocument({ ...emptyWallet(promoter), frozenFen: fen(size * rowFen) }) };
}

/** The same money as the textbook records it. */
export function peerRecords(size: number): object[] {
  const promoter = promoterOf(size);
  return Array.from({ length: size }, (_, index) => ({
    ...{ _id: `${promoter}record${index}`, promoter, orderId: `${index}`, skuId: 'sku1', cause: 'paid' },
    ...{ amountFen: rowFen, createdAtMs: momentOf(size, index) },
  }));
}

function momentOf(size: number, index: number): number {
  const earlier = size - monthRows;
  if (index < earlier) return monthStartMs - yearsMs + Math.floor((index * yearsMs) / earlier);
  return monthStartMs + Math.floor(((index - earlier) * (monthEndMs - monthStartMs)) / monthRows);
}

function entryAt(promoter: string, size: number, index: number): LedgerTransaction {
  const orderKey = `${size}${String(index).padStart(8, '0')}|sku1`;
  return ledgerTransaction({
    id: `${orderKey}|1`,
    cause: 'ORDER_PAID',
    brandId: 'shanli',
    orderKey,
    bookedAtMs: momentOf(size, index),
    postings: [{ from: 'platform', to: `promoter/${promoter}/frozen`, amountFen: fen(rowFen) }],
  });
}
