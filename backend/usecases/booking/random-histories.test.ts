import fc from 'fast-check';
import { type OrderSnapshot, orderKeyOf } from '../../../core/commission/order-snapshot';
import { ratePpm } from '../../../core/money/rate-ppm';
import { aProgram } from '../../../tests/support/builders/a-program';
import { crashingDatabase, ProcessDied } from '../../../tests/support/crashing-database';
import { fakeStorePlatform } from '../../../tests/support/fake-store-platform';
import { fixedClock } from '../../../tests/support/fixed-clock';
import {
  aPush,
  type MoneyWorld,
  moneyFunctions,
  openMoneyWorld,
  proveBooks,
  readBooks,
} from '../../../tests/support/money-world';
import { emptyModelWallet, modelDay, modelOrder, modelWallets } from '../../../tests/support/order-model';
import { type State, someHistory } from '../../../tests/support/random-histories';
import { TransactionConflict } from '../../ports/document-database';
import { Outage } from '../../ports/outage';

const options = { numRuns: Number(process.env.PROVE_RUNS ?? 150), seed: 20260827 };
const startMs = Date.parse('2026-08-01T00:00:00+08:00');
const dayMs = 86_400_000;

/** Numbers from 0 to 99 that decide, one after the other, what happens to each delivery. */
class Dice {
  private next = 0;
  constructor(private readonly numbers: readonly number[]) {}

  roll(sides: number): number {
    const number = this.numbers[this.next % this.numbers.length] ?? 0;
    this.next += 1;
    // The same few numbers over and over would repeat in step with the orders.
    return (number + this.next * 7) % sides;
  }
}

const someScript = fc.record({
  histories: fc
    .integer({ min: 1, max: 4 })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => someHistory(`order${index}`)))),
  sharePercent: fc.constantFrom(0, 1, 33, 50, 80, 100),
  dice: fc.array(fc.nat(99), { minLength: 30, maxLength: 60 }),
  daysAfter: fc.integer({ min: 0, max: 45 }),
});

interface Hits {
  delivered: number;
  dropped: number;
  repeated: number;
  old: number;
  failed: number;
  released: number;
}

function openHistories(histories: readonly (readonly State[])[], sharePercent: number): MoneyWorld {
  const clock = fixedClock(startMs);
  const byKey = new Map(histories.map((states) => [states[0] ? orderKeyOf(states[0].snapshot) : '', states]));
  const orderNow = (key: string): OrderSnapshot | undefined =>
    byKey
      .get(key)
      ?.filter(({ atMs }) => atMs <= clock.nowMs())
      .at(-1)?.snapshot;
  const program = aProgram();
  const shares = [{ fromMs: 0, sharePpm: ratePpm(sharePercent * 10_000) }];
  return openMoneyWorld({
    clock,
    platform: fakeStorePlatform({ orderNow }),
    program: { ...program, brands: program.brands.map((brand) => ({ ...brand, shares })) },
  });
}

/** Something may die, miss an answer, or give up on a conflict; nothing else may go wrong. */
async function atBest(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    const isForgiven = [ProcessDied, Outage, TransactionConflict].some((kind) => error instanceof kind);
    if (!isForgiven) throw error;
  }
}

/** One way to the database: slow at times, so that others get between, and failing now and then at one of its calls. */
function instance(world: MoneyWorld, dice: Dice, hits: Hits) {
  const pause = async () => {
    for (let turns = dice.roll(4); turns > 0; turns -= 1) await new Promise((resolve) => setImmediate(resolve));
  };
  if (dice.roll(4) !== 0) return moneyFunctions(world, crashingDatabase(world.database, undefined, pause));
  hits.failed += 1;
  const [when, kind] = [dice.roll(2) ? 'before' : 'after', dice.roll(2) ? 'process-dies' : 'answer-lost'] as const;
  return moneyFunctions(world, crashingDatabase(world.database, { atCall: 1 + dice.roll(9), when, kind }, pause));
}

