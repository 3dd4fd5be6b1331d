import fc from 'fast-check';
import { Outage } from '../../ports/outage';
import type { WholeStorePlatform } from '../../ports/store-platform';
import { type FakeAnswer, type PlatformUnderTest, startPlatform, worldAround } from './platform-under-test';
import { storeApiClient } from './store-api-client';

let platform: PlatformUnderTest | undefined;
afterEach(() => platform?.close());

/** Asks a platform that answers by the last word of the path. */
async function ask<T>(
  answers: Readonly<Record<string, FakeAnswer>>,
  question: (store: WholeStorePlatform) => Promise<T>,
) {
  await platform?.close();
  platform = await startPlatform(({ path }) => answers[path.split('/').pop() ?? ''] ?? { errcode: 48001 });
  const { world } = worldAround(platform);
  const tokens = { current: async () => 'token', refresh: async () => 'token' };
  return question(storeApiClient({ ...world, agencyAppid: 'wxagency1', miniProgramAppid: 'wxmini1', tokens }));
}

function sentBodies(): unknown[] {
  return platform?.calls.map((call) => call.body) ?? [];
}

const key = { orderId: '3727324701692140032', skuId: '670813472' };

/** The published example, with room for what a test changes: `{path: value}`; undefined takes the field away. */
function orderText(changes: Readonly<Record<string, unknown>> = {}): string {
  const answer = {
    errcode: 0,
    commssion_order: {
      ...{ order_id: key.orderId, sku_id: key.skuId, create_time: 1736864136, update_time: 1737555336, status: 100 },
      order_detail: {
        shop_info: { appid: 'wxshop1', shop_name: '示例小店' },
        product_info: { product_id: '10000165275743', title: '四川耙耙柑', actual_payment: 10000 },
        order_info: { order_status: 100, pay_time: 1736864150, create_time: 1736864136, update_time: 1737555330 },
        commission_info: {
          ...{ service_ratio: 200000, service_amount: 1000, profit_sharding_suc_time: 1737555336 },
          sharer_info: {
            sharer_appid: 'wxsharer0001',
            nickname: '小明',
            opensharerid: 'os1',
            ratio: 100000,
            amount: 900,
          },
          promotion_info: { channel_type: 3 },
          promoter_agency_info: { appid: 'wxagency1', ratio: 200000, amount: 2000 },
        },
        buyer_info: { open_id: 'oBuyer', union_id: 'uBuyer' },
      },
    },
  };
  for (const [path, value] of Object.entries(changes)) change(answer, `commssion_order.${path}`.split('.'), value);
  return JSON.stringify(answer);
}

function change(target: object, [name = '', ...rest]: readonly string[], value: unknown): void {
  if (rest.length > 0) change(Object(Reflect.get(target, name)), rest, value);
  else if (value === undefined) Reflect.deleteProperty(target, name);
  else Reflect.set(target, name, value);
}

const order = {
  ...{ orderId: key.orderId, skuId: key.skuId, shopAppid: 'wxshop1', productId: '10000165275743' },
  ...{ productTitle: '四川耙耙柑', createdAtMs: 1736864136_000, paidAtMs: 1736864150_000, updateTimeSec: 1737555336 },
  ...{ orderUpdatedAtMs: 1737555330_000, commissionStatus: 100, orderStatus: 100, actualPaymentFen: 10000 },
  ...{ serviceRatioPpm: 200000, serviceAmountFen: 1000, settledAtMs: 1737555336_000, channelType: 3 },
  promoterAgency: { appid: 'wxagency1', amountFen: 2000 },
  sharer: { promoter: 'wxsharer0001', amountFen: 900, nickname: '小明' },
  buyer: { openId: 'oBuyer', unionId: 'uBuyer' },
};

const commission = 'order_detail.commission_info';

