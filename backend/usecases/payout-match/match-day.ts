import type { PayoutRoute } from '../../../core/payout/payout';
import { isOver } from '../../../core/payout/payout-row';
import {
  type BookedSums,
  judgeLateMovement,
  judgePayout,
  judgeStranger,
  type PayoutDifference,
} from '../../../core/payout-match/judge-payout';
import {
  type BeijingDay,
  beijingDayAfter,
  beijingDayOf,
  dayMs,
  startOfBeijingDayMs,
} from '../../../core/time/beijing-day';
import type { PayBillLine } from '../../ports/pay-provider';
import type { MatchedPayout, PayoutMatchDay } from '../../ports/payout-match-records';
import { type BillShelf, sumsOf } from './bill-shelf';
import type { MatchPayoutsPorts } from './match-payouts-ports';

type MatchDayPorts = Pick<MatchPayoutsPorts, 'payoutMatches' | 'clock' | 'journal'>;

interface MatchedDay {
  readonly route: PayoutRoute;
  readonly shelf: BillShelf;
  readonly day: BeijingDay;
}

/** How far back a payout's movements are looked for; bills are kept for three months. */
const longestLifeMs = 40 * dayMs;
const nothingBooked: BookedSums = { paid: null, givenBackFen: null, returnedFen: null };

/**
 * Looks through the bill of a day for movements that should not be there: of numbers that are not ours or were never handed
 * over, and of payouts whose comparison was closed before.
 */
export async function seeDay(ports: MatchDayPorts, { route, shelf, day }: MatchedDay): Promise<'seen' | 'no-bill'> {
  const bill = await shelf.billOf(day);
  if (!bill) return 'no-bill';
  const ours = new Map((await ports.payoutMatches.findPayouts([...bill.keys()])).map((row) => [row.payoutNo, row]));
  for (const [about, moved] of bill) {
    const payout = ours.get(about);
    const differences = strangeMovements(payout, moved, day);
    for (const difference of differences) {
      await note(ports, { route, day, about, promoter: payout?.promoter ?? null }, difference);
    }
  }
  return 'seen';
}

function strangeMovements(
  payout: MatchedPayout | undefined,
  moved: readonly PayBillLine[],
  day: BeijingDay,
): readonly PayoutDifference[] {
  if (!payout || payout.firstSentAtMs === null) return judgeStranger(sumsOf(moved));
  const isClosed = isOver(payout.state) && dayAfter(beijingDayOf(payout.stateSinceMs)) < day;
  return isClosed ? judgeLateMovement(payout, sumsOf(moved)) : [];
}

/**
 * Compares every payout that came to its end on a day with all bills from the day before it was handed over through the
 * day after, and with the ledger.
 */
export async function closeDay(
  ports: MatchDayPorts,
  { route, shelf, day }: MatchedDay,
): Promise<PayoutMatchDay | 'no-bill'> {
  const { payoutMatches, clock } = ports;
  const fromMs = startOfBeijingDayMs(day);
  const changed = await payoutMatches.listChanged(route, { fromMs, beforeMs: fromMs + dayMs });
  const ended = changed.filter(({ state }) => isOver(state));
  const booked = await payoutMatches.readBooked(ended.map(({ payoutNo }) => payoutNo));
  let differing = 0;
  for (const payout of ended) {
    const sentMs = Math.max(payout.firstSentAtMs ?? fromMs, fromMs - longestLifeMs);
    const range = { fromDay: beijingDayOf(sentMs - dayMs), throughDay: dayAfter(day) };
    const billed = await shelf.sumsOf(payout.payoutNo, range);
    if (!billed) return 'no-bill';
    const differences = judgePayout(payout, billed, booked.get(payout.payoutNo) ?? nothingBooked);
    for (const difference of differences) {
      await note(ports, { route, day, about: payout.payoutNo, promoter: payout.promoter }, difference);
    }
    if (differences.length > 0) differing += 1;
  }
  const done = { route, day, payouts: ended.length, differing, notedAtMs: clock.nowMs() };
  await payoutMatches.noteDay(done);
  return done;
}

/** Alarmed once: the same work item found again is known. */
async function note(
  { payoutMatches, clock, journal }: MatchDayPorts,
  where: {
    readonly route: PayoutRoute;
    readonly day: BeijingDay;
    readonly about: string;
    readonly promoter: string | null;
  },
  difference: PayoutDifference,
): Promise<void> {
  const { route, day, about, promoter } = where;
  const isNew = await payoutMatches.noteDifference(
    { ...difference, route, about, promoter },
    { day, atMs: clock.nowMs() },
  );
  if (!isNew) return;
  const { code, oursFen, theirsFen } = difference;
  journal.alarm('PAYOUT_DIFFERS', { code, kind: route, entry: about, throughDay: day, amountFen: theirsFen - oursFen });
}

function dayAfter(day: BeijingDay): BeijingDay {
  return beijingDayAfter(startOfBeijingDayMs(day));
}
