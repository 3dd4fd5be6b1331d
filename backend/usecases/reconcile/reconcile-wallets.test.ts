import { moneyFunctions, openMoneyWorld, readAll } from '../../../tests/support/money-world';
import { minuteLater, paid, settled, sharer } from '../../../tests/support/row-after';
import { beijingMs, statementFunctions } from '../../../tests/support/statement-world';
import type { DocumentDatabase } from '../../ports/document-database';

const name = (index: number) => `wx${String(index).padStart(3, '0')}`;

/** So many promoters with one order each, booked on 1 August; it is the night after. */
async function nightAfter(promoters: number, wrap: (database: DocumentDatabase) => DocumentDatabase = (same) => same) {
  const world = openMoneyWorld();
  const functions = moneyFunctions(world);
  world.clock.setMs(beijingMs('2026-08-01T20:05:00'));
  for (let index = 0; index < promoters; index += 1) {
    await functions.record({ snapshot: { ...settled, orderId: `order${index}`, ...sharer(name(index)) } });
  }
  world.clock.setMs(beijingMs('2026-08-02T01:30:00'));
  const metrics = async () =>
    (await readAll(world.database, 'daily_metrics')).filter(({ kind }) => kind === 'reconcile');
  return { ...world, ...functions, ...statementFunctions(world, wrap(world.database)), metrics };
}

const green = { promoters: 3, entries: 3, sealed: 3, late: 0, differences: 0, broken: 0, undecided: 0 };

describe('the night', () => {
  it('finds every wallet equal to its ledger, closes the day, and is green', async () => {
    const world = await nightAfter(3);
    const run = await world.reconcile();
    expect(run).toMatchObject({ isTaken: false, day: { day: '20260801', state: 'green', ...green, entries: 6 } });
    expect(await world.metrics()).toMatchObject([{ _id: 'reconcile|20260801', state: 'green', promoters: 3 }]);
    expect(await world.ports.seals.findClosedThroughDay()).toBe('20260801');
    expect((await world.ports.seals.findNewest(name(1)))?.count).toBe(2);
    expect(await readAll(world.database, 'risk_cases')).toEqual([]);
    expect(world.journal.alarms).toEqual([]);
  });

  it('once it is done does nothing again', async () => {
    const world = await nightAfter(3);
    await world.reconcile();
    const before = await readAll(world.database, 'daily_metrics');
    expect(await world.reconcile()).toEqual({ isTaken: false, day: null });
    expect(await readAll(world.database, 'daily_metrics')).toEqual(before);
  });

  it('does nothing while another run is at it', async () => {
    const world = await nightAfter(1);
    await world.ports.leases.take('reconcile', 'somebody', world.clock.nowMs(), 60_000);
    expect(await world.reconcile()).toEqual({ isTaken: true });
    expect(await world.metrics()).toEqual([]);
  });

  it('that has no time left goes on where it stopped', async () => {
    const world = await nightAfter(25);
    const times = [50_000, 14_999];
    const first = await world.reconcile(() => times.shift() ?? 0);
    expect(first).toMatchObject({ day: { state: 'open', promoters: 10 } });
    expect(await world.ports.seals.findClosedThroughDay()).toBeNull();
    expect(await world.reconcile()).toMatchObject({ day: { state: 'green', promoters: 25, sealed: 25 } });
  });

  it('that was left open yesterday is finished, and then today’s begins', async () => {
    const world = await nightAfter(12);
    const times = [50_000, 14_999];
    await world.reconcile(() => times.shift() ?? 0);
    world.clock.setMs(beijingMs('2026-08-03T01:30:00'));
    await world.reconcile();
    expect(await world.metrics()).toMatchObject([
      { _id: 'reconcile|20260801', state: 'green', promoters: 12 },
      { _id: 'reconcile|20260802', state: 'green', promoters: 12, sealed: 0 },
    ]);
  });
});