describe('an order', () => {
  it('is read as published', async () => {
    expect(await ask({ get: orderText() }, (store) => store.findOrder(key))).toEqual({ ok: true, value: order });
    expect(sentBodies()).toEqual([{ order_id: '3727324701692140032', sku_id: '670813472' }]);
  });

  it.each([
    ['ids as bare numbers', { order_id: 'BIG', sku_id: 670813472 }, {}],
    [
      'amounts in quotes',
      { 'order_detail.product_info.actual_payment': '10000', [`${commission}.service_amount`]: '1000' },
      {},
    ],
    ['times in milliseconds', { update_time: 1737555336123, 'order_detail.order_info.pay_time': 1736864150000 }, {}],
    [
      'the status where the page has it',
      { 'order_detail.order_info.order_status': undefined, 'order_detail.order_info.status': 100 },
      {},
    ],
    [
      'statuses that nobody knows',
      { status: 777, 'order_detail.order_info.order_status': 13 },
      { commissionStatus: 777, orderStatus: 13 },
    ],
    ['no sharer', { [`${commission}.sharer_info`]: undefined }, { sharer: null }],
    ['an empty sharer', { [`${commission}.sharer_info`]: { sharer_appid: '', amount: 0 } }, { sharer: null }],
    ['null for agency', { [`${commission}.promoter_agency_info`]: null }, { promoterAgency: null }],
    ['an empty agency', { [`${commission}.promoter_agency_info`]: {} }, { promoterAgency: null }],
    ['no settlement yet', { [`${commission}.profit_sharding_suc_time`]: undefined }, { settledAtMs: 0 }],
    ['no buyer', { 'order_detail.buyer_info': undefined }, { buyer: null }],
    ['no channel', { [`${commission}.promotion_info`]: undefined }, { channelType: 0 }],
    [
      'an unpaid order without its own times',
      { 'order_detail.order_info': { order_status: 10 } },
      {
        ...{ orderStatus: 10, paidAtMs: 0, orderUpdatedAtMs: 0 },
      },
    ],
  ])('is read with %s', async (_label, changes, part) => {
    const get = orderText(changes).replace('"BIG"', key.orderId);
    expect(await ask({ get }, (store) => store.findOrder(key))).toEqual({ ok: true, value: { ...order, ...part } });
  });

  it('is read when the root key is spelled right', async () => {
    const get = orderText().replace('commssion_order', 'commission_order');
    expect(await ask({ get }, (store) => store.findOrder(key))).toEqual({ ok: true, value: order });
  });

  it.each([
    ['commssion_order', { errcode: 0 }],
    ['order_id', orderText({ order_id: undefined })],
    ['order_id', orderText({ order_id: '3727324701692140033' })],
    ['sku_id', orderText({ sku_id: 0 })],
    ['sku_id', orderText({ sku_id: '1' })],
    ['update_time', orderText({ update_time: 0 })],
    ['status', orderText({ status: null })],
    ['shop_info.appid', orderText({ 'order_detail.shop_info.appid': '' })],
    ['product_info.product_id', orderText({ 'order_detail.product_info.product_id': undefined })],
    ['product_info.actual_payment', orderText({ 'order_detail.product_info.actual_payment': 99.5 })],
    ['product_info.actual_payment', orderText({ 'order_detail.product_info.actual_payment': '1e3' })],
    ['product_info.actual_payment', orderText({ 'order_detail.product_info.actual_payment': -1 })],
    ['order_info.order_status', orderText({ 'order_detail.order_info.order_status': undefined })],
    ['order_info.update_time', orderText({ 'order_detail.order_info.update_time': undefined })],
    ['commission_info.service_amount', orderText({ [`${commission}.service_amount`]: undefined })],
    ['commission_info.service_amount', orderText({ [`${commission}.service_amount`]: 2 ** 60 })],
    ['commission_info.service_ratio', orderText({ [`${commission}.service_ratio`]: 1_000_001 })],
    ['sharer_info.amount', orderText({ [`${commission}.sharer_info.amount`]: undefined })],
    ['sharer_info.sharer_appid', orderText({ [`${commission}.sharer_info.sharer_appid`]: '' })],
    ['sharer_info.sharer_appid', orderText({ [`${commission}.sharer_info.sharer_appid`]: { $ne: null } })],
    ['promoter_agency_info.amount', orderText({ [`${commission}.promoter_agency_info.amount`]: null })],
    ['promoter_agency_info.appid', orderText({ [`${commission}.promoter_agency_info.appid`]: undefined })],
  ])('without a usable %s is an outage that says so', async (place, get) => {
    const error: unknown = await ask({ get }, (store) => store.findOrder(key)).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(Outage);
    expect(String(error)).toContain(`order/get: unusable answer at`);
    expect(String(error)).toContain(place);
  });

  it('that does not exist is refused by the platform’s code', async () => {
    const answer = await ask({ get: { errcode: 10024006, errmsg: 'not found' } }, (store) => store.findOrder(key));
    expect(answer).toEqual({ ok: false, code: 'PLATFORM_REFUSED', errcode: 10024006, detail: 'not found' });
  });

  it('is read exactly or not at all, whatever is broken in it', async () => {
    const text = orderText();
    const anything = fc.tuple(fc.nat(text.length), fc.constantFrom('', '0', '"', 'null', '-', '}', '1e9'));
    const texts: string[] = [];
    fc.assert(
      fc.property(anything, ([at, piece]) => void texts.push(text.slice(0, at) + piece + text.slice(at + 1))),
      {
        numRuns: 150,
      },
    );
    for (const get of texts) {
      const answer = await ask({ get }, (store) => store.findOrder(key)).catch((error: unknown) => error);
      if (!(answer instanceof Outage)) expect(answer).toMatchObject({ ok: expect.any(Boolean) });
    }
  });
});

