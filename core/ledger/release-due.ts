import { type Fen, fen, negateFen } from '../money/fen';
import type { BeijingDay } from '../time/beijing-day';
import { promoterAccount } from './account';
import { type LedgerTransaction, ledgerTransaction, type Posting } from './ledger-transaction';
import { applyPostings, dueDaysThrough, type Wallet } from './wallet';

export interface Release {
  readonly wallet: Wallet;
  /** Absent when no due money lay at or before the day: then only the day is written down. */
  readonly transaction: LedgerTransaction | undefined;
}

/**
 * Writes down what time has already made true: all due money up to `throughDay` becomes available.
 *
 * @returns undefined when the wallet was released through that day before, so doing it twice changes nothing.
 */
export function releaseDue(wallet: Wallet, throughDay: BeijingDay, bookedAtMs: number): Release | undefined {
  if (wallet.releasedThroughDay !== null && wallet.releasedThroughDay >= throughDay) return undefined;
  const postings = dueDaysThrough(wallet, throughDay).map((day) =>
    releasePosting(wallet.promoter, day, wallet.dueFenByDay[day] ?? fen(0)),
  );
  const released = { ...applyPostings(wallet, postings), releasedThroughDay: throughDay };
  if (postings.length === 0) return { wallet: released, transaction: undefined };
  const transaction = ledgerTransaction({
    id: `release|${wallet.promoter}|${throughDay}`,
    cause: 'RELEASED',
    brandId: null,
    orderKey: null,
    postings,
    bookedAtMs,
  });
  return { wallet: released, transaction };
}

/** The day through which a release entry released, read off its id `release|promoter|day`; null for other entries. */
export function releasedThroughDayOf({ id, cause }: LedgerTransaction): BeijingDay | null {
  return cause === 'RELEASED' ? (id.slice(id.lastIndexOf('|') + 1) as BeijingDay) : null;
}

/** A bucket below zero (a refund came before its day, of money that went elsewhere) is released as a debt. */
function releasePosting(promoter: string, day: BeijingDay, amountFen: Fen): Posting {
  const due = promoterAccount(promoter, { place: 'due', day });
  const available = promoterAccount(promoter, { place: 'available' });
  return amountFen > 0
    ? { from: due, to: available, amountFen }
    : { from: available, to: due, amountFen: negateFen(amountFen) };
}
