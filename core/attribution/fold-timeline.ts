import { applyOrder, applyTouch, emptyTimeline, type TimelineState } from './apply-event';
import type { AttributionPolicy } from './attribution-policy';
import type { Decision } from './decision';
import { type AttributedOrder, compareEvents, type TimelineEvent } from './timeline-event';
import type { WindowConfig } from './window-config';

/** The settings of the shop that a timeline belongs to. */
export interface TimelineConfig {
  readonly windows: WindowConfig;
  readonly policy: AttributionPolicy;
}

export interface FoldedTimeline {
  readonly state: TimelineState;
  /** One per order, in the order in which they were judged. */
  readonly decisions: readonly Decision[];
}

/** Judges all events of one buyer in one shop, given in any order, together with the promoters' own events. */
export function foldTimeline(events: readonly TimelineEvent[], config: TimelineConfig): FoldedTimeline {
  const ineligible = new Set<string>();
  const rules = { ...config, ineligible };
  const decisions: Decision[] = [];
  let state = emptyTimeline;
  for (const event of [...events].sort(compareEvents)) {
    switch (event.type) {
      case 'touch':
        state = applyTouch(state, event, rules);
        break;
      case 'order': {
        const judged = applyOrder(state, event, rules);
        state = judged.state;
        decisions.push(judged.decision);
        break;
      }
      case 'promoter':
        if (event.active) ineligible.delete(event.promoter);
        else ineligible.add(event.promoter);
        break;
    }
  }
  return { state, decisions };
}

/** The timeline as one of its orders left it: nothing later is looked at. The order's decision is the last one. */
export function foldUntil(
  events: readonly TimelineEvent[],
  order: AttributedOrder,
  config: TimelineConfig,
): FoldedTimeline {
  return foldTimeline(
    events.filter((event) => compareEvents(event, order) <= 0),
    config,
  );
}

/** An order whose written decision is not what its complete timeline says. */
export interface Hindsight {
  readonly written: Decision;
  readonly refolded: Decision;
}

export interface RefoldedTimeline extends FoldedTimeline {
  readonly hindsight: readonly Hindsight[];
}

/**
 * Folds a timeline again after a late event. The dyes follow the complete timeline; a decision that was already written
 * stays as it was, and where the timeline would now say something else the pair is listed for people to look at.
 */
export function refold(
  events: readonly TimelineEvent[],
  config: TimelineConfig,
  written: ReadonlyMap<string, Decision>,
): RefoldedTimeline {
  const folded = foldTimeline(events, config);
  const hindsight: Hindsight[] = [];
  const decisions = folded.decisions.map((refolded) => {
    const kept = written.get(refolded.orderId);
    if (!kept) return refolded;
    if (kept.promoter !== refolded.promoter || kept.reason !== refolded.reason) {
      hindsight.push({ written: kept, refolded });
    }
    return kept;
  });
  return { state: folded.state, decisions, hindsight };
}
