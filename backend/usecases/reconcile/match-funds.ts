import {
  type BeijingDay,
  beijingDayAfter,
  beijingDayOf,
  dayMs,
  startOfBeijingDayMs,
} from '../../../core/time/beijing-day';
import type { Json } from '../../ports/document-database';
import type { MatchCounts, MatchDay, StoredFacts } from '../../ports/match-records';
import type { RandomSource } from '../../ports/random';
import type { WorkLease } from '../../ports/work-lease';
import { type CollectFlowsPorts, collectFlows } from './collect-flows';
import { type MatchOrdersPorts, matchOrders } from './match-orders';
import { nextTouched, type TouchedStage } from './touched-orders';

export interface MatchFundsPorts extends CollectFlowsPorts, MatchOrdersPorts {
  readonly random: RandomSource;
  readonly leases: WorkLease;
}

/**
 * The walk over one day, as the lease keeps it between runs: first its movements are fetched, then the orders compared
 * that have to do with it.
 */
interface Walk extends MatchCounts {
  readonly day: BeijingDay;
  readonly startedAtMs: number;
  readonly stage: 'flows' | TouchedStage;
  readonly place: string;
}

/** The cursor of the lease: a walk, or the last day that is done. */
type Cursor = { readonly walk: Walk | null; readonly doneThroughDay: BeijingDay | null };

export type MatchRun = { readonly isTaken: true } | { readonly isTaken: false; readonly days: readonly MatchDay[] };

const leaseName = 'match-funds';
const leaseMs = 60_000;
/** What one portion may take; no new one starts when less is left. */
const portionMs = 12_000;

const nothingYet: MatchCounts = {
  ...{ flows: 0, sharedFen: 0, takenBackFen: 0, withdrawnFen: 0 },
  ...{ orders: 0, agreed: 0, later: 0, differing: 0, fetched: 0 },
};

/**
 * Compares commission orders, the platform's money and the ledger, one Beijing day after the other through yesterday.
 * What differs is a work item with its explanation; nothing is corrected. A run that has no time left leaves its place,
 * and the next one goes on there; once yesterday is done a run does nothing. Orders of which the platform knows more than
 * we do are fetched and booked as always.
 *
 * Errors: Outage when the platform or the database does not answer; the next run goes on with the same portion.
 */
export async function matchFunds(ports: MatchFundsPorts, leftMs: () => number): Promise<MatchRun> {
  const holder = ports.random.token(64);
  const lease = await ports.leases.take(leaseName, holder, ports.clock.nowMs(), leaseMs);
  if (!lease) return { isTaken: true };
  let cursor = (lease.cursor as unknown as Cursor | null) ?? { walk: null, doneThroughDay: null };
  const days: MatchDay[] = [];
  try {
    for (let walk = await walkOf(ports, cursor); walk && leftMs() >= portionMs; walk = await walkOf(ports, cursor)) {
      const next = await walkOn(ports, walk, leftMs);
      if (next === 'cut-short') break;
      if (next === null) days.push(await noteWalk(ports, walk, true));
      cursor = next ? { ...cursor, walk: next } : { walk: null, doneThroughDay: walk.day };
      if (!(await ports.leases.keepCursor(leaseName, holder, cursor as unknown as Json))) return { isTaken: true };
    }
    if (cursor.walk) days.push(await noteWalk(ports, cursor.walk, false));
  } finally {
    await ports.leases.release(leaseName, holder, cursor as unknown as Json);
  }
  return { isTaken: false, days };
}

/** The walk that is under way, or one through the next day; null when yesterday is done. */
async function walkOf(ports: MatchFundsPorts, { walk, doneThroughDay }: Cursor): Promise<Walk | null> {
  if (walk) return walk;
  const yesterday = beijingDayOf(ports.clock.nowMs() - dayMs);
  if (doneThroughDay !== null && doneThroughDay >= yesterday) return null;
  const day = doneThroughDay === null ? await firstDay(ports, yesterday) : dayAfter(doneThroughDay);
  return { ...nothingYet, day, startedAtMs: ports.clock.nowMs(), stage: 'flows', place: '' };
}

/** The day of the first settlement that is known: what the platform moved before it has nothing to do with us. */
async function firstDay({ records }: MatchFundsPorts, yesterday: BeijingDay): Promise<BeijingDay> {
  const firstMs = await records.findFirstSettledAtMs();
  const first = firstMs === undefined ? yesterday : beijingDayOf(firstMs);
  return first < yesterday ? first : yesterday;
}

function dayAfter(day: BeijingDay): BeijingDay {
  return beijingDayAfter(startOfBeijingDayMs(day));
}

/** The walk after one more portion; null when it is at its end. A portion that was cut short is done again. */
async function walkOn(ports: MatchFundsPorts, walk: Walk, leftMs: () => number): Promise<Walk | null | 'cut-short'> {
  if (walk.stage === 'flows') {
    // A page of movements at a time, so that the place is kept after each portion of time.
    const { nextKey, counts } = await collectFlows(ports, { day: walk.day, fromKey: walk.place }, leftMs);
    const counted = withCounts(walk, counts);
    return nextKey === null ? { ...counted, stage: 'moved', place: '' } : { ...counted, place: nextKey };
  }
  const { day, stage } = walk;
  const touched = await nextTouched(ports.records, { day, stage, place: walk.place });
  const isWanted = (facts: StoredFacts) => isFirstSeen(facts, day, stage);
  const counts = await matchOrders(ports, { ...touched, day, isWanted }, leftMs);
  if (!counts) return 'cut-short';
  const counted = withCounts(walk, counts);
  return touched.next ? { ...counted, ...touched.next } : null;
}

/** Each order is compared in the first stage that meets it; what waits is looked at again whatever the day did. */
function isFirstSeen({ seenDays, rows }: StoredFacts, day: BeijingDay, stage: TouchedStage): boolean {
  if (stage === 'moved' || stage === 'open') return true;
  if (seenDays.includes(day)) return false;
  return stage === 'settled' || !rows.some(({ settled }) => settled !== null && beijingDayOf(settled.atMs) === day);
}

function withCounts(walk: Walk, counts: Partial<MatchCounts>): Walk {
  const sums = Object.entries(nothingYet).map(([name]) => {
    const key = name as keyof MatchCounts;
    return [key, walk[key] + (counts[key] ?? 0)] as const;
  });
  return { ...walk, ...Object.fromEntries(sums) };
}

async function noteWalk(ports: MatchFundsPorts, walk: Walk, isFinished: boolean): Promise<MatchDay> {
  const { stage: _stage, place: _place, ...counts } = walk;
  const day = { ...counts, isFinished, notedAtMs: ports.clock.nowMs() };
  await ports.records.noteDay(day);
  return day;
}
