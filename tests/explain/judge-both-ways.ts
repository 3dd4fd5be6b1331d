import { type FoldedTimeline, foldTimeline } from '../../core/attribution/fold-timeline';
import type { TimelineEvent } from '../../core/attribution/timeline-event';
import { judgeVector, type PlacedTimelineEvent, timelineEvents } from '../../scripts/explain/judge-vector';
import { readVectors } from '../../scripts/explain/read-vectors';
import type { Vector } from '../../scripts/explain/vector';
import { type Case, type CaseAnswer, type DyeAnswer, sortedDyes } from './case-file';

/** A case as the product reads it. */
export function readCase(file: Case): Vector {
  const [vector] = readVectors(JSON.stringify({ vectors: [file] }));
  if (!vector) throw new Error('one case gives one vector');
  return vector;
}

/** A case judged event by event, as the stored system and the command do it. */
export function judgeStepByStep(file: Case): CaseAnswer {
  const result = judgeVector(readCase(file));
  return { id: result.id, orders: [...result.orders], dyes: sortedDyes(result.dyes) };
}

/** The same case judged by one fold over each buyer-shop timeline; orders of all timelines as a set. */
export function judgeByFold(file: Case): CaseAnswer {
  const vector = readCase(file);
  const answer: CaseAnswer = { id: vector.id, orders: [], dyes: [] };
  for (const { buyer, shop, events } of separateTimelines(timelineEvents(vector))) {
    // The fold takes events in any order; backwards is the hardest for one that forgot to sort.
    const folded = foldTimeline([...events].reverse(), vector);
    answer.orders.push(
      ...folded.decisions.map(({ orderId, promoter, reason, family, dyeExpiresAtMs }) => {
        return { orderId, promoter, reason, family, dyeExpiresAt: dyeExpiresAtMs };
      }),
    );
    answer.dyes.push(...dyesOf(folded, buyer, shop));
  }
  return { ...answer, dyes: sortedDyes(answer.dyes) };
}

function dyesOf({ state }: FoldedTimeline, buyer: string, shop: string): DyeAnswer[] {
  return state.dyes.map(({ promoter, family, startedBy, expiresAtMs, extendedByOrderId }) => {
    const extended = extendedByOrderId !== null;
    return { buyer, shop, promoter, family, startedAt: startedBy.atMs, expiresAt: expiresAtMs, extended };
  });
}

function separateTimelines(placed: readonly PlacedTimelineEvent[]) {
  const names = new Set(placed.flatMap(({ timeline }) => (timeline ? [JSON.stringify(timeline)] : [])));
  return [...names].map((name) => {
    const { buyer, shop }: { buyer: string; shop: string } = JSON.parse(name);
    const events: TimelineEvent[] = placed
      .filter(({ timeline }) => timeline === null || (timeline.buyer === buyer && timeline.shop === shop))
      .map(({ event }) => event);
    return { buyer, shop, events };
  });
}
