import * as v from 'valibot';
import type { OrderKey, OrderShare, PlatformOrder, PlatformOrderDetail } from '../../ports/platform/orders';
import { readAnswer, Unusable } from './platform-call';
import {
  count,
  idOrNull,
  idText,
  ratioOrNull,
  ratioPpm,
  textOrEmpty,
  timeMs,
  timeMsOrZero,
  uint64Id,
  wholeFen,
} from './wire-fields';

/** Status 100 of an order: the goods were received. */
const orderCompleted = 100;
/** promotion_channel of an order that came by a promoter. */
const byPromoter = 1;

/** Absent, null or without appid means that there is none; an amount without appid is an amount of nobody. */
const agencyShare = v.nullish(v.looseObject({ appid: idOrNull, amount: v.nullish(wholeFen) }));
const sharerShare = v.nullish(
  v.looseObject({ sharer_appid: idOrNull, amount: v.nullish(wholeFen), nickname: textOrEmpty }),
);
const buyerIds = v.nullish(v.looseObject({ open_id: textOrEmpty, union_id: textOrEmpty }));

/** https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/order/api_getorder */
const commissionOrder = v.looseObject({
  order_id: uint64Id,
  sku_id: uint64Id,
  create_time: v.pipe(timeMs, v.minValue(1)),
  update_time: v.pipe(
    timeMs,
    v.minValue(1),
    v.transform((time) => Math.floor(time / 1000)),
  ),
  status: count,
  order_detail: v.looseObject({
    shop_info: v.looseObject({ appid: idText }),
    product_info: v.looseObject({ product_id: uint64Id, title: textOrEmpty, actual_payment: wholeFen }),
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
    buyer_info: buyerIds,
  }),
});

/** The page spells the root key `commssion_order`; a corrected spelling is taken as well. */
export const orderAnswer = v.looseObject({
  commssion_order: v.optional(v.unknown()),
  commission_order: v.optional(v.unknown()),
});

/** The order that was asked for, in an answer of order/get. */
export function orderIn(answer: v.InferOutput<typeof orderAnswer>, asked: OrderKey): PlatformOrder {
  const order = readAnswer(commissionOrder, rootOf(answer), 'commssion_order');
  const { shop_info, product_info, order_info, commission_info, buyer_info } = order.order_detail;
  if (order.order_id !== asked.orderId) throw new Unusable('order_id: another order than asked for');
  if (order.sku_id !== asked.skuId) throw new Unusable('sku_id: another order than asked for');
  const orderStatus = order_info.order_status ?? order_info.status;
  if (orderStatus === null || orderStatus === undefined) throw new Unusable('order_info.order_status');
  // The receipt is dated by this time: a missing one would make money available too early.
  if (orderStatus === orderCompleted && order_info.update_time === 0) throw new Unusable('order_info.update_time');
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

function rootOf(answer: v.InferOutput<typeof orderAnswer>): unknown {
  return answer.commssion_order ?? answer.commission_order;
}

function agencyOf(share: v.InferOutput<typeof agencyShare>): PlatformOrder['promoterAgency'] {
  const amountFen = share?.amount ?? undefined;
  if (!share?.appid) {
    if (amountFen) throw new Unusable('promoter_agency_info.appid');
    return null;
  }
  if (amountFen === undefined) throw new Unusable('promoter_agency_info.amount');
  return { appid: share.appid, amountFen };
}

function sharerOf(share: v.InferOutput<typeof sharerShare>): PlatformOrder['sharer'] {
  const amountFen = share?.amount ?? undefined;
  if (!share?.sharer_appid) {
    if (amountFen) throw new Unusable('sharer_info.sharer_appid');
    return null;
  }
  if (amountFen === undefined) throw new Unusable('sharer_info.amount');
  return { promoter: share.sharer_appid, amountFen, nickname: share.nickname };
}

/** Who bought; null when no id is stated. */
export function buyerOf(buyer: v.InferOutput<typeof buyerIds>): PlatformOrder['buyer'] {
  if (!buyer || (buyer.open_id === '' && buyer.union_id === '')) return null;
  return { openId: buyer.open_id, unionId: buyer.union_id };
}

const anyShare = v.nullish(
  v.looseObject({
    appid: idOrNull,
    talent_appid: idOrNull,
    opentalentid: textOrEmpty,
    openfinderid: textOrEmpty,
    nickname: textOrEmpty,
    ratio: ratioOrNull,
    amount: v.nullish(wholeFen),
    profit_sharding_suc_time: timeMsOrZero,
  }),
);
const account = v.nullish(
  v.looseObject({ talent_appid: idOrNull, appid: idOrNull, finder_id: idOrNull, nickname: textOrEmpty }),
);

/** What is told besides of an order, on newer pages. */
const furtherFacts = v.looseObject({
  order_detail: v.looseObject({
    shop_info: v.looseObject({ shop_name: textOrEmpty }),
    product_info: v.looseObject({ thumb_img: textOrEmpty }),
    commission_info: v.looseObject({
      promotion_channel: v.nullish(count, 0),
      finder_info: anyShare,
      talent_info: anyShare,
      sub_agency_info: anyShare,
      head_agency_info: anyShare,
      promotion_info: v.nullish(v.looseObject({ finder_info: account, talent_info: account, mp_info: account })),
    }),
  }),
});

/** The order that was asked for, with all that the platform tells. */
export function orderDetailIn(answer: v.InferOutput<typeof orderAnswer>, asked: OrderKey): PlatformOrderDetail {
  const order = orderIn(answer, asked);
  const { order_detail: detail } = readAnswer(furtherFacts, rootOf(answer), 'commssion_order');
  const { commission_info: commission } = detail;
  const content = commission.promotion_info;
  return {
    ...order,
    shopName: detail.shop_info.shop_name,
    imageUrl: detail.product_info.thumb_img,
    isPromoted: commission.promotion_channel === byPromoter,
    talent: shareOf('talent_info', commission.talent_info) ?? shareOf('finder_info', commission.finder_info),
    subAgency: shareOf('sub_agency_info', commission.sub_agency_info),
    headAgency: shareOf('head_agency_info', commission.head_agency_info),
    contentAccount: accountOf(content?.talent_info) ?? accountOf(content?.finder_info) ?? accountOf(content?.mp_info),
  };
}

function shareOf(place: string, share: v.InferOutput<typeof anyShare>): OrderShare | null {
  const appid = share?.talent_appid ?? share?.appid ?? '';
  const openId = share?.opentalentid || share?.openfinderid || '';
  if (!share || (appid === '' && openId === '')) {
    if (share?.amount) throw new Unusable(`${place}.appid`);
    return null;
  }
  if (typeof share.amount !== 'number') throw new Unusable(`${place}.amount`);
  const { nickname, ratio: ratioPpm, amount: amountFen, profit_sharding_suc_time: settledAtMs } = share;
  return { appid, openId, nickname, amountFen, ratioPpm, settledAtMs };
}

function accountOf(owner: v.InferOutput<typeof account>): PlatformOrderDetail['contentAccount'] {
  const id = owner?.talent_appid ?? owner?.appid ?? owner?.finder_id ?? null;
  return owner && id !== null ? { id, nickname: owner.nickname } : null;
}
