import { DEMO, StoryWorld } from '../../scripts/story/story-world';

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

async function order(): Promise<string> {
  const items = [{ product_id: DEMO.apple.productId, sku_id: DEMO.apple.skuId }];
  const placed = await world.play<{ order_id: string }>('order', {
    person: 'xiao-lin',
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

function total(calls: Record<string, number>): number {
  return Object.values(calls).reduce((sum, count) => sum + count, 0);
}

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
    expect(total(calls)).toBe(8);
  });

  it('notes a change of status alone with 3 calls', async () => {
    const calls = await callsOf('store-events', () => world.play('ship', { order_id: orderId }));
    expect(calls).toEqual({ 'database.insertDocument': 1, 'database.getDocument': 1, 'database.modifyDocument': 1 });
  });

  it('takes a part back before release with 8 calls', async () => {
    const calls = await callsOf('store-events', () => world.play('refund', { order_id: orderId, amount: 1000 }));
    expect(total(calls)).toBe(8);
  });

  it('notes the receipt with 3 calls and gives a settled order its day with 8', async () => {
    const received = await callsOf('store-events', () => world.play('receive', { order_id: orderId }));
    expect(total(received)).toBe(3);
    const settled = await callsOf('store-events', () => world.play('settle', { order_id: orderId }));
    expect(settled).toEqual({
      'database.insertDocument': 2,
      'database.getDocument': 2,
      'database.modifyDocument': 2,
      'database.startTransaction': 1,
      'database.commitTransaction': 1,
    });
  });

  it('takes all back after that with 8 calls', async () => {
    const calls = await callsOf('store-events', () => world.play('refund', { order_id: orderId }));
    expect(total(calls)).toBe(8);
  });

  it('acknowledges a push that comes again with 1 call', async () => {
    await world.play('push-mode', { mode: 'duplicate', count: 1 });
    const once = await callsOf('store-events', () => world.play('forge-push', { way: 'none' }).catch(() => undefined));
    await world.play('push-mode', { mode: 'normal' });
    expect(total(once)).toBe(0);
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
