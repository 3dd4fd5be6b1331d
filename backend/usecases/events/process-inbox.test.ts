import { fen } from '../../../core/money/fen';
import { aSnapshot, orderedAtMs } from '../../../tests/support/builders/a-snapshot';
import { crashingDatabase } from '../../../tests/support/crashing-database';
import { aPush, moneyFunctions, openMoneyWorld, proveBooks, readAll } from '../../../tests/support/money-world';
import { minuteLater, paid, received, settled } from '../../../tests/support/row-after';
import type { Promoter } from '../../ports/promoter-store';

const key = '3727324701692140032|670813472';
const minuteMs = 60_000;
const noTime = () => 0;

function open() {
  const world = openMoneyWorld();
  const database = crashingDatabase(world.database);
  const functions = moneyFunctions(world, database);
  return {
    ...world,
    ...functions,
    calls: database.calls,
    async inboxRows() {
      const rows = await readAll(world.database, 'inbox');
      return rows.map(({ _id, state, attempts, reason }) => [_id, state, attempts, reason]);
    },
  };
}

const orders = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    aSnapshot({ orderId: `order${index}`, updateTimeSec: Math.floor(orderedAtMs / 1000) + 60 + index }),
  );

describe('a run', () => {
  it('with nothing to do is one call', async () => {
    const world = open();
    expect(await world.processInbox()).toEqual({ done: 0, postponed: 0, dead: 0 });
    expect(world.calls).toEqual(['inbox.list']);
  });

  it('reads an order once for all of its events and marks all done in one call', async () => {
    const world = open();
    world.platform.setOrders(settled, ...orders(2));
    for (const snapshot of [settled, paid, ...orders(2), received]) await world.receive(aPush(snapshot), noTime);
    world.clock.setMs(settled.updateTimeSec * 1000);
    const before = world.calls.length;
    expect(await world.processInbox()).toEqual({ done: 5, postponed: 0, dead: 0 });
    expect(world.platform.calls).toEqual([
      'order/get 3727324701692140032|670813472',
      'order/get order0|670813472',
      'order/get order1|670813472',
    ]);
    expect(world.calls.slice(before).filter((call) => call === 'inbox.updateWhere')).toHaveLength(1);
    expect((await world.inboxRows()).every(([, state]) => state === 'done')).toBe(true);
    expect((await world.books.findOrder(key))?.row.dueDay).toBe('20260827');
    await proveBooks(world.database);
  });

  it('takes the earliest receipt that any of the events states', async () => {
    const world = open();
    world.platform.setOrders(settled);
    const [early, late] = [received.updateTimeSec * 1000 - 3 * 86_400_000, received.updateTimeSec * 1000];
    await world.receive(aPush(received, { receiptSeenAtMs: late }), noTime);
    await world.receive(aPush(settled, { receiptSeenAtMs: early }), noTime);
    world.clock.setMs(settled.updateTimeSec * 1000);
    await world.processInbox();
    expect((await world.books.findOrder(key))?.row).toMatchObject({ receiptAtMs: early, dueDay: '20260824' });
  });

  it('does not ask about an event that the push itself has applied', async () => {
    const world = open();
    world.platform.setOrders(paid);
    await world.receive(aPush(paid));
    await world.receive(aPush(paid, { id: 'not-applied' }), noTime);
    expect(await world.processInbox()).toEqual({ done: 2, postponed: 0, dead: 0 });
    expect(world.platform.calls).toHaveLength(2);
  });

  it('ticks off events that ask for nothing', async () => {
    const world = open();
    await world.receive(aPush(paid, { kind: 'other', orderKey: null }));
    expect(await world.processInbox()).toEqual({ done: 1, postponed: 0, dead: 0 });
    expect(world.platform.calls).toEqual([]);
  });

  it('stops when its time is up, keeps what it has done, and the next one goes on', async () => {
    const world = open();
    world.platform.setOrders(...orders(3));
    for (const order of orders(3)) await world.receive(aPush(order), noTime);
    const times = [60_000, 60_000, 60_000, 60_000, 4999];
    expect(await world.processInbox(() => times.shift() ?? 0)).toMatchObject({ postponed: 0, dead: 0 });
    await world.processInbox();
    expect((await world.inboxRows()).map(([, state]) => state)).toEqual(['done', 'done', 'done']);
    expect((await world.books.findWallet('wxwang'))?.frozenFen).toBe(3 * 3860);
  });

  it('may overlap another: everything is booked once', async () => {
    const world = open();
    world.platform.setOrders(...orders(6));
    for (const order of orders(6)) await world.receive(aPush(order), noTime);
    await Promise.all([world.processInbox(), world.processInbox(), world.processInbox()]);
    world.clock.setMs(world.clock.nowMs() + 5 * minuteMs);
    await world.processInbox();
    expect((await world.inboxRows()).map(([, state]) => state)).toEqual(Array.from({ length: 6 }, () => 'done'));
    expect((await world.books.findWallet('wxwang'))?.frozenFen).toBe(6 * 3860);
    await proveBooks(world.database);
  });
});

