import { invariant } from '../invariant';
import { type AttributionRules, judgeOrder } from './decide';
import type { Decision } from './decision';
import { type Dye, touchDyes } from './dye';
import { type AttributedOrder, compareEvents, type EventMark, type Touch } from './timeline-event';

/** What the events of one buyer in one shop have led to so far. Plain data; a cache of the fold over its timeline. */
export interface TimelineState {
  /** One per promoter and family, in the order of their latest touch. */
  readonly dyes: readonly Dye[];
  readonly lastEvent: EventMark | null;
}

export const emptyTimeline: TimelineState = { dyes: [], lastEvent: null };

/** Whether an event belongs before one that was already applied. Then the timeline has to be folded again: `refold`. */
export function isLate(state: TimelineState, event: EventMark): boolean {
  return state.lastEvent !== null && compareEvents(event, state.lastEvent) < 0;
}

/** Applies a touch that is not late. One that counts for nobody changes no dye. */
export function applyTouch(state: TimelineState, touch: Touch, rules: AttributionRules): TimelineState {
  invariant(!isLate(state, touch), `touch ${touch.id} is late: fold its timeline again`);
  const lastEvent = markOf(touch);
  const promoter = creditedPromoter(touch, rules.ineligible);
  if (promoter === null) return { dyes: state.dyes, lastEvent };
  const mark = { ...lastEvent, type: touch.type, kind: touch.kind };
  const dyes = touchDyes(state.dyes, { mark, promoter, slides: true }, rules.windows, rules.policy);
  return { dyes, lastEvent };
}

/** Decides a paid order that is not late, and applies what it does to the dyes. */
export function applyOrder(
  state: TimelineState,
  order: AttributedOrder,
  rules: AttributionRules,
): { readonly state: TimelineState; readonly decision: Decision } {
  invariant(!isLate(state, order), `order ${order.id} is late: fold its timeline again`);
  const { decision, dyes } = judgeOrder(state.dyes, order, rules);
  return { state: { dyes, lastEvent: markOf(order) }, decision };
}

/**
 * For whom a touch counts: a promoter who passed the link on takes it over, whatever the first promoter's state; a link
 * passed on by anybody else, or of an ineligible promoter, counts for nobody.
 */
export function creditedPromoter(touch: Touch, ineligible: ReadonlySet<string>): string | null {
  const promoter = touch.forwardedBy ? touch.forwardedBy.promoter : touch.promoter;
  return promoter === null || ineligible.has(promoter) ? null : promoter;
}

function markOf({ type, id, seq, atMs }: EventMark): EventMark {
  return { type, id, seq, atMs };
}