describe('a wallet that says something else than its ledger', () => {
  it('is a work item and an alarm, and is not corrected', async () => {
    const world = await nightAfter(3);
    await world.database.update('wallets', name(1), { increment: { availableFen: 7 } });
    expect(await world.reconcile()).toMatchObject({ day: { state: 'red', differences: 1, sealed: 3 } });
    expect(await readAll(world.database, 'risk_cases')).toMatchObject([
      {
        _id: 'wallet-differs|wx001|available|7',
        kind: 'WALLET_DIFFERS',
        state: 'open',
        promoter: 'wx001',
        place: 'available',
        storedFen: 7,
        ledgerFen: 0,
        differenceFen: 7,
        foundDay: '20260801',
      },
    ]);
    expect(world.journal.alarms).toEqual(['WALLET_DIFFERS']);
    expect((await world.books.findWallet(name(1)))?.availableFen).toBe(7);
  });

  it('found again is the same work item, open again', async () => {
    const world = await nightAfter(1);
    await world.database.update('wallets', name(0), { increment: { frozenFen: -5 } });
    await world.reconcile();
    await world.database.update('risk_cases', 'wallet-differs|wx000|frozen|-5', { set: { state: 'done' } });
    world.clock.setMs(beijingMs('2026-08-03T01:30:00'));
    await world.reconcile();
    expect(await readAll(world.database, 'risk_cases')).toMatchObject([
      { state: 'open', foundDay: '20260801', seenDay: '20260802' },
    ]);
  });

  it('is found when it is lost altogether, once it had a seal', async () => {
    const world = await nightAfter(3);
    await world.reconcile();
    await world.database.remove('wallets', name(2));
    world.clock.setMs(beijingMs('2026-08-03T01:30:00'));
    expect(await world.reconcile()).toMatchObject({ day: { state: 'red', promoters: 3, differences: 1 } });
    expect(world.journal.alarms).toEqual(['WALLET_DIFFERS']);
  });
});

describe('closed entries', () => {
  it.each([
    ['changed', 'CHAIN_BROKEN', null],
    ['gone', 'ENTRY_MISSING', 'order0|sku1|1'],
  ])('that are %s are a work item and an alarm', async (what, kind, entryId) => {
    const world = await nightAfter(1);
    const [entry] = await readAll(world.database, 'ledger');
    const id = entry?._id ?? '';
    await world.reconcile();
    if (what === 'gone') await world.database.remove('ledger', id);
    else await world.database.update('ledger', id, { set: { bookedAtMs: beijingMs('2026-08-01T20:05:01') } });
    world.clock.setMs(beijingMs('2026-08-03T01:30:00'));
    expect(await world.reconcile()).toMatchObject({ day: { state: 'red', broken: 1 } });
    const items = await readAll(world.database, 'risk_cases');
    expect(items).toContainEqual(
      expect.objectContaining({ kind, sealDay: '20260801', entryId: entryId === null ? null : id }),
    );
    expect(world.journal.alarms).toContain('SEAL_BROKEN');
  });
});

/** Calls `meanwhile` just after each reading of a ledger page. */
function interrupted(database: DocumentDatabase, meanwhile: (reading: number) => Promise<void>): DocumentDatabase {
  let readings = 0;
  return {
    ...database,
    async list(collection, query) {
      if (collection !== 'ledger') return database.list(collection, query);
      // What comes now is in the wallet that was read before only if the ledger is read before it.
      await meanwhile(readings);
      readings += 1;
      return database.list(collection, query);
    },
  };
}

describe('money that moves while the night looks', () => {
  it('is no difference: the wallet is read again', async () => {
    const base = { record: async (_reading: number) => {} };
    const world = await nightAfter(1, (database) => interrupted(database, (reading) => base.record(reading)));
    base.record = async (reading) => {
      if (reading > 0) return;
      await world.record({ snapshot: { ...paid, orderId: 'meanwhile', ...sharer(name(0)) } });
    };
    expect(await world.reconcile()).toMatchObject({
      day: { state: 'green', differences: 0, undecided: 0, entries: 3 },
    });
    expect(world.journal.alarms).toEqual([]);
  });

  it('does not hide a difference that stays', async () => {
    const base = { record: async (_reading: number) => {} };
    const world = await nightAfter(1, (database) => interrupted(database, (reading) => base.record(reading)));
    await world.database.update('wallets', name(0), { increment: { paidFen: 1 } });
    base.record = async (reading) => {
      if (reading > 0) return;
      await world.record({
        snapshot: minuteLater(settled, { orderId: 'order0', ...sharer(name(0)), commissionStatus: 200 }),
      });
    };
    expect(await world.reconcile()).toMatchObject({ day: { state: 'red', differences: 1 } });
  });

  it('all the while leaves the day open, neither green nor red', async () => {
    const base = { record: async (_reading: number) => {} };
    const world = await nightAfter(1, (database) => interrupted(database, (reading) => base.record(reading)));
    await world.database.update('wallets', name(0), { increment: { paidFen: 1 } });
    base.record = async (reading) => {
      await world.record({ snapshot: { ...paid, orderId: `meanwhile${reading}`, ...sharer(name(0)) } });
    };
    expect(await world.reconcile()).toMatchObject({ day: { state: 'open', differences: 0, undecided: 1 } });
  });
});
