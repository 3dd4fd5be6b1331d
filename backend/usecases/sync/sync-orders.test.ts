import { fen } from '../../../core/money/fen';
import { aSnapshot, orderedAtMs } from '../../../tests/support/builders/a-snapshot';
import { fakeStorePlatform } from '../../../tests/support/fake-store-platform';
import { moneyFunctions, openMoneyWorld, proveBooks, readAll } from '../../../tests/support/money-world';
import { minuteLater, paid } from '../../../tests/support/row-after';

const orderedSec = orderedAtMs / 1000;
const daySec = 86_400;

/** A platform that lists three orders a page; the clock stands two minutes after the example's order. */
function open() {
  const world = openMoneyWorld({ platform: fakeStorePlatform({ pageSize: 3 }) });
  const functions = moneyFunctions(world);
  return {
    ...world,
    ...functions,
    lists: () => world.platform.calls.filter((call) => call.startsWith('order/list')).map((call) => call.slice(11)),
    gets: () => world.platform.calls.filter((call) => call.startsWith('order/get')).map((call) => call.slice(10)),
    atSec: (sec: number) => world.clock.setMs(sec * 1000),
    lease: () => world.database.find('leases', 'sync-store'),
  };
}

const order = (index: number, updateTimeSec = orderedSec + index) =>
  aSnapshot({ orderId: `order${index}`, updateTimeSec });
const keys = (...indexes: number[]) => indexes.map((index) => `order${index}|670813472`);

describe('windows', () => {
  it('the first looks back a day and leaves the newest minute; the next reaches back 10 minutes over it', async () => {
    const world = open();
    world.atSec(orderedSec);
    expect(await world.sync()).toEqual({ looked: 0, changed: 0, keptForLater: 0, finished: true });
    world.atSec(orderedSec + 120);
    await world.sync();
    expect(world.lists()).toEqual([
      `${orderedSec - daySec - 600}-${orderedSec - 60} `,
      `${orderedSec - 60 - 600}-${orderedSec + 60} `,
    ]);
  });

  it('nothing new is no question', async () => {
    const world = open();
    await world.sync();
    await world.sync();
    expect(world.lists()).toHaveLength(1);
  });

  it('an order that is listed late is found by the overlap, and books nothing twice', async () => {
    const world = open();
    world.atSec(orderedSec + 200);
    world.platform.setOrders(order(1));
    await world.sync();
    world.platform.setOrders(order(0));
    world.atSec(orderedSec + 300);
    expect(await world.sync()).toEqual({ looked: 2, changed: 1, keptForLater: 0, finished: true });
    expect((await world.books.findWallet('wxwang'))?.frozenFen).toBe(2 * 3860);
    await proveBooks(world.database);
  });

  it('a long outage is walked in days', async () => {
    const world = open();
    world.atSec(orderedSec);
    await world.sync();
    world.platform.setOrders(...[0, 1, 2].map((day) => order(day, orderedSec + day * daySec + 60)));
    world.atSec(orderedSec + 2.5 * daySec);
    expect(await world.sync()).toMatchObject({ changed: 3, finished: true });
    const done = orderedSec - 60;
    expect(world.lists().slice(1)).toEqual([
      `${done - 600}-${done + daySec} `,
      `${done + daySec - 600}-${done + 2 * daySec} `,
      `${done + 2 * daySec - 600}-${orderedSec + 2.5 * daySec - 60} `,
    ]);
  });
});

