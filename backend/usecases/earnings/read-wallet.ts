import { payerNameOf } from '../../../core/commission/payer-name';
import { payableFen, payoutsBlockAt } from '../../../core/ledger/payouts-block';
import { dueDays, emptyWallet, withdrawableFen } from '../../../core/ledger/wallet';
import { type Outcome, ok, rejected } from '../../../core/outcome';
import { beijingDayOf } from '../../../core/time/beijing-day';
import type { Clock } from '../../ports/clock';
import type { OrderBooks } from '../../ports/order-books';
import type { ProgramSettingsSource } from '../../ports/program-settings';
import type { PromoterDirectory } from '../../ports/promoter-directory';

export interface ReadWalletPorts {
  readonly books: OrderBooks;
  readonly promoters: PromoterDirectory;
  readonly clock: Clock;
  readonly settings: ProgramSettingsSource;
}

/**
 * A promoter's money by place. What may be withdrawn counts every due day up to today, whether or not the release timer
 * has written it down. All of it is the agency's to pay: what the platform pays itself never comes here. One database
 * call once the instance knows the caller and the settings.
 *
 * Rejections: `not-bound`.
 */
export async function readWallet(ports: ReadWalletPorts, openid: string): Promise<Outcome<WalletSummary, 'not-bound'>> {
  const promoter = await ports.promoters.promoterOf(openid);
  if (promoter === undefined) return rejected('not-bound');
  const wallet = (await ports.books.findWallet(promoter)) ?? emptyWallet(promoter);
  const { agency } = await ports.settings.current();
  const nowMs = ports.clock.nowMs();
  const today = beijingDayOf(nowMs);
  const free = withdrawableFen(wallet, today);
  const block = payoutsBlockAt(wallet, nowMs);
  const later = dueDays(wallet).filter((day) => day > today);
  return ok({
    withdrawableFen: Math.max(payableFen(wallet, { today, nowMs }), 0),
    owedFen: Math.max(-free, 0),
    frozenFen: wallet.frozenFen,
    heldFen: wallet.heldFen,
    dueByDay: later.map((day) => ({ day, amountFen: wallet.dueFenByDay[day] ?? 0 })),
    payingFen: wallet.payingFen,
    paidFen: wallet.paidFen,
    payerName: payerNameOf(agency, 'agency'),
    ...(block ? { blockedUntilMs: block.untilMs, blockedFen: Math.max(free, 0) } : {}),
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
  /** Who pays what is here, by name. */
  readonly payerName: string;
  readonly blockedUntilMs?: number;
  readonly blockedFen?: number;
}
