import * as v from 'valibot';
import type { OrderKey, PlatformAnswer, PlatformOrder, StorePlatform } from '../../ports/store-platform';
import { type PlatformCall, readAnswer, unusable } from './platform-call';
import { count, idText, listOf, ratioPpm, textOrEmpty, timeMs, timeMsOrZero, wholeFen } from './wire-fields';

/** Status 100 of an order: the goods were received. */
const orderCompleted = 100;
const pageSize = 30;

/** Absent, null or without appid means that there is none; an amount without appid is an amount of nobody. */
const agencyShare = v.nullish(
  v.looseObject({ appid: v.nullish(v.union([v.literal(''), idText]), ''), amount: v.nullish(wholeFen) }),
);
const sharerShare = v.nullish(
  v.looseObject({
    sharer_appid: v.nullish(v.union([v.literal(''), idText]), ''),
    amount: v.nullish(wholeFen),
    nickname: textOrEmpty,
  }),
);

/** https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/order/api_getorder */
const commissionOrder = v.looseObject({
  order_id: idText,
  sku_id: idText,
  create_time: v.pipe(timeMs, v.minValue(1)),
  update_time: v.pipe(
    timeMs,
    v.minValue(1),
    v.transform((time) => Math.floor(time / 1000)),
  ),
  status: count,
  order_detail: v.looseObject({
    shop_info: v.looseObject({ appid: idText }),
    product_info: v.looseObject({ product_id: idText, title: textOrEmpty, actual_payment: wholeFen }),
    order_info: v.looseObject({
      order_status: v.nullish(count),
      status: v.nullish(count),
      pay_time: timeMsOrZero,
      create_time: timeMsOrZero,
      update_time: timeMsOrZero,
    }),
    commission_info: v.looseObject({
      service_ratio: ratioPpm,
      service_amount: wholeFen,
      profit_sharding_suc_time: timeMsOrZero,
      sharer_info: sharerShare,
      promoter_agency_info: agencyShare,
      promotion_info: v.nullish(v.looseObject({ channel_type: v.nullish(count, 0) })),
    }),
    buyer_info: v.nullish(v.looseObject({ open_id: textOrEmpty, union_id: textOrEmpty })),
  }),
});

type CommissionOrder = v.InferOutput<typeof commissionOrder>;

/** The page spells the root key `commssion_order`; a corrected spelling is taken as well. */
const orderAnswer = v.looseObject({
  commssion_order: v.optional(v.unknown()),
  commission_order: v.optional(v.unknown()),
});
const spelledOrder = v.object({ commssion_order: commissionOrder });

/** https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/order/api_getorderlist */
const orderPage = v.looseObject({
  list: listOf(v.looseObject({ order_id: idText, sku_id: idText })),
  next_key: textOrEmpty,
  has_more: v.nullish(v.boolean()),
});

export function orderResource(call: PlatformCall): Pick<StorePlatform, 'findOrder' | 'listOrdersByUpdateTime'> {
  return {
    async findOrder(key) {
      const answer = await call('order/get', { order_id: key.orderId, sku_id: key.skuId }, orderAnswer);
      if (!answer.ok) return answer;
      const commssion_order = answer.value.commssion_order ?? answer.value.commission_order;
      const order = readAnswer('order/get', spelledOrder, { commssion_order }).commssion_order;
      return { ok: true, value: orderOf(key, order) };
    },
    async listOrdersByUpdateTime({ fromSec, toSec }, nextKey) {
      const update_time_range = { start_time: fromSec, end_time: toSec };
      const body = { update_time_range, page_size: pageSize, next_key: nextKey };
      const answer = await call('order/list/get', body, orderPage);
      return answer.ok ? pageOf(answer.value) : answer;
    },
  };
}

function pageOf(
  page: v.InferOutput<typeof orderPage>,
): PlatformAnswer<{ readonly keys: readonly OrderKey[]; readonly nextKey: string | null }> {
  const keys = page.list.map(({ order_id, sku_id }) => ({ orderId: order_id, skuId: sku_id }));
  if (page.has_more === true && page.next_key === '') throw unusable('order/list/get', 'next_key');
  const isLast = page.next_key === '' || (page.has_more ?? keys.length === pageSize) === false;
  return { ok: true, value: { keys, nextKey: isLast ? null : page.next_key } };
}

function orderOf(asked: OrderKey, order: CommissionOrder): PlatformOrder {
  const { shop_info, product_info, order_info, commission_info, buyer_info } = order.order_detail;
  if (order.order_id !== asked.orderId) throw unusable('order/get', 'order_id: another order than asked for');
  if (order.sku_id !== asked.skuId) throw unusable('order/get', 'sku_id: another order than asked for');
  const orderStatus = order_info.order_status ?? order_info.status;
  if (orderStatus === null || orderStatus === undefined) throw unusable('order/get', 'order_info.order_status');
  // The receipt is dated by this time: a missing one would make money available too early.
  if (orderStatus === orderCompleted && order_info.update_time === 0)
    throw unusable('order/get', 'order_info.update_time');
  return {
    orderId: order.order_id,
    skuId: order.sku_id,
    shopAppid: shop_info.appid,
    productId: product_info.product_id,
    productTitle: product_info.title,
    createdAtMs: order_info.create_time || order.create_time,
    paidAtMs: order_info.pay_time,
    updateTimeSec: order.update_time,
    orderUpdatedAtMs: order_info.update_time,
    commissionStatus: order.status,
    orderStatus,
    actualPaymentFen: product_info.actual_payment,
    serviceRatioPpm: commission_info.service_ratio,
    serviceAmountFen: commission_info.service_amount,
    promoterAgency: agencyOf(commission_info.promoter_agency_info),
    sharer: sharerOf(commission_info.sharer_info),
    settledAtMs: commission_info.profit_sharding_suc_time,
    channelType: commission_info.promotion_info?.channel_type ?? 0,
    buyer: buyerOf(buyer_info),
  };
}

function agencyOf(share: v.InferOutput<typeof agencyShare>): PlatformOrder['promoterAgency'] {
  const amountFen = share?.amount ?? undefined;
  if (!share?.appid) {
    if (amountFen) throw unusable('order/get', 'promoter_agency_info.appid');
    return null;
  }
  if (amountFen === undefined) throw unusable('order/get', 'promoter_agency_info.amount');
  return { appid: share.appid, amountFen };
}

function sharerOf(share: v.InferOutput<typeof sharerShare>): PlatformOrder['sharer'] {
  const amountFen = share?.amount ?? undefined;
  if (!share?.sharer_appid) {
    if (amountFen) throw unusable('order/get', 'sharer_info.sharer_appid');
    return null;
  }
  if (amountFen === undefined) throw unusable('order/get', 'sharer_info.amount');
  return { promoter: share.sharer_appid, amountFen, nickname: share.nickname };
}

function buyerOf(
  buyer: { readonly open_id: string; readonly union_id: string } | null | undefined,
): PlatformOrder['buyer'] {
  if (!buyer || (buyer.open_id === '' && buyer.union_id === '')) return null;
  return { openId: buyer.open_id, unionId: buyer.union_id };
}