const row = { order_id: '1', sku_id: 2 };
const fullPage = Array.from({ length: 30 }, () => row);

describe('the list of orders', () => {
  const list = (get: FakeAnswer) =>
    ask({ get }, (store) => store.listOrdersByUpdateTime({ fromSec: 5, toSec: 9 }, 'k0'));

  it('is asked for by update time, a page of 30', async () => {
    await list({ list: [row] });
    expect(sentBodies()).toEqual([
      { update_time_range: { start_time: 5, end_time: 9 }, page_size: 30, next_key: 'k0' },
    ]);
  });

  it.each([
    ['goes on while there is more', { list: [row], next_key: 'k1', has_more: true }, 1, 'k1'],
    ['goes on after an empty page that says so', { list: [], next_key: 'k1', has_more: true }, 0, 'k1'],
    ['ends when there is no more', { list: [row], next_key: 'k1', has_more: false }, 1, null],
    ['goes on after a full page that does not say', { list: fullPage, next_key: 'k1' }, 30, 'k1'],
    ['ends after a page that is not full and does not say', { list: [row], next_key: 'k1' }, 1, null],
    ['ends without a key', { list: fullPage, next_key: '' }, 30, null],
    ['is empty when it is missing', { errcode: '0' }, 0, null],
    ['is empty when it is null', { list: null, next_key: null }, 0, null],
  ])('%s', async (_label, answer, length, nextKey) => {
    const keys = Array.from({ length }, () => ({ orderId: '1', skuId: '2' }));
    expect(await list(answer)).toEqual({ ok: true, value: { keys, nextKey } });
  });

  it.each([
    ['list.1.order_id', { list: [row, { sku_id: 1 }] }],
    ['next_key', { list: [row], has_more: true }],
  ])('without a usable %s is an outage', async (place, answer) => {
    await expect(list(answer)).rejects.toThrow(`order/list/get: unusable answer at ${place}`);
  });

  it('keeps ids above 2^53', async () => {
    const answer = await list(
      '{"list":[{"order_id":3705115058471208928,"sku_id":1},{"order_id":3705115058471208929,"sku_id":1}]}',
    );
    expect(answer.ok && answer.value.keys.map(({ orderId }) => orderId)).toEqual([
      '3705115058471208928',
      '3705115058471208929',
    ]);
  });
});
