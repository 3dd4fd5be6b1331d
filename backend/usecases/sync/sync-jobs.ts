import type { ClaimPorts } from '../claims/investigate-order';
import { lookForClaims } from '../claims/look-for-claims';
import type { SyncJob } from './job-turn';
import { type NoteMomentsPorts, noteBroadcasts, noteCouponEnds } from './note-moments';
import { type RecheckOrdersPorts, recheckOrders } from './recheck-orders';
import { type SpreadChangesPorts, spreadChanges } from './spread-changes';
import { type SweepOrdersPorts, sweepMonthOrders, sweepRecentOrders } from './sweep-orders';
import { type SyncBindingsPorts, syncBindings } from './sync-bindings';
import { type SyncCluesPorts, syncClues } from './sync-clues';
import { type SyncContentsPorts, syncContents } from './sync-contents';
import { syncLockWindows } from './sync-lock-windows';
import { type SyncOrdersPorts, syncOrders } from './sync-orders';
import { type SyncPlansPorts, syncPlans } from './sync-plans';
import type { SyncJobs } from './sync-store';

export type SyncJobsPorts = SyncOrdersPorts &
  RecheckOrdersPorts &
  SweepOrdersPorts &
  SyncPlansPorts &
  SyncContentsPorts &
  NoteMomentsPorts &
  SpreadChangesPorts &
  SyncCluesPorts &
  SyncBindingsPorts &
  ClaimPorts &
  Parameters<typeof syncLockWindows>[0];

/** Every job of the due table over what it needs. */
export function syncJobs(ports: SyncJobsPorts): SyncJobs {
  return {
    orders: ordersJob(ports),
    'spread-changes': (_cursor, leftMs) => spreadChanges(ports, leftMs),
    reminders: () => noteBroadcasts(ports),
    'coupon-ends': () => noteCouponEnds(ports),
    'open-orders': (_cursor, leftMs) => recheckOrders(ports, leftMs),
    contents: (cursor, leftMs) => syncContents(ports, cursor, leftMs),
    plans: (cursor, leftMs) => syncPlans(ports, cursor, leftMs),
    'lock-windows': async (_cursor, leftMs) => {
      const { windowsRead, isMoreDue } = await syncLockWindows(ports, leftMs);
      return { cursor: isMoreDue ? 'more' : null, counts: { windowsRead } };
    },
    claims: async (_cursor, leftMs) => ({ cursor: null, counts: claimCounts(await lookForClaims(ports, leftMs)) }),
    clues: (cursor, leftMs) => syncClues(ports, cursor, leftMs),
    'recent-orders': (cursor, leftMs) => sweepRecentOrders(ports, cursor, leftMs),
    'month-orders': (cursor, leftMs) => sweepMonthOrders(ports, cursor, leftMs),
    bindings: (cursor, leftMs) => syncBindings(ports, cursor, leftMs),
  };
}

function ordersJob(ports: SyncJobsPorts): SyncJob {
  return async (_cursor, leftMs, place) => {
    const { finished, ...counts } = await syncOrders(ports, place, leftMs);
    return { cursor: finished ? null : 'unfinished', counts: { ...counts } };
  };
}

function claimCounts({ looked, answered, failed }: Awaited<ReturnType<typeof lookForClaims>>): Record<string, number> {
  return { claimsLooked: looked, claimsAnswered: answered, claimsFailed: failed };
}
