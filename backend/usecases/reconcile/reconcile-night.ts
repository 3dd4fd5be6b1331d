import { type BeijingDay, beijingDayOf } from '../../../core/time/beijing-day';
import { type MatchFundsPorts, type MatchRun, matchFunds } from './match-funds';
import { type ReconcilePorts, type ReconcileRun, reconcileWallets } from './reconcile-wallets';

export interface NightRun {
  readonly wallets: ReconcileRun;
  readonly funds: MatchRun;
}

/** So much of a run is kept for the platform's money, however many wallets there are. */
const fundsShareMs = 20_000;

/**
 * One slice of the night: wallets against the ledger, then orders against the platform's money. Neither keeps the other
 * from its turn, by its length or by a failure.
 *
 * Errors: the first failure of the two, after both had their turn.
 */
export async function reconcileNight(
  wallets: ReconcilePorts,
  funds: MatchFundsPorts,
  leftMs: () => number,
): Promise<NightRun> {
  const first = await settle(reconcileWallets(wallets, () => leftMs() - fundsShareMs));
  const second = await settle(matchFunds(funds, leftMs));
  return { wallets: first(), funds: second() };
}

/**
 * The same for a timer that comes several times a night: an instance that has found all of yesterday done does nothing,
 * and asks nothing, until the next Beijing day.
 */
export function reconcileNightly(
  wallets: ReconcilePorts,
  funds: MatchFundsPorts,
): (leftMs: () => number) => Promise<NightRun> {
  let doneOnDay: BeijingDay | undefined;
  return async (leftMs) => {
    const today = beijingDayOf(wallets.clock.nowMs());
    if (doneOnDay === today) return { wallets: { isTaken: false, day: null }, funds: { isTaken: false, days: [] } };
    const run = await reconcileNight(wallets, funds, leftMs);
    if (isNothingLeft(run)) doneOnDay = today;
    return run;
  };
}

/** Whether both looked and found nothing to do. */
function isNothingLeft({ wallets, funds }: NightRun): boolean {
  return !wallets.isTaken && wallets.day === null && !funds.isTaken && funds.days.length === 0;
}

async function settle<T>(work: Promise<T>): Promise<() => T> {
  const [outcome] = await Promise.allSettled([work]);
  return () => {
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value;
  };
}
