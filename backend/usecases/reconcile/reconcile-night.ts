import { type BeijingDay, beijingDayOf } from '../../../core/time/beijing-day';
import { type CountFiguresRunPorts, countNight, type FiguresRun } from '../figures/count-figures';
import { type MatchFundsPorts, type MatchRun, matchFunds } from './match-funds';
import { type ReconcilePorts, type ReconcileRun, reconcileWallets } from './reconcile-wallets';

export interface NightRun {
  readonly wallets: ReconcileRun;
  readonly funds: MatchRun;
  readonly figures: FiguresRun;
}

/** So much of a run is kept for the platform's money, however many wallets there are. */
const fundsShareMs = 20_000;
/** And so much of it for the day's figures. */
const figuresShareMs = 8_000;

/**
 * One slice of the night: wallets against the ledger, then orders against the platform's money, then the day's figures. None
 * keeps the others from their turn, by its length or by a failure.
 *
 * Errors: the first failure of the three, after all had their turn.
 */
export async function reconcileNight(
  wallets: ReconcilePorts,
  funds: MatchFundsPorts,
  figures: CountFiguresRunPorts,
  leftMs: () => number,
): Promise<NightRun> {
  const first = await settle(reconcileWallets(wallets, () => leftMs() - fundsShareMs - figuresShareMs));
  const second = await settle(matchFunds(funds, () => leftMs() - figuresShareMs));
  const third = await settle(countNight(figures, leftMs));
  return { wallets: first(), funds: second(), figures: third() };
}

/**
 * The same for a timer that comes several times a night: an instance that has found all of yesterday done does nothing,
 * and asks nothing, until the next Beijing day.
 */
export function reconcileNightly(
  wallets: ReconcilePorts,
  funds: MatchFundsPorts,
  figures: CountFiguresRunPorts,
): (leftMs: () => number) => Promise<NightRun> {
  let doneOnDay: BeijingDay | undefined;
  return async (leftMs) => {
    const today = beijingDayOf(wallets.clock.nowMs());
    if (doneOnDay === today) return nothingLeft;
    const run = await reconcileNight(wallets, funds, figures, leftMs);
    if (isNothingLeft(run)) doneOnDay = today;
    return run;
  };
}

const nothingLeft: NightRun = {
  wallets: { isTaken: false, day: null },
  funds: { isTaken: false, days: [] },
  figures: { isTaken: false, days: 0, written: 0, isFinished: true },
};

/** Whether all looked and found nothing to do. */
function isNothingLeft({ wallets, funds, figures }: NightRun): boolean {
  const isCounted = !figures.isTaken && figures.isFinished && figures.days === 0;
  return isCounted && !wallets.isTaken && wallets.day === null && !funds.isTaken && funds.days.length === 0;
}

async function settle<T>(work: Promise<T>): Promise<() => T> {
  const [outcome] = await Promise.allSettled([work]);
  return () => {
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value;
  };
}
