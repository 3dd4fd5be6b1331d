import type { WholeStorePlatform } from '../../ports/store-platform';
import { askSample } from './samples/sample-under-test';

async function meaningOf(ask: (store: WholeStorePlatform) => Promise<unknown>, answer: object): Promise<unknown> {
  const { value, outage } = await askSample(ask, { text: JSON.stringify(answer) });
  if (outage) throw outage;
  return value;
}

describe('a promoter', () => {
  it('who was not bound is unbound already', async () => {
    const unbind = (store: WholeStorePlatform) => store.unbindPromoter('wxs1');
    expect(await meaningOf(unbind, { errcode: 10071029 })).toEqual({ wasBound: false });
    expect(await meaningOf(unbind, { errcode: 10024000 })).toMatchObject({ code: 'PLATFORM_REFUSED' });
  });

  it.each([0, 99_999, 100_000.5, 1_000_001, Number.NaN])(
    'gets no share of %p ppm, and nothing is asked',
    async (sharePpm) => {
      const whose = { promoter: 'wxs1', productId: '7' };
      for (const ask of [
        (store: WholeStorePlatform) => store.setSettlement('wxs1', { settledBy: 'platform', sharePpm }),
        (store: WholeStorePlatform) => store.setProductShare(whose, sharePpm),
      ]) {
        const { value, sent } = await askSample(ask, { text: '{"errcode":0}' });
        expect(value).toMatchObject({
          ok: false,
          code: 'SHARE_OUT_OF_RANGE',
          detail: expect.stringContaining(String(sharePpm)),
        });
        expect(sent).toEqual([]);
      }
    },
  );

  it('without a share of his own for a product has none', async () => {
    const ask = (store: WholeStorePlatform) => store.findProductShare({ promoter: 'wxs1', productId: '7' });
    expect(await meaningOf(ask, { is_set: false, commission_ratio: 0 })).toBeNull();
    await expect(meaningOf(ask, { is_set: true, commission_ratio: 10 })).rejects.toThrow('commission_ratio');
  });

  it('whom the agency pays has no share at the platform, whatever is sent', async () => {
    const sharer_info_list = [{ sharer_appid: 'wxs1', commission_type: 1, commission_ratio: 1 }];
    const people = await meaningOf((store) => store.listBoundPromoters().all(), { sharer_info_list });
    expect(people).toMatchObject([{ settledBy: 'agency', sharePpm: null }]);
  });

  it('keeps who pays him when his share is a placeholder', async () => {
    const sharer_info_list = [{ sharer_appid: 'wxs1', commission_type: 0, commission_ratio: 'x' }];
    const people = await meaningOf((store) => store.listBoundPromoters().all(), { sharer_info_list });
    expect(people).toMatchObject([{ promoter: 'wxs1', settledBy: 'platform', sharePpm: null, boundAtMs: 0 }]);
  });
});

describe('a shop', () => {
  it.each([
    [1, 'inviting'],
    [2, 'accepted'],
    [3, 'rejected'],
    [4, 'withdrawn'],
    [5, 'ended'],
    [9, 'unknown'],
  ])('with status %i is %s', async (status, cooperation) => {
    const shop_list = [{ base_info: { appid: 'wx1' }, status }];
    expect(await meaningOf((store) => store.listShops().all(), { shop_list })).toMatchObject([{ cooperation }]);
  });

  it.each([
    ['invite', 1],
    ['accept', 2],
    ['reject', 3],
    ['withdraw', 4],
    ['end', 5],
  ] as const)('is asked to %s by %i', async (step, hs_update_type) => {
    const { sent } = await askSample((store) => store.changeShopCooperation('wx1', step), { text: '{}' });
    expect(JSON.parse(sent[0]?.text ?? '')).toEqual({ object_type: 2, to_shop_appid: 'wx1', hs_update_type });
  });

  it('without figures has none, which is not 0', async () => {
    const shop_detail = { base_info: { appid: 'wx1' }, status: 1 };
    expect(await meaningOf((store) => store.findShop('wx1'), { shop_detail })).toMatchObject({
      figures: null,
      approvedAtMs: 0,
    });
  });
});

describe('an item', () => {
  const terms = (change: object, source?: number) =>
    meaningOf((store) => store.itemTerms('weixinstorehs/1'), {
      item: { product_id: 1, shop_appid: 'wx1', spu_source: source, commission_info: { service_ratio: 5, ...change } },
    });

  it.each([
    [0, 'merchant'],
    [1, 'agency'],
    [2, 'unknown'],
    [undefined, 'unknown'],
  ])('with commission_type %p has talents’ rates set by %s', async (commission_type, talentRateSetBy) => {
    expect(await terms({ commission_type })).toMatchObject({ talentRateSetBy, talentRatioPpm: null });
  });

  it.each([
    [1, 'merchant'],
    [2, 'agency'],
    [undefined, 'unknown'],
  ])('with source %p is supplied by %s', async (source, suppliedBy) => {
    expect(await terms({ plan_type: 9 }, source)).toMatchObject({ suppliedBy, planType: 0, supplierAppid: null });
  });
});

