import type { TouchKind } from '../attribution/touch-kind';

/** The kinds of things that can be shared by a link, in the order in which people see them. */
export const shareKinds = ['product', 'live', 'notice', 'video', 'article', 'coupon'] as const;

export type ShareKind = (typeof shareKinds)[number];

/** What opening a link to each kind means for attribution. */
export const touchKindOf: Readonly<Record<ShareKind, TouchKind>> = {
  product: 'PRODUCT_CARD',
  live: 'LIVE',
  notice: 'LIVE_NOTICE',
  video: 'SHORT_VIDEO',
  article: 'ARTICLE',
  coupon: 'COUPON',
};
