import type { OrderSnapshot } from '../../../core/commission/order-snapshot';
import { isPromoterId } from '../../../core/ledger/account';
import type { BuyerKeyMaker } from '../../ports/buyer-key-maker';
import { Outage } from '../../ports/outage';
import type { PlatformOrder } from '../../ports/store-platform';

/** Turns the platform's order into the snapshot that is kept: no ids of the buyer, only his salted key. */
export function snapshotOf(order: PlatformOrder, buyerKeys: BuyerKeyMaker): OrderSnapshot {
  const { buyer, channelType: _channelType, sharer, ...facts } = order;
  if (sharer && !isPromoterId(sharer.promoter)) {
    throw new Outage('order/get', `unusable sharer_appid in ${order.orderId}|${order.skuId}`, false);
  }
  return {
    ...facts,
    sharer: sharer && { promoter: sharer.promoter, amountFen: sharer.amountFen },
    buyerKey:
      buyer && (buyer.unionId || buyer.openId)
        ? buyerKeys.keyOf({ unionid: buyer.unionId || undefined, openid: buyer.openId })
        : null,
  };
}
