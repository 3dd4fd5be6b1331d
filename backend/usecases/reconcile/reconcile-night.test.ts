import { feeFen, settledWorld } from '../../../tests/support/match-world';
import { settled } from '../../../tests/support/row-after';
import { statementFunctions } from '../../../tests/support/statement-world';
import { documentFigureRecords } from '../../adapters/stores/figure-records';
import { documentWorkLease } from '../../adapters/stores/work-lease';
import { reconcileNight, reconcileNightly } from './reconcile-night';

async function night() {
  const world = await settledWorld();
  world.move(settled.orderId, feeFen, settled.settledAtMs);
  world.clock.setMs(Date.parse('2026-08-19T01:30:00+08:00'));
  const { ports: wallets } = statementFunctions({ ...world, platform: world.fake });
  const figures = {
    figures: documentFigureRecords(world.database, { current: async () => world.program }),
    leases: documentWorkLease(world.database),
    ...{ clock: world.clock, random: { fraction: () => 0.5, token: () => 'night' } },
  };
  const run = (leftMs = 50_000) => reconcileNight(wallets, world.ports, figures, () => leftMs);
  return { ...world, wallets, figures, run };
}

const nothingLeft = {
  wallets: { isTaken: false, day: null },
  funds: { isTaken: false, days: [] },
  figures: { isTaken: false, days: 0, written: 0, isFinished: true },
};

it('compares wallets and money in one slice, and both are done', async () => {
  const { run } = await night();
  expect(await run()).toMatchObject({
    wallets: { day: { state: 'green', day: '20260818' } },
    funds: { days: [{ isFinished: true, day: '20260818', agreed: 1 }] },
    figures: { isFinished: true },
  });
  expect(await run()).toEqual(nothingLeft);
});

it('of an instance that found everything done rests until the next Beijing day, and one that was cut short does not', async () => {
  const world = await night();
  const nightly = reconcileNightly(world.wallets, world.ports, world.figures);
  const slice = (leftMs: number) => nightly(() => leftMs);
  expect(await slice(30_000)).toMatchObject({ wallets: { day: { state: 'open' } } });
  expect(await slice(50_000)).toMatchObject({ wallets: { day: { state: 'green', day: '20260818' } } });
  expect(await slice(50_000)).toMatchObject({ wallets: { day: null }, funds: { days: [] } });
  const before = await world.database.list('leases', { where: {}, limit: 9 });
  expect(await slice(50_000)).toEqual(nothingLeft);
  expect(await world.database.list('leases', { where: {}, limit: 9 })).toEqual(before);
  world.clock.setMs(Date.parse('2026-08-20T01:30:00+08:00'));
  expect(await slice(50_000)).toMatchObject({ wallets: { day: { day: '20260819' } } });
});

it('keeps time for the money when there are too many wallets for the slice', async () => {
  const { run } = await night();
  expect(await run(30_000)).toMatchObject({ wallets: { day: { state: 'open' } }, funds: { days: [{ agreed: 1 }] } });
});

it('compares the money although the wallets fail, and the other way round, and fails then', async () => {
  const first = await night();
  const silent = { ...first.wallets.records, listWallets: () => Promise.reject(new Error('no wallets')) };
  const wallets = { ...first.wallets, records: silent };
  await expect(reconcileNight(wallets, first.ports, first.figures, () => 50_000)).rejects.toThrow('no wallets');
  expect(await first.days()).toMatchObject([{ isFinished: true, agreed: 1 }]);

  const second = await night();
  second.ports.funds.listFundsFlows = () => {
    throw new Error('no funds');
  };
  await expect(second.run()).rejects.toThrow('no funds');
  expect(await second.wallets.seals.findClosedThroughDay()).toBe('20260818');
});
