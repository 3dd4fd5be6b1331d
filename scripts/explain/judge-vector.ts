import { applyOrder, applyTouch, emptyTimeline, type TimelineState } from '../../core/attribution/apply-event';
import type { Decision } from '../../core/attribution/decision';
import { compareEvents, type TimelineEvent } from '../../core/attribution/timeline-event';
import type { DyeResult, OrderResult, Vector, VectorEvent, VectorResult } from './vector';

/** An event of the engine together with the timeline it belongs to; promoter events belong to all. */
export type PlacedTimelineEvent =
  | { readonly timeline: TimelineKey; readonly event: Exclude<TimelineEvent, { type: 'promoter' }> }
  | { readonly timeline: null; readonly event: Extract<TimelineEvent, { type: 'promoter' }> };

export interface TimelineKey {
  readonly buyer: string;
  readonly shop: string;
}

/** Judges a vector in one pass over all its events: each (buyer, shop) has a timeline of its own. */
export function judgeVector(vector: Vector): VectorResult {
  const ineligible = new Set<string>();
  const rules = { windows: vector.windows, policy: vector.policy, ineligible };
  const timelines = new Timelines();
  const orders: OrderResult[] = [];
  for (const { timeline, event } of timelineEvents(vector)) {
    if (timeline === null) {
      if (event.active) ineligible.delete(event.promoter);
      else ineligible.add(event.promoter);
    } else if (event.type === 'touch') {
      timelines.write(timeline, applyTouch(timelines.read(timeline), event, rules));
    } else {
      const judged = applyOrder(timelines.read(timeline), event, rules);
      timelines.write(timeline, judged.state);
      orders.push(orderResult(judged.decision));
    }
  }
  return { id: vector.id, orders, dyes: timelines.dyes() };
}

/** The vector's events as the engine takes them, in timeline order and without the orders that were never paid. */
export function timelineEvents(vector: Vector): PlacedTimelineEvent[] {
  return vector.events
    .filter((event) => event.type !== 'order' || event.paid)
    .map((event) => placeEvent(event, vector.promotersByBuyer))
    .sort((left, right) => compareEvents(left.event, right.event));
}

function placeEvent(event: VectorEvent, promotersByBuyer: ReadonlyMap<string, string>): PlacedTimelineEvent {
  const { seq, atMs } = event;
  const promoterOf = (person: string) => promotersByBuyer.get(person) ?? null;
  if (event.type === 'promoter') {
    const { type, promoter, active } = event;
    return { timeline: null, event: { type, id: String(seq), seq, atMs, promoter, active } };
  }
  const timeline = { buyer: event.buyer, shop: event.shop };
  if (event.type === 'order') {
    const { type, id, scene } = event;
    return { timeline, event: { type, id, seq, atMs, scene, buyerPromoter: promoterOf(event.buyer) } };
  }
  const { type, promoter, kind } = event;
  const touch = { type, id: String(seq), seq, atMs, promoter, kind };
  if (event.forwardedBy === null) return { timeline, event: touch };
  return { timeline, event: { ...touch, forwardedBy: { promoter: promoterOf(event.forwardedBy) } } };
}

function orderResult({ orderId, promoter, reason, family, dyeExpiresAtMs }: Decision): OrderResult {
  return { orderId, promoter, reason, family, dyeExpiresAt: dyeExpiresAtMs };
}

/** The state of each (buyer, shop). Ids may be any text, so they are never joined into one key. */
class Timelines {
  private readonly byBuyer = new Map<string, Map<string, TimelineState>>();

  read({ buyer, shop }: TimelineKey): TimelineState {
    return this.byBuyer.get(buyer)?.get(shop) ?? emptyTimeline;
  }

  write({ buyer, shop }: TimelineKey, state: TimelineState): void {
    const shops = this.byBuyer.get(buyer);
    if (shops) shops.set(shop, state);
    else this.byBuyer.set(buyer, new Map([[shop, state]]));
  }

  dyes(): DyeResult[] {
    const results: DyeResult[] = [];
    for (const [buyer, shops] of this.byBuyer) {
      for (const [shop, { dyes }] of shops) {
        for (const { promoter, family, startedBy, expiresAtMs, extendedByOrderId } of dyes) {
          const extended = extendedByOrderId !== null;
          results.push({ buyer, shop, promoter, family, startedAt: startedBy.atMs, expiresAt: expiresAtMs, extended });
        }
      }
    }
    return results;
  }
}
