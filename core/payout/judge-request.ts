import { payoutsBlockAt } from '../ledger/payouts-block';
import { type Wallet, withdrawableFen } from '../ledger/wallet';
import { type Fen, fen } from '../money/fen';
import { type Outcome, ok, rejected } from '../outcome';
import { beijingDayOf } from '../time/beijing-day';
import type { PayoutQuote } from './payout';
import { type PayoutSettings, pauseAt, smallestPayoutFen } from './payout-settings';

/** Why an amount cannot be withdrawn; each has its own sentence. */
export type WithdrawalRefusal =
  | 'amount-not-a-number'
  | 'amount-not-whole'
  | 'amount-not-positive'
  | 'payouts-paused'
  | 'in-debt'
  | 'payouts-blocked'
  | 'money-held'
  | 'above-balance'
  | 'below-minimum'
  | 'above-maximum'
  | 'day-limit'
  | 'name-needed';

/** An amount as somebody typed it, in fen. Rejections: amount-not-a-number, amount-not-whole, amount-not-positive. */
export function withdrawalFen(
  amountFen: number,
): Outcome<Fen, 'amount-not-a-number' | 'amount-not-whole' | 'amount-not-positive'> {
  if (!Number.isFinite(amountFen)) return rejected('amount-not-a-number');
  if (!Number.isSafeInteger(amountFen)) return rejected('amount-not-whole');
  return amountFen > 0 ? ok(fen(amountFen)) : rejected('amount-not-positive');
}

export interface WithdrawalWish {
  readonly quote: PayoutQuote;
  readonly wallet: Wallet;
  readonly hasName: boolean;
  readonly nowMs: number;
}

/**
 * Whether a withdrawal may be reserved now, judged on the wallet that the same transaction writes. The limits are about
 * what arrives, the balance about what leaves.
 *
 * Rejections, the first that applies: payouts-paused, in-debt, payouts-blocked, money-held (it would be enough with what
 * is being checked), above-balance, below-minimum, above-maximum, day-limit, name-needed.
 */
export function judgeRequest(
  { quote, wallet, hasName, nowMs }: WithdrawalWish,
  settings: PayoutSettings,
): Outcome<null, WithdrawalRefusal> {
  const { grossFen, netFen } = quote;
  const freeFen = withdrawableFen(wallet, beijingDayOf(nowMs));
  if (pauseAt(settings, nowMs)) return rejected('payouts-paused');
  if (freeFen < 0) return rejected('in-debt');
  if (payoutsBlockAt(wallet, nowMs)) return rejected('payouts-blocked');
  if (grossFen > freeFen) return rejected(grossFen <= freeFen + wallet.heldFen ? 'money-held' : 'above-balance');
  if (netFen < Math.max(settings.minFen, smallestPayoutFen)) return rejected('below-minimum');
  if (netFen > settings.maxFen) return rejected('above-maximum');
  if (netFen > dayLeftFen(wallet, settings, nowMs)) return rejected('day-limit');
  return netFen >= settings.nameFromFen && !hasName ? rejected('name-needed') : ok(null);
}

/** What may still be paid out to a promoter today, in fen; never below 0. */
export function dayLeftFen(wallet: Wallet, { promoterDayFen }: PayoutSettings, nowMs: number): number {
  const usedFen = wallet.withdrawnFenByDay?.[beijingDayOf(nowMs)] ?? 0;
  return Math.max(promoterDayFen - usedFen, 0);
}

/**
 * Into which payouts an amount has to be cut, each of which is confirmed on its own: as much as one may take, then the
 * rest. It is the promoter's own choice whether he asks for the rest.
 */
export function partsOf(grossFen: Fen, { maxFen }: Pick<PayoutSettings, 'maxFen'>): Fen[] {
  const whole = Math.floor(grossFen / maxFen);
  const restFen = grossFen - whole * maxFen;
  return [...Array.from({ length: whole }, () => fen(maxFen)), ...(restFen > 0 ? [fen(restFen)] : [])];
}
