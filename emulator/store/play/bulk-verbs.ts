import { addBulkOrders, BULK_STATES } from '../orders/bulk-orders';
import { nowSec, type StoreContext } from '../store-context';
import { activePlan, productOf } from '../world-facts';
import { type PlayBody, PlayInput } from './play-input';
import { PlayRefused } from './play-refused';

const MOST = 100_000;
const DEFAULT_SPAN_SEC = 30 * 86_400;

export type BulkOrdersWish = {
  count: number;
  promoter: string;
  /** Left out: the first product on promotion, and its first sku. */
  product_id?: string;
  sku_id?: string;
  /** Create times in seconds, from and to; left out: the last 30 days. */
  start_time?: number;
  end_time?: number;
  state?: (typeof BULK_STATES)[number];
  person?: string;
};
export type BulkOrdersView = { count: number; first_order_id: string; last_order_id: string; sku_id: string };

/** Many paid orders that no message tells of. */
export function bulkOrders(context: StoreContext, body: PlayBody): BulkOrdersView {
  const input = new PlayInput(body);
  const count = input.whole('count');
  if (count < 1 || count > MOST) throw new PlayRefused('bad-count', `count must be between 1 and ${MOST}`);
  const product = input.has('product_id')
    ? productOf(context, input.text('product_id'))
    : context.state.world.products.find((one) => activePlan(context, one));
  if (!product || !activePlan(context, product)) {
    throw new PlayRefused('no-plan', 'the product must be of this world and on promotion');
  }
  const sku_id = input.optionalText('sku_id') ?? product.skus[0]?.sku_id ?? '';
  if (!product.skus.some((sku) => sku.sku_id === sku_id)) {
    throw new PlayRefused('no-such-sku', `${product.title} has no sku ${sku_id}`);
  }
  const endSec = input.optionalWhole('end_time') ?? nowSec(context) - 60;
  const startSec = input.optionalWhole('start_time') ?? endSec - DEFAULT_SPAN_SEC;
  if (startSec > endSec) throw new PlayRefused('bad-start_time', 'start_time must not be after end_time');
  const orders = addBulkOrders(context, {
    count,
    promoter: input.promoter(context),
    product,
    sku_id,
    startSec,
    endSec,
    state: input.has('state') ? input.oneOf('state', BULK_STATES) : 'paid',
    person: input.has('person') ? input.person(context).id : undefined,
  });
  return {
    count: orders.length,
    first_order_id: orders[0]?.order_id ?? '',
    last_order_id: orders.at(-1)?.order_id ?? '',
    sku_id,
  };
}
