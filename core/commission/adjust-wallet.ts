import { promoterAccount } from '../ledger/account';
import { type LedgerTransaction, ledgerTransaction } from '../ledger/ledger-transaction';
import { applyPostings, type Wallet, withdrawableFen } from '../ledger/wallet';
import { type Fen, fen, negateFen } from '../money/fen';
import { type Outcome, ok, rejected } from '../outcome';
import type { BeijingDay } from '../time/beijing-day';

/** No adjustment is larger than a million yuan: more is a slip of the finger. */
export const largestAdjustmentFen = 100_000_000;

export type AmountRefusal = 'amount-not-a-number' | 'amount-not-whole' | 'amount-zero' | 'amount-too-large';

/**
 * Reads the amount of an adjustment: a whole number of fen, above 0 to the promoter, below 0 from him.
 *
 * Rejections: amount-not-a-number (text such as '1e3', NaN, infinity, nothing), amount-zero (minus zero too),
 * amount-not-whole, amount-too-large (above 100,000,000 fen either way).
 */
export function adjustmentFen(input: unknown): Outcome<Fen, AmountRefusal> {
  if (typeof input !== 'number' || !Number.isFinite(input)) return rejected('amount-not-a-number');
  if (input === 0) return rejected('amount-zero');
  if (Math.abs(input) > largestAdjustmentFen) return rejected('amount-too-large');
  if (!Number.isInteger(input)) return rejected('amount-not-whole');
  return ok(fen(input));
}

export interface Adjustment {
  /** The correction that it carries out; makes the ledger's id, so that it is booked once. */
  readonly correctionId: string;
  readonly amountFen: Fen;
  readonly brandId: string | null;
  /** Said by the person who asks: this may leave the promoter owing. */
  readonly mayCreateDebt: boolean;
}

/**
 * Moves money between the agency's margin and what a promoter may withdraw.
 *
 * Rejections: would-create-debt when he would owe (more) and the adjustment does not say that it may.
 */
export function adjustWallet(
  wallet: Wallet,
  adjustment: Adjustment,
  now: { readonly today: BeijingDay; readonly nowMs: number },
): Outcome<{ readonly wallet: Wallet; readonly transaction: LedgerTransaction }, 'would-create-debt'> {
  const { correctionId, amountFen, brandId, mayCreateDebt } = adjustment;
  const available = promoterAccount(wallet.promoter, { place: 'available' });
  const posting =
    amountFen > 0
      ? ({ from: 'agency/margin', to: available, amountFen } as const)
      : ({ from: available, to: 'agency/margin', amountFen: negateFen(amountFen) } as const);
  const after = applyPostings(wallet, [posting]);
  if (amountFen < 0 && withdrawableFen(after, now.today) < 0 && !mayCreateDebt) return rejected('would-create-debt');
  const transaction = ledgerTransaction({
    id: `adjust|${correctionId}`,
    cause: 'ADJUSTED',
    brandId,
    orderKey: null,
    postings: [posting],
    bookedAtMs: now.nowMs,
  });
  return ok({ wallet: after, transaction });
}
