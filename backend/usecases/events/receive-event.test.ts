import { ledgerTransaction } from '../../../core/ledger/ledger-transaction';
import { fen } from '../../../core/money/fen';
import { aSnapshot } from '../../../tests/support/builders/a-snapshot';
import { crashingDatabase } from '../../../tests/support/crashing-database';
import { aPush, moneyFunctions, openMoneyWorld, readAll, readBooks } from '../../../tests/support/money-world';
import { paid, settled } from '../../../tests/support/row-after';
import { ledgerDocument } from '../../adapters/stores/ledger-document';

const key = '3727324701692140032|670813472';

function open() {
  const world = openMoneyWorld();
  const database = crashingDatabase(world.database);
  const functions = moneyFunctions(world, database);
  world.platform.setOrders(paid);
  return {
    ...world,
    ...functions,
    calls: database.calls,
    inboxStates: async () => (await readAll(world.database, 'inbox')).map(({ state, attempts }) => [state, attempts]),
    frozenFen: async () => (await functions.books.findWallet('wxwang'))?.frozenFen ?? 0,
  };
}

describe('a push', () => {
  it('of a paid order is kept, then booked from what the platform says now', async () => {
    const world = open();
    expect(await world.receive(aPush(paid))).toBe('processed');
    expect(await world.frozenFen()).toBe(3860);
    expect(world.platform.calls).toEqual([`order/get ${key}`]);
    expect((await world.books.findOrder(key))?.appliedEvents).toEqual([aPush(paid).id]);
    expect(await world.processInbox()).toEqual({ done: 1, postponed: 0, dead: 0 });
    expect(world.platform.calls).toHaveLength(1);
  });

  it('that comes again costs one call and asks nobody', async () => {
    const world = open();
    await world.receive(aPush(paid));
    const before = world.calls.length;
    expect(await world.receive(aPush(paid))).toBe('repeat');
    expect(world.calls.slice(before)).toEqual(['inbox.add']);
    expect(world.platform.calls).toHaveLength(1);
  });

  it('that comes ten times at once is booked once', async () => {
    const world = open();
    const received = await Promise.all(Array.from({ length: 10 }, () => world.receive(aPush(paid))));
    expect(received.filter((answer) => answer === 'processed')).toHaveLength(1);
    expect(received.filter((answer) => answer === 'repeat')).toHaveLength(9);
    expect((await readBooks(world.database)).lines).toHaveLength(1);
  });

  it('that nobody knows waits for a person, once', async () => {
    const world = open();
    const event = aPush(paid, { kind: 'unknown', orderKey: null });
    expect([await world.receive(event), await world.receive(event)]).toEqual(['dead-letter', 'repeat']);
    expect(await world.inboxStates()).toEqual([['dead', 0]]);
    expect(world.journal.alarms).toContain('UNKNOWN_EVENT');
    expect(await world.processInbox()).toEqual({ done: 0, postponed: 0, dead: 0 });
  });

  it.each([
    ['about something else', { kind: 'other', orderKey: null }],
    ['about a bond', { kind: 'promoter-bind-result', orderKey: null }],
    ['with a key that is none', { orderKey: 'no-key' }],
  ] as const)('%s is kept for the timer', async (_name, changes) => {
    const world = open();
    expect(await world.receive(aPush(paid, changes))).toBe('kept');
    expect(world.calls).toEqual(['inbox.add']);
  });

  it('that states the receipt bounds it by its own time', async () => {
    const world = open();
    const receiptSeenAtMs = Date.parse('2026-08-09T10:00:00+08:00');
    world.platform.setOrders(settled);
    await world.receive(aPush(settled, { receiptSeenAtMs }));
    expect((await world.books.findOrder(key))?.row).toMatchObject({ receiptAtMs: receiptSeenAtMs, dueDay: '20260825' });
  });

  it('of an order that one second tells twice is read again after a second', async () => {
    const world = open();
    await world.receive(aPush(paid));
    const other = { ...paid, orderStatus: 30 };
    world.platform.setOrders(other);
    const startMs = world.clock.nowMs();
    expect(await world.receive(aPush(other, { id: 'second' }))).toBe('processed');
    expect(world.clock.nowMs() - startMs).toBe(1000);
    expect(world.platform.calls).toHaveLength(3);
    expect((await world.books.findOrder(key))?.row.snapshot.orderStatus).toBe(30);
  });
});

