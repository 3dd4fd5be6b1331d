import { withdrawableFen } from '../../../core/ledger/wallet';
import { beijingDayOf } from '../../../core/time/beijing-day';
import { crashingDatabase, ProcessDied } from '../../../tests/support/crashing-database';
import { moneyFunctions, openMoneyWorld, proveBooks, readAll, readBooks } from '../../../tests/support/money-world';
import { minuteLater, settled, sharer } from '../../../tests/support/row-after';

const noon = (day: string) => Date.parse(`${day}T12:00:00+08:00`);
const name = (index: number) => `wx${String(index).padStart(3, '0')}`;

/** So many promoters with one settled order each, free from 27 August. */
async function open(promoters: number) {
  const world = openMoneyWorld();
  const functions = moneyFunctions(world);
  for (let index = 0; index < promoters; index += 1) {
    await functions.record({ snapshot: { ...settled, orderId: `order${index}`, ...sharer(name(index)) } });
  }
  world.clock.setMs(noon('2026-08-27'));
  return {
    ...world,
    ...functions,
    async availableFen() {
      return (await readBooks(world.database)).wallets.map((wallet) => wallet.availableFen);
    },
  };
}

const all = (promoters: number, amountFen: number) => Array.from({ length: promoters }, () => amountFen);

describe('release', () => {
  it('does nothing before the day, all on it, nothing again after it', async () => {
    const world = await open(2);
    world.clock.setMs(Date.parse('2026-08-26T23:59:59.999+08:00'));
    expect(await world.release()).toEqual({ throughDay: '20260826', released: 0, left: 0 });
    world.clock.setMs(Date.parse('2026-08-27T00:00:00+08:00'));
    expect(await world.release()).toEqual({ throughDay: '20260827', released: 2, left: 0 });
    expect(await world.availableFen()).toEqual([3860, 3860]);
    expect(await world.release()).toEqual({ throughDay: '20260827', released: 0, left: 0 });
    await proveBooks(world.database);
  });

  it('finds a promoter by the first of his days and leaves the later ones', async () => {
    const world = await open(1);
    const laterMs = settled.settledAtMs + 30 * 86_400_000;
    await world.record({ snapshot: { ...settled, orderId: 'later', ...sharer(name(0)), settledAtMs: laterMs } });
    expect(await world.release()).toMatchObject({ released: 1 });
    expect(await world.books.findWallet(name(0))).toMatchObject({
      availableFen: 3860,
      dueFenByDay: { '20260918': 3860 },
    });
    world.clock.setMs(noon('2026-09-18'));
    expect(await world.release()).toMatchObject({ released: 1 });
    expect(await world.availableFen()).toEqual([2 * 3860]);
  });

  it('of 250 promoters goes on page by page', async () => {
    const world = await open(250);
    expect(await world.release()).toEqual({ throughDay: '20260827', released: 250, left: 0 });
    expect(await world.availableFen()).toEqual(all(250, 3860));
    await proveBooks(world.database);
  });

  it('stops when its time is up, says how far it came, and the next run goes on', async () => {
    const world = await open(25);
    const times = [60_000, 60_000, 4999];
    expect(await world.release(() => times.shift() ?? 0)).toEqual({ throughDay: '20260827', released: 20, left: 5 });
    expect(await world.release()).toEqual({ throughDay: '20260827', released: 5, left: 0 });
    expect(await world.availableFen()).toEqual(all(25, 3860));
  });

  it('takes two calls for each promoter, and three for ten of them', async () => {
    const world = await open(20);
    const counting = crashingDatabase(world.database, { atCall: 1_000, when: 'after', kind: 'process-dies' });
    await moneyFunctions(world, counting).release();
    expect(counting.calls).toHaveLength(1 + 2 * (10 * 2 + 3));
  });

  it('that is killed in the middle is finished by the next run', async () => {
    const world = await open(12);
    // The list, 23 calls for the first ten, then the last two die with their entries written and nothing committed.
    const dying = crashingDatabase(world.database, { atCall: 28, when: 'after', kind: 'process-dies' });
    await expect(moneyFunctions(world, dying).release()).rejects.toThrow(ProcessDied);
    expect(dying.calls.at(-1)).toBe('ledger.add');
    expect((await world.availableFen()).filter((amount) => amount > 0)).toHaveLength(10);
    expect(await world.release()).toEqual({ throughDay: '20260827', released: 2, left: 0 });
    expect(await world.availableFen()).toEqual(all(12, 3860));
    await proveBooks(world.database);
  });

  it('of three runs at once happens once', async () => {
    const world = await open(20);
    const runs = await Promise.all([world.release(), world.release(), world.release()]);
    expect(runs.reduce((sum, run) => sum + run.released, 0)).toBe(20);
    expect(await world.availableFen()).toEqual(all(20, 3860));
    expect((await readBooks(world.database)).ledger.filter(({ cause }) => cause === 'RELEASED')).toHaveLength(20);
    await proveBooks(world.database);
  });

  it.each(['2026-08-27', '2026-08-28', '2026-12-24'])('comes to the same when it first runs on %s', async (day) => {
    const world = await open(1);
    world.clock.setMs(noon(day));
    const before = await world.books.findWallet(name(0));
    expect(before && withdrawableFen(before, beijingDayOf(noon(day)))).toBe(3860);
    await world.release();
    expect(await world.books.findWallet(name(0))).toMatchObject({ availableFen: 3860, dueFenByDay: {} });
  });

  it('takes a debt of a due day along', async () => {
    const world = await open(1);
    await world.database.update('wallets', name(0), {
      set: { dueFenByDay: { '20260826': -40 }, nextDueDay: '20260826' },
    });
    expect(await world.release()).toMatchObject({ released: 1 });
    expect(await world.availableFen()).toEqual([-40]);
  });

  it('money that gets a day of the past is available at once, and a refund is taken from there', async () => {
    const world = await open(1);
    await world.release();
    const [second, promoter] = [{ ...settled, orderId: 'late', ...sharer(name(0)) }, name(0)];
    await world.record({ snapshot: second });
    expect(await world.books.findWallet(promoter)).toMatchObject({ availableFen: 2 * 3860, dueFenByDay: {} });
    await world.record({ snapshot: minuteLater(second, { commissionStatus: 200 }) });
    expect(await world.books.findWallet(promoter)).toMatchObject({ availableFen: 3860, dueFenByDay: {} });
    await proveBooks(world.database);
  });

  it('tells a person when the day’s entry stands there and the wallet does not know of it', async () => {
    const world = await open(2);
    await world.database.add('ledger', { _id: `release|${name(0)}|20260827`, cause: 'RELEASED', postings: [] });
    expect(await world.release()).toEqual({ throughDay: '20260827', released: 1, left: 1 });
    expect(world.journal.alarms).toEqual(['LEDGER_CONFLICT']);
    expect((await readAll(world.database, 'wallets')).map(({ availableFen }) => availableFen)).toEqual([0, 3860]);
  });

  it('two runs at once release once and alarm nobody', async () => {
    const world = await open(3);
    await Promise.all([world.release(), moneyFunctions(world).release()]);
    expect(await world.availableFen()).toEqual(all(3, 3860));
    expect((await readAll(world.database, 'ledger')).filter(({ cause }) => cause === 'RELEASED')).toHaveLength(3);
    expect(world.journal.alarms).toEqual([]);
    await proveBooks(world.database);
  });

  it('calls the same entry a repeat when the wallet alone forgot that it was released', async () => {
    const world = await open(1);
    const wallet = (await readAll(world.database, 'wallets'))[0] ?? { _id: '' };
    await world.release();
    await world.database.put('wallets', wallet);
    expect(await world.release()).toEqual({ throughDay: '20260827', released: 0, left: 1 });
    expect(world.journal.alarms).toEqual([]);
    expect(await readAll(world.database, 'wallets')).toEqual([wallet]);
  });
});
