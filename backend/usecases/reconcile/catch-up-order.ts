import { freshnessOf, orderKeyOf } from '../../../core/commission/order-snapshot';
import type { OrderFacts } from '../../../core/reconciliation/order-facts';
import { Outage } from '../../ports/outage';
import { AllowanceSpent } from '../../ports/platform/allowance-spent';
import type { PlatformOrders } from '../../ports/platform/orders';
import type { OrderKey } from '../../ports/store-platform';
import { snapshotOf } from '../events/snapshot-of';
import { type LookAtOrderPorts, lookAtOrder } from '../sync/look-at-order';

export interface CatchUpPorts extends LookAtOrderPorts {
  readonly platform: LookAtOrderPorts['platform'] & Pick<PlatformOrders, 'listOrders'>;
}

/**
 * Fetches what the platform knows of an order and we do not: a sku without a row, or a state that is newer than the
 * row's. It goes the way of all order news. A row that is as new as the platform's word is left as it is, even where it
 * is wrong: what differs then is for a person, and nothing corrects it by itself.
 *
 * @returns how many skus changed. Errors: Outage when the platform does not answer (not for one unusable answer).
 */
export async function catchUpOrder(ports: CatchUpPorts, facts: OrderFacts, leftMs: () => number): Promise<number> {
  let changed = 0;
  for (const key of await keysOf(ports, facts)) {
    if (!(await isNews(ports, facts, key))) continue;
    if ((await lookAtOrder(ports, key, leftMs)) === 'changed') changed += 1;
  }
  return changed;
}

/** The skus that the platform lists for the order number, and those that we know. */
async function keysOf(ports: CatchUpPorts, { orderId, rows }: OrderFacts): Promise<OrderKey[]> {
  const known = rows.map(({ snapshot }) => ({ orderId: snapshot.orderId, skuId: snapshot.skuId }));
  const listed = await unlessUnusable(() => ports.platform.listOrders({ orderId }).all());
  // An order number that is not the one asked for is none of ours.
  const own = listed?.ok ? listed.value.filter((key) => key.orderId === orderId) : [];
  const keys = new Map([...known, ...own].map((key) => [orderKeyOf(key), key]));
  return [...keys.values()];
}

async function isNews(ports: CatchUpPorts, { rows }: OrderFacts, key: OrderKey): Promise<boolean> {
  const row = rows.find((one) => one.key === orderKeyOf(key));
  if (!row) return true;
  const stated = await unlessUnusable(async () => {
    const answer = await ports.platform.findOrder(key);
    return answer.ok ? snapshotOf(answer.value, ports.buyerKeys) : undefined;
  });
  if (!stated) return false;
  const freshness = freshnessOf(stated, row.snapshot);
  return freshness === 'newer' || freshness === 'ambiguous';
}

/** One answer that cannot be read must not stop the walk for ever; a platform that does not answer may. */
async function unlessUnusable<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Outage && !(error instanceof AllowanceSpent) && !error.retryable) return undefined;
    throw error;
  }
}
