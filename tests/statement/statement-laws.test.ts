import fc from 'fast-check';
import { csvText } from '../../backend/adapters/exports/csv-text';
import { sha256Text } from '../../backend/adapters/exports/sha256-text';
import { chainGenesis } from '../../core/ledger/entry-chain';
import { balanceFen, placeNames } from '../../core/ledger/place-balances';
import { statementTable } from '../../core/statement/statement-table';
import { beijingDayOf } from '../../core/time/beijing-day';
import { verifyStatement } from '../../scripts/verify-statement/verify-statement';
import { readAll, readBooks } from '../support/money-world';
import { dayPlus, playMonths, someMonths } from './random-months';

const options = { numRuns: Number(process.env.PROVE_RUNS ?? 40), seed: 20260801 };

it('of any history, nights missed or not: every wallet is its ledger, every day green', async () => {
  let nights = 0;
  await fc.assert(
    fc.asyncProperty(someMonths, async (months) => {
      const { world, states } = await playMonths(months);
      expect(states.filter((state) => state !== 'green')).toEqual([]);
      expect(await readAll(world.database, 'risk_cases')).toEqual([]);
      expect(world.journal.alarms).not.toContain('WALLET_DIFFERS');
      nights += states.length;
    }),
    options,
  );
  expect(nights).toBeGreaterThan(options.numRuns * 20);
});

it('statements of periods that follow each other join up, and together are the statement of the whole', async () => {
  const withCuts = fc.tuple(someMonths, fc.uniqueArray(fc.integer({ min: 1, max: 70 }), { maxLength: 5 }));
  let lines = 0;
  await fc.assert(
    fc.asyncProperty(withCuts, async ([months, cuts]) => {
      const { statement, firstDay, lastDay, world } = await playMonths(months);
      const starts = [firstDay, ...cuts.sort((one, other) => one - other).map((days) => dayPlus(firstDay, days))];
      const within = starts.filter((day) => day <= lastDay);
      for (const { promoter, ...wallet } of (await readBooks(world.database)).wallets) {
        const whole = await statement(promoter, firstDay, lastDay);
        expect(whole.opening).toEqual(chainGenesis(promoter, sha256Text));
        const parts = [];
        for (const [index, fromDay] of within.entries()) {
          const next = within[index + 1];
          parts.push(await statement(promoter, fromDay, next === undefined ? lastDay : dayPlus(next, -1)));
        }
        for (const [index, part] of parts.entries()) {
          expect(part.opening).toEqual(parts[index - 1]?.closing ?? whole.opening);
        }
        expect(parts.flatMap((part) => part.lines)).toEqual(whole.lines);
        expect(parts[parts.length - 1]?.closing).toEqual(whole.closing);
        const changesFen = whole.lines.reduce((sum, line) => sum + line.changeFen, 0);
        expect(changesFen).toBe(balanceFen(whole.closing.balances));
        const dueFen = Object.values(wallet.dueFenByDay).reduce((sum, amountFen) => sum + amountFen, 0);
        const stored: Record<string, number> = { ...wallet, dueFen } as unknown as Record<string, number>;
        for (const place of placeNames) expect(whole.closing.balances[`${place}Fen`]).toBe(stored[`${place}Fen`]);
        lines += whole.lines.length;
      }
    }),
    options,
  );
  expect(lines).toBeGreaterThan(options.numRuns);
});

it('each statement can be verified from its file alone', async () => {
  await fc.assert(
    fc.asyncProperty(someMonths, fc.nat(60), async (months, days) => {
      const { statement, firstDay, lastDay, world } = await playMonths(months);
      for (const { promoter } of (await readBooks(world.database)).wallets) {
        const fromDay = dayPlus(firstDay, days);
        const drawn = await statement(promoter, fromDay, fromDay > lastDay ? fromDay : lastDay);
        expect(verifyStatement(csvText(statementTable(drawn, sha256Text)))).toMatchObject({ ok: true });
      }
    }),
    options,
  );
});

it('a closed period stays as it was, whatever is booked later', async () => {
  const monthsWithDay = fc.tuple(someMonths, fc.integer({ min: 3, max: 40 }));
  await fc.assert(
    fc.asyncProperty(monthsWithDay, async ([{ histories, nights }, days]) => {
      const cutMs = (histories.flat()[0]?.atMs ?? 0) + days * 86_400_000;
      const early = histories
        .map((states) => states.filter(({ atMs }) => atMs < cutMs))
        .filter((kept) => kept.length > 0);
      const [before, after] = [await playMonths({ histories: early, nights }), await playMonths({ histories, nights })];
      const through = dayPlus(beijingDayOf(cutMs), -2);
      const from = before.firstDay < after.firstDay ? before.firstDay : after.firstDay;
      if (through < from) return;
      for (const { promoter } of (await readBooks(before.world.database)).wallets) {
        const [one, other] = [
          await before.statement(promoter, from, through),
          await after.statement(promoter, from, through),
        ];
        expect(one.lines).toEqual(other.lines);
        expect(one.closing).toEqual(other.closing);
      }
    }),
    { ...options, numRuns: Math.ceil(options.numRuns / 4) },
  );
});
