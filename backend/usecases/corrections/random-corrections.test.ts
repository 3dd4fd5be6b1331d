import fc from 'fast-check';
import { orderKeyOf } from '../../../core/commission/order-snapshot';
import { foldBalances, promoterTotalFen } from '../../../core/ledger/check-books';
import { adjust, correctionFunctions, finance, give, owner, peopleOf } from '../../../tests/support/correction-world';
import { crashingDatabase } from '../../../tests/support/crashing-database';
import {
  type MoneyWorld,
  moneyFunctions,
  openMoneyWorld,
  proveBooks,
  readAll,
  readBooks,
} from '../../../tests/support/money-world';
import { type State, someHistory } from '../../../tests/support/random-histories';
import { TransactionConflict } from '../../ports/document-database';

const options = { numRuns: Number(process.env.PROVE_RUNS ?? 120), seed: 20260828 };
const dayMs = 86_400_000;
const promoters = ['wxwang', 'wxchen', 'wxli'] as const;

type Deed =
  | { readonly kind: 'look' | 'hold' | 'unhold'; readonly order: number }
  | { readonly kind: 'give'; readonly order: number; readonly to: (typeof promoters)[number] }
  | {
      readonly kind: 'adjust';
      readonly promoter: (typeof promoters)[number];
      readonly amountFen: number;
      readonly mayCreateDebt: boolean;
    }
  | { readonly kind: 'decide'; readonly approves: boolean }
  | { readonly kind: 'release' }
  | { readonly kind: 'wait'; readonly days: number };

const someOrder = fc.nat(2);
const somePromoter = fc.constantFrom(...promoters);
const someDeed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('look' as const), order: someOrder }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom('hold' as const, 'unhold' as const), order: someOrder }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('give' as const), order: someOrder, to: somePromoter }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('adjust' as const),
      promoter: somePromoter,
      amountFen: fc.integer({ min: -30_000, max: 30_000 }),
      mayCreateDebt: fc.boolean(),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('decide' as const), approves: fc.boolean() }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'release' } as const) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('wait' as const), days: fc.integer({ min: 0, max: 12 }) }) },
);

const someScript = fc.record({
  histories: fc.tuple(someHistory('order0'), someHistory('order1'), someHistory('order2')),
  /** Each few happen at once. */
  rounds: fc.array(fc.array(someDeed, { minLength: 1, maxLength: 4 }), { minLength: 8, maxLength: 30 }),
  turns: fc.array(fc.nat(3), { minLength: 11, maxLength: 11 }),
});

interface Hits {
  looked: number;
  given: number;
  adjusted: number;
  approved: number;
  held: number;
  freed: number;
  conflicts: number;
}

class Play {
  private deeds = 0;

  constructor(
    private readonly world: MoneyWorld,
    private readonly histories: readonly (readonly State[])[],
    private readonly turns: readonly number[],
    private readonly hits: Hits,
  ) {}

  /** An instance of its own, so that others get between any two of its calls. */
  private instance() {
    let next = this.deeds;
    const pause = async () => {
      for (let turn = this.turns[next % this.turns.length] ?? 0; turn > 0; turn -= 1) {
        await new Promise((resolve) => setImmediate(resolve));
      }
      next += 1;
    };
    const database = crashingDatabase(this.world.database, undefined, pause);
    return { ...moneyFunctions(this.world, database), ...correctionFunctions(this.world, database) };
  }

