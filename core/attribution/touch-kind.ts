/** What a promoter's link led to. */
export const touchKinds = ['LIVE', 'LIVE_NOTICE', 'SHORT_VIDEO', 'ARTICLE', 'COUPON', 'PRODUCT_CARD'] as const;

export type TouchKind = (typeof touchKinds)[number];

/** The platform knows two families of lock windows; everything but a product card is content. */
export const families = ['content', 'product'] as const;

export type Family = (typeof families)[number];

/** A coupon counts as content: the shorter click window, so that nobody is locked for longer than he should be. */
export const familyOfKind: Readonly<Record<TouchKind, Family>> = {
  LIVE: 'content',
  LIVE_NOTICE: 'content',
  SHORT_VIDEO: 'content',
  ARTICLE: 'content',
  COUPON: 'content',
  PRODUCT_CARD: 'product',
};
