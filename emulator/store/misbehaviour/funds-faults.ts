/**
 * What may be wrong with a movement of the agency's funds: another amount, none at all, twice the same, booked a while
 * later, or booked in time and shown a while later.
 */
export const FUNDS_FAULTS = ['wrong-amount', 'missing', 'doubled', 'late', 'backdated'] as const;
export type FundsFaultKind = (typeof FUNDS_FAULTS)[number];

export type FundsFault = {
  kind: FundsFaultKind;
  /** Movements that it still falls on. */
  left: number;
  /** Only movements of this order. */
  order_id?: string;
  /** With wrong-amount: fen more, or less below zero. */
  by: number;
  /** With late and backdated. */
  delaySec: number;
};

/** The fault that falls on a movement of an order, the one that was asked for first; it is used up by that. */
export function drawFundsFault(state: { fundsFaults: FundsFault[] }, order_id: string): FundsFault | undefined {
  const fault = state.fundsFaults.find((one) => one.order_id === undefined || one.order_id === order_id);
  if (!fault) return undefined;
  fault.left -= 1;
  state.fundsFaults = state.fundsFaults.filter((one) => one.left > 0);
  return fault;
}
