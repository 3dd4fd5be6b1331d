import type { PayoutRoute } from '../../../core/payout/payout';
import {
  type BeijingDay,
  beijingDayAfter,
  beijingDayOf,
  dayMs,
  startOfBeijingDayMs,
} from '../../../core/time/beijing-day';
import type { Json } from '../../ports/document-database';
import type { PayProvider } from '../../ports/pay-provider';
import type { PayoutMatchDay } from '../../ports/payout-match-records';
import { BillShelf } from './bill-shelf';
import { closeDay, seeDay } from './match-day';
import type { MatchPayoutsPorts } from './match-payouts-ports';

export type PayoutMatchRun =
  | { readonly isTaken: true }
  | { readonly isTaken: false; readonly days: readonly PayoutMatchDay[]; readonly waiting: readonly PayoutRoute[] };

/** By route: the last day whose bill was looked through, and the last one that was compared for good. */
type Cursor = Readonly<Partial<Record<PayoutRoute, RouteCursor>>>;

interface RouteCursor {
  readonly seenThroughDay: BeijingDay;
  readonly closedThroughDay: BeijingDay;
}

const leaseName = 'match-payouts';
const leaseMs = 120_000;
/** What a day may take; no new one starts when less is left. */
const dayPortionMs = 25_000;

/**
 * Compares payouts, the providers' bills and the ledger, one Beijing day after the other. A bill is looked through as soon
 * as it is there: money that left for a number which is not ours is alarmed at once. A day is closed when the next day's
 * bill is there as well, so that what was booked around midnight is no difference. Each difference is a work item; nothing
 * is ever corrected. A run without time, or without a bill, goes on the next time where it stopped.
 *
 * Errors: Outage when the database does not answer.
 */
export async function matchPayouts(ports: MatchPayoutsPorts, leftMs: () => number): Promise<PayoutMatchRun> {
  const holder = ports.random.token(64);
  const lease = await ports.leases.take(leaseName, holder, ports.clock.nowMs(), leaseMs);
  if (!lease) return { isTaken: true };
  let cursor = (lease.cursor as unknown as Cursor | null) ?? {};
  const days: PayoutMatchDay[] = [];
  const waiting: PayoutRoute[] = [];
  try {
    for (const provider of ports.providers) {
      const { route } = provider;
      const shelf = new BillShelf(provider);
      let place: RouteCursor | undefined = cursor[route] ?? (await firstPlace(ports, route));
      while (place && leftMs() >= dayPortionMs) {
        const step = await matchOn(ports, { provider, shelf, place });
        if (step === 'done') break;
        if (step === 'no-bill') {
          waiting.push(route);
          break;
        }
        if (step.closed) days.push(step.closed);
        place = step.place;
        cursor = { ...cursor, [route]: place };
        if (!(await ports.leases.keepCursor(leaseName, holder, cursor as unknown as Json))) return { isTaken: true };
      }
    }
  } finally {
    await ports.leases.release(leaseName, holder, cursor as unknown as Json);
  }
  return { isTaken: false, days, waiting };
}

/** Before the first payout there is nothing to compare. */
async function firstPlace({ payoutMatches }: MatchPayoutsPorts, route: PayoutRoute): Promise<RouteCursor | undefined> {
  const first = await payoutMatches.findFirstSentDay(route);
  if (first === undefined) return undefined;
  const before = dayBefore(first);
  return { seenThroughDay: before, closedThroughDay: before };
}

type Step = 'done' | 'no-bill' | { readonly place: RouteCursor; readonly closed: PayoutMatchDay | null };

/** The next thing to do on a route: close a day whose follower was seen, or else look through the next bill. */
async function matchOn(
  ports: MatchPayoutsPorts,
  { provider, shelf, place }: { provider: PayProvider; shelf: BillShelf; place: RouteCursor },
): Promise<Step> {
  const toClose = dayAfter(place.closedThroughDay);
  if (toClose < place.seenThroughDay) {
    const closed = await closeDay(ports, { route: provider.route, shelf, day: toClose });
    if (closed === 'no-bill') return 'no-bill';
    return { place: { ...place, closedThroughDay: toClose }, closed };
  }
  const toSee = dayAfter(place.seenThroughDay);
  if (toSee > beijingDayOf(ports.clock.nowMs() - dayMs)) return 'done';
  const seen = await seeDay(ports, { route: provider.route, shelf, day: toSee });
  return seen === 'no-bill' ? 'no-bill' : { place: { ...place, seenThroughDay: toSee }, closed: null };
}

function dayAfter(day: BeijingDay): BeijingDay {
  return beijingDayAfter(startOfBeijingDayMs(day));
}

function dayBefore(day: BeijingDay): BeijingDay {
  return beijingDayOf(startOfBeijingDayMs(day) - dayMs);
}