  async perform(deed: Deed): Promise<void> {
    this.deeds += 1;
    const [verbs, id] = [this.instance(), `deed${this.deeds}`];
    switch (deed.kind) {
      case 'look': {
        const snapshot = this.histories[deed.order]
          ?.filter(({ atMs }) => atMs <= this.world.clock.nowMs())
          .at(-1)?.snapshot;
        if (snapshot && (await verbs.record({ snapshot })).ok) this.hits.looked += 1;
        return;
      }
      case 'hold':
        if ((await verbs.hold(this.keyOf(deed.order), { requestId: id })).ok) this.hits.held += 1;
        return;
      case 'unhold':
        if ((await verbs.unhold(this.keyOf(deed.order), id)).ok) this.hits.freed += 1;
        return;
      case 'give':
        if ((await verbs.request(give(deed.to, this.keyOf(deed.order)), id)).ok) this.hits.given += 1;
        return;
      case 'adjust': {
        const { promoter, amountFen, mayCreateDebt } = deed;
        if ((await verbs.request(adjust(amountFen, { promoter, mayCreateDebt }), id)).ok) this.hits.adjusted += 1;
        return;
      }
      case 'decide': {
        const [waiting] = await verbs.ports.corrections.listRequested(1);
        if (!waiting) return;
        const decision = deed.approves ? 'approve' : 'reject';
        const decided = await verbs.decide(waiting.id, owner, decision, id);
        if (decided.ok && deed.approves) this.hits.approved += 1;
        return;
      }
      case 'release':
        await verbs.release();
        return;
      case 'wait':
        this.world.clock.setMs(this.world.clock.nowMs() + deed.days * dayMs);
    }
  }

  private keyOf(order: number): string {
    const first = this.histories[order]?.[0];
    return first ? orderKeyOf(first.snapshot) : '';
  }

  async atBest(deed: Deed): Promise<void> {
    try {
      await this.perform(deed);
    } catch (error) {
      if (!(error instanceof TransactionConflict)) throw error;
      this.hits.conflicts += 1;
    }
  }
}

/** What every promoter has is what his orders and the adjustments say, by a count of its own. */
async function proveShares({ database }: MoneyWorld): Promise<void> {
  const { orders, ledger } = await readBooks(database);
  const corrections = (await readAll(database, 'corrections')).filter(({ state }) => state === 'approved');
  const balances = foldBalances(ledger);
  for (const promoter of promoters) {
    const earned = orders.filter((row) => row.promoter === promoter).map((row) => row.promoterFen);
    const adjusted = corrections.flatMap(({ subject, amountFen }) => {
      const { kind, promoter: whose } = subject as { kind: string; promoter?: string };
      return kind === 'adjustment' && whose === promoter ? [Number(amountFen)] : [];
    });
    const expected = [...earned, ...adjusted].reduce<number>((sum, one) => sum + one, 0);
    expect(promoterTotalFen(balances, promoter)).toBe(expected);
  }
  for (const row of orders) {
    const own = foldBalances(ledger.filter((line) => line.orderKey === row.key));
    for (const promoter of promoters) {
      expect(promoterTotalFen(own, promoter)).toBe(promoter === row.promoter ? row.promoterFen : 0);
    }
  }
  expect(new Set(ledger.map(({ id }) => id)).size).toBe(ledger.length);
}

it('whatever people and the platform do, in any order and at once, the books hold', async () => {
  const hits: Hits = { looked: 0, given: 0, adjusted: 0, approved: 0, held: 0, freed: 0, conflicts: 0 };
  await fc.assert(
    fc.asyncProperty(someScript, async ({ histories, rounds, turns }) => {
      const world = openMoneyWorld();
      await peopleOf(world.database, [finance.openid, owner.openid]);
      // Some of the orders are there already.
      world.clock.setMs(world.clock.nowMs() + 10 * dayMs);
      const play = new Play(world, histories, turns, hits);
      for (const round of rounds) {
        await Promise.all(round.map((deed) => play.atBest(deed)));
        await proveBooks(world.database);
        await proveShares(world);
      }
      expect(world.journal.alarms).not.toContain('LEDGER_CONFLICT');
    }),
    options,
  );
  const { conflicts: _conflicts, ...deeds } = hits;
  for (const count of Object.values(deeds)) expect(count).toBeGreaterThan(options.numRuns / 8);
});