describe('an event that cannot be finished', () => {
  async function unfinished(world: ReturnType<typeof open>) {
    world.platform.outages.add(`order/get ${key}`);
    world.platform.setOrders(paid, ...orders(1));
    await world.receive(aPush(paid), noTime);
    await world.receive(aPush(orders(1)[0] ?? paid), noTime);
  }

  it('rests while the others go on', async () => {
    const world = open();
    await unfinished(world);
    expect(await world.processInbox()).toEqual({ done: 1, postponed: 1, dead: 0 });
    expect(world.journal.alarms).toEqual(['INBOX_EVENT_NOT_FINISHED']);
    world.platform.outages.clear();
    expect(await world.processInbox()).toEqual({ done: 0, postponed: 0, dead: 0 });
    world.clock.setMs(world.clock.nowMs() + minuteMs);
    expect(await world.processInbox()).toEqual({ done: 1, postponed: 0, dead: 0 });
    expect((await world.books.findWallet('wxwang'))?.frozenFen).toBe(2 * 3860);
  });

  it('rests twice as long each time, six hours at most, and after 12 attempts waits for a person', async () => {
    const world = open();
    await unfinished(world);
    const rests: number[] = [];
    for (let attempt = 1; attempt < 12; attempt += 1) {
      expect(await world.processInbox()).toMatchObject({ postponed: 1, dead: 0 });
      const row = await world.database.find('inbox', aPush(paid).id);
      const notBeforeMs = Number(row?.notBeforeMs);
      rests.push((notBeforeMs - world.clock.nowMs()) / minuteMs);
      world.clock.setMs(notBeforeMs - 1);
      expect(await world.processInbox()).toEqual({ done: 0, postponed: 0, dead: 0 });
      world.clock.setMs(notBeforeMs);
    }
    expect(rests).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360]);
    expect(await world.processInbox()).toEqual({ done: 0, postponed: 0, dead: 1 });
    expect(await world.inboxRows()).toContainEqual([aPush(paid).id, 'dead', 11, 'order/get: no answer']);
    expect(await world.processInbox()).toEqual({ done: 0, postponed: 0, dead: 0 });
  });

  it.each([
    ['the platform knows no such order', aPush(aSnapshot({ orderId: 'none' })), 'platform-refused: 10024006 refused'],
    ['no brand has the shop', aPush(aSnapshot({ orderId: 'foreign' })), 'shop-without-brand: wxelsewhere'],
    ['its key is none', aPush(paid, { orderKey: 'no-key' }), 'no order key'],
  ])('says why: %s', async (_name, event, reason) => {
    const world = open();
    world.platform.setOrders(aSnapshot({ orderId: 'foreign', shopAppid: 'wxelsewhere' }));
    await world.receive(event, noTime);
    for (let attempt = 1; attempt <= 12; attempt += 1) {
      await world.processInbox();
      world.clock.setMs(world.clock.nowMs() + 6 * 60 * minuteMs);
    }
    expect(await world.inboxRows()).toEqual([[event.id, 'dead', 11, reason]]);
  });

  it('because we are wrong does not stop the events behind it', async () => {
    const world = open();
    const impossible = aSnapshot({
      orderId: 'order9',
      serviceAmountFen: fen(-5),
      updateTimeSec: paid.updateTimeSec - 9,
    });
    world.platform.setOrders(impossible, paid);
    for (const snapshot of [impossible, paid]) await world.receive(aPush(snapshot), noTime);
    expect(await world.processInbox()).toEqual({ done: 1, postponed: 1, dead: 0 });
    expect((await world.books.findWallet('wxwang'))?.frozenFen).toBe(3860);
  });
});

describe('a bond that was made or ended', () => {
  const promoter: Omit<Promoter, 'status'> = {
    promoter: 'wxwang',
    openid: 'o-wang',
    unionidHash: null,
    nickname: '小王',
    avatarUrl: '',
    boundAtMs: 1000,
    settledBy: 'agency',
  };
  const bindEvent = (name: string) =>
    aPush(paid, {
      id: `bind|${name}`,
      kind: 'promoter-bind-result',
      orderKey: null,
      body: JSON.stringify({ promoter: name }),
    });

  it.each([
    ['that ended', undefined, 'unbound', 1000],
    ['that stands', { boundAtMs: 2000 }, 'bound', 2000],
  ])('%s is followed', async (_name, bond, status, boundAtMs) => {
    const world = open();
    await world.promoters.saveBound(promoter);
    const platformSide = { promoter: 'wxwang', nickname: '小王', avatarUrl: '', settledBy: 'agency' } as const;
    if (bond) world.platform.bound.set('wxwang', { ...platformSide, ...bond });
    await world.receive(bindEvent('wxwang'), noTime);
    expect(await world.processInbox()).toEqual({ done: 1, postponed: 0, dead: 0 });
    expect(await world.promoters.findPromoter('wxwang')).toEqual({ ...promoter, status, boundAtMs });
  });

  it('of somebody unknown here, who is not bound there either, changes nothing', async () => {
    const world = open();
    await world.receive(bindEvent('wxstranger'), noTime);
    expect(await world.processInbox()).toEqual({ done: 1, postponed: 0, dead: 0 });
    expect(world.platform.calls).toEqual(['sharer/get wxstranger']);
    expect(await world.promoters.findPromoter('wxstranger')).toBeUndefined();
  });

  it('rests while the platform does not answer', async () => {
    const world = open();
    await world.promoters.saveBound(promoter);
    world.platform.outages.add('sharer/get');
    await world.receive(bindEvent('wxwang'), noTime);
    expect(await world.processInbox()).toEqual({ done: 0, postponed: 1, dead: 0 });
    expect((await world.promoters.findPromoter('wxwang'))?.status).toBe('bound');
  });
});

it('a state that came while the event waited is what is booked', async () => {
  const world = open();
  await world.receive(aPush(paid), noTime);
  world.platform.setOrders(minuteLater(paid, { commissionStatus: 200, orderStatus: 200 }));
  expect(await world.processInbox()).toEqual({ done: 1, postponed: 0, dead: 0 });
  expect(await world.books.findWallet('wxwang')).toBeUndefined();
});
