import type { OrderSnapshot } from '../../../core/commission/order-snapshot';
import type { Fen } from '../../../core/money/fen';
import type { PlatformAnswer, SecondsRange } from './answer';
import type { PlatformList } from './platform-list';

/** One commission order as the platform states it: the facts that a snapshot keeps, and the people behind them. */
export interface PlatformOrder extends Omit<OrderSnapshot, 'sharer' | 'buyerKey'> {
  readonly sharer: { readonly promoter: string; readonly amountFen: Fen; readonly nickname: string } | null;
  /** 0 none, 3 private-domain goods, 4 talent content, 6 self-run content. */
  readonly channelType: number;
  readonly buyer: { readonly openId: string; readonly unionId: string } | null;
}

export interface OrderKey {
  readonly orderId: string;
  readonly skuId: string;
}

/** A part of an order's commission: whose, and how much as the platform states it (never to be worked out again). */
export interface OrderShare {
  /** appid of the agency or talent; '' where only an open id is stated. */
  readonly appid: string;
  readonly openId: string;
  readonly nickname: string;
  readonly amountFen: Fen;
  /** As stated; of what it is a share is not published. Null where it is not stated. */
  readonly ratioPpm: number | null;
  /** 0 until it is settled, or where it is not stated. */
  readonly settledAtMs: number;
}

/** Everything that the platform tells of a commission order: for consoles and reconciliation. */
export interface PlatformOrderDetail extends PlatformOrder {
  readonly shopName: string;
  readonly imageUrl: string;
  /** Whether the order came by a promoter (promotion_channel 1). */
  readonly isPromoted: boolean;
  readonly talent: OrderShare | null;
  /** 帮卖机构. */
  readonly subAgency: OrderShare | null;
  readonly headAgency: OrderShare | null;
  /** The account whose content led to the order: its appid or finder id. */
  readonly contentAccount: { readonly id: string; readonly nickname: string } | null;
}

/** Either all orders of a time (by creation or by last change), or those of one order number. */
export type OrderFilter =
  | ({ readonly shopAppid?: string; readonly promoter?: string } & (
      | { readonly created: SecondsRange }
      | { readonly updated: SecondsRange }
    ))
  | { readonly orderId: string };

/** Commission orders. https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/order/api_getorderlist */
export interface PlatformOrders {
  /** Errors of the world: refusal 10024006 when there is no such commission order. */
  findOrder(key: OrderKey): Promise<PlatformAnswer<PlatformOrder>>;
  /** The same order with everything that the platform tells of it. */
  findOrderDetail(key: OrderKey): Promise<PlatformAnswer<PlatformOrderDetail>>;
  /** One page (30) of orders whose update time (whole seconds) lies in the range, and the key of the next page. */
  listOrdersByUpdateTime(
    range: SecondsRange,
    nextKey: string,
  ): Promise<PlatformAnswer<{ readonly keys: readonly OrderKey[]; readonly nextKey: string | null }>>;
  /** Keys of orders, 30 a page. */
  listOrders(filter: OrderFilter): PlatformList<OrderKey>;
}
