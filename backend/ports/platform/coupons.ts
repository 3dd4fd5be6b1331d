import type { Fen } from '../../../core/money/fen';
import type { PlatformAnswer } from './answer';
import type { PlatformList } from './platform-list';

export interface CouponFacts {
  readonly couponId: string;
  readonly shopAppid: string;
  readonly name: string;
  readonly usable: boolean;
  readonly receiveEndsAtMs: number;
  /** All of them were taken. Absent otherwise. */
  readonly isUsedUp?: true;
}

export interface CouponLinks {
  readonly shortLink: string;
  readonly codeUrl: string;
  readonly shareLink: string;
}

/** `supplierAppid` is the agency that passed the coupon on to us; null for a coupon of a shop. */
export interface CouponKey {
  readonly couponId: string;
  readonly supplierAppid: string | null;
}

export interface CouponDetail extends CouponFacts {
  /** 1 product discount, 2 product threshold, 3 product flat discount, 4 product cash; 101 to 104 for the whole shop. */
  readonly couponType: number;
  /** 2 is in effect; other values are not published. */
  readonly status: number;
  /** The rest to pay: 900,000 for 9 折. Null where it is a coupon of money. */
  readonly payPpm: number | null;
  readonly cutFen: Fen | null;
  readonly leastPaymentFen: Fen | null;
  readonly leastProductCount: number | null;
  readonly mostDiscountFen: Fen | null;
  /** Empty when it is for the whole shop. */
  readonly productIds: readonly string[];
  readonly receiveStartsAtMs: number;
  readonly perPersonCount: number | null;
  readonly totalCount: number | null;
  readonly remainingCount: number | null;
  /** Either a fixed time or days after receipt; null where neither is stated. */
  readonly validity: { readonly startsAtMs: number; readonly endsAtMs: number } | { readonly days: number } | null;
}

/** A coupon that we passed on to another agency. */
export interface PassedCoupon {
  readonly couponId: string;
  readonly agencyAppid: string;
  readonly passedAtMs: number;
}

/** Coupons. https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/coupon/api_getcoupondetail */
export interface PlatformCoupons {
  /** 200 a page. */
  listPublicCoupons(shopAppid?: string): PlatformList<CouponKey>;
  /** 200 a page. `suppliers` asks for coupons that other agencies passed on: of all of them, or of one. */
  listCooperativeCoupons(filter?: {
    readonly shopAppid?: string;
    readonly suppliers?: 'any' | { readonly supplierAppid: string };
  }): PlatformList<CouponKey>;
  couponFacts(couponId: string): Promise<PlatformAnswer<CouponFacts>>;
  couponDetail(coupon: CouponKey): Promise<PlatformAnswer<CouponDetail>>;
  couponLinks(couponId: string, promoter: string): Promise<PlatformAnswer<CouponLinks>>;
  /** Passes a coupon on to another agency. */
  passCoupon(couponId: string, agencyAppid: string): Promise<PlatformAnswer<null>>;
  /** Coupons that we passed on to an agency, 200 a page. */
  listPassedCoupons(agencyAppid: string): PlatformList<PassedCoupon>;
  /** Without a promoter the orders count for the agency alone. */
  couponShortLink(coupon: CouponKey, promoter: string | null): Promise<PlatformAnswer<string>>;
  couponCodeUrl(coupon: CouponKey, promoter: string | null): Promise<PlatformAnswer<string>>;
  couponShareLink(coupon: CouponKey, promoter: string | null): Promise<PlatformAnswer<string>>;
}
