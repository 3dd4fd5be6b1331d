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

async function settle<T>(work: Promise<T>): Promise<() => T> {
  const [outcome] = await Promise.allSettled([work]);
  return () => {
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value;
  };
}
