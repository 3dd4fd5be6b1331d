import type { SettledBy } from '../../../core/commission/order-row';
import type { PlatformAnswer, WhichPromoter } from './answer';
import type { PlatformList } from './platform-list';

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

/** A bound promoter with the share that the platform pays him; null where the agency pays, or none is stated. */
export interface BoundPromoterTerms extends BoundPromoter {
  readonly sharePpm: number | null;
}

/** Who pays a promoter from now on. The platform pays 100,000 to 1,000,000 ppm of the agency's fee. */
export type SettlementTerms =
  | { readonly settledBy: 'agency' }
  | { readonly settledBy: 'platform'; readonly sharePpm: number };

/** The share is no whole number from 100,000 to 1,000,000 ppm; nothing was asked. */
export interface ShareOutOfRange {
  readonly ok: false;
  readonly code: 'SHARE_OUT_OF_RANGE';
  readonly detail: string;
}

/** Promoters' accounts. https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/account/api_getbindsharerlist */
export interface PlatformPromoters {
  /**
   * Where somebody stands on the way to being bound. Whom the platform shall pay itself needs the full registration with
   * a merchant account; where the agency pays (the default) the simple one is enough.
   */
  promoterStanding(openid: string, settledBy?: SettledBy): Promise<PlatformAnswer<PromoterStanding>>;
  /** The same question by the platform's appid of the person. */
  promoterStandingOf(promoter: string, settledBy?: SettledBy): Promise<PlatformAnswer<PromoterStanding>>;
  /** Null when the person is not bound to this agency. */
  findBoundPromoter(who: WhichPromoter): Promise<PlatformAnswer<BoundPromoter | null>>;
  /** Everybody who is bound to this agency, 20 a page. */
  listBoundPromoters(): PlatformList<BoundPromoterTerms>;
  /** Ends a binding. `wasBound` is false when there was none, so that a repeat is harmless. */
  unbindPromoter(promoter: string): Promise<PlatformAnswer<{ readonly wasBound: boolean }>>;
  /** Refusal 10071029 when the promoter is not bound to this agency. */
  setSettlement(promoter: string, terms: SettlementTerms): Promise<PlatformAnswer<null> | ShareOutOfRange>;
  /** Sets a promoter's share of one product's fee where the platform pays him. It cannot be unset. */
  setProductShare(
    whose: { readonly promoter: string; readonly productId: string },
    sharePpm: number,
  ): Promise<PlatformAnswer<null> | ShareOutOfRange>;
  /** Null when none is set. */
  findProductShare(whose: {
    readonly promoter: string;
    readonly productId: string;
  }): Promise<PlatformAnswer<number | null>>;
}
