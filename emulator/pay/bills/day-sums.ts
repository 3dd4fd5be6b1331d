import type { PayContext } from '../pay-context';
import type { Bill, BillWish, DaySums } from '../pay-state';
import { beijingDate } from '../wire/beijing-time';

/** Which limit of the payee's day a transfer would break; undefined when it fits. */
export function brokenUserLimit(context: PayContext, wish: BillWish): string | undefined {
  const { userDayFen, userDayCount } = context.settings;
  const sums = sumsOfDay(context, beijingDate(context.nowMs())).users[wish.openid] ?? { fen: 0, count: 0 };
  if (sums.count + 1 > userDayCount) return 'DAY_RECEIVED_COUNT_EXCEED';
  return sums.fen + wish.amountFen > userDayFen ? 'DAY_RECEIVED_QUOTA_EXCEED' : undefined;
}

export function breaksMerchantDay(context: PayContext, wish: BillWish): boolean {
  return sumsOfDay(context, beijingDate(context.nowMs())).fen + wish.amountFen > context.settings.dayFen;
}

export function countBill(context: PayContext, bill: Bill): void {
  addToDay(context, bill, 1);
}

/** A transfer that came to nothing gives its part of the day's limits back. */
export function uncountBill(context: PayContext, bill: Bill): void {
  addToDay(context, bill, -1);
}

function addToDay(context: PayContext, bill: Bill, sign: 1 | -1): void {
  const sums = sumsOfDay(context, beijingDate(bill.createdAtMs));
  const user = sums.users[bill.openid] ?? { fen: 0, count: 0 };
  sums.fen += sign * bill.amountFen;
  sums.users[bill.openid] = { fen: user.fen + sign * bill.amountFen, count: user.count + sign };
}

function sumsOfDay(context: PayContext, date: string): DaySums {
  const { days } = context.state;
  const sums = days[date] ?? { fen: 0, users: {} };
  days[date] = sums;
  return sums;
}
