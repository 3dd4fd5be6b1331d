import type { Decision } from './decision';

/**
 * How our expectation stands to the promoter whom the platform names on the commission order. The platform's word
 * decides the money; a mismatch is for the merchant to look at.
 */
export type PlatformComparison =
  | { readonly verdict: 'AGREED' }
  /** The platform names a promoter and we saw no touch: a link straight into the shop is not seen by us. */
  | { readonly verdict: 'TOUCH_UNSEEN' }
  | { readonly verdict: 'ATTRIBUTION_MISMATCH'; readonly kind: MismatchKind };

export type MismatchKind =
  /** Both name a promoter, not the same one. */
  | 'OTHER_PROMOTER'
  /** We expected a promoter, the platform names none. */
  | 'PLATFORM_NAMES_NOBODY'
  /** By the merchant's own rules nobody should have it, the platform names a promoter. */
  | 'EXPECTED_NOBODY';

/** Compares a decision with the platform's `sharer_info`, null where the order carries none. */
export function expectedVersusPlatform(decision: Decision, platformSharer: string | null): PlatformComparison {
  if (decision.promoter === platformSharer) return { verdict: 'AGREED' };
  if (platformSharer === null) return { verdict: 'ATTRIBUTION_MISMATCH', kind: 'PLATFORM_NAMES_NOBODY' };
  if (decision.promoter !== null) return { verdict: 'ATTRIBUTION_MISMATCH', kind: 'OTHER_PROMOTER' };
  if (decision.reason === 'NO_ACTIVE_DYE') return { verdict: 'TOUCH_UNSEEN' };
  return { verdict: 'ATTRIBUTION_MISMATCH', kind: 'EXPECTED_NOBODY' };
}
