import type { PlatformAnswer } from './answer';

/** What the platform found when it looked a callback's address up, and when it sent packets to it. */
export interface CallbackCheck {
  readonly resolved: readonly { readonly ip: string; readonly operator: string }[];
  readonly reached: readonly { readonly ip: string; readonly operator: string; readonly packetLoss: string }[];
}

/** The way of pushes to us. https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/basic/api_callbackcheck */
export interface PlatformCallbacks {
  /** Lets the platform try its way to the callback that is set in its console. */
  checkCallback(): Promise<PlatformAnswer<CallbackCheck>>;
  /** Addresses and ranges from which pushes come; they change from time to time. */
  callbackAddresses(): Promise<PlatformAnswer<readonly string[]>>;
}
