import fc from 'fast-check';
import type { BeijingDay } from '../../core/time/beijing-day';
import { beijingDayOf, dayMs, startOfBeijingDayMs } from '../../core/time/beijing-day';
import { moneyFunctions, openMoneyWorld } from '../support/money-world';
import { type State, someHistory } from '../support/random-histories';
import { statementFunctions } from '../support/statement-world';

/** Random lives of a few orders, and on which nights the timers ran (a missed one is caught up by the next). */
export const someMonths = fc.record({
  histories: fc
    .integer({ min: 1, max: 4 })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => someHistory(`order${index}`)))),
  nights: fc.array(fc.nat(3), { minLength: 20, maxLength: 20 }),
});

export interface Months {
  readonly histories: readonly (readonly State[])[];
  readonly nights: readonly number[];
}

/** Plays them day by day: all states in the order of time, and at night the release and the comparison, mostly. */
export async function playMonths({ histories, nights }: Months) {
  const world = openMoneyWorld();
  const [money, books] = [moneyFunctions(world), statementFunctions(world)];
  const timeline = histories.flat().sort((one, other) => one.atMs - other.atMs);
  const firstMs = startOfBeijingDayMs(beijingDayOf(timeline[0]?.atMs ?? 0));
  const lastMs = (timeline[timeline.length - 1]?.atMs ?? 0) + 40 * dayMs;
  const states: string[] = [];
  let night = 0;
  for (let dayStartMs = firstMs; dayStartMs <= lastMs; dayStartMs += dayMs) {
    const luck = nights[night % nights.length] ?? 0;
    night += 1;
    world.clock.setMs(dayStartMs + 600_000);
    if (luck !== 1) await money.release();
    world.clock.setMs(dayStartMs + 5_400_000);
    if (luck !== 2) {
      const run = await books.reconcile();
      if (!run.isTaken && run.day) states.push(run.day.state);
    }
    while (timeline[0] && timeline[0].atMs < dayStartMs + dayMs) {
      const state = timeline.shift();
      if (!state) break;
      world.clock.setMs(Math.max(world.clock.nowMs(), state.atMs));
      await money.record({ snapshot: state.snapshot });
    }
  }
  world.clock.setMs(lastMs + dayMs + 5_400_000);
  await books.reconcile();
  return {
    world,
    money,
    ...books,
    states,
    firstDay: beijingDayOf(firstMs),
    lastDay: beijingDayOf(world.clock.nowMs()),
  };
}

export function dayPlus(day: BeijingDay, days: number): BeijingDay {
  return beijingDayOf(startOfBeijingDayMs(day) + days * dayMs);
}
