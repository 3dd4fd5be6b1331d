import { addWallet, emptyNeed, type MoneyNeed } from '../../../core/payout/money-need';
import { beijingDayOf } from '../../../core/time/beijing-day';
import type { Clock } from '../../ports/clock';
import type { Json } from '../../ports/document-database';
import type { MoneyNeedRecords } from '../../ports/money-need-records';
import type { RandomSource } from '../../ports/random';
import type { WorkLease } from '../../ports/work-lease';

export interface CountNeedPorts {
  readonly needs: MoneyNeedRecords;
  readonly leases: WorkLease;
  readonly clock: Clock;
  readonly random: RandomSource;
}

/** taken: another instance is at it · counting: it goes on at its place the next time · counted: the figure is kept. */
export type CountState = 'taken' | 'counting' | 'counted';

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
 * Counts what promoters could have paid out, wallet by wallet, a page of 1,000 at a time with the place kept after each,
 * so that a run that ends goes on where it stopped and the sums stay exact. A walk that a midnight overtook begins anew.
 *
 * Calls: 3, and 2 per 1,000 wallets. Errors: Outage.
 */
export async function countNeed(ports: CountNeedPorts, leftMs: () => number): Promise<CountState> {
  const { needs, leases, clock, random } = ports;
  const holder = random.token(64);
  const nowMs = clock.nowMs();
  const lease = await leases.take(leaseName, holder, nowMs, leaseMs);
  if (!lease) return 'taken';
  let walk: Walk | null = walkOn(lease.cursor as unknown as Walk | null, nowMs);
  let state: CountState = 'counting';
  try {
    while (walk && leftMs() >= leastLeftMs) {
      const page = await needs.listWallets(walk.afterPromoter, pageSize);
      const need: MoneyNeed = page.reduce(addWallet, walk.need);
      const last = page[page.length - 1];
      if (!last || page.length < pageSize) {
        await needs.keepNeed({ ...need, startedAtMs: walk.startedAtMs, countedAtMs: clock.nowMs() });
        [walk, state] = [null, 'counted'];
        break;
      }
      walk = { ...walk, need, afterPromoter: last.promoter };
      if (!(await leases.keepCursor(leaseName, holder, walk as unknown as Json))) return 'taken';
    }
  } finally {
    await leases.release(leaseName, holder, walk as unknown as Json);
  }
  return state;
}

function walkOn(left: Walk | null, nowMs: number): Walk {
  const day = beijingDayOf(nowMs);
  if (left && left.need.day === day) return left;
  return { need: emptyNeed(day), startedAtMs: nowMs, afterPromoter: '' };
}
