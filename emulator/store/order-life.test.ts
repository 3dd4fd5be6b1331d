import { DEMO } from './demo-world';
import { PUSH_SECRETS, type Receiver, type StoreUnderTest, startReceiver, storeUnderTest } from './store-under-test';

const DAY_MS = 86_400_000;
const APPLE = { product_id: DEMO.apple.productId, sku_id: DEMO.apple.skuId };
const ORANGE = { product_id: DEMO.orange.productId, sku_id: DEMO.orange.skuId };
const HONEY = { product_id: DEMO.honey.productId, sku_id: DEMO.honey.skuId };

let world: StoreUnderTest;
let receiver: Receiver;
let wang: string;
let wangsCard: string;

beforeEach(async () => {
  receiver = await startReceiver();
  world = await storeUnderTest({ push: { ...PUSH_SECRETS, url: receiver.url } });
  wang = await world.join('wang-ayi');
  wangsCard = await productLink(wang);
});

afterEach(async () => {
  await world.store.stop();
  await receiver.stop();
});

async function productLink(sharer_appid: string): Promise<string> {
  const answer = await world.api('/promoter/get_product_promotion_link_info', {
    sharer_appid,
    product_id: DEMO.apple.productId,
    shop_appid: DEMO.shopAppid,
  });
  return String(answer.json.short_link);
}

async function orderByLin(items: { product_id: string; sku_id: string }[] = [APPLE]): Promise<string> {
  const { play } = world.store;
  await play.openLink({ person: 'xiao-lin', link: wangsCard });
  const placed = await play.order({ person: 'xiao-lin', items, from: 'link' });
  return placed.order_id;
}

async function commissionOrder(order_id: string, sku_id: string = APPLE.sku_id) {
  const answer = await world.api('/league/headsupplier/order/get', { order_id, sku_id });
  return answer.json.commssion_order;
}

describe('an order through a promoter link, settled by the agency', () => {
  it('goes 10, 20, 30, 100 and is settled 7 days after receipt, with 48.25 yuan of fee all the way', async () => {
    const { play } = world.store;
    const order_id = await orderByLin();
    expect(await commissionOrder(order_id)).toMatchObject({
      status: 20,
      order_detail: {
        product_info: { actual_payment: 19300, title: '高山苹果' },
        order_info: { order_status: 10, pay_time: 0 },
        commission_info: {
          service_ratio: 250_000,
          service_amount: 4825,
          sharer_info: { sharer_appid: wang, amount: 0 },
          promoter_agency_info: { appid: DEMO.agencyAppid, amount: 4825 },
          promotion_info: { channel_type: 3 },
        },
        buyer_info: { open_id: 'oAgency-xiao-lin', union_id: 'uUnion-xiao-lin' },
      },
    });
    expect((await play.pay({ order_id })).order_status).toBe(20);
    expect((await play.ship({ order_id })).order_status).toBe(30);
    expect((await play.receive({ order_id })).lines[0]?.commission?.status).toBe(20);
    await world.clock.advanceBy(7 * DAY_MS - 10_000);
    expect(await commissionOrder(order_id)).toMatchObject({ status: 20 });
    await world.clock.advanceBy(20_000);
    const settled = await commissionOrder(order_id);
    expect(settled).toMatchObject({ status: 100, order_detail: { order_info: { order_status: 100 } } });
    expect(settled).toMatchObject({
      order_detail: { commission_info: { profit_sharding_suc_time: expect.any(Number), service_amount: 4825 } },
    });
  });

  it('raises version and update_time with every step and tells the agency of each', async () => {
    const { play } = world.store;
    const order_id = await orderByLin();
    await play.pay({ order_id });
    await play.ship({ order_id });
    await play.receive({ order_id });
    await play.settle({ order_id });
    await world.store.settle();
    const { pushes } = await play.pushes();
    const steps = pushes.filter((push) => push.order_id === order_id);
    expect(steps.map((push) => push.version)).toEqual(['1', '2', '3', '4', '5']);
    expect(steps.every((push) => push.status === 'delivered')).toBe(true);
    expect(receiver.received).toHaveLength(6);
  });

  it('is received by itself 10 days after shipping', async () => {
    const { play } = world.store;
    const order_id = await orderByLin();
    await play.pay({ order_id });
    await play.ship({ order_id });
    await world.clock.advanceBy(10 * DAY_MS + 1000);
    expect(await commissionOrder(order_id)).toMatchObject({ order_detail: { order_info: { order_status: 100 } } });
    await world.clock.advanceBy(7 * DAY_MS);
    expect(await commissionOrder(order_id)).toMatchObject({ status: 100 });
  });

  it('lapses to 250 when nobody pays for 30 minutes', async () => {
    const order_id = await orderByLin();
    await world.clock.advanceBy(31 * 60_000);
    expect(await commissionOrder(order_id)).toMatchObject({
      status: 200,
      order_detail: { order_info: { order_status: 250 } },
    });
  });
});

