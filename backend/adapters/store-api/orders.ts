import * as v from 'valibot';
import type { Clock } from '../../ports/clock';
import type { OrderFilter, PlatformOrders } from '../../ports/platform/orders';
import { orderAnswer, orderDetailIn, orderIn } from './commission-order';
import { ordersPage } from './page-limits';
import { pagedList, readPage } from './paged-list';
import type { PlatformCall } from './platform-call';
import { uint64Id } from './wire-fields';

/** A key of an order, in a list of orders or of clues. */
export const orderRow = v.looseObject({ order_id: uint64Id, sku_id: uint64Id });

export function orderKeyOf({ order_id, sku_id }: v.InferOutput<typeof orderRow>) {
  return { orderId: order_id, skuId: sku_id };
}

/** Commission orders. https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/order/api_getorderlist */
export function orderResource(call: PlatformCall, clock: Clock): PlatformOrders {
  return {
    findOrder: (key) => call('order/get', keyFields(key), orderAnswer, (answer) => orderIn(answer, key)),
    findOrderDetail: (key) => call('order/get', keyFields(key), orderAnswer, (answer) => orderDetailIn(answer, key)),
    async listOrdersByUpdateTime(range, nextKey) {
      const page = await readPage(call, ordersOf(timeFields({ updated: range })), nextKey);
      return page.ok ? { ok: true, value: { keys: page.value.items, nextKey: page.value.nextKey } } : page;
    },
    listOrders: (filter) => pagedList(call, ordersOf(filterFields(filter, clock))),
  };
}

function ordersOf(body: object) {
  const { itemCount } = ordersPage;
  const place = 'list';
  return {
    name: 'order/list/get',
    body,
    itemCount,
    place,
    row: orderRow,
    itemOf: orderKeyOf,
    badItem: 'spoils',
  } as const;
}

export function keyFields({ orderId, skuId }: { readonly orderId: string; readonly skuId: string }) {
  return { order_id: orderId, sku_id: skuId };
}

function filterFields(filter: OrderFilter, clock: Clock): object {
  if ('orderId' in filter) {
    // One time range is obligatory, and with an order number it is ignored.
    return {
      ...timeFields({ updated: { fromSec: 1, toSec: Math.floor(clock.nowMs() / 1000) } }),
      order_id: filter.orderId,
    };
  }
  const { shopAppid, promoter } = filter;
  return {
    ...timeFields(filter),
    ...(shopAppid === undefined ? {} : { appid: shopAppid }),
    ...(promoter === undefined ? {} : { sharer_appid: promoter }),
  };
}

function timeFields(filter: Exclude<OrderFilter, { readonly orderId: string }>): object {
  return 'created' in filter
    ? { create_time_range: rangeFields(filter.created) }
    : { update_time_range: rangeFields(filter.updated) };
}

/** Whole seconds, both ends included. */
export function rangeFields({ fromSec, toSec }: { readonly fromSec: number; readonly toSec: number }) {
  return { start_time: fromSec, end_time: toSec };
}
