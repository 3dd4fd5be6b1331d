import fc from 'fast-check';
import { noDayFigures, noShopFigures } from '../../../core/figures/day-figures';
import { beijingDayOf } from '../../../core/time/beijing-day';
import { aSnapshot } from '../../../tests/support/builders/a-snapshot';
import { moneyFunctions, openMoneyWorld, readAll, readBooks } from '../../../tests/support/money-world';
import { modelDay } from '../../../tests/support/order-model';
import { type State, someHistory } from '../../../tests/support/random-histories';
import { documentFigureRecords } from '../../adapters/stores/figure-records';
import { documentTouchStore } from '../../adapters/stores/touch-store';
import { countNight, countToday, type FiguresRun } from './count-figures';

const dayMs = 86_400_000;
const runs = Number(process.env.PROVE_RUNS ?? 6);

function figuresWorld() {
  const world = openMoneyWorld();
  const functions = moneyFunctions(world);
  const figures = documentFigureRecords(world.database, { current: async () => world.program });
  let tokens = 0;
  const random = { fraction: () => 0.5, token: () => `run-${++tokens}` };
  const ports = { figures, clock: world.clock, leases: functions.leases, random };
  const touches = documentTouchStore(world.database);
  /** Slices of so many pages each, until the work rests. */
  async function untilDone(count: typeof countNight, pages: number): Promise<void> {
    for (let turn = 0; turn < 3000; turn += 1) {
      let left = pages;
      const run: FiguresRun = await count(ports, () => left--);
      if (run.isFinished) return;
    }
    throw new Error('never finished');
  }
  return { ...world, ...functions, figures, ports, touches, untilDone };
}

type World = ReturnType<typeof figuresWorld>;
type Plain = Record<string, Record<string, number>>;

/** What the figures must be: straight from rows, entries, touches and memberships, by `brand|day|shop or nothing`. */
async function recount({ database }: World): Promise<Plain> {
  const sums: Plain = {};
  const add = (brandId: string, day: string, changes: Record<string, number>) => {
    for (const key of [`${brandId}|${day}`, `*|${day}`]) {
      const sum = sums[key] ?? {};
      for (const [name, by] of Object.entries(changes)) sum[name] = (sum[name] ?? 0) + by;
      sums[key] = sum;
    }
  };
  const { orders, ledger } = await readBooks(database);
  const active = new Set<string>();
  for (const { brandId, promoter, promoterFen, marginFen, dueDay, settled, snapshot } of orders) {
    const { paidAtMs, orderStatus, commissionStatus, actualPaymentFen } = snapshot;
    const isBack = orderStatus === 200 || commissionStatus === 200;
    const day = modelDay(snapshot.createdAtMs);
    if (paidAtMs > 0 && orderStatus !== 10 && orderStatus !== 250) {
      add(brandId, day, { orders: 1, salesFen: isBack ? 0 : actualPaymentFen, refundedOrders: isBack ? 1 : 0 });
      if (promoter !== null) add(brandId, day, { promotedOrders: 1 });
      if (promoter !== null) active.add(`${day}|${promoter}`);
    }
    if (settled && !isBack) {
      const fees = { settledFeeFen: promoterFen + marginFen, settledPromoterFen: promoterFen };
      add(brandId, modelDay(settled.atMs), { settledOrders: 1, settledSalesFen: actualPaymentFen, ...fees });
    }
    if (dueDay !== null) add(brandId, dueDay, { releasedFen: promoterFen });
  }
  for (const one of active) add('shanli', one.slice(0, 8), { activePromoters: 1 });
  for (const { brandId, bookedAtMs, postings } of ledger) {
    for (const { from, to, amountFen } of postings) {
      if (from === 'platform' && to.startsWith('promoter/'))
        add(brandId ?? '', modelDay(bookedAtMs), { bookedFen: amountFen });
      if (to === 'platform' && from.startsWith('promoter/'))
        add(brandId ?? '', modelDay(bookedAtMs), { reversedFen: amountFen });
    }
  }
  for (const touch of await readAll(database, 'touches')) add('shanli', modelDay(Number(touch.atMs)), { touches: 1 });
  return withoutZeros(sums);
}