describe('a coupon', () => {
  const read = (type: number, coupon_info: object, more: object = {}) =>
    meaningOf((store) => store.couponDetail({ couponId: '7', supplierAppid: null }), {
      coupon: { coupon_id: 7, shop_appid: 'wx1', type, status: 2, coupon_info, ...more },
    });

  it.each([
    [1, 9900, 990_000],
    [3, 5100, 510_000],
    [101, 1000, 100_000],
    [103, 10000, 1_000_000],
  ])('of type %i with a discount of %i leaves %i ppm to pay', async (type, discount_num, payPpm) => {
    expect(await read(type, { discount_info: { discount_num, discount_fee: 5 } })).toMatchObject({
      payPpm,
      cutFen: null,
    });
  });

  it.each([2, 4, 102, 104])('of type %i takes money off', async (type) => {
    expect(await read(type, { discount_info: { discount_num: 0, discount_fee: 500 } })).toMatchObject({
      payPpm: null,
      cutFen: 500,
    });
  });

  it.each([
    [
      { valid_type: 1, start_time: 5, end_time: 9 },
      { startsAtMs: 5_000, endsAtMs: 9_000 },
    ],
    [{ valid_type: 2, valid_day_num: 7 }, { days: 7 }],
    [{ valid_type: 2 }, null],
    [{ valid_type: 3, valid_day_num: 7 }, null],
    [undefined, null],
  ])('with %p is valid for %p', async (valid_info, validity) => {
    expect(await read(2, { valid_info })).toMatchObject({ validity });
  });

  it('for some products names them, with its limit', async () => {
    const discount_info = { discount_condition: { product_ids: [11, '12'], product_cnt: 2 } };
    const detail = await read(1, { discount_info }, { discount_limit: 3000 });
    expect(detail).toMatchObject({ productIds: ['11', '12'], leastProductCount: 2, mostDiscountFen: 3000 });
  });
});

describe('a movement of money', () => {
  const read = (bookkeeping_time: unknown, funds_type = 1, fields: object = {}) =>
    meaningOf((store) => store.findFundsFlow('7'), {
      funds_flow: {
        ...{ flow_id: '7', funds_type, amount: 4, balance: 139, bookkeeping_time, withdraw_id: 'w1', order_id: '' },
        ...fields,
      },
    });

  it.each([
    [1, 'withdrawal'],
    [2, 'sharing'],
    [3, 'unknown'],
  ])('of type %i is a %s', async (type, kind) => {
    const atMs = Date.parse('2026-01-01T00:00:00+08:00');
    const value = { kind, bookedAtMs: atMs, withdrawalId: 'w1', orderId: null };
    expect(await read('2026-01-01 00:00:00', type)).toMatchObject(value);
  });

  it.each([
    [1, undefined, 'out'],
    [2, undefined, 'in'],
    [2, 1, 'in'],
    [2, '2', 'out'],
    [1, 2, 'out'],
    [3, undefined, 'in'],
  ])('of type %i and flow type %p goes %s', async (type, flow_type, direction) => {
    expect(await read('2026-01-01 00:00:00', type, { flow_type })).toMatchObject({ direction, amountFen: 4 });
  });

  it('may leave less than nothing on the account', async () => {
    expect(await read('2026-01-01 00:00:00', 2, { balance: -250 })).toMatchObject({ balanceFen: -250 });
  });

  it.each(['', 'soon', '2026-02-31 00:00:00', '2026-13-01 00:00:00', '2026-01-01T00:00:00Z', '2026-01-01 25:00:00'])(
    'at %p has no time, and is not read',
    async (time) => {
      await expect(read(time)).rejects.toThrow('bookkeeping_time');
    },
  );
});

it('a talent or shop of an order whose share has no owner, or no amount, is not read', async () => {
  const key = { orderId: '1', skuId: '1' };
  const order = (commission: object) => ({
    commission_order: {
      ...{ order_id: 1, sku_id: 1, create_time: 5, update_time: 6, status: 20 },
      order_detail: {
        ...{
          shop_info: { appid: 'wx1' },
          product_info: { product_id: 7, actual_payment: 1 },
          order_info: { order_status: 20 },
        },
        commission_info: { service_ratio: 1, service_amount: 1, ...commission },
      },
    },
  });
  const read = (commission: object) => meaningOf((store) => store.findOrderDetail(key), order(commission));
  await expect(read({ talent_info: { amount: 5 } })).rejects.toThrow('talent_info.appid');
  await expect(read({ sub_agency_info: { appid: 'wx2' } })).rejects.toThrow('sub_agency_info.amount');
  const finder = { openfinderid: 'of1', ratio: 5, amount: 6 };
  const promotion_info = { channel_type: 6, mp_info: { appid: 'wxmp1', nickname: '号' } };
  expect(await read({ finder_info: finder, promotion_info })).toMatchObject({
    talent: { appid: '', openId: 'of1', amountFen: 6, ratioPpm: 5 },
    contentAccount: { id: 'wxmp1', nickname: '号' },
    ...{ isPromoted: false, channelType: 6 },
  });
});
