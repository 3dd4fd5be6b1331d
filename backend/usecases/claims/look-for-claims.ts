import { claimAfter } from './claim-missing-order';
import { type ClaimPorts, investigateOrder } from './investigate-order';

const atMost = 50;
const enoughTimeMs = 5_000;

/**
 * Looks again for claimed orders that were not found, each once a day for three days; for a timer. One order whose look
 * fails is looked for at the next run and does not stop the others.
 */
export async function lookForClaims(
  ports: ClaimPorts,
  leftMs: () => number,
): Promise<{ looked: number; answered: number; failed: number }> {
  const counts = { looked: 0, answered: 0, failed: 0 };
  for (const claim of await ports.claims.listDueLooks(ports.clock.nowMs(), atMost)) {
    if (leftMs() < enoughTimeMs) break;
    const asker = await ports.promoters.findPromoter(claim.promoter);
    if (!asker) continue;
    counts.looked += 1;
    try {
      const finding = await investigateOrder(ports, asker, claim.orderId);
      const after = claimAfter(claim, claim, finding, ports.clock.nowMs());
      if ((await ports.claims.saveClaim(after, claim)) && after.answer.state !== 'searching') counts.answered += 1;
    } catch (error) {
      counts.failed += 1;
      const reason = error instanceof Error ? error.message : 'unknown';
      ports.journal.alarm('CLAIM_LOOK_FAILED', { orderId: claim.orderId, reason });
    }
  }
  return counts;
}