async function kept({ database }: World): Promise<Plain> {
  const documents = (await readAll(database, 'daily_metrics')).filter(({ kind }) => kind === 'figures');
  const rows = documents.map(({ brandId, day, figures }) => {
    const { shops: _shops, ...numbers } = figures as unknown as Record<string, number> & { shops: object };
    return [`${String(brandId)}|${String(day)}`, numbers] as const;
  });
  return withoutZeros(Object.fromEntries(rows));
}

function withoutZeros(sums: Plain): Plain {
  const rows = Object.entries(sums).map(([key, sum]) => {
    const numbers = Object.entries(sum).filter(([, value]) => value !== 0);
    return [key, Object.fromEntries(numbers.sort())] as const;
  });
  return Object.fromEntries(rows.filter(([, sum]) => Object.keys(sum).length > 0).sort());
}

async function play(world: World, states: readonly State[], pages: number): Promise<void> {
  let night = 0;
  for (const { atMs, snapshot } of [...states].sort((one, other) => one.atMs - other.atMs)) {
    const ofDay = Math.floor((atMs + 8 * 3_600_000) / dayMs);
    if (night !== 0 && ofDay > night) {
      world.clock.setMs(Math.max(world.clock.nowMs(), (night + 1) * dayMs - 8 * 3_600_000 + 5_400_000));
      await world.release();
      await world.untilDone(countNight, pages);
    }
    night = ofDay;
    world.clock.setMs(Math.max(world.clock.nowMs(), atMs + 1));
    await world.record({ snapshot });
    const touch = { buyerKey: `b${atMs}`, shopAppid: snapshot.shopAppid, promoter: 'wxwang', kind: 'LIVE', token: 't' };
    await world.touches.keepTouch({ ...touch, kind: 'LIVE', contentId: '', atMs, forwardedByKind: null });
  }
  world.clock.setMs((night + 1) * dayMs - 8 * 3_600_000 + 5_400_000);
  await world.untilDone(countNight, pages);
}

it('night for night the kept figures are what an independent recount comes to, whatever happens to orders', async () => {
  const someOrders = fc.tuple(...['a', 'b', 'c', 'd'].map((orderId) => someHistory(orderId)));
  await fc.assert(
    fc.asyncProperty(someOrders, fc.integer({ min: 5, max: 200 }), async (histories, pages) => {
      const world = figuresWorld();
      await play(world, histories.flat(), pages);
      const today = beijingDayOf(world.clock.nowMs());
      const counted = Object.entries(await recount(world)).filter(([key]) => (key.split('|')[1] ?? '') < today);
      expect(await kept(world)).toEqual(Object.fromEntries(counted));
    }),
    { numRuns: runs, endOnFailure: true },
  );
});

it('today is counted anew each time and says how old it is; the night makes it whole', async () => {
  const world = figuresWorld();
  const startMs = world.clock.nowMs();
  await world.untilDone(countToday, 40);
  expect(await kept(world)).toEqual({});
  world.clock.setMs(startMs + 60_000);
  await world.record({ snapshot: aSnapshot({ createdAtMs: startMs }) });
  await world.untilDone(countToday, 1);
  const today = beijingDayOf(startMs);
  expect(await world.figures.listDays('shanli', today, today)).toEqual([
    {
      ...{ brandId: 'shanli', day: today, countedAtMs: startMs + 60_000 },
      figures: {
        ...{ ...noDayFigures, orders: 1, salesFen: 19_300, promotedOrders: 1, activePromoters: 1, bookedFen: 3860 },
        shops: { wxshop1: { ...noShopFigures, orders: 1, salesFen: 19_300 } },
      },
    },
  ]);
  world.clock.setMs(startMs + 120_000);
  await world.untilDone(countToday, 40);
  const [whole] = await world.figures.listDays('*', today, today);
  expect(whole?.countedAtMs).toBe(startMs + 120_000);
});

it('a night that is done rests until the next one, and a rival leaves it alone', async () => {
  const world = figuresWorld();
  await world.untilDone(countNight, 400);
  const calls: string[] = [];
  const watched = { ...world.figures, readPage: async () => Promise.reject(new Error(`read ${calls.length}`)) };
  expect(await countNight({ ...world.ports, figures: watched }, () => 1)).toEqual({
    ...{ isTaken: false, days: 0, written: 0, isFinished: true },
  });
  await world.leases.take('figures-night', 'rival', world.clock.nowMs(), 60_000);
  expect(await countNight(world.ports, () => 1)).toMatchObject({ isTaken: true });
});
