import { type BeijingDay, dayMs } from '../time/beijing-day';
import type { OrderRow } from './order-row';
import { commissionStatuses, isCancelled, isPaid, orderStatuses } from './order-snapshot';

/** The state of one order's commission as a person reads it, with what it waits for and the day it becomes free. */
export type CommissionState =
  | { readonly state: 'estimated' | 'held' | 'reversed' | 'none' }
  | { readonly state: 'frozen'; readonly waitingFor: 'receipt' }
  | { readonly state: 'frozen'; readonly waitingFor: 'hold-days'; readonly holdEndsAtMs: number }
  | { readonly state: 'frozen'; readonly waitingFor: 'settlement' }
  | { readonly state: 'frozen'; readonly waitingFor: 'due-day'; readonly freeFromDay: BeijingDay }
  | { readonly state: 'available'; readonly freeFromDay: BeijingDay };

/** Reads the state off an order's row; `today` is the Beijing day of `nowMs`. */
export function commissionState(
  row: OrderRow,
  now: { readonly today: BeijingDay; readonly nowMs: number },
): CommissionState {
  if (isCancelled(row.snapshot) || row.snapshot.orderStatus === orderStatuses.cancelledUnpaid)
    return { state: 'reversed' };
  if (!isPaid(row.snapshot)) return { state: 'estimated' };
  if (row.hold !== null) return { state: 'held' };
  if (row.moneyIn === 'none') return { state: 'none' };
  if (row.moneyIn === 'due' && row.dueDay !== null) {
    const free = row.dueDay <= now.today;
    return free
      ? { state: 'available', freeFromDay: row.dueDay }
      : { state: 'frozen', waitingFor: 'due-day', freeFromDay: row.dueDay };
  }
  if (row.receiptAtMs === null) return { state: 'frozen', waitingFor: 'receipt' };
  const holdEndsAtMs = row.receiptAtMs + row.holdDays * dayMs;
  const unsettled = row.snapshot.commissionStatus !== commissionStatuses.settled;
  return unsettled && now.nowMs >= holdEndsAtMs
    ? { state: 'frozen', waitingFor: 'settlement' }
    : { state: 'frozen', waitingFor: 'hold-days', holdEndsAtMs };
}