describe('an order that was read after a time had passed', () => {
  const several = [0, 1, 2, 3].map((index) => order(index));

  it('is not read again when a later window reaches back over that time', async () => {
    const world = open();
    world.atSec(orderedSec + 120);
    world.platform.setOrders(...several);
    expect(await world.sync()).toMatchObject({ looked: 4, changed: 4 });
    world.atSec(orderedSec + 420);
    expect(await world.sync()).toMatchObject({ looked: 0, finished: true });
    expect(world.gets()).toHaveLength(4);
  });

  it('is read again when it changed since, and when it was listed late', async () => {
    const world = open();
    world.atSec(orderedSec + 120);
    world.platform.setOrders(...several);
    await world.sync();
    world.atSec(orderedSec + 420);
    world.platform.setOrders(order(0, orderedSec + 300), order(9, orderedSec + 5));
    expect(await world.sync()).toMatchObject({ looked: 2, changed: 2, finished: true });
  });

  it('is not read again however many were read with it', async () => {
    const world = open();
    world.atSec(orderedSec + 4_000);
    world.platform.setOrders(...Array.from({ length: 1_200 }, (_, index) => order(index)));
    expect(await world.sync()).toMatchObject({ looked: 1_200, finished: true });
    world.atSec(orderedSec + 4_200);
    expect(await world.sync()).toMatchObject({ looked: 0, finished: true });
    world.atSec(orderedSec + 4_400);
    expect(await world.sync()).toMatchObject({ looked: 0, finished: true });
  });

  it('is read again when only a push was read since, because that may have been before the change', async () => {
    const world = open();
    world.atSec(orderedSec + 120);
    world.platform.setOrders(order(0));
    await world.hint('order0|670813472');
    expect(await world.sync()).toMatchObject({ looked: 1, changed: 0 });
  });

  it('is read in the next window when it changed in the last minute, because clocks differ', async () => {
    const world = open();
    world.atSec(orderedSec + 120);
    world.platform.setOrders(...several, order(8, orderedSec + 100));
    expect(await world.sync()).toMatchObject({ looked: 4, changed: 4 });
    world.atSec(orderedSec + 420);
    expect(await world.sync()).toMatchObject({ looked: 1, changed: 1 });
  });
});

describe('a run that is stopped', () => {
  const seven = [0, 1, 2, 3, 4, 5, 6];
  /** Time for so many orders, counting what the run asks before each page and each order. */
  const timeFor = (questions: number) => {
    let left = questions;
    return () => {
      left -= 1;
      return left >= 0 ? 60_000 : 0;
    };
  };

  it('in the middle of a page list goes on at that page', async () => {
    const world = open();
    world.atSec(orderedSec + 100);
    world.platform.setOrders(...seven.map((index) => order(index)));
    expect(await world.sync('run-1', timeFor(6))).toMatchObject({ looked: 4, finished: false });
    world.atSec(orderedSec + 200);
    expect(await world.sync('run-2')).toMatchObject({ looked: 3, changed: 3, finished: true });
    const first = `${orderedSec + 100 - daySec - 600}-${orderedSec + 40}`;
    expect(world.lists()).toEqual([
      `${first} `,
      `${first} 3`,
      `${first} 3`,
      `${first} 6`,
      `${orderedSec + 40 - 600}-${orderedSec + 40} `,
      `${orderedSec + 40 - 600}-${orderedSec + 40} 3`,
      `${orderedSec + 40 - 600}-${orderedSec + 40} 6`,
      `${orderedSec + 41}-${orderedSec + 140} `,
    ]);
    expect((await world.books.findWallet('wxwang'))?.frozenFen).toBe(7 * 3860);
  });

  it('on its first page starts that window again, without what it read', async () => {
    const world = open();
    world.atSec(orderedSec + 100);
    world.platform.setOrders(order(0), order(1));
    expect(await world.sync('run-1', timeFor(2))).toMatchObject({ looked: 1, finished: false });
    expect(await world.sync('run-2')).toMatchObject({ looked: 1, changed: 1, finished: true });
  });

  it('without time asks nothing, however many windows are left', async () => {
    const world = open();
    world.atSec(orderedSec);
    await world.sync();
    world.atSec(orderedSec + 30 * daySec);
    expect(await world.sync('run-2', () => 0)).toEqual({ looked: 0, changed: 0, keptForLater: 0, finished: false });
    expect(world.lists()).toHaveLength(1);
  });

  it('because the list failed leaves its place and gives the lease back', async () => {
    const world = open();
    world.platform.outages.add('order/list');
    await expect(world.sync('run-1')).rejects.toThrow('order/list: no answer');
    world.platform.outages.clear();
    world.platform.setOrders(order(0));
    expect(await world.sync('run-2')).toMatchObject({ changed: 1, finished: true });
  });

  it('because the platform no longer takes the key of a page starts the window again', async () => {
    const world = open();
    world.atSec(orderedSec + 100);
    world.platform.setOrders(...seven.map((index) => order(index)));
    await world.sync('run-1', timeFor(6));
    const staleList = `order/list ${orderedSec + 100 - daySec - 600}-${orderedSec + 40} 3`;
    world.platform.refusals.set(staleList, 10020002);
    await expect(world.sync('run-2')).rejects.toThrow('order/list/get: 10020002 refused');
    world.platform.refusals.clear();
    expect(await world.sync('run-3')).toMatchObject({ looked: 3, changed: 3, finished: true });
    expect(world.lists().slice(-3)[0]).toMatch(/ $/);
  });
});

