import type { PayoutState } from '../payout/payout';
import { isOver } from '../payout/payout-row';

/** A payout of ours, as far as it can be compared. Whole fen. */
export interface OurPayout {
  readonly payoutNo: string;
  readonly state: PayoutState;
  /** Epoch ms; null when it was never handed over. */
  readonly firstSentAtMs: number | null;
  readonly grossFen: number;
  /** What the provider's bill should state: what arrives, or the amount before tax where the provider withholds it. */
  readonly billedFen: number;
  /** Null while it never arrived. */
  readonly paid: { readonly netFen: number; readonly taxFen: number } | null;
}

/** What the provider's bills say of one number: out of the payer's account, and back into it. */
export interface BilledSums {
  readonly outFen: number;
  readonly backFen: number;
}

/** What the ledger says of one number; null for an entry that is not there. */
export interface BookedSums {
  readonly paid: { readonly netFen: number; readonly taxFen: number } | null;
  readonly givenBackFen: number | null;
  readonly returnedFen: number | null;
}

export type PayoutDifferenceCode =
  /** Money left for a number that we do not know or never handed over: somebody looks at once. */
  | 'THEIRS_NOT_OURS'
  /** We say paid, and no money left. */
  | 'OURS_NOT_THEIRS'
  | 'AMOUNT_DIFFERS'
  /** We gave the money back to the promoter, and the provider did not give it back to us. */
  | 'NOT_GIVEN_BACK'
  /** The provider gave it back, and we still say paid. */
  | 'GIVEN_BACK_UNTOLD'
  /** The payout and its ledger entries do not say the same. */
  | 'LEDGER_DIFFERS';

export interface PayoutDifference {
  readonly code: PayoutDifferenceCode;
  readonly oursFen: number;
  /** The provider's bill, or the ledger for LEDGER_DIFFERS. */
  readonly theirsFen: number;
}

/**
 * Compares a payout that is over with everything that the provider's bills say of it since it was handed over, and with
 * the ledger. An open one is compared once it is over.
 */
export function judgePayout(ours: OurPayout, billed: BilledSums, booked: BookedSums): readonly PayoutDifference[] {
  if (!isOver(ours.state)) return [];
  return [...billDifference(ours, billed), ...ledgerDifference(ours, booked)];
}

/** What to think of movements for a number that should have none: unknown here, or never handed over. */
export function judgeStranger({ outFen, backFen }: BilledSums): readonly PayoutDifference[] {
  return outFen === 0 && backFen === 0 ? [] : [{ code: 'THEIRS_NOT_OURS', oursFen: 0, theirsFen: outFen - backFen }];
}

/** Movements for a payout after its comparison was closed: money that left again, or came back untold. */
export function judgeLateMovement(ours: OurPayout, { outFen, backFen }: BilledSums): readonly PayoutDifference[] {
  if (outFen > 0) return [{ code: 'THEIRS_NOT_OURS', oursFen: 0, theirsFen: outFen - backFen }];
  const isTold = ours.state !== 'paid';
  return isTold || backFen === 0
    ? []
    : [{ code: 'GIVEN_BACK_UNTOLD', oursFen: ours.billedFen, theirsFen: ours.billedFen - backFen }];
}

function billDifference(ours: OurPayout, billed: BilledSums): readonly PayoutDifference[] {
  const { outFen, backFen } = billed;
  const theirsFen = outFen - backFen;
  if (ours.firstSentAtMs === null) return judgeStranger(billed);
  if (ours.state === 'paid') {
    if (outFen === 0) return [{ code: 'OURS_NOT_THEIRS', oursFen: ours.billedFen, theirsFen }];
    if (backFen > 0) return [{ code: 'GIVEN_BACK_UNTOLD', oursFen: ours.billedFen, theirsFen }];
    return outFen === ours.billedFen ? [] : [{ code: 'AMOUNT_DIFFERS', oursFen: ours.billedFen, theirsFen }];
  }
  if (theirsFen > 0) return [{ code: 'NOT_GIVEN_BACK', oursFen: 0, theirsFen }];
  if (theirsFen < 0) return [{ code: 'AMOUNT_DIFFERS', oursFen: 0, theirsFen }];
  const wasPaid = ours.state === 'returned' && ours.paid !== null;
  return wasPaid && outFen === 0 ? [{ code: 'OURS_NOT_THEIRS', oursFen: ours.billedFen, theirsFen }] : [];
}

function ledgerDifference(ours: OurPayout, booked: BookedSums): readonly PayoutDifference[] {
  const { state, paid, grossFen } = ours;
  const wasPaid = (state === 'paid' || state === 'returned') && paid !== null;
  const wanted: BookedSums = wasPaid
    ? { paid, givenBackFen: null, returnedFen: state === 'returned' ? paid.netFen + paid.taxFen : null }
    : { paid: null, givenBackFen: grossFen, returnedFen: null };
  const isSame =
    wanted.paid?.netFen === booked.paid?.netFen &&
    wanted.paid?.taxFen === booked.paid?.taxFen &&
    wanted.givenBackFen === booked.givenBackFen &&
    wanted.returnedFen === booked.returnedFen;
  if (isSame) return [];
  return [{ code: 'LEDGER_DIFFERS', oursFen: leftFen(wanted), theirsFen: leftFen(booked) }];
}

/** What left the promoter's account for good, tax included. */
function leftFen({ paid, returnedFen }: BookedSums): number {
  return (paid === null ? 0 : paid.netFen + paid.taxFen) - (returnedFen ?? 0);
}
