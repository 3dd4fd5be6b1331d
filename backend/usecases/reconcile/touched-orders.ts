import { type BeijingDay, dayMs, startOfBeijingDayMs } from '../../../core/time/beijing-day';
import type { MatchRecords } from '../../ports/match-records';

/** Where the orders of a day come from: its movements, its settlements, its ledger lines, and what is still open. */
export type TouchedStage = 'moved' | 'settled' | 'booked' | 'open';

export interface TouchedPlace {
  readonly stage: TouchedStage;
  /** Where in it to go on; '' at the beginning. */
  readonly place: string;
}

export interface Touched {
  readonly orderIds: readonly string[];
  readonly orderKeys: readonly string[];
  /** Null at the end of the day. */
  readonly next: TouchedPlace | null;
}

const itemsAtOnce = 20;
const stageAfter = { moved: 'settled', settled: 'booked', booked: 'open', open: null } as const;

/** The next few orders that have to do with a day. One call. */
export async function nextTouched(
  records: MatchRecords,
  { day, stage, place }: TouchedPlace & { readonly day: BeijingDay },
): Promise<Touched> {
  if (stage === 'moved') {
    const flows = await records.listFlowsSeen(day, place, itemsAtOnce);
    const orderIds = flows.flatMap(({ orderId, kind }) => (orderId !== null && kind === 'sharing' ? [orderId] : []));
    return { orderIds: [...new Set(orderIds)], orderKeys: [], next: afterLast(stage, flows, ({ flowId }) => flowId) };
  }
  if (stage === 'open') {
    const open = await records.listOpen(day, place, itemsAtOnce);
    const orderIds = open.flatMap(({ orderId }) => orderId ?? []);
    return { orderIds: [...new Set(orderIds)], orderKeys: [], next: afterLast(stage, open, ({ id }) => id) };
  }
  const fromMs = startOfBeijingDayMs(day);
  const range = { place, fromMs, beforeMs: fromMs + dayMs };
  const { orderKeys, nextPlace } = await (stage === 'settled' ? records.listSettled(range) : records.listBooked(range));
  const orderIds = [...new Set(orderKeys.map((key) => key.slice(0, key.indexOf('|'))))];
  const next = nextPlace === null ? beginOf(stageAfter[stage]) : { stage, place: nextPlace };
  return { orderIds, orderKeys, next };
}

function afterLast<T>(stage: TouchedStage, found: readonly T[], idOf: (item: T) => string): TouchedPlace | null {
  const last = found[found.length - 1];
  return last && found.length === itemsAtOnce ? { stage, place: idOf(last) } : beginOf(stageAfter[stage]);
}

function beginOf(stage: TouchedStage | null): TouchedPlace | null {
  return stage === null ? null : { stage, place: '' };
}