describe('money back', () => {
  it('in part lowers the payment and computes the fee again, rounded down', async () => {
    const { play } = world.store;
    const order_id = await orderByLin();
    await play.pay({ order_id });
    await play.refund({ order_id, amount: 3333 });
    expect(await commissionOrder(order_id)).toMatchObject({
      status: 20,
      order_detail: {
        product_info: { actual_payment: 15_967 },
        order_info: { order_status: 20 },
        commission_info: { service_amount: 3991, promoter_agency_info: { amount: 3991 } },
      },
    });
  });

  it.each([
    ['before settlement', false],
    ['after settlement', true],
  ])('in full %s cancels the commission and the order', async (_, isSettled) => {
    const { play } = world.store;
    const order_id = await orderByLin();
    await play.pay({ order_id });
    if (isSettled) await play.settle({ order_id });
    await play.refund({ order_id });
    expect(await commissionOrder(order_id)).toMatchObject({
      status: 200,
      order_detail: {
        product_info: { actual_payment: 0 },
        order_info: { order_status: 200 },
        commission_info: { service_amount: 0, promoter_agency_info: { amount: 0 } },
      },
    });
  });

  it('is refused by name when the amount is more than what is left', async () => {
    const { play } = world.store;
    const order_id = await orderByLin();
    await expect(play.refund({ order_id })).rejects.toMatchObject({ error: 'not-paid' });
    await play.pay({ order_id });
    await expect(play.refund({ order_id, amount: 19_301 })).rejects.toMatchObject({
      error: 'bad-amount',
      hint: 'refund between 1 and 19300 fen',
    });
  });

  it('for one sku of two leaves the other line and the order alone', async () => {
    const { play } = world.store;
    const order_id = await orderByLin([APPLE, ORANGE]);
    await play.pay({ order_id });
    await play.refund({ order_id, sku_id: ORANGE.sku_id });
    expect(await commissionOrder(order_id, ORANGE.sku_id)).toMatchObject({
      status: 200,
      order_detail: { order_info: { order_status: 20 } },
    });
    expect(await commissionOrder(order_id)).toMatchObject({
      status: 20,
      order_detail: { commission_info: { service_amount: 4825 } },
    });
  });
});

describe('other orders', () => {
  it('under platform split pay the promoter floor(fee × ratio) and leave the agency the rest', async () => {
    const chen = await world.join('chen-jie', { commissionType: 0, commissionRatio: 333_333 });
    const { play } = world.store;
    await play.openLink({ person: 'xiao-wu', link: await productLink(chen) });
    const { order_id } = await play.order({ person: 'xiao-wu', items: [APPLE], from: 'link', pay: true });
    expect(await commissionOrder(order_id)).toMatchObject({
      order_detail: {
        commission_info: {
          service_amount: 3217,
          sharer_info: { sharer_appid: chen, ratio: 333_333, amount: 1608 },
          promoter_agency_info: { amount: 4825 },
        },
      },
    });
  });

  it('have one commission order per sku, and none for a product without plan', async () => {
    const order_id = await orderByLin([APPLE, ORANGE, HONEY]);
    const answer = await world.api('/league/headsupplier/order/list/get', { order_id, page_size: 30 });
    expect(answer.json.list).toHaveLength(2);
    const missing = await world.api('/league/headsupplier/order/get', { order_id, sku_id: HONEY.sku_id });
    expect(missing.json.errcode).toBe(10024006);
  });

  it('given as a present wait at 12 and name the receiver once he takes it', async () => {
    const { play } = world.store;
    await play.openLink({ person: 'xiao-lin', link: wangsCard });
    const wish = { person: 'xiao-lin', items: [APPLE], from: 'link' as const, gift: true, pay: true };
    const { order_id, order_status } = await play.order(wish);
    expect(order_status).toBe(12);
    await play.gift({ order_id, receiver: '小王' });
    expect(await commissionOrder(order_id)).toMatchObject({
      order_detail: { order_info: { order_status: 20 }, buyer_info: { open_id: 'oAgency-xiao-wang' } },
    });
  });

  it('are partly shipped at 21 while a sku is missing', async () => {
    const { play } = world.store;
    const order_id = await orderByLin([APPLE, ORANGE]);
    await play.pay({ order_id });
    expect((await play.ship({ order_id, sku_id: APPLE.sku_id })).order_status).toBe(21);
    expect((await play.ship({ order_id, sku_id: ORANGE.sku_id })).order_status).toBe(30);
  });

  it('may be settled before receipt, as a lost step would look', async () => {
    const { play } = world.store;
    const order_id = await orderByLin();
    await play.pay({ order_id });
    await play.settle({ order_id });
    expect(await commissionOrder(order_id)).toMatchObject({
      status: 100,
      order_detail: { order_info: { order_status: 20 } },
    });
    await expect(play.settle({ order_id })).rejects.toMatchObject({ error: 'nothing-to-settle' });
  });

  it.each([
    ['cancel after payment', 'cancel', 'not-unpaid'],
    ['pay twice', 'pay', 'not-unpaid'],
  ] as const)('refuse to %s', async (_, verb, error) => {
    const order_id = await orderByLin();
    await world.store.play.pay({ order_id });
    await expect(world.store.play[verb]({ order_id })).rejects.toMatchObject({ error });
  });

  it('keep the terms of the day they were placed', async () => {
    const { play } = world.store;
    const order_id = await orderByLin();
    await play.product({ product_id: APPLE.product_id, plan: { service_ratio: 100_000 } });
    await play.pay({ order_id });
    expect(await commissionOrder(order_id)).toMatchObject({
      order_detail: { commission_info: { service_ratio: 250_000, service_amount: 4825 } },
    });
  });
});
