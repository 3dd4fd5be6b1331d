import { DEMO } from '../demo-world';
import { PUSH_SECRETS, type StoreUnderTest, storeUnderTest } from '../store-under-test';

const H = '/league/headsupplier';
const FROM = 1_783_000_000;
const TO = 1_785_500_000;
const FIRST = 3_727_324_701_692_140_032n;

let world: StoreUnderTest;
let wang: string;

beforeAll(async () => {
  world = await storeUnderTest({
    push: { ...PUSH_SECRETS, url: 'http://127.0.0.1:9/nobody' },
    settings: { quirks: { bareNumberIds: false } },
  });
  wang = await world.join('wang-ayi');
  await world.join('chen-jie');
  const wish = { count: 10_000, promoter: '王阿姨', start_time: FROM, end_time: TO };
  await world.store.play.bulkOrders(wish);
});

afterAll(() => world.store.stop());

type Page = { list: { order_id: string; sku_id: string }[]; next_key: string; has_more: boolean };
async function page(body: object): Promise<Page> {
  const { json } = await world.api(`${H}/order/list/get`, { page_size: 30, ...body });
  const list = Array.isArray(json.list) ? json.list : [];
  return { list, next_key: String(json.next_key), has_more: json.has_more === true };
}

async function all(body: object): Promise<string[]> {
  const found: string[] = [];
  for (let next_key = ''; ; ) {
    const one = await page({ ...body, next_key });
    found.push(...one.list.map((row) => row.order_id));
    if (!one.has_more) return found;
    next_key = one.next_key;
  }
}

describe('ten thousand orders at once', () => {
  it('have numbers one apart, times over the whole range, and no message', async () => {
    const { orders } = world.store.export();
    expect(orders).toHaveLength(10_000);
    expect(orders.map((order) => order.order_id)).toEqual(orders.map((_, at) => String(FIRST + BigInt(at))));
    expect([orders[0]?.create_time, orders.at(-1)?.create_time]).toEqual([FROM, TO]);
    const events = (await world.store.play.pushes()).pushes.map((push) => push.event);
    expect(events).toEqual(['promoter_bind_result', 'promoter_bind_result']);
  });

  it('are found page by page, each exactly once, in the order of their time', async () => {
    const found = await all({ create_time_range: { start_time: FROM, end_time: TO } });
    expect(found).toEqual(Array.from({ length: 10_000 }, (_, at) => String(FIRST + BigInt(at))));
  });

  it('are paid, and belong to their promoter', async () => {
    const { json } = await world.api(`${H}/order/get`, { order_id: String(FIRST + 5000n), sku_id: DEMO.apple.skuId });
    expect(json.commssion_order).toMatchObject({
      status: 20,
      order_detail: {
        order_info: { order_status: 20, pay_time: expect.any(Number) },
        commission_info: { service_amount: 4825, sharer_info: { sharer_appid: wang } },
      },
    });
  });

  it('are filtered by promoter, shop and update time', async () => {
    const range = { create_time_range: { start_time: FROM, end_time: TO } };
    expect(await page({ ...range, sharer_appid: 'wxsharer_chen_jie' })).toEqual({
      list: [],
      next_key: '',
      has_more: false,
    });
    expect(await page({ ...range, appid: DEMO.tea.shopAppid })).toMatchObject({ list: [] });
    const updated = await all({ update_time_range: { start_time: FROM + 30, end_time: FROM + 30 + 2500 } });
    expect(updated).toHaveLength(11);
  });

  it('a line that changes moves to the end of the update times and is not lost between two pages', async () => {
    const range = { update_time_range: { start_time: FROM, end_time: 2_000_000_000 } };
    const first = await page(range);
    const moved = first.list[3]?.order_id ?? '';
    await world.store.play.ship({ order_id: moved });
    const rest: string[] = [];
    for (let { next_key, has_more } = first; has_more; ) {
      const next = await page({ ...range, next_key });
      rest.push(...next.list.map((row) => row.order_id));
      ({ next_key, has_more } = next);
    }
    expect(rest).toHaveLength(10_000 - 30 + 1);
    expect(rest.at(-1)).toBe(moved);
  });
});

describe('the wish for many orders', () => {
  it('may ask for settled ones, which the funds hold', async () => {
    const own = await storeUnderTest({ settings: { quirks: false } });
    await own.join('wang-ayi');
    await own.store.play.bulkOrders({ count: 3, promoter: 'wxsharer_wang_ayi', state: 'settled' });
    const { funds, order_count } = await own.store.play.state({ orders: 1 });
    expect({ funds, order_count }).toEqual({ funds: { available_fen: 3 * 4825, pending_fen: 0 }, order_count: 3 });
    await own.store.stop();
  });

  it('may ask for received ones, which settle by themselves after 7 days', async () => {
    const own = await storeUnderTest({ settings: { quirks: false } });
    await own.join('wang-ayi');
    await own.store.play.bulkOrders({ count: 2000, promoter: '王阿姨', state: 'received' });
    await own.clock.advanceBy(7 * 86_400_000 + 1000);
    const { funds } = await own.store.play.state({ orders: 1 });
    expect(funds).toEqual({ available_fen: 2000 * 4825, pending_fen: 0 });
    await own.store.stop();
  });

  it('gives the same orders in the same world', async () => {
    const worlds = await Promise.all([storeUnderTest(), storeUnderTest()]);
    const made = await Promise.all(
      worlds.map(async (one) => {
        await one.join('wang-ayi');
        await one.store.play.bulkOrders({ count: 50, promoter: '王阿姨', start_time: FROM, end_time: TO });
        const { orders } = one.store.export();
        await one.store.stop();
        return orders;
      }),
    );
    expect(made[0]).toEqual(made[1]);
  });

  it.each([
    [{ count: 0 }, 'bad-count'],
    [{ promoter: '小王' }, 'no-such-promoter'],
    [{ product_id: DEMO.honey.productId }, 'no-plan'],
    [{ sku_id: '1' }, 'no-such-sku'],
    [{ start_time: TO, end_time: FROM }, 'bad-start_time'],
  ])('%j is refused as %s', async (wish, error) => {
    const bulk = world.store.play.bulkOrders({ count: 1, promoter: '王阿姨', ...wish });
    await expect(bulk).rejects.toMatchObject({ error });
  });
});
