import fc from 'fast-check';
import { addBalances } from '../../core/closing/promoter-month';
import { foldBalances } from '../../core/ledger/check-books';
import { noBalances, placeNames } from '../../core/ledger/place-balances';
import { periodOfMonth } from '../../core/statement/statement-period';
import { type BeijingDay, beijingDayOf, startOfBeijingDayMs } from '../../core/time/beijing-day';
import { closingFunctions } from '../support/closing-world';
import { readAll, readBooks } from '../support/money-world';
import { dayPlus, playMonths, someMonths } from './random-months';

const options = { numRuns: Number(process.env.PROVE_RUNS ?? 25), seed: 20260901 };

/** The months that lie wholly before a day. */
function monthsBetween(firstDay: BeijingDay, lastDay: BeijingDay): string[] {
  const months: string[] = [];
  for (let day = firstDay; ; day = dayPlus(periodOfMonth(day.slice(0, 6)).throughDay, 1)) {
    const month = day.slice(0, 6);
    if (periodOfMonth(month).throughDay >= lastDay) return months;
    months.push(month);
  }
}

const startOfMonthAfter = (month: string) => startOfBeijingDayMs(dayPlus(periodOfMonth(month).throughDay, 1));

it('each closed month begins where the one before ended, and says what the ledger says', async () => {
  let closedMonths = 0;
  await fc.assert(
    fc.asyncProperty(someMonths, async (lives) => {
      const { world, lastDay } = await playMonths(lives);
      const closing = closingFunctions(world);
      const { ledger } = await readBooks(world.database);
      if (ledger.length === 0) return;
      const firstMs = Math.min(...ledger.map(({ bookedAtMs }) => bookedAtMs));
      for (const month of monthsBetween(beijingDayOf(firstMs), lastDay)) {
        expect(await closing.close(month)).toMatchObject({ ok: true, value: { state: 'closed' } });
        const [now, before] = (await closing.months()).months;
        if (!now) throw new Error('the month is there');
        expect(now.sums.opening).toEqual(before?.sums.closing ?? noBalances);
        expect(now.own.opening).toEqual(before?.own.closing ?? { platformFen: 0, marginFen: 0, taxFen: 0 });
        expect(now.earlierRoot).toBe(before?.root ?? null);
        const moved = now.sums.movements.reduce((sum, { changes }) => addBalances(sum, changes), now.sums.opening);
        expect(now.sums.closing).toEqual(moved);
        // The reference: every balance folded from the entries booked through the month, by a way of its own.
        const untilThen = ledger.filter(({ bookedAtMs }) => bookedAtMs < startOfMonthAfter(month));
        const balances = foldBalances(untilThen);
        for (const place of placeNames) {
          const pattern = new RegExp(`^promoter/[^/]+/${place}(/\\d{8})?$`);
          const folded = [...balances].filter(([account]) => pattern.test(account));
          expect(now.sums.closing[`${place}Fen`]).toBe(folded.reduce((sum, [, amountFen]) => sum + amountFen, 0));
        }
        expect(now.own.closing.platformFen).toBe(balances.get('platform') ?? 0);
        expect(now.own.closing.marginFen).toBe(balances.get('agency/margin') ?? 0);
        closedMonths += 1;
      }
    }),
    options,
  );
  expect(closedMonths).toBeGreaterThan(options.numRuns);
});

it('a closed month and its statements are the same to the byte, whatever is booked afterwards', async () => {
  const livesWithDay = fc.tuple(someMonths, fc.integer({ min: 32, max: 70 }));
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(livesWithDay, async ([{ histories, nights }, days]) => {
      const cutMs = (histories.flat()[0]?.atMs ?? 0) + days * 86_400_000;
      const early = histories
        .map((states) => states.filter(({ atMs }) => atMs < cutMs))
        .filter((kept) => kept.length > 0);
      if (early.length === 0) return;
      const [one, other] = [await playMonths({ histories: early, nights }), await playMonths({ histories, nights })];
      const entries = (await readBooks(one.world.database)).ledger;
      if (entries.length === 0) return;
      const firstDay = beijingDayOf(Math.min(...entries.map(({ bookedAtMs }) => bookedAtMs)));
      const [ours, theirs] = [closingFunctions(one.world), closingFunctions(other.world)];
      const promoters = (await readAll(one.world.database, 'wallets')).map(({ _id }) => _id);
      for (const month of monthsBetween(firstDay, dayPlus(beijingDayOf(cutMs), -1))) {
        const [first, second] = [await ours.close(month), await theirs.close(month)];
        expect(first).toEqual(second);
        for (const promoter of promoters) {
          const [file, again] = [
            await ours.statementFile(promoter, month, 'csv'),
            await theirs.statementFile(promoter, month, 'csv'),
          ];
          expect(again).toEqual(file);
          compared += 1;
        }
      }
    }),
    options,
  );
  expect(compared).toBeGreaterThan(options.numRuns / 2);
});
