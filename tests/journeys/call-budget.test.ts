import { DEMO, minuteMs, StoryWorld } from '../../scripts/story/story-world';

interface Stats {
  readonly gateway: { readonly byFunction: Readonly<Record<string, Readonly<Record<string, number>>>> };
}

let world: StoryWorld;

beforeAll(async () => {
  world = await StoryWorld.start();
  await world.join('wang-ayi');
  await world.play('open-link', {
    person: 'xiao-lin',
    promoter_share_link: await shareLink(),
    export_id: DEMO.shopRoom,
  });
  // Warm: an instance that runs, settings read, token fetched, a wallet that exists.
  await order();
});

afterAll(() => world.stop());

async function shareLink(): Promise<string> {
  const link = await world.share('wang-ayi', 'live', DEMO.shopRoom);
  return link.forms.shareLink ?? '';
}

async function order(person = 'xiao-lin'): Promise<string> {
  const items = [{ product_id: DEMO.apple.productId, sku_id: DEMO.apple.skuId }];
  const placed = await world.play<{ order_id: string }>('order', {
    person,
    items,
    from: { live: DEMO.shopRoom },
    pay: true,
  });
  return placed.order_id;
}

/** How many database calls the function made while `work` ran. */
async function callsOf(name: string, work: () => Promise<unknown>): Promise<Record<string, number>> {
  await world.admin('POST', 'stats/reset');
  await work();
  const stats = await world.admin<Stats>('GET', 'stats');
  return { ...stats.gateway.byFunction[name] };
}

/** Settled, or money taken back: eight calls in all. */
const moneyMoved = {
  'database.insertDocument': 2,
  'database.getDocument': 2,
  'database.modifyDocument': 2,
  'database.startTransaction': 1,
  'database.commitTransaction': 1,
};
/** No money moved: three. */
const noted = { 'database.insertDocument': 1, 'database.getDocument': 1, 'database.modifyDocument': 1 };

describe('what an order costs in database calls, warm and without conflict', () => {
  let orderId: string;

  it('books a new paid order with 8 calls', async () => {
    // Placing and paying are two pushes: the unpaid order is put on hold and never sent, as if only the second arrived.
    await world.play('push-mode', { mode: 'drop', count: 1 });
    const calls = await callsOf('store-events', async () => {
      orderId = await order();
    });
    expect(calls).toEqual({
      'database.insertDocument': 3,
      'database.getDocument': 2,
      'database.modifyDocument': 1,
      'database.startTransaction': 1,
      'database.commitTransaction': 1,
    });
  });

  it('notes a change of status alone with 3 calls', async () => {
    const calls = await callsOf('store-events', () => world.play('ship', { order_id: orderId }));
    expect(calls).toEqual(noted);
  });

  it('takes a part back before release with 8 calls', async () => {
    const calls = await callsOf('store-events', () => world.play('refund', { order_id: orderId, amount: 1000 }));
    expect(calls).toEqual(moneyMoved);
  });

  it('notes the receipt with 3 calls and gives a settled order its day with 8', async () => {
    const received = await callsOf('store-events', () => world.play('receive', { order_id: orderId }));
    expect(received).toEqual(noted);
    const settled = await callsOf('store-events', () => world.play('settle', { order_id: orderId }));
    expect(settled).toEqual(moneyMoved);
  });

  it('takes all back after that with 8 calls', async () => {
    const calls = await callsOf('store-events', () => world.play('refund', { order_id: orderId }));
    expect(calls).toEqual(moneyMoved);
  });

  it('acknowledges a push that comes again with 1 call', async () => {
    const order_id = await order();
    await world.play('push-mode', { mode: 'duplicate', count: 1 });
    const calls = await callsOf('store-events', () => world.play('ship', { order_id }));
    expect(calls).toEqual({ ...noted, 'database.insertDocument': noted['database.insertDocument'] + 1 });
    const { pushes } = await world.play<{ pushes: { copy_of: number | null; status: string }[] }>('pushes', {});
    expect(pushes.slice(-2).map(({ copy_of, status }) => [copy_of !== null, status])).toEqual([
      [false, 'delivered'],
      [true, 'delivered'],
    ]);
  });

  it('reads a balance with 1 call', async () => {
    await world.earnings('wang-ayi', 'wallet');
    expect(await callsOf('earnings', () => world.earnings('wang-ayi', 'wallet'))).toEqual({
      'database.getDocument': 1,
    });
  });

  it('spends no call on a forged push', async () => {
    const calls = await callsOf('store-events', () => world.play('forge-push', {}));
    expect(calls).toEqual({});
  });
});

describe('what release costs, and a refund after it', () => {
  let orderId: string;

  beforeAll(async () => {
    await world.join('chen-jie');
    const link = await world.share('chen-jie', 'live', DEMO.shopRoom);
    await world.play('open-link', {
      person: 'xiao-wu',
      promoter_share_link: link.forms.shareLink,
      export_id: DEMO.shopRoom,
    });
    orderId = await order();
    const other = await order('xiao-wu');
    for (const order_id of [orderId, other]) {
      for (const verb of ['ship', 'receive', 'settle']) await world.play(verb, { order_id });
    }
  });

  it('releases with 2 calls a promoter, 3 for a group of them and 1 a page', async () => {
    // Received and settled within one Sunday: free from Monday, 17 August. The minutes before it are nobody's.
    await world.putAhead(Date.parse('2026-08-16T23:50:00+08:00') - world.nowMs());
    await world.advanceTo(Date.parse('2026-08-17T00:05:00+08:00'));
    const calls = await callsOf('release-commissions', () => world.advance(10 * minuteMs));
    expect(calls).toEqual({
      'database.getDocument': 3,
      'database.insertDocument': 1,
      'database.modifyDocument': 2,
      'database.startTransaction': 1,
      'database.commitTransaction': 1,
    });
    expect(await world.earnings('chen-jie', 'wallet')).toMatchObject({ dueByDay: [], withdrawableFen: 3860 });
  }, 180_000);

  it('takes money back after release with 8 calls', async () => {
    // The first event after two weeks reads the settings again; the one that is counted is warm.
    await order();
    const before = await world.earnings('wang-ayi', 'wallet');
    const calls = await callsOf('store-events', () => world.play('refund', { order_id: orderId }));
    expect(calls).toEqual(moneyMoved);
    const after = await world.earnings('wang-ayi', 'wallet');
    expect(after.withdrawableFen).toBe(before.withdrawableFen - 3860);
  });
});
