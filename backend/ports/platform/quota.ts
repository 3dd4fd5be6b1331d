import type { PlatformAnswer } from './answer';

/** What the platform says of an endpoint's calls of today. */
export interface PlatformAllowance {
  readonly dailyLimit: number;
  readonly usedCount: number;
  readonly remainingCount: number;
  /** Null where the platform states none. */
  readonly rate: { readonly callCount: number; readonly everySec: number } | null;
}

/** What this instance itself called on a Beijing day. */
export interface EndpointUse {
  /** Such as `/channels/ec/promoter/get_bind_sharer_list`. */
  readonly path: string;
  /** yyyymmdd. */
  readonly day: string;
  readonly callCount: number;
  /** Null while the platform has not told it. */
  readonly dailyLimit: number | null;
  /** True when no further call is made today. */
  readonly isUsedUp: boolean;
}

/** Quota. https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/basic/api_getapiquota */
export interface PlatformQuota {
  /** Asks the platform for an endpoint's allowance, by its path; from then on calls stop before its limit. */
  readAllowance(path: string): Promise<PlatformAnswer<PlatformAllowance>>;
  /** Makes the platform count an endpoint's calls from 0 again. */
  clearAllowance(path: string): Promise<PlatformAnswer<null>>;
  /** The same for all endpoints; a few times a month only. */
  clearAllAllowances(): Promise<PlatformAnswer<null>>;
  /** Counted in the memory of this instance alone; other instances count their own. */
  usesToday(): readonly EndpointUse[];
}
