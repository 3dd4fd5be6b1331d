import type { Fen } from '../../core/money/fen';

/** One commission order as the platform states it; ids are text, money whole fen, times epoch ms (0 for never). */
export interface PlatformOrder {
  readonly orderId: string;
  readonly skuId: string;
  readonly shopAppid: string;
  readonly productId: string;
  readonly productTitle: string;
  readonly createdAtMs: number;
  readonly paidAtMs: number;
  readonly updateTimeSec: number;
  readonly orderUpdatedAtMs: number;
  readonly commissionStatus: number;
  readonly orderStatus: number;
  readonly actualPaymentFen: Fen;
  readonly serviceRatioPpm: number;
  readonly serviceAmountFen: Fen;
  readonly promoterAgency: { readonly appid: string; readonly amountFen: Fen } | null;
  readonly sharer: { readonly promoter: string; readonly amountFen: Fen; readonly nickname: string } | null;
  readonly settledAtMs: number;
  /** 0 none, 3 private-domain goods, 4 talent content, 6 self-run content. */
  readonly channelType: number;
  readonly buyer: { readonly openId: string; readonly unionId: string } | null;
}

export interface OrderKey {
  readonly orderId: string;
  readonly skuId: string;
}

export interface PromoterStanding {
  /** 0 not registered, 1 in progress, 2 registered, 3 real-name first. */
  readonly registerStatus: number;
  readonly bound: boolean;
  readonly registerView: BusinessView | null;
  readonly bindView: BusinessView | null;
  readonly promoter: string | null;
}

/** Arguments of wx.openBusinessView. */
export interface BusinessView {
  readonly businessType: string;
  readonly queryString: string;
}

export interface BoundPromoter {
  readonly promoter: string;
  readonly boundAtMs: number;
  readonly nickname: string;
  readonly avatarUrl: string;
  readonly settledBy: 'agency' | 'platform';
}

export interface PlatformProduct {
  readonly productId: string;
  readonly shopAppid: string;
  readonly title: string;
  readonly imageUrls: readonly string[];
  /** The lowest price over the skus. */
  readonly priceFen: Fen;
  readonly onSale: boolean;
  readonly serviceRatioPpm: number;
  readonly promoted: boolean;
  readonly promotionStartsAtMs: number;
  /** 0 when it has no end. */
  readonly promotionEndsAtMs: number;
}

export interface ProductLinks {
  readonly shortLink: string;
  readonly webLink: string;
  readonly codeUrl: string;
  readonly promotionLink: string;
}

export interface LinkedAccount {
  readonly linkedAccountId: string;
  readonly linkedAccountType: number;
}

export interface LiveRoom {
  readonly exportId: string;
  readonly description: string;
  readonly shareLink: string;
}

export interface CouponFacts {
  readonly couponId: string;
  readonly shopAppid: string;
  readonly name: string;
  readonly usable: boolean;
  readonly receiveEndsAtMs: number;
}

export interface CouponLinks {
  readonly shortLink: string;
  readonly codeUrl: string;
  readonly shareLink: string;
}

/** Days of a shop's locks; null where neither the shop nor the platform states one. */
export interface LockDays {
  readonly product: { readonly clickDays: number | null; readonly orderDays: number | null };
  readonly content: { readonly clickDays: number | null; readonly orderDays: number | null };
}

export type PlatformRefusal = {
  readonly ok: false;
  readonly code: 'PLATFORM_REFUSED';
  readonly errcode: number;
  readonly detail: string;
};
export type PlatformAnswer<T> = { readonly ok: true; readonly value: T } | PlatformRefusal;

/**
 * The 优选联盟 agency API as far as we use it. A refusal with a business code is a value; a platform that does not
 * answer, or answers something unusable, is a thrown Outage. A refused token is renewed once by the adapter itself.
 */
export interface StorePlatform {
  /** Errors of the world: refusal 10024006 when there is no such commission order. */
  findOrder(key: OrderKey): Promise<PlatformAnswer<PlatformOrder>>;
  /** One page (30) of orders whose update time (whole seconds) lies in the range, and the key of the next page. */
  listOrdersByUpdateTime(
    range: { readonly fromSec: number; readonly toSec: number },
    nextKey: string,
  ): Promise<PlatformAnswer<{ readonly keys: readonly OrderKey[]; readonly nextKey: string | null }>>;
  promoterStanding(openid: string): Promise<PlatformAnswer<PromoterStanding>>;
  findBoundPromoter(
    who: { readonly openid: string } | { readonly promoter: string },
  ): Promise<PlatformAnswer<BoundPromoter | null>>;
  /** One page (20) of products under promotion. */
  listPromotedProducts(
    planType: 1 | 2,
    nextKey: string,
  ): Promise<
    PlatformAnswer<{
      readonly products: readonly { productId: string; shopAppid: string }[];
      readonly nextKey: string | null;
    }>
  >;
  productDetail(product: {
    readonly productId: string;
    readonly shopAppid: string;
    readonly planType: 1 | 2;
  }): Promise<PlatformAnswer<PlatformProduct>>;
  productLinks(
    product: { readonly productId: string; readonly shopAppid: string },
    promoter: string,
  ): Promise<PlatformAnswer<ProductLinks>>;
  listShopLives(
    shop: { readonly shopAppid: string; readonly account: LinkedAccount },
    promoter: string,
  ): Promise<PlatformAnswer<readonly LiveRoom[]>>;
  listTalentLives(talentAppid: string, promoter: string): Promise<PlatformAnswer<readonly LiveRoom[]>>;
  liveCodeUrl(
    live: { readonly exportId: string } & (
      | { readonly shopAppid: string; readonly account: LinkedAccount }
      | { readonly talentAppid: string }
    ),
    promoter: string,
  ): Promise<PlatformAnswer<string>>;
  couponFacts(couponId: string): Promise<PlatformAnswer<CouponFacts>>;
  couponLinks(couponId: string, promoter: string): Promise<PlatformAnswer<CouponLinks>>;
  lockDays(shopAppid: string): Promise<PlatformAnswer<LockDays>>;
}