describe('one run at a time', () => {
  it('the lease of another is respected for 90 seconds, then taken over with his place', async () => {
    const world = open();
    world.platform.setOrders(order(0));
    const nowMs = world.clock.nowMs();
    await world.leases.take('sync-store', 'dead-run', nowMs, 90_000);
    expect(await world.sync('run-1')).toBeUndefined();
    world.clock.setMs(nowMs + 89_999);
    expect(await world.sync('run-1')).toBeUndefined();
    expect(world.platform.calls).toEqual([]);
    world.clock.setMs(nowMs + 90_000);
    expect(await world.sync('run-1')).toMatchObject({ changed: 1, finished: true });
    expect(await world.lease()).toMatchObject({ holder: 'run-1', expiresAtMs: 0 });
  });

  it('of two that start together one works', async () => {
    const world = open();
    world.platform.setOrders(order(0));
    const runs = await Promise.all([world.sync('run-1'), world.sync('run-2')]);
    expect(runs.filter((run) => run !== undefined)).toHaveLength(1);
    expect(world.gets()).toEqual(keys(0));
  });

  it('who lost the lease stops, and does not overwrite the place of the next', async () => {
    const world = open();
    world.atSec(orderedSec + 100);
    world.platform.setOrders(...[0, 1, 2, 3].map((index) => order(index)));
    let questions = 0;
    const stolen = () => {
      questions += 1;
      if (questions === 2)
        void world.database.update('leases', 'sync-store', { set: { holder: 'thief', cursor: null } });
      return 60_000;
    };
    expect(await world.sync('run-1', stolen)).toMatchObject({ looked: 3, finished: false });
    expect(await world.lease()).toMatchObject({ holder: 'thief', cursor: null });
  });
});

describe('an order that cannot be booked goes to the inbox and the walk goes on', () => {
  it.each([
    ['no brand has its shop', { shopAppid: 'wxelsewhere' }, 'shop-without-brand: wxelsewhere'],
    [
      'its amounts are impossible',
      { promoterAgency: { appid: 'wxagency', amountFen: fen(-5) } },
      'BrokenInvariant: a share is taken of an amount of at least 0 fen, got -5',
    ],
  ])('%s', async (_name, changes, reason) => {
    const world = open();
    world.atSec(orderedSec + 100);
    world.platform.setOrders(order(0), { ...order(1), ...changes }, order(2));
    expect(await world.sync()).toEqual({ looked: 3, changed: 2, keptForLater: 1, finished: true });
    const nowMs = world.clock.nowMs();
    expect(await readAll(world.database, 'inbox')).toEqual([
      expect.objectContaining({
        _id: `poll|order1|670813472|${nowMs}`,
        state: 'open',
        orderKey: 'order1|670813472',
        body: JSON.stringify({ polledAtMs: nowMs, reason }),
      }),
    ]);
    expect(world.journal.alarms).toEqual(['POLLED_ORDER_KEPT_FOR_LATER']);
  });

  it('the platform does not answer for it; the inbox finishes it later', async () => {
    const world = open();
    world.atSec(orderedSec + 100);
    world.platform.setOrders(order(0), order(1));
    world.platform.outages.add('order/get order0|670813472');
    expect(await world.sync()).toEqual({ looked: 2, changed: 1, keptForLater: 1, finished: true });
    world.platform.outages.clear();
    expect(await world.processInbox()).toEqual({ done: 1, postponed: 0, dead: 0 });
    expect((await world.books.findWallet('wxwang'))?.frozenFen).toBe(2 * 3860);
  });
});

it('a platform that was silent for hours is caught up with in one run', async () => {
  const world = open();
  world.platform.setOrders(paid, order(1));
  await world.sync();
  world.platform.setOrders(minuteLater(paid, { commissionStatus: 200, orderStatus: 200 }), order(2));
  world.atSec(orderedSec + 5 * 3600);
  expect(await world.sync()).toMatchObject({ changed: 2, finished: true });
  expect((await world.books.findWallet('wxwang'))?.frozenFen).toBe(2 * 3860);
  await proveBooks(world.database);
});
