/** The published shape of a case, as the file holds it; the tests' own words for it, not the product's. */
export interface CaseConfig {
  content: { click: number; order: number };
  product: { click: number; order: number };
  self: 'substitute' | 'deny';
  foreign: 'none' | 'organic';
}

export const kinds = ['LIVE', 'LIVE_NOTICE', 'SHORT_VIDEO', 'ARTICLE', 'COUPON', 'PRODUCT_CARD'] as const;
export type Kind = (typeof kinds)[number];

export interface TouchCase {
  seq: number;
  t: 'touch';
  buyer: string;
  shop: string;
  promoter: string;
  kind: Kind;
  forwardedBy?: string;
  at: number;
}

export interface OrderCase {
  seq: number;
  t: 'order';
  id: string;
  buyer: string;
  shop: string;
  scene?: { promoter: string; kind: Kind } | { foreign: true } | null;
  paid?: boolean;
  at: number;
}

export interface PromoterCase {
  seq: number;
  t: 'promoter';
  promoter: string;
  status: string;
  at: number;
}

export type EventCase = TouchCase | OrderCase | PromoterCase;

export interface Case {
  id: string;
  config: CaseConfig;
  promotersByBuyer: Record<string, string>;
  events: EventCase[];
}

export interface OrderAnswer {
  orderId: string;
  promoter: string | null;
  reason: string;
  family: string | null;
  dyeExpiresAt: number | null;
}

export interface DyeAnswer {
  buyer: string;
  shop: string;
  promoter: string;
  family: string;
  startedAt: number;
  expiresAt: number;
  extended: boolean;
}

export interface CaseAnswer {
  id: string;
  orders: OrderAnswer[];
  dyes: DyeAnswer[];
}

/** Dyes are compared as a set. */
export function sortedDyes(dyes: readonly DyeAnswer[]): DyeAnswer[] {
  const keyOf = ({ buyer, shop, promoter, family }: DyeAnswer) => JSON.stringify([buyer, shop, promoter, family]);
  return [...dyes].sort((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1));
}
