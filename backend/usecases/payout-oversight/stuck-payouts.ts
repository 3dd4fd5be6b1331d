import type { PayoutRow } from '../../../core/payout/payout-row';
import { queueKeyOf, queueRange } from '../../../core/payout/queue-key';
import {
  returnShownMs,
  type StuckClass,
  stuckClasses,
  stuckClassOf,
  stuckWording,
} from '../../../core/payout/stuck-class';
import { type OversightPorts, type QueuedView, queuedView } from './payout-queue';

const pageSize = 1000;
/** Of more open payouts than this the ones that changed last are left out, and the answer says so. */
const mostPages = 5;
const mostReturned = 200;
/** So many of a class are shown; all are counted. */
const shownOfClass = 50;

/**
 * What needs a person, by class: how many, for how much, since when, what to do next, and the payouts behind it, the
 * oldest first.
 *
 * Calls: 1 per 1,000 open payouts and 1 for what was returned.
 */
export async function stuckPayouts({ overview, clock }: OversightPorts) {
  const nowMs = clock.nowMs();
  const { rows, isComplete } = await openRows({ overview });
  const returned = await overview.listReturned(nowMs - returnShownMs, mostReturned);
  const byClass = new Map<StuckClass, PayoutRow[]>();
  for (const row of [...rows, ...returned]) {
    const stuck = stuckClassOf(row, nowMs);
    if (stuck !== undefined) byClass.set(stuck, [...(byClass.get(stuck) ?? []), row]);
  }
  return {
    classes: stuckClasses.flatMap((stuck) => classView(stuck, byClass.get(stuck) ?? [], nowMs)),
    openPayouts: rows.length,
    isComplete: isComplete && returned.length < mostReturned,
    atMs: nowMs,
  };
}

async function openRows({ overview }: Pick<OversightPorts, 'overview'>) {
  const rows: PayoutRow[] = [];
  const range = queueRange('approval', 'open');
  let after = range.after;
  for (let pages = 0; pages < mostPages; pages += 1) {
    const page = await overview.listQueue({}, { ...range, after }, pageSize);
    rows.push(...page);
    const last = page[page.length - 1];
    if (!last || page.length < pageSize) return { rows, isComplete: true };
    after = queueKeyOf(last);
  }
  return { rows, isComplete: false };
}

function classView(stuck: StuckClass, rows: readonly PayoutRow[], nowMs: number) {
  const [oldest, ...others] = [...rows].sort((one, other) => one.stateSinceMs - other.stateSinceMs);
  if (!oldest) return [];
  const sorted = [oldest, ...others];
  const payouts: readonly QueuedView[] = sorted.slice(0, shownOfClass).map((row) => queuedView(row, nowMs));
  return [
    {
      ...{ class: stuck, ...stuckWording[stuck], count: sorted.length, oldestSinceMs: oldest.stateSinceMs },
      sumFen: sorted.reduce((sum, { quote }) => sum + quote.netFen, 0),
      payouts,
    },
  ];
}
