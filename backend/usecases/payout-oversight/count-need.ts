import type { Wallet } from '../../../core/ledger/wallet';
import { addWallet, emptyNeed, type MoneyNeed } from '../../../core/payout/money-need';
import { beijingDayOf } from '../../../core/time/beijing-day';
import type { Clock } from '../../ports/clock';
import type { Json } from '../../ports/document-database';
import type { CountedNeed, MoneyNeedRecords } from '../../ports/money-need-records';
import type { RandomSource } from '../../ports/random';
import type { WorkLease } from '../../ports/work-lease';

export interface CountNeedPorts {
  readonly needs: MoneyNeedRecords;
  readonly leases: WorkLease;
  readonly clock: Clock;
  readonly random: RandomSource;
}

/** A walk through all wallets, as the lease keeps it between runs. */
interface Walk {
  readonly need: MoneyNeed;
  readonly startedAtMs: number;
  readonly afterPromoter: string;
}

const leaseName = 'count-need';
const leaseMs = 60_000;
const pageSize = 1000;
const leastLeftMs = 2_000;

/**
 * Counts what promoters could have paid out, wallet by wallet, a page of 1,000 at a time. What does not fit one page is
 * walked through under a lease, with the place kept after each page, so that a run that ends goes on where it stopped and
 * the sums stay exact. A walk that a midnight overtook begins anew.
 *
 * Calls: 2 for up to 999 wallets; else 4, and 2 per 1,000 wallets. Errors: Outage.
 *
 * @returns the figure that was kept, or why there is none: another instance is at it, or it goes on the next time.
 */
export async function countNeed(
  ports: CountNeedPorts,
  leftMs: () => number,
): Promise<CountedNeed | 'taken' | 'counting'> {
  const { needs, clock } = ports;
  const walk = newWalk(clock.nowMs());
  const page = await needs.listWallets('', pageSize);
  return page.length < pageSize ? keepCount(ports, walk, page) : countPages(ports, leftMs);
}

/** One at a time: whoever else comes meanwhile leaves it alone. */
async function countPages(
  { needs, leases, clock, random }: CountNeedPorts,
  leftMs: () => number,
): Promise<CountedNeed | 'taken' | 'counting'> {
  const holder = random.token(64);
  const nowMs = clock.nowMs();
  const lease = await leases.take(leaseName, holder, nowMs, leaseMs);
  if (!lease) return 'taken';
  let walk: Walk | null = walkOn(lease.cursor as unknown as Walk | null, nowMs);
  try {
    while (leftMs() >= leastLeftMs) {
      const page = await needs.listWallets(walk.afterPromoter, pageSize);
      const last = page[page.length - 1];
      if (!last || page.length < pageSize) {
        const kept = await keepCount({ needs, clock }, walk, page);
        walk = null;
        return kept;
      }
      walk = { ...walk, need: page.reduce(addWallet, walk.need), afterPromoter: last.promoter };
      if (!(await leases.keepCursor(leaseName, holder, walk as unknown as Json))) return 'taken';
    }
    return 'counting';
  } finally {
    await leases.release(leaseName, holder, walk as unknown as Json);
  }
}

/** Adds the last page and writes the figure down. */
async function keepCount(
  { needs, clock }: Pick<CountNeedPorts, 'needs' | 'clock'>,
  { need, startedAtMs }: Walk,
  lastPage: readonly Wallet[],
): Promise<CountedNeed> {
  const counted = { ...lastPage.reduce(addWallet, need), startedAtMs, countedAtMs: clock.nowMs() };
  await needs.keepNeed(counted);
  return counted;
}

function walkOn(left: Walk | null, nowMs: number): Walk {
  const fresh = newWalk(nowMs);
  return left && left.need.day === fresh.need.day ? left : fresh;
}

function newWalk(nowMs: number): Walk {
  return { need: emptyNeed(beijingDayOf(nowMs)), startedAtMs: nowMs, afterPromoter: '' };
}
