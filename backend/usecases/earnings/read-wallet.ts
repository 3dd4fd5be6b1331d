import { dueDays, emptyWallet, withdrawableFen } from '../../../core/ledger/wallet';
import { type Outcome, ok, rejected } from '../../../core/outcome';
import { beijingDayOf } from '../../../core/time/beijing-day';
import type { Clock } from '../../ports/clock';
import type { OrderBooks } from '../../ports/order-books';
import type { PromoterDirectory } from '../../ports/promoter-directory';

export interface ReadWalletPorts {
  readonly books: OrderBooks;
  readonly promoters: PromoterDirectory;
  readonly clock: Clock;
}

/**
 * A promoter's money by place. What may be withdrawn counts every due day up to today, whether or not the release timer
 * has written it down. One database call once the caller is known to the instance.
 *
 * Rejections: `not-bound`.
 */
export async function readWallet(ports: ReadWalletPorts, openid: string): Promise<Outcome<WalletSummary, 'not-bound'>> {
  const promoter = await ports.promoters.promoterOf(openid);
  if (promoter === undefined) return rejected('not-bound');
  const wallet = (await ports.books.findWallet(promoter)) ?? emptyWallet(promoter);
  const today = beijingDayOf(ports.clock.nowMs());
  const free = withdrawableFen(wallet, today);
  const later = dueDays(wallet).filter((day) => day > today);
  return ok({
    withdrawableFen: Math.max(free, 0),
    owedFen: Math.max(-free, 0),
    frozenFen: wallet.frozenFen,
    heldFen: wallet.heldFen,
    dueByDay: later.map((day) => ({ day, amountFen: wallet.dueFenByDay[day] ?? 0 })),
    payingFen: wallet.payingFen,
    paidFen: wallet.paidFen,
  });
}

export interface WalletSummary {
  readonly withdrawableFen: number;
  readonly owedFen: number;
  readonly frozenFen: number;
  readonly heldFen: number;
  readonly dueByDay: readonly { readonly day: string; readonly amountFen: number }[];
  readonly payingFen: number;
  readonly paidFen: number;
}
