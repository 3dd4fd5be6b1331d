import { type Fen, zeroFen } from '../money/fen';
import type { BeijingDay } from '../time/beijing-day';
import { type PayoutsBlock, type Wallet, withdrawableFen } from './wallet';

/** A block of payouts lasts 7 days unless stated, as long as there is time to appeal, and never more than 90. */
export const usualBlockDays = 7;
export const longestBlockDays = 90;

/** The block that keeps a wallet's payouts back at a moment; one whose end has come counts for nothing. */
export function payoutsBlockAt(wallet: Pick<Wallet, 'payoutsBlocked'>, nowMs: number): PayoutsBlock | undefined {
  const block = wallet.payoutsBlocked;
  return block && nowMs < block.untilMs ? block : undefined;
}

/** What a payout may take: what is withdrawable, 0 while blocked. A debt stays visible through a block. */
export function payableFen(wallet: Wallet, now: { readonly today: BeijingDay; readonly nowMs: number }): Fen {
  const freeFen = withdrawableFen(wallet, now.today);
  return freeFen > 0 && payoutsBlockAt(wallet, now.nowMs) ? zeroFen : freeFen;
}