describe('what cannot be done now is kept and finished by the timer', () => {
  async function finishes(world: ReturnType<typeof open>) {
    expect(await world.inboxStates()).toEqual([['open', 0]]);
    expect(await world.processInbox()).toEqual({ done: 1, postponed: 0, dead: 0 });
    expect(await world.frozenFen()).toBe(3860);
    expect(await world.inboxStates()).toEqual([['done', 0]]);
  }

  it.each([899, 0, -5])('with %d ms left', async (leftMs) => {
    const world = open();
    expect(await world.receive(aPush(paid), () => leftMs)).toBe('kept');
    expect(world.platform.calls).toEqual([]);
    await finishes(world);
  });

  it('when there is no second for the second look', async () => {
    const world = open();
    await world.record({ snapshot: { ...paid, orderStatus: 12 } });
    expect(await world.receive(aPush(paid), () => 1900)).toBe('kept');
    await finishes(world);
  });

  it('when the platform does not answer', async () => {
    const world = open();
    world.platform.outages.add('order/get');
    expect(await world.receive(aPush(paid))).toBe('kept');
    world.platform.outages.clear();
    await finishes(world);
  });

  it('when the platform refuses', async () => {
    const world = open();
    world.platform.refusals.set('order/get', 10024006);
    expect(await world.receive(aPush(paid))).toBe('kept');
    world.platform.refusals.clear();
    await finishes(world);
  });

  it('when another transaction holds the wallet', async () => {
    const world = open();
    await world.record({
      snapshot: aSnapshot({ orderId: 'other', sharer: { promoter: 'wxwang', amountFen: fen(0) } }),
    });
    const busy = world.database.transaction(async (transaction) => {
      await transaction.update('wallets', 'wxwang', { increment: { paidFen: 0 } });
      expect(await world.receive(aPush(paid))).toBe('kept');
      expect(world.calls.filter((call) => call === 'wallets.update')).toHaveLength(1 + 2);
    });
    await busy;
    expect(await world.processInbox()).toEqual({ done: 1, postponed: 0, dead: 0 });
    expect(await world.frozenFen()).toBe(2 * 3860);
  });

  it('but not when it could not even be kept', async () => {
    const world = openMoneyWorld();
    const fault = { atCall: 1, when: 'before', kind: 'answer-lost' } as const;
    const functions = moneyFunctions(world, crashingDatabase(world.database, fault));
    await expect(functions.receive(aPush(paid))).rejects.toThrow('database.inbox.add: no answer');
  });
});

describe('a ledger line that is there already and says something else', () => {
  const line = ledgerTransaction({
    id: `${key}|1`,
    cause: 'ORDER_PAID',
    brandId: 'shanli',
    orderKey: key,
    postings: [{ from: 'platform', to: 'agency/margin', amountFen: fen(1) }],
    bookedAtMs: 0,
  });

  it('is never written over: the news are kept, a person is told', async () => {
    const world = open();
    await world.database.add('ledger', ledgerDocument(line));
    expect(await world.record({ snapshot: paid })).toEqual({
      ok: false,
      code: 'ledger-conflict',
      detail: `${key}|1 is in the ledger with other content`,
    });
    expect(world.journal.alarms).toEqual(['LEDGER_CONFLICT']);
    expect(await readAll(world.database, 'orders')).toEqual([]);
    expect(await world.receive(aPush(paid))).toBe('kept');
  });

  it('is told apart from a repeat: the same content is no alarm, and nothing is booked twice', async () => {
    const world = open();
    await world.record({ snapshot: paid });
    const [row] = await readAll(world.database, 'orders');
    const before = [await readAll(world.database, 'ledger'), await readAll(world.database, 'wallets')];
    await world.database.remove('orders', row?._id ?? '');
    expect(await world.record({ snapshot: paid })).toEqual({ ok: true, value: 'unchanged' });
    expect([await readAll(world.database, 'ledger'), await readAll(world.database, 'wallets')]).toEqual(before);
    expect(world.journal.alarms).toEqual([]);
  });

  it('does not stop the events behind it', async () => {
    const world = open();
    await world.database.add('ledger', ledgerDocument(line));
    const next = aSnapshot({ orderId: 'next', updateTimeSec: paid.updateTimeSec + 1 });
    world.platform.setOrders(next);
    await world.receive(aPush(paid), () => 0);
    await world.receive(aPush(next), () => 0);
    expect(await world.processInbox()).toEqual({ done: 1, postponed: 1, dead: 0 });
    expect(await world.frozenFen()).toBe(3860);
  });
});
