import type { ItemUpdated } from '../../ports/store-event';
import { type RereadPlan, type RereadPlanPorts, rereadPlan } from '../sync/reread-plan';

/** A plan was made, changed, ended, or its product was taken off: the product's detail is read anew. Errors: Outage. */
export async function onItemUpdated(ports: RereadPlanPorts, event: ItemUpdated): Promise<RereadPlan> {
  const { productId, shopAppid } = event;
  return shopAppid === null ? 'not-ours' : rereadPlan(ports, { productId, shopAppid });
}
