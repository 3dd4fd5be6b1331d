import { invariant } from '../invariant';
import type { Fen } from '../money/fen';
import { type Account, parsePromoterAccount } from './account';

/** Money that moves from one account to another; the amount is above 0, the direction says the rest. */
export interface Posting {
  readonly from: Account;
  readonly to: Account;
  readonly amountFen: Fen;
}

/** Why money moved. */
export type LedgerCause =
  | 'ORDER_PAID'
  | 'AMOUNT_CHANGED'
  | 'ORDER_REFUNDED'
  | 'ORDER_CANCELLED'
  | 'DUE_DATED'
  | 'HELD'
  | 'UNHELD'
  | 'SHARER_CHANGED'
  | 'REATTRIBUTED'
  | 'ADJUSTED'
  | 'RELEASED'
  | 'WITHDRAWAL_RESERVED'
  | 'WITHDRAWAL_PAID'
  | 'WITHDRAWAL_GIVEN_BACK'
  | 'WITHDRAWAL_RETURNED';

/** One immutable entry of the ledger. What it says is never edited; a correction is a new transaction. */
export interface LedgerTransaction {
  /** Made from the business fact: `order|sku|n`, `release|promoter|day`, `adjust|correction` or `withdraw|payout|step`. A repeat is the same id. */
  readonly id: string;
  readonly cause: LedgerCause;
  readonly brandId: string | null;
  /** `order|sku` for the lines of an order. */
  readonly orderKey: string | null;
  /** Every promoter whose accounts are touched, so that a statement finds the entry. */
  readonly promoters: readonly string[];
  readonly postings: readonly Posting[];
  /** When it was booked (epoch ms). */
  readonly bookedAtMs: number;
}

/** Builds a transaction and checks what every entry must satisfy. */
export function ledgerTransaction(parts: Omit<LedgerTransaction, 'promoters'>): LedgerTransaction {
  invariant(parts.postings.length > 0, `${parts.id} moves no money`);
  for (const posting of parts.postings) {
    invariant(posting.amountFen > 0, `${parts.id} has a posting of ${posting.amountFen} fen`);
    invariant(posting.from !== posting.to, `${parts.id} moves money in a circle on ${posting.from}`);
  }
  return { ...parts, promoters: promotersOf(parts.postings) };
}

/** The promoters whose accounts some postings touch, in the order in which they appear. */
export function promotersOf(postings: readonly Posting[]): string[] {
  const accounts = postings.flatMap((posting) => [posting.from, posting.to]);
  return [...new Set(accounts.flatMap((account) => parsePromoterAccount(account)?.promoter ?? []))];
}

/**
 * What a transaction says, as one text: equal texts are the same entry. The moment of booking is left out, because a
 * retry books the same fact a little later.
 */
export function canonicalTransactionText(transaction: LedgerTransaction): string {
  const { id, cause, brandId, orderKey, postings } = transaction;
  const lines = postings.map(({ from, to, amountFen }) => [from, to, amountFen]);
  return JSON.stringify([id, cause, brandId, orderKey, lines]);
}
