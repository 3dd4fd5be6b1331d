import type { Decision } from '../../../core/attribution/decision';
import { explainOrder } from '../../../core/attribution/explain-order';
import type { ExplanationStep } from '../../../core/attribution/explanation-step';
import type { Touch } from '../../../core/attribution/timeline-event';
import type { ClaimedLine } from '../../../core/commission/claim-answer';
import type { OrderSnapshot } from '../../../core/commission/order-snapshot';
import type { ClaimStore } from '../../ports/claim-store';
import type { OrderBooks } from '../../ports/order-books';
import type { ProgramSettingsSource } from '../../ports/program-settings';
import type { Promoter, PromoterStore } from '../../ports/promoter-store';
import type { KeptTouch, TouchStore } from '../../ports/touch-store';
import { judgeOrder } from '../explaining/explain-orders';

export interface BuyerStoryPorts {
  readonly claims: ClaimStore;
  readonly touches: TouchStore;
  readonly books: OrderBooks;
  readonly promoters: PromoterStore;
  readonly settings: ProgramSettingsSource;
}

/** What ties a buyer to a promoter who has not got his order. */
export interface BuyerStory extends Pick<ClaimedLine, 'opened' | 'isBuyer'> {
  readonly verdict: ExplanationStep | null;
  readonly decision: Decision | null;
  readonly touches: readonly Touch[];
}

export const noStory: BuyerStory = { opened: 'never', isBuyer: false, verdict: null, decision: null, touches: [] };

/**
 * Looks for the asker's own evidence: this buyer opened his links, or he is the buyer. Without any nothing is judged, so
 * that nothing can be told.
 */
export async function buyerStoryOf(
  ports: BuyerStoryPorts,
  asker: Promoter,
  snapshot: OrderSnapshot,
  owner: string | null,
): Promise<BuyerStory> {
  const { buyerKey, shopAppid, createdAtMs } = snapshot;
  if (buyerKey === null) return noStory;
  const isBuyer = asker.unionidHash === buyerKey;
  const own = await ports.claims.listTouchesOf(buyerKey, asker.promoter);
  const here = own.filter((touch) => touch.shopAppid === shopAppid);
  if (here.length === 0 && !isBuyer) {
    const isElsewhere = own.some((touch) => touch.atMs <= createdAtMs);
    return { ...noStory, opened: isElsewhere ? 'elsewhere' : 'never' };
  }
  const judged = await judgeOrder(ports, await ports.settings.current(), { snapshot });
  const steps = explainOrder({
    viewer: asker.promoter,
    viewerEligible: asker.status !== 'unbound' && asker.boundAtMs <= createdAtMs,
    viewerIsBuyer: isBuyer,
    orderedAtMs: createdAtMs,
    decision: judged.decision,
    dyes: judged.dyes,
    touches: [...judged.touches, ...here.map(touchEvent)],
    platformSharer: owner,
  });
  return {
    opened: here.length > 0 ? 'here' : 'never',
    isBuyer,
    verdict: steps[steps.length - 1] ?? null,
    decision: judged.decision,
    touches: judged.touches,
  };
}

function touchEvent({ id, atMs, promoter, kind }: KeptTouch, seq: number): Touch {
  return { type: 'touch', id, seq, atMs, promoter, kind };
}
