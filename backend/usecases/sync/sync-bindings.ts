import type { Clock } from '../../ports/clock';
import type { Json } from '../../ports/document-database';
import type { BoundPromoterTerms, PlatformPromoters } from '../../ports/platform/promoters';
import type { PromoterRolls } from '../../ports/promoter-rolls';
import { adoptPromoter, type FollowBondPorts, followBond } from '../events/follow-bond';
import { enoughTimeMs, type JobTurn } from './job-turn';
import { walkPages, whileTimeLasts } from './walk-pages';

export interface SyncBindingsPorts extends FollowBondPorts {
  readonly clock: Clock;
  readonly platform: Pick<PlatformPromoters, 'findBoundPromoter' | 'listBoundPromoters'>;
  readonly rolls: PromoterRolls;
}

/** One comparison; `nextKey` is null when the platform's list is walked and only the missing are left. */
interface BindingCursor {
  readonly passAtMs: number;
  readonly nextKey: string | null;
}

const missingPageSize = 50;

/**
 * Compares the platform's list of bound promoters with ours, in both directions: somebody bound there and unknown here is
 * adopted, and about somebody bound here whom the list does not name the platform is asked by name, because a list that
 * left him out is not yet an unbinding.
 */
export async function syncBindings(ports: SyncBindingsPorts, stored: Json, leftMs: () => number): Promise<JobTurn> {
  const cursor = (stored as unknown as BindingCursor | null) ?? { passAtMs: ports.clock.nowMs(), nextKey: '' };
  const counts = { adopted: 0, rebound: 0, unbound: 0 };
  const { passAtMs } = cursor;
  if (cursor.nextKey !== null) {
    const list = ports.platform.listBoundPromoters();
    const walk = { operation: 'get_bind_sharer_list', list, fromKey: cursor.nextKey };
    const nextKey = await walkPages(walk, leftMs, (page) => comparePage(ports, page, { passAtMs, counts, leftMs }));
    if (nextKey !== null) return { cursor: { passAtMs, nextKey }, counts };
  }
  const isDone = await askAboutMissing(ports, { passAtMs, counts, leftMs });
  return { cursor: isDone ? null : { passAtMs, nextKey: null }, counts };
}

interface Comparison {
  readonly passAtMs: number;
  readonly counts: { adopted: number; rebound: number; unbound: number };
  readonly leftMs: () => number;
}

async function comparePage(
  ports: SyncBindingsPorts,
  page: readonly BoundPromoterTerms[],
  { passAtMs, counts, leftMs }: Comparison,
): Promise<boolean> {
  const names = page.map(({ promoter }) => promoter);
  const known = await ports.rolls.listKnown(names);
  const others = page.filter(({ promoter }) => known.get(promoter) === undefined || known.get(promoter) === 'unbound');
  const isDone = await whileTimeLasts(others, leftMs, async (bound) => {
    if (known.has(bound.promoter)) {
      if ((await followBond(ports, bound.promoter, '')) === 'bound') counts.rebound += 1;
    } else {
      await adoptPromoter(ports, bound, '');
      counts.adopted += 1;
    }
  });
  if (isDone) await ports.rolls.markSeen(names, passAtMs);
  return isDone;
}

async function askAboutMissing(ports: SyncBindingsPorts, comparison: Comparison): Promise<boolean> {
  const { passAtMs, counts, leftMs } = comparison;
  for (;;) {
    if (leftMs() < enoughTimeMs) return false;
    const missing = await ports.rolls.listUnseen(passAtMs, missingPageSize);
    const isDone = await whileTimeLasts(missing, leftMs, async (promoter) => {
      if ((await followBond(ports, promoter, '')) === 'unbound') counts.unbound += 1;
      await ports.rolls.markSeen([promoter], passAtMs);
    });
    if (!isDone) return false;
    if (missing.length < missingPageSize) return true;
  }
}
