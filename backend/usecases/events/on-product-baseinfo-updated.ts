import type { ProductBaseinfoUpdated } from '../../ports/store-event';
import { type RereadPlan, type RereadPlanPorts, rereadPlan } from '../sync/reread-plan';

/** Title, pictures, price or stock of a product changed: its detail is read anew. Errors: Outage. */
export async function onProductBaseinfoUpdated(
  ports: RereadPlanPorts,
  { productId, shopAppid }: ProductBaseinfoUpdated,
): Promise<RereadPlan> {
  return shopAppid === null ? 'not-ours' : rereadPlan(ports, { productId, shopAppid });
}
