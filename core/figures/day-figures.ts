/** What one shop contributed to a brand's day. Whole fen. */
export interface ShopFigures {
  /** Paid order lines created on the day, and what buyers paid for those that were not taken back. */
  readonly orders: number;
  readonly salesFen: number;
  /** Order lines that the platform settled on the day: what buyers paid for them, the agency's fee, the promoters' part. */
  readonly settledOrders: number;
  readonly settledSalesFen: number;
  readonly settledFeeFen: number;
  readonly settledPromoterFen: number;
}

/** The figures of one brand on one Beijing day. Each is defined once in docs/figures.md. Whole fen. */
export interface DayFigures extends ShopFigures {
  /** Of `orders`, those that were taken back since. */
  readonly refundedOrders: number;
  /** Of `orders`, those that a promoter brought. */
  readonly promotedOrders: number;
  /** Booked on the day: from the platform to promoters, and back. */
  readonly bookedFen: number;
  readonly reversedFen: number;
  /** Promoters' part whose day to come free is this one, as it stands now. */
  readonly releasedFen: number;
  /** Openings of promoters' links. */
  readonly touches: number;
  readonly joinedPromoters: number;
  /** Promoters with a paid order created on the day. */
  readonly activePromoters: number;
  /** By shop, those with anything but zeros. */
  readonly shops: Readonly<Record<string, ShopFigures>>;
}

export const noShopFigures: ShopFigures = {
  orders: 0,
  salesFen: 0,
  settledOrders: 0,
  settledSalesFen: 0,
  settledFeeFen: 0,
  settledPromoterFen: 0,
};

export const noDayFigures: DayFigures = {
  ...noShopFigures,
  refundedOrders: 0,
  promotedOrders: 0,
  bookedFen: 0,
  reversedFen: 0,
  releasedFen: 0,
  touches: 0,
  joinedPromoters: 0,
  activePromoters: 0,
  shops: {},
};

/** The sum of some days or brands; promoters who were active in several of them count once in each. */
export function sumFigures(days: readonly DayFigures[]): DayFigures {
  return days.reduce(plus, noDayFigures);
}

function plus(one: DayFigures, other: DayFigures): DayFigures {
  const shops: Record<string, ShopFigures> = { ...one.shops };
  for (const [shopAppid, figures] of Object.entries(other.shops)) {
    shops[shopAppid] = plusShop(shops[shopAppid] ?? noShopFigures, figures);
  }
  return {
    ...plusShop(one, other),
    refundedOrders: one.refundedOrders + other.refundedOrders,
    promotedOrders: one.promotedOrders + other.promotedOrders,
    bookedFen: one.bookedFen + other.bookedFen,
    reversedFen: one.reversedFen + other.reversedFen,
    releasedFen: one.releasedFen + other.releasedFen,
    touches: one.touches + other.touches,
    joinedPromoters: one.joinedPromoters + other.joinedPromoters,
    activePromoters: one.activePromoters + other.activePromoters,
    shops,
  };
}

function plusShop(one: ShopFigures, other: ShopFigures): ShopFigures {
  return {
    orders: one.orders + other.orders,
    salesFen: one.salesFen + other.salesFen,
    settledOrders: one.settledOrders + other.settledOrders,
    settledSalesFen: one.settledSalesFen + other.settledSalesFen,
    settledFeeFen: one.settledFeeFen + other.settledFeeFen,
    settledPromoterFen: one.settledPromoterFen + other.settledPromoterFen,
  };
}
