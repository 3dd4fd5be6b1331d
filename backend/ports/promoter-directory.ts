import type { SettledBy } from '../../core/commission/order-row';

/** Who a caller is as a promoter. */
export interface PromoterDirectory {
  /** The promoter bound to an openid of our mini-program, or undefined. */
  promoterOf(openid: string): Promise<string | undefined>;
}

/** Who a caller is, and who pays him. */
export interface SettlementDirectory extends PromoterDirectory {
  /** Who pays the caller for an order of this moment, at most ten minutes out of date; undefined for nobody we know. */
  settledByOf(openid: string, atMs: number): Promise<SettledBy | undefined>;
}
