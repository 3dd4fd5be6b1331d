import type { Fen } from '../../../core/money/fen';
import type { PlatformAnswer } from './answer';
import type { PlatformList } from './platform-list';

/** Days of a shop's locks; null where neither the shop nor the platform states one. */
export interface LockDays {
  readonly product: { readonly clickDays: number | null; readonly orderDays: number | null };
  readonly content: { readonly clickDays: number | null; readonly orderDays: number | null };
}

export type ShopCooperation = 'inviting' | 'accepted' | 'rejected' | 'withdrawn' | 'ended' | 'unknown';

/** A shop that supplies products to the agency. */
export interface SupplyShop {
  readonly shopAppid: string;
  readonly nickname: string;
  readonly avatarUrl: string;
  readonly cooperation: ShopCooperation;
}

export interface SupplyShopDetail extends SupplyShop {
  /** 0 when it was not accepted. */
  readonly approvedAtMs: number;
  /** Null where the platform states none. */
  readonly figures: {
    readonly soldFen: Fen;
    readonly settledFen: Fen;
    readonly unsettledFen: Fen;
    readonly productCount: number;
    readonly newProductCount: number;
    readonly soldProductCount: number;
  } | null;
}

/** Shops of the supply cooperation. https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/index.md */
export interface PlatformShops {
  /** 30 a page. */
  listShops(): PlatformList<SupplyShop>;
  /** Refusal 10024007 when the agency has nothing to do with that shop. */
  findShop(shopAppid: string): Promise<PlatformAnswer<SupplyShopDetail>>;
  /** Invites a shop, takes that back, answers its invitation, or ends the cooperation. */
  changeShopCooperation(
    shopAppid: string,
    step: 'invite' | 'accept' | 'reject' | 'withdraw' | 'end',
  ): Promise<PlatformAnswer<null>>;
  /** https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/headsupplier/api_getshoplocktime */
  lockDays(shopAppid: string): Promise<PlatformAnswer<LockDays>>;
}
