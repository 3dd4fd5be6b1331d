import type { OrderSnapshot } from '../../../core/commission/order-snapshot';
import { aSnapshot } from '../../../tests/support/builders/a-snapshot';
import { callsOf, type Drill, disturbed, faultKinds, undisturbed } from '../../../tests/support/crash-drill';
import { fakeStorePlatform } from '../../../tests/support/fake-store-platform';
import { aPush, type MoneyWorld, type moneyFunctions } from '../../../tests/support/money-world';
import { minuteLater, paid, received, settled, sharer } from '../../../tests/support/row-after';

type Functions = ReturnType<typeof moneyFunctions>;

/** The inbox's timer over half an hour: whatever rests comes up again. */
async function inboxTimer({ processInbox }: Functions, { clock }: MoneyWorld): Promise<void> {
  for (let run = 0; run < 3; run += 1) {
    clock.setMs(clock.nowMs() + 600_000);
    await processInbox();
  }
}

function push(snapshot: OrderSnapshot, before: readonly OrderSnapshot[], releaseFirst = false): Drill {
  return {
    async prepare({ record, release }, { clock, platform }) {
      for (const earlier of before) await record({ snapshot: earlier });
      clock.setMs(Date.parse('2026-09-01T12:00:00+08:00'));
      if (releaseFirst) await release();
      platform.setOrders(snapshot);
    },
    act: ({ receive }) => receive(aPush(snapshot)),
    async recover(functions, world) {
      await functions.receive(aPush(snapshot));
      await inboxTimer(functions, world);
    },
  };
}

const three = ['wxwang', 'wxchen', 'wxwang'].map((promoter, index) =>
  aSnapshot({ orderId: `order${index}`, ...sharer(promoter), updateTimeSec: paid.updateTimeSec + index }),
);

const inbox: Drill = {
  async prepare({ receive }, { platform }) {
    platform.setOrders(...three);
    for (const order of three) await receive(aPush(order), () => 0);
  },
  act: ({ processInbox }) => processInbox(),
  recover: inboxTimer,
};

const release: Drill = {
  async prepare({ record }, { clock }) {
    for (const promoter of ['wxwang', 'wxchen', 'wxli']) {
      await record({ snapshot: { ...settled, orderId: promoter, ...sharer(promoter) } });
    }
    clock.setMs(Date.parse('2026-08-27T12:00:00+08:00'));
  },
  act: (functions) => functions.release(),
  recover: (functions) => functions.release(),
};

const sync: Drill = {
  platform: () => fakeStorePlatform({ pageSize: 1 }),
  async prepare(_functions, { platform, clock }) {
    platform.setOrders(...three.slice(0, 2));
    clock.setMs(clock.nowMs() + 60_000);
  },
  act: (functions) => functions.sync('run-1'),
  async recover(functions, world) {
    world.clock.setMs(world.clock.nowMs() + 100_000);
    await functions.sync('run-2');
    await inboxTimer(functions, world);
  },
};

const refund = minuteLater(settled, { commissionStatus: 200, orderStatus: 200 });

const drills: readonly (readonly [name: string, drill: Drill, calls: readonly string[]])[] = [
  [
    'push of a new paid order',
    push(paid, []),
    [
      'inbox.add',
      'orders.find',
      'memberships.find',
      'transaction.start',
      'orders.add',
      'ledger.add',
      'wallets.update',
      'transaction.commit',
    ],
  ],
  [
    'push of a settlement',
    push(settled, [paid, received]),
    [
      'inbox.add',
      'transaction.start',
      'orders.find',
      'orders.update',
      'wallets.find',
      'ledger.add',
      'wallets.update',
      'transaction.commit',
    ],
  ],
  [
    'push of a refund after the release',
    push(refund, [paid, received, settled], true),
    [
      'inbox.add',
      'transaction.start',
      'orders.find',
      'orders.update',
      'wallets.find',
      'ledger.add',
      'wallets.update',
      'transaction.commit',
    ],
  ],
  [
    'push of another promoter after the release',
    push(minuteLater(settled, sharer('wxchen')), [paid, received, settled], true),
    [
      'inbox.add',
      'transaction.start',
      'orders.find',
      'orders.update',
      'wallets.find',
      'wallets.find',
      'ledger.add',
      'wallets.update',
      'wallets.update',
      'transaction.commit',
    ],
  ],
  [
    'push of a status alone',
    push(minuteLater(paid, { orderStatus: 30 }), [paid]),
    ['inbox.add', 'orders.find', 'orders.updateWhere'],
  ],
  [
    'push of an unpaid order',
    push(aSnapshot({ orderStatus: 10, paidAtMs: 0 }), []),
    ['inbox.add', 'orders.find', 'memberships.find', 'orders.add'],
  ],
];

const counted: readonly (readonly [name: string, drill: Drill, calls: number])[] = [
  ...drills.map(([name, drill, calls]) => [name, drill, calls.length] as const),
  // The list, per order its row twice, membership, start, row, line, wallet, commit; then one mark for all.
  ['the inbox with three new orders', inbox, 1 + 3 * 8 + 1],
  // The list, then start, wallet, line, wallet, commit for each.
  ['the release of three promoters', release, 1 + 3 + 3 * 2],
  // The lease (two calls at first), seven for each order, the place kept after a page, the lease given back.
  ['the poll of two new orders on two pages', sync, 2 + 2 * (7 + 1) + 1 + 1],
];

it.each(drills)('%s makes these calls and no more', async (_name, drill, calls) => {
  expect(await callsOf(drill)).toEqual(calls);
});

describe.each(counted)('%s', (_name, drill, calls) => {
  it(`makes ${calls} calls`, async () => {
    expect(await callsOf(drill)).toHaveLength(calls);
  });

  it.each(faultKinds)('comes to the same books when it fails at any call: %j', async ({ when, kind }) => {
    const expected = await undisturbed(drill);
    expect(expected.open).toEqual([]);
    let covered = 0;
    for (let atCall = 1; atCall <= calls; atCall += 1) {
      const outcome = await disturbed(drill, { atCall, when, kind });
      covered += outcome.failed ? 1 : 0;
      expect({ atCall, ...outcome.books }).toEqual({ atCall, ...expected });
    }
    expect(covered).toBe(calls);
    expect((await disturbed(drill, { atCall: calls + 1, when, kind })).failed).toBe(false);
  });
});

it('a new paid order comes to the same books when its recovery dies too, at any pair of calls', async () => {
  const drill = push(paid, []);
  const expected = await undisturbed(drill);
  const pairs: number[] = [];
  for (const when of ['before', 'after'] as const) {
    for (let atCall = 1; atCall <= 8; atCall += 1) {
      let again = 0;
      for (let failedAgain = true; failedAgain; ) {
        const second = { atCall: again + 1, when, kind: 'process-dies' } as const;
        const outcome = await disturbed(drill, { atCall, when, kind: 'process-dies' }, second);
        expect({ atCall, again, ...outcome.books }).toEqual({ atCall, again, ...expected });
        failedAgain = outcome.failedAgain;
        if (failedAgain) again += 1;
      }
      pairs.push(again);
    }
  }
  // Recovery is the repeated push and three runs of the inbox, 13 calls where it has to book; once the commit was done
  // only its answer was lost, and recovery is the repeat, three lists, one look at the row and one mark.
  expect(pairs).toEqual([...Array.from({ length: 15 }, () => 13), 6]);
});
