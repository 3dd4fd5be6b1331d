import { type BeijingDay, beijingDayAfter, startOfBeijingDayMs } from '../../../core/time/beijing-day';
import type { Clock } from '../../ports/clock';
import type { PayoutMatchDay } from '../../ports/payout-match-records';
import type { DeskItem, WorkDesk } from '../../ports/work-desk';
import { type WorkItemLine, workItemLine } from '../reconcile/work-item-line';

export interface MatchDaysPorts {
  readonly desk: WorkDesk;
  readonly clock: Clock;
}

/** red: something is open · open: looked through, not compared yet · green: everything agrees, or a person closed it. */
export type PayoutDayState = 'red' | 'open' | 'green';

export interface PayoutDayLine {
  readonly day: BeijingDay;
  readonly state: PayoutDayState;
  readonly routes: readonly Omit<PayoutMatchDay, 'day'>[];
  /** Work items that were found on this day. */
  readonly open: number;
  readonly done: number;
}

const daysAtOnce = 31;
/** Two platforms make bills. */
const routesOfDay = 2;
const firstDay = '20000101' as BeijingDay;
const stateOrder: Readonly<Record<PayoutDayState, number>> = { red: 0, open: 1, green: 2 };

/**
 * Days whose payouts were compared with bill and ledger, a month of them: the red ones first, then the newest. A day is
 * red while one of its work items is open. Two calls.
 */
export async function payoutMatchDays(
  { desk, clock }: MatchDaysPorts,
  page: { readonly beforeDay?: BeijingDay | undefined },
) {
  const beforeDay = page.beforeDay ?? beijingDayAfter(clock.nowMs());
  const limit = daysAtOnce * routesOfDay;
  const found = await desk.listPayoutMatchDays(beforeDay, limit);
  const oldest = found[found.length - 1]?.day;
  const isLast = oldest === undefined || found.length < limit;
  // Of a full page the last day may lack a route: it is left to the next.
  const matched = isLast ? found : found.filter(({ day }) => day > oldest);
  const fromDay = isLast ? firstDay : (matched[matched.length - 1]?.day ?? oldest);
  const items = await desk.listDifferingPayouts(fromDay, beforeDay);
  const days = [...new Set([...matched, ...items.map(({ foundDay }) => ({ day: foundDay }))].map(({ day }) => day))];
  const lines = days.sort((one, other) => (one < other ? 1 : -1)).map((day) => lineOf(day, matched, items));
  const sorted = [...lines].sort((one, other) => stateOrder[one.state] - stateOrder[other.state]);
  return { days: sorted, nextBeforeDay: isLast ? null : fromDay };
}

/** One day with every payout that differed, explained: open ones first. `day` is null when nothing is known of it. */
export async function payoutMatchDay(
  { desk }: Pick<MatchDaysPorts, 'desk'>,
  day: BeijingDay,
): Promise<{ readonly day: PayoutDayLine | null; readonly items: readonly WorkItemLine[] }> {
  const following = beijingDayAfter(startOfBeijingDayMs(day));
  const matched = (await desk.listPayoutMatchDays(following, routesOfDay)).filter((one) => one.day === day);
  const items = await desk.listDifferingPayouts(day, following);
  const sorted = [...items].sort((one, other) => Number(one.state === 'done') - Number(other.state === 'done'));
  const isKnown = matched.length + items.length > 0;
  return { day: isKnown ? lineOf(day, matched, items) : null, items: sorted.map(workItemLine) };
}

function lineOf(day: BeijingDay, matched: readonly PayoutMatchDay[], items: readonly DeskItem[]): PayoutDayLine {
  const own = matched.filter((one) => one.day === day);
  const found = items.filter(({ foundDay }) => foundDay === day);
  const open = found.filter(({ state }) => state === 'open').length;
  return {
    day,
    state: open > 0 ? 'red' : own.length > 0 ? 'green' : 'open',
    routes: own.map(({ route, payouts, differing, notedAtMs }) => ({ route, payouts, differing, notedAtMs })),
    open,
    done: found.length - open,
  };
}
