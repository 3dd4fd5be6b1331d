import type { ProductPlaninfoUpdated } from '../../ports/store-event';
import { type RereadPlan, type RereadPlanPorts, rereadPlan } from '../sync/reread-plan';

/**
 * The plan of a subscribed product began, changed or ended: its detail is read anew, first under the plan that the event
 * names. The event's own status is not used: the page and real traffic contradict each other about its values.
 *
 * Errors: Outage.
 */
export async function onProductPlaninfoUpdated(
  ports: RereadPlanPorts,
  { productId, shopAppid, planType }: ProductPlaninfoUpdated,
): Promise<RereadPlan> {
  if (shopAppid === null) return 'not-ours';
  const first = planType === 1 || planType === 2 ? planType : undefined;
  return rereadPlan(ports, { productId, shopAppid }, { planType: first });
}
