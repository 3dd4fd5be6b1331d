import { gapFen, matchOrder, type OrderMatch } from '../../../core/reconciliation/match-order';
import type { BeijingDay } from '../../../core/time/beijing-day';
import type { KeptDifference, MatchRecords, StoredFacts } from '../../ports/match-records';
import { type CatchUpPorts, catchUpOrder } from './catch-up-order';

export interface MatchOrdersPorts extends CatchUpPorts {
  readonly records: MatchRecords;
}

export interface MatchOrdersTask {
  readonly orderIds: readonly string[];
  /** `order|sku` that are known to have ledger lines. */
  readonly orderKeys: readonly string[];
  readonly day: BeijingDay;
  /** Leaves out orders that this day has compared already. */
  readonly isWanted: (facts: StoredFacts) => boolean;
}

export interface OrderCounts {
  readonly orders: number;
  readonly agreed: number;
  readonly later: number;
  readonly differing: number;
  readonly fetched: number;
}

/** With less than this left no further order is begun. */
const oneOrderMs = 2_000;

const nothing: OrderCounts = { orders: 0, agreed: 0, later: 0, differing: 0, fetched: 0 };

/**
 * Compares orders as they stand at the end of a day and notes what came of it. Where one differs, what the platform knows
 * better is fetched first and everything read again, so that neither a lost push nor a booking under way is a difference.
 *
 * Undefined when the time was not enough for all of them: then they are to be done again, which changes nothing.
 *
 * Calls: 4 for a group whose orders agree; for each that differs some of the platform, and 4 again.
 */
export async function matchOrders(
  ports: MatchOrdersPorts,
  task: MatchOrdersTask,
  leftMs: () => number,
): Promise<OrderCounts | undefined> {
  const { orderIds, orderKeys, day, isWanted } = task;
  const { agencyAppid } = (await ports.settings.current()).agency;
  const group = (await ports.records.readFacts(orderIds, orderKeys)).filter(isWanted);
  const kept = await ports.records.listDifferences(group.map(({ orderId }) => orderId));
  let counts = nothing;
  for (const facts of group) {
    if (leftMs() < oneOrderMs) return undefined;
    const first = matchOrder(facts, day, agencyAppid);
    const fetched = first.kind === 'differs' && mayBeFetched(facts) ? await catchUpOrder(ports, facts, leftMs) : 0;
    const [now = facts] = first.kind === 'differs' ? await ports.records.readFacts([facts.orderId], orderKeys) : [];
    const match = first.kind === 'differs' ? matchOrder(now, day, agencyAppid) : first;
    await noteMatch(
      ports,
      { facts: now, match, day },
      kept.filter(({ orderId }) => orderId === facts.orderId),
    );
    counts = withMatch(counts, match, fetched);
  }
  return counts;
}

/** Ledger lines without a row: booking the order anew would meet them, so it is left to a person. */
function mayBeFetched({ rows, entries }: StoredFacts): boolean {
  return rows.length > 0 || entries.length === 0;
}

function withMatch(counts: OrderCounts, { kind }: OrderMatch, fetched: number): OrderCounts {
  return {
    orders: counts.orders + 1,
    agreed: counts.agreed + (kind === 'agrees' ? 1 : 0),
    later: counts.later + (kind === 'later' ? 1 : 0),
    differing: counts.differing + (kind === 'differs' ? 1 : 0),
    fetched: counts.fetched + (fetched > 0 ? 1 : 0),
  };
}

interface Judged {
  readonly facts: StoredFacts;
  readonly match: OrderMatch;
  readonly day: BeijingDay;
}

/** An order has one open work item at the most; a difference that a person accepted stays closed while it stays. */
async function noteMatch(
  ports: MatchOrdersPorts,
  { facts, match, day }: Judged,
  kept: readonly KeptDifference[],
): Promise<void> {
  const { records, clock, journal } = ports;
  const found = { day, atMs: clock.nowMs() };
  if (match.kind === 'agrees') {
    for (const difference of kept) await noteAgreement(records, difference, found);
    return;
  }
  if (match.kind === 'later') return;
  const { difference } = match;
  const open = kept.find(({ state }) => state === 'open');
  const isAccepted = kept.some(
    (one) => one.closedBy === 'person' && one.agreesSinceDay === null && gapFen(one) === gapFen(difference),
  );
  if (open) await records.updateDifference(open.id, difference, found);
  else if (isAccepted) return;
  else
    await records.addDifference({ ...difference, orderId: facts.orderId, flowId: null, brandId: facts.brandId }, found);
  const isKnown = open !== undefined && open.class !== 'timing';
  if (isKnown || difference.class === 'timing') return;
  journal.alarm('FUNDS_DIFFER', { orderId: facts.orderId, code: difference.code, amountFen: gapFen(difference) });
}

async function noteAgreement(
  records: MatchRecords,
  { id, state, class: kind, agreesSinceDay }: KeptDifference,
  found: { readonly day: BeijingDay; readonly atMs: number },
): Promise<void> {
  if (state === 'open' && kind === 'timing') await records.closeByItself(id, found);
  else if (agreesSinceDay === null) await records.noteAgreement(id, found.day);
}
