import { compareWallets, type WalletDifference } from '../../../core/ledger/check-books';
import { entrySeenBy, type TextHash } from '../../../core/ledger/entry-chain';
import { type LedgerSeal, type SealResult, walkSeals } from '../../../core/ledger/ledger-seal';
import { applyPostings, emptyWallet, type Wallet } from '../../../core/ledger/wallet';
import type { BeijingDay } from '../../../core/time/beijing-day';
import type { LedgerReader } from '../../ports/ledger-reader';
import type { LedgerSeals } from '../../ports/ledger-seals';
import type { ReconcileRecords } from '../../ports/reconcile-records';

export interface CheckPromoterPorts {
  readonly ledger: LedgerReader;
  readonly seals: LedgerSeals;
  readonly records: ReconcileRecords;
  readonly hash: TextHash;
}

export interface PromoterCheck {
  readonly promoter: string;
  /** Empty: his wallet is the fold of his ledger. */
  readonly differences: readonly WalletDifference[];
  /** His money moved each time it was looked at, so nothing can be said tonight. */
  readonly isUndecided: boolean;
  readonly seals: SealResult;
  readonly entries: number;
}

export interface CheckBounds {
  readonly sealedThroughDay: BeijingDay | null;
  readonly throughDay: BeijingDay;
}

const attempts = 3;
const firstDay = '20000101' as BeijingDay;
const never = Number.MAX_SAFE_INTEGER;

/**
 * Rebuilds one promoter's wallet from the whole of his ledger, which is read after the wallet was, and compares. Money
 * that moves meanwhile is in the ledger and not in the wallet that was read: then the wallet is read again, and a
 * difference counts only when the wallet stood still while the ledger was read to its end, twice.
 *
 * Calls: 1 for each 1000 entries and 1 for the seals; 1 more and the ledger again for each time that they differ.
 */
export async function checkPromoter(
  ports: CheckPromoterPorts,
  promoter: string,
  wallet: Wallet | undefined,
  bounds: CheckBounds,
): Promise<PromoterCheck> {
  const sealed = await ports.seals.listOf(promoter, { fromDay: firstDay, throughDay: '99991231' as BeijingDay });
  let before = wallet ?? emptyWallet(promoter);
  let stoodStill = 0;
  for (let attempt = 1; ; attempt += 1) {
    const { rebuilt, seals, entries } = await readLedger(ports, promoter, sealed, bounds);
    const check = { promoter, seals, entries };
    const differences = differencesOf(before, rebuilt);
    if (differences.length === 0) return { ...check, differences, isUndecided: false };
    const after = (await ports.records.findWallet(promoter)) ?? emptyWallet(promoter);
    if (differencesOf(after, rebuilt).length === 0) return { ...check, differences: [], isUndecided: false };
    stoodStill = differencesOf(before, after).length === 0 ? stoodStill + 1 : 0;
    if (stoodStill === 2) return { ...check, differences, isUndecided: false };
    if (attempt === attempts) return { ...check, differences: [], isUndecided: true };
    before = after;
  }
}

function differencesOf(stored: Wallet, rebuilt: Wallet): WalletDifference[] {
  return compareWallets([stored], new Map([[rebuilt.promoter, rebuilt]]));
}

async function readLedger(
  { ledger, hash }: CheckPromoterPorts,
  promoter: string,
  seals: readonly LedgerSeal[],
  bounds: CheckBounds,
): Promise<{ readonly rebuilt: Wallet; readonly seals: SealResult; readonly entries: number }> {
  const walk = walkSeals({ promoter, seals, ...bounds, hash });
  let [rebuilt, entries] = [emptyWallet(promoter), 0];
  for (let fromMs: number | null = 0; fromMs !== null; ) {
    const page = await ledger.readPage(promoter, { fromMs, beforeMs: never });
    for (const { postings } of page.entries) rebuilt = applyPostings(rebuilt, postings);
    walk.take(page.entries.map((entry) => entrySeenBy(entry, promoter)));
    entries += page.entries.length;
    fromMs = page.nextFromMs;
  }
  return { rebuilt, seals: walk.finish(), entries };
}
