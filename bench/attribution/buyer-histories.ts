import { defaultPolicy } from '../../core/attribution/attribution-policy';
import type { AttributionRules } from '../../core/attribution/decide';
import type { Dye } from '../../core/attribution/dye';
import { foldTimeline } from '../../core/attribution/fold-timeline';
import type { AttributedOrder, PromoterEvent, Touch } from '../../core/attribution/timeline-event';
import { familyOfKind, touchKinds } from '../../core/attribution/touch-kind';
import { fallbackWindows } from '../../core/attribution/window-config';
import type { TouchRow } from './decide-by-textbook';

const dayMs = 86_400_000;
const t0 = 1_767_196_800_000;
const promoterCount = 12;

/** One buyer's past in a shop, as either way of deciding stores it, and the order to decide. */
export interface BuyerHistory {
  readonly rows: readonly TouchRow[];
  readonly dyes: readonly Dye[];
  readonly touches: readonly Touch[];
  readonly order: AttributedOrder;
}

/** One promoter of the twelve is not bound, so both ways have to look at eligibility. */
export const benchRules: AttributionRules = {
  windows: fallbackWindows,
  policy: defaultPolicy,
  ineligible: new Set(['promoter-11']),
};

/** A buyer who opened so many links of twelve promoters in so many days, bought now and then, and orders once more. */
export function makeHistory(touchCount: number, spanDays: number, seed: number): BuyerHistory {
  const random = seededRandom(seed);
  const times = Array.from({ length: touchCount }, () => t0 + Math.floor(random() * spanDays * dayMs)).sort(
    (a, b) => a - b,
  );
  const touches = times.map((atMs, seq): Touch => {
    const promoter = `promoter-${Math.floor(random() * promoterCount)}`;
    const kind = touchKinds[Math.floor(random() * touchKinds.length)] ?? 'LIVE';
    return { type: 'touch', id: `touch-${seq}`, seq, atMs, promoter, kind };
  });
  const earlierOrders = touches
    .filter(() => random() < 0.02)
    .map(({ seq, atMs }) => organicOrder(`before-${seq}`, touchCount + seq, atMs));
  const unbound = [...benchRules.ineligible].map((promoter): PromoterEvent => {
    return { type: 'promoter', id: promoter, seq: -1, atMs: 0, promoter, active: false };
  });
  const { dyes } = foldTimeline([...unbound, ...touches, ...earlierOrders], benchRules).state;
  const lastMs = times[times.length - 1] ?? t0;
  const order = organicOrder('order', 2 * touchCount, lastMs + Math.floor(random() * 0.2 * spanDays * dayMs));
  return { rows: touches.map((touch) => rowOf(touch, dyes)), dyes, touches, order };
}

function organicOrder(id: string, seq: number, atMs: number): AttributedOrder {
  return { type: 'order', id, seq, atMs, scene: { kind: 'ORGANIC' }, buyerPromoter: null };
}

/** The textbook keeps the end of the lock on every touch; one of an older chain keeps its own click window. */
function rowOf({ id, seq, atMs, promoter, kind }: Touch, dyes: readonly Dye[]): TouchRow {
  const family = familyOfKind[kind];
  const dye = dyes.find((candidate) => candidate.promoter === promoter && candidate.family === family);
  const ownEndMs = atMs + benchRules.windows[family].clickDays * dayMs;
  const expiresAtMs = dye && atMs >= dye.startedBy.atMs ? dye.expiresAtMs : ownEndMs;
  return { touchId: id, seq, atMs, promoter, family, expiresAtMs };
}

/** A small generator (mulberry32), so that every run of the bench sees the same buyers. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
