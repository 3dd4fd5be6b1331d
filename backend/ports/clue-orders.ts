import type { OrderRow } from '../../core/commission/order-row';

/** Sales without commission, kept beside the orders so that a promoter sees why they bring nothing. */
export interface ClueOrders {
  /** Keeps the row as a memo with its reason, or brings a memo up to it. An order with commission is left alone. */
  keep(row: OrderRow, clueUpdateTimeSec: number): Promise<'added' | 'updated' | 'unchanged'>;
}
