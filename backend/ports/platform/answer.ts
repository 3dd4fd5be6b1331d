/** The platform says no to this very request, by a business code. */
export type PlatformRefusal = {
  readonly ok: false;
  readonly code: 'PLATFORM_REFUSED';
  readonly errcode: number;
  readonly detail: string;
};
export type PlatformAnswer<T> = { readonly ok: true; readonly value: T } | PlatformRefusal;

/** A range of times in whole seconds, both ends included. */
export interface SecondsRange {
  readonly fromSec: number;
  readonly toSec: number;
}

/** A promoter by the platform's appid, or by the openid in a mini-program that is linked to the agency. */
export type WhichPromoter = { readonly promoter: string } | { readonly openid: string };
