import { type BeijingDay, beijingDayAfter, startOfBeijingDayMs } from '../../../core/time/beijing-day';
import type { Clock } from '../../ports/clock';
import type { MatchCounts, MatchDay } from '../../ports/match-records';
import type { ReconcileCounts, ReconcileDay } from '../../ports/reconcile-records';
import type { DeskItem, DeskReach, WorkDesk } from '../../ports/work-desk';
import { wholeMoments } from '../corrections/whole-moments';
import { type WorkItemLine, workItemLine } from './work-item-line';

export interface ReadReconciliationPorts {
  readonly desk: WorkDesk;
  readonly clock: Clock;
}

/** red: something is open · open: the night is not done with it · green: everything agrees, or a person closed it. */
export type DayState = 'red' | 'open' | 'green';

export interface DayLine {
  readonly day: BeijingDay;
  readonly state: DayState;
  /** Work items that were found on this day: open ones by class, and done ones. */
  readonly open: { readonly missing: number; readonly amount: number; readonly state: number; readonly timing: number };
  readonly done: number;
  /** Counts of the whole agency; null for a role of a brand. */
  readonly money: MatchCounts | null;
  readonly books: ReconcileCounts | null;
}

const daysAtOnce = 31;
const itemsAtOnce = 50;
const stateOrder: Readonly<Record<DayState, number>> = { red: 0, open: 1, green: 2 };

/**
 * Days that the nights compared, a month of them: the red ones first, then those that are not done, the newest before the
 * older. Whether a day is red is asked of its work items, so that closing the last one makes it green.
 *
 * Calls: 3.
 */
export async function listReconciliationDays(
  { desk, clock }: ReadReconciliationPorts,
  reach: DeskReach,
  page: { readonly beforeDay?: BeijingDay | undefined },
): Promise<{ readonly days: readonly DayLine[]; readonly nextBeforeDay: BeijingDay | null }> {
  const beforeDay = page.beforeDay ?? beijingDayAfter(clock.nowMs());
  const matched = await desk.listMatchDays(beforeDay, daysAtOnce);
  const [newest, oldest] = [matched[0], matched[matched.length - 1]];
  if (!newest || !oldest) return { days: [], nextBeforeDay: null };
  const items = await desk.listFoundSince(oldest.day, reach);
  const books = new Map((await desk.listReconcileDays(oldest.day, newest.day)).map((one) => [one.day, one]));
  const days = matched.map((money) => lineOf({ money, books: books.get(money.day) }, items, reach));
  const sorted = [...days].sort((one, other) => stateOrder[one.state] - stateOrder[other.state]);
  return { days: sorted, nextBeforeDay: matched.length < daysAtOnce ? null : oldest.day };
}

/**
 * One day with everything that differed on it, explained: open ones first. `day` is null when no night compared it.
 *
 * Calls: 3.
 */
export async function readReconciliationDay(
  { desk }: Pick<ReadReconciliationPorts, 'desk'>,
  reach: DeskReach,
  day: BeijingDay,
): Promise<{ readonly day: DayLine | null; readonly items: readonly WorkItemLine[] }> {
  const [money] = (await desk.listMatchDays(dayAfter(day), 1)).filter((one) => one.day === day);
  const items = await desk.listFoundOn(day, reach);
  const [books] = money ? await desk.listReconcileDays(day, day) : [];
  const sorted = [...items].sort((one, other) => Number(one.state === 'done') - Number(other.state === 'done'));
  return { day: money ? lineOf({ money, books }, items, reach) : null, items: sorted.map(workItemLine) };
}

/** Open work items of the nights, the newest first, 50 a page. One call. */
export async function listWorkItems(
  { desk, clock }: ReadReconciliationPorts,
  reach: DeskReach,
  page: { readonly beforeMs?: number | undefined },
): Promise<{ readonly items: readonly WorkItemLine[]; readonly nextBeforeMs: number | null }> {
  const found = await desk.listOpen(reach, { beforeMs: page.beforeMs ?? clock.nowMs() + 1, limit: itemsAtOnce });
  const { items, nextMs } = wholeMoments(found, itemsAtOnce, ({ foundAtMs }) => foundAtMs);
  return { items: items.map(workItemLine), nextBeforeMs: nextMs };
}

function dayAfter(day: BeijingDay): BeijingDay {
  return beijingDayAfter(startOfBeijingDayMs(day));
}

function lineOf(
  { money, books }: { readonly money: MatchDay; readonly books: ReconcileDay | undefined },
  items: readonly DeskItem[],
  reach: DeskReach,
): DayLine {
  const own = items.filter(({ foundDay }) => foundDay === money.day);
  const lines = own.filter(({ state }) => state === 'open').map(workItemLine);
  const count = (kind: WorkItemLine['class']) => lines.filter((line) => line.class === kind).length;
  const open = { missing: count('missing'), amount: count('amount'), state: count('state'), timing: count('timing') };
  const isDone = money.isFinished && books !== undefined && books.state !== 'open';
  const isAgency = reach === 'every-brand';
  return {
    day: money.day,
    state: lines.length > 0 ? 'red' : isDone ? 'green' : 'open',
    open,
    done: own.length - lines.length,
    money: isAgency ? moneyCounts(money) : null,
    books: isAgency && books ? booksCounts(books) : null,
  };
}

function moneyCounts(day: MatchDay): MatchCounts {
  const { flows, sharedFen, takenBackFen, withdrawnFen, orders, agreed, later, differing, fetched } = day;
  return { flows, sharedFen, takenBackFen, withdrawnFen, orders, agreed, later, differing, fetched };
}

function booksCounts(day: ReconcileDay): ReconcileCounts {
  const { promoters, entries, sealed, late, differences, broken, undecided } = day;
  return { promoters, entries, sealed, late, differences, broken, undecided };
}
