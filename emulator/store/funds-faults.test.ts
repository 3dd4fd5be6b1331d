import { DEMO } from './demo-world';
import type { FundsFaultWish } from './play/funds-verbs';
import { EVENING_MS, type StoreUnderTest, storeUnderTest } from './store-under-test';

const H = '/league/headsupplier';
const APPLE = { product_id: DEMO.apple.productId, sku_id: DEMO.apple.skuId };
const HOUR_MS = 3_600_000;
/** 193.00 yuan at a service ratio of 25 %. */
const FEE = 4825;

let world: StoreUnderTest;

beforeEach(async () => {
  world = await storeUnderTest({ settings: { quirks: false, unattributedOrders: 'agency' } });
});

afterEach(() => world.store.stop());

async function paidOrder(): Promise<string> {
  const { order_id } = await world.store.play.order({ person: '小林', items: [APPLE], pay: true });
  return order_id;
}

/** Amount, direction and moment after the evening (s) of each movement that can be seen, the oldest first. */
async function movements(): Promise<unknown[]> {
  const { json } = await world.api(`${H}/funds/flowlist/get`, {});
  const ids = Array.isArray(json.flow_ids) ? [...json.flow_ids].reverse() : [];
  const details = await Promise.all(ids.map((flow_id) => world.api(`${H}/funds/flowdetail/get`, { flow_id })));
  return details.map(({ json: { funds_flow } }) => {
    const { amount, flow_type, bookkeeping_time } = Object(funds_flow);
    const atMs = Date.parse(`${String(bookkeeping_time).replace(' ', 'T')}+08:00`);
    return [amount, flow_type, atMs - EVENING_MS];
  });
}

describe('a movement of the agency’s funds', () => {
  it.each<[string, FundsFaultWish, unknown[]]>([
    ['is smaller', { fault: 'wrong-amount' }, [[FEE - 1, 1, 0]]],
    ['is larger', { fault: 'wrong-amount', by: 100 }, [[FEE + 100, 1, 0]]],
    ['is missing', { fault: 'missing' }, []],
    [
      'is there twice',
      { fault: 'doubled' },
      [
        [FEE, 1, 0],
        [FEE, 1, 0],
      ],
    ],
    ['is not there yet', { fault: 'late' }, []],
    ['is not shown yet', { fault: 'backdated', delay_seconds: 60 }, []],
  ])('%s when it is asked for', async (_name, wish, expected) => {
    const order_id = await paidOrder();
    await world.store.play.fundsFault(wish);
    await world.store.play.settle({ order_id });
    expect(await movements()).toEqual(expected);
  });

  it('that is late is booked later, and then counts', async () => {
    const order_id = await paidOrder();
    await world.store.play.fundsFault({ fault: 'late' });
    await world.store.play.settle({ order_id });
    expect((await world.api(`${H}/funds/balance/get`, {})).json).toMatchObject({ available_amount: 0 });
    await world.clock.advanceBy(HOUR_MS);
    expect(await movements()).toEqual([[FEE, 1, HOUR_MS]]);
    expect((await world.api(`${H}/funds/balance/get`, {})).json).toMatchObject({ available_amount: FEE });
  });

  it('that is backdated is shown later with its first moment', async () => {
    const order_id = await paidOrder();
    await world.store.play.fundsFault({ fault: 'backdated' });
    await world.store.play.settle({ order_id });
    await world.clock.advanceBy(HOUR_MS);
    expect(await movements()).toEqual([[FEE, 1, 0]]);
  });

  it('goes wrong for the order and as often as was said, and then no more', async () => {
    const [first, second, third] = [await paidOrder(), await paidOrder(), await paidOrder()];
    await world.store.play.fundsFault({ fault: 'missing', order_id: second });
    expect(await world.store.play.fundsFault({ fault: 'wrong-amount', count: 2 })).toEqual({ faults: 2 });
    for (const order_id of [second, first, third]) await world.store.play.settle({ order_id });
    await world.store.play.refund({ order_id: third });
    expect(await movements()).toEqual([
      [FEE - 1, 1, 0],
      [FEE - 1, 1, 0],
      [FEE, 2, 0],
    ]);
  });

  it.each([
    [{ fault: 'lost' }, 'bad-fault'],
    [{ fault: 'missing', count: 0 }, 'bad-count'],
    [{ fault: 'late', delay_seconds: 0 }, 'bad-delay_seconds'],
    [{ fault: 'missing', order_id: '1' }, 'no-such-order'],
  ])('refuses %j as %s', async (wish, error) => {
    await expect(world.store.play.fundsFault(wish as FundsFaultWish)).rejects.toMatchObject({ error });
  });
});