function deliveries(world: MoneyWorld, dice: Dice, hits: Hits, past: readonly State[]): Promise<void>[] {
  const current = past.at(-1)?.snapshot;
  if (!current) return [];
  const times = dice.roll(4);
  hits[times === 0 ? 'dropped' : times === 1 ? 'delivered' : 'repeated'] += 1;
  const hints = Array.from({ length: times }, () => instance(world, dice, hits));
  const works = hints.map(({ receive, hint }) =>
    atBest(dice.roll(3) === 0 ? hint(orderKeyOf(current)) : receive(aPush(current))),
  );
  if (dice.roll(3) === 0) {
    hits.old += 1;
    const { snapshot } = past[dice.roll(past.length)] ?? { snapshot: current };
    works.push(atBest(instance(world, dice, hits).record({ snapshot })));
  }
  if (dice.roll(5) === 0) {
    hits.released += 1;
    works.push(atBest(instance(world, dice, hits).release()), atBest(instance(world, dice, hits).release()));
  }
  if (dice.roll(6) === 0) works.push(atBest(instance(world, dice, hits).processInbox()));
  return works;
}

/** Plays the states of all orders in the order of time, a few at a time and each few at once. */
async function play(
  world: MoneyWorld,
  histories: readonly (readonly State[])[],
  dice: Dice,
  hits: Hits,
): Promise<void> {
  const timeline = histories.flatMap((states) => states.map((state) => ({ state, states })));
  timeline.sort((left, right) => left.state.atMs - right.state.atMs);
  while (timeline.length > 0) {
    const batch = timeline.splice(0, 1 + dice.roll(4));
    world.clock.setMs(Math.max(world.clock.nowMs(), batch.at(-1)?.state.atMs ?? 0));
    const works = batch.flatMap(({ states }) => {
      const past = states.filter(({ atMs }) => atMs <= world.clock.nowMs());
      return deliveries(world, dice, hits, past);
    });
    await Promise.all(works);
    await proveBooks(world.database);
  }
}

/** The net: one undisturbed poll of every order, then the release. */
async function settleDown(world: MoneyWorld, histories: readonly (readonly State[])[], endMs: number): Promise<void> {
  const functions = moneyFunctions(world);
  world.clock.setMs(world.clock.nowMs() + 1000);
  for (const [first] of histories) if (first) await functions.hint(orderKeyOf(first.snapshot));
  world.clock.setMs(endMs);
  expect((await functions.release()).left).toBe(0);
  expect((await functions.release()).released).toBe(0);
}

it('whatever is lost, repeated, late, at once or dies, the books come to what the true history says', async () => {
  const hits: Hits = { delivered: 0, dropped: 0, repeated: 0, old: 0, failed: 0, released: 0 };
  await fc.assert(
    fc.asyncProperty(someScript, async ({ histories, sharePercent, dice, daysAfter }) => {
      const world = openHistories(histories, sharePercent);
      await play(world, histories, new Dice(dice), hits);
      const endMs = world.clock.nowMs() + 1000 + daysAfter * dayMs;
      await settleDown(world, histories, endMs);
      await proveBooks(world.database);

      const expected = histories.map((states) =>
        modelOrder(
          states.map(({ snapshot }) => snapshot),
          sharePercent,
          15,
        ),
      );
      const { orders, wallets, ledger } = await readBooks(world.database);
      expect(orders.map(({ promoter, promoterFen, marginFen }) => ({ promoter, promoterFen, marginFen }))).toEqual(
        expected.map(({ promoter, promoterFen, marginFen }) => ({ promoter, promoterFen, marginFen })),
      );
      const wanted = modelWallets(expected, modelDay(endMs));
      for (const { promoter, frozenFen, heldFen, availableFen, dueFenByDay } of wallets) {
        const wallet = { frozenFen, heldFen, availableFen, dueFenByDay };
        expect({ promoter, ...wallet }).toEqual({ promoter, ...(wanted.get(promoter) ?? emptyModelWallet()) });
      }
      expect([...wanted.keys()].filter((promoter) => !wallets.some((wallet) => wallet.promoter === promoter))).toEqual(
        [],
      );
      expect(new Set(ledger.map(({ id }) => id)).size).toBe(ledger.length);
      expect(world.journal.alarms).not.toContain('LEDGER_CONFLICT');
    }),
    options,
  );
  // Each kind of trouble was met often enough to mean something.
  for (const count of Object.values(hits)) expect(count).toBeGreaterThan(options.numRuns / 2);
});
