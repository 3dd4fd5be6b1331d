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

describe('a promoter', () => {
  it('who is registered and not bound gets the arguments for binding', async () => {
    const get_promoter_register_and_bind_status = {
      ...{ errcode: 0, bind_status: 0, register_status: 2, register_business_type: '', register_query_string: '' },
      ...{ bind_business_type: 'CreatorApplyments', bind_query_string: 'a=1', sharer_appid: '' },
    };
    const answer = await ask({ get_promoter_register_and_bind_status }, (store) => store.promoterStanding('oX'));
    expect(answer).toEqual({
      ok: true,
      value: {
        registerStatus: 2,
        bound: false,
        registerView: null,
        bindView: { businessType: 'CreatorApplyments', queryString: 'a=1' },
        promoter: null,
      },
    });
    expect(sentBodies()).toEqual([{ sharer_openid: 'oX', is_simple_register: true }]);
  });

  it('who is bound has an appid', async () => {
    const get_promoter_register_and_bind_status = { bind_status: 1, register_status: 2, sharer_appid: 'wxs1' };
    const answer = await ask({ get_promoter_register_and_bind_status }, (store) => store.promoterStanding('oX'));
    expect(answer).toMatchObject({ ok: true, value: { bound: true, promoter: 'wxs1', bindView: null } });
  });

  const person = {
    sharer_appid: 'wxs1',
    bind_time: 1624082155,
    commission_type: 1,
    nickname: '小明',
    head_img_url: 'h',
  };
  const find = (get_bind_sharer_list: FakeAnswer, promoter = 'wxs1') =>
    ask({ get_bind_sharer_list }, (store) => store.findBoundPromoter({ promoter }));

  it('is found with who pays him', async () => {
    expect(await find({ sharer_info_list: [person] })).toEqual({
      ok: true,
      value: { promoter: 'wxs1', boundAtMs: 1624082155_000, nickname: '小明', avatarUrl: 'h', settledBy: 'agency' },
    });
    const platformPays = { ...person, commission_type: '0' };
    expect(await find({ sharer_info_list: [platformPays] })).toMatchObject({ value: { settledBy: 'platform' } });
  });

  it.each([
    ['an empty list', { sharer_info_list: [] }],
    ['no list', { errcode: 0 }],
    ['the code for it', { errcode: 10071029, errmsg: 'not bound' }],
  ])('who is not bound is nobody: %s', async (_label, answer) => {
    expect(await find(answer)).toEqual({ ok: true, value: null });
  });

  it.each([
    ['another person', { sharer_info_list: [person] }, 'wxs2'],
    ['several people', { sharer_info_list: [person, { ...person, sharer_appid: 'wxs2' }] }, 'wxs1'],
    ['somebody paid by nobody knows whom', { sharer_info_list: [{ ...person, commission_type: undefined }] }, 'wxs1'],
    ['a new way of paying', { sharer_info_list: [{ ...person, commission_type: 2 }] }, 'wxs1'],
  ])('is never mistaken for %s', async (_label, answer, promoter) => {
    await expect(find(answer, promoter)).rejects.toBeInstanceOf(Outage);
  });

  it('is looked up by the openid of our mini-program as well', async () => {
    await ask({ get_bind_sharer_list: {} }, (store) => store.findBoundPromoter({ openid: 'oX' }));
    expect(sentBodies()).toEqual([{ next_key: '', page_size: 20, sharer_openid: 'oX' }]);
  });
});

const product = { productId: '10000165275743', shopAppid: 'wxshop1' };

describe('products', () => {
  it.each([
    ['goes on after a full page', 20, 'K', 'K'],
    ['ends with a page that is not full', 19, 'K', null],
    ['ends without a key', 20, '', null],
  ])('the list %s', async (_label, length, next_key, nextKey) => {
    const product_list = Array.from({ length }, () => ({ product_id: 10000165275743, shop_appid: 'wxshop1' }));
    const answer = await ask({ get_promote_product_list: { product_list, next_key } }, (store) =>
      store.listPromotedProducts(2, ''),
    );
    const products = Array.from({ length }, () => product);
    expect(answer).toEqual({ ok: true, value: { products, nextKey } });
    expect(sentBodies()).toEqual([{ plan_type: 2, page_size: 20, next_key: '' }]);
  });

  const detail = (part: object = {}, plan: object = {}) => ({
    product: {
      ...{ shop_appid: 'wxshop1', product_id: 10000165275743 },
      product_info: {
        title: '柑',
        head_imgs: ['a'],
        status: 5,
        skus: [{ sale_price: 700 }, { sale_price: 500 }],
        ...part,
      },
      commission_info: { status: 1, service_ratio: 200000, start_time: 1736864136, end_time: 0, ...plan },
    },
  });
  const read = (get_promote_product_detail: FakeAnswer) =>
    ask({ get_promote_product_detail }, (store) => store.productDetail({ ...product, planType: 1 }));

  it('have the lowest price of their skus', async () => {
    expect(await read(detail())).toEqual({
      ok: true,
      value: {
        ...product,
        ...{ title: '柑', imageUrls: ['a'], priceFen: 500, onSale: true, serviceRatioPpm: 200000, promoted: true },
        ...{ promotionStartsAtMs: 1736864136_000, promotionEndsAtMs: 0 },
      },
    });
    expect(sentBodies()).toEqual([{ shop_appid: 'wxshop1', product_id: 10000165275743, plan_type: 1 }]);
  });

  it.each([
    ['promoted by status 3', detail({}, { status: 3 }), { promoted: true }],
    ['not promoted by status 2', detail({}, { status: 2 }), { promoted: false }],
    ['not on sale by any status but 5', detail({ status: 11 }), { onSale: false }],
    ['without pictures', detail({ head_imgs: null }), { imageUrls: [] }],
    ['sold out when every sku says so', detail({ skus: [{ sale_price: 5, stock_num: 0 }] }), { isSoldOut: true }],
  ])('are %s', async (_label, answer, part) => {
    expect(await read(answer)).toMatchObject({ ok: true, value: part });
  });

  it.each([
    ['a price', detail({ skus: [] }), 'product.product_info.skus'],
    ['a whole price', detail({ skus: [{ sale_price: 1.5 }] }), 'product.product_info.skus.0.sale_price'],
    ['a rate', detail({}, { service_ratio: null }), 'product.commission_info.service_ratio'],
  ])('without %s are an outage', async (_label, answer, place) => {
    await expect(read(answer)).rejects.toThrow(`get_promote_product_detail: unusable answer at ${place}`);
  });

  const links = {
    get_product_promotion_link_info: { short_link: '#小程序://x', http_short_link: 'https://store.weixin.qq.com/a' },
    get_product_promotion_qrcode_info: { qrcode_url: 'https://x/qr.png' },
    get_promoter_single_product_promotion_info: { product_promotion_link: 'AgAAd' },
  };

  it('have links of one promoter', async () => {
    expect(await ask(links, (store) => store.productLinks(product, 'wxs1'))).toEqual({
      ok: true,
      value: {
        shortLink: '#小程序://x',
        webLink: 'https://store.weixin.qq.com/a',
        codeUrl: 'https://x/qr.png',
        promotionLink: 'AgAAd',
      },
    });
    const body = { sharer_appid: 'wxs1', product_id: 10000165275743, shop_appid: 'wxshop1' };
    expect(sentBodies()).toEqual([body, body, body]);
  });

  it.each(Object.keys(links))('have no links when %s refuses, and none that is empty', async (name) => {
    const refused = await ask({ ...links, [name]: { errcode: 10071029 } }, (store) =>
      store.productLinks(product, 'wxs1'),
    );
    expect(refused).toMatchObject({ ok: false, errcode: 10071029 });
    await expect(ask({ ...links, [name]: {} }, (store) => store.productLinks(product, 'wxs1'))).rejects.toThrow(name);
  });
});

describe('live rooms', () => {
  const account = { linkedAccountId: '123', linkedAccountType: 1 };
  const rooms = { live_record_list: [{ export_id: 'export/Uz', description: '专场', promoter_share_link: 'Ikd' }] };
  const value = [{ exportId: 'export/Uz', description: '专场', shareLink: 'Ikd' }];

  it('of a shop are asked for with its account and our mini-program', async () => {
    const answer = await ask({ get_shop_live_record_list: rooms }, (store) =>
      store.listShopLives({ shopAppid: 'wxshop1', account }, 'wxs1'),
    );
    expect(answer).toEqual({ ok: true, value });
    expect(sentBodies()).toEqual([
      {
        shop_appid: 'wxshop1',
        promoter_id: '123',
        promoter_type: 1,
        mini_program_appid: 'wxmini1',
        sharer_appid: 'wxs1',
      },
    ]);
  });

  it('of a talent are asked for by the talent', async () => {
    const answer = await ask({ get_live_record_list: rooms }, (store) => store.listTalentLives('wxtalent1', 'wxs1'));
    expect(answer).toEqual({ ok: true, value });
    expect(sentBodies()).toEqual([{ talent_appid: 'wxtalent1', mini_program_appid: 'wxmini1', sharer_appid: 'wxs1' }]);
  });

  it('have codes of one promoter in both families', async () => {
    const answers = { get_live_record_qr_code: { qrcode_url: 't' }, get_shop_live_record_qr_code: { qrcode_url: 's' } };
    const both = await ask(answers, async (store) => [
      await store.liveCodeUrl({ exportId: 'e', talentAppid: 'wxtalent1' }, 'wxs1'),
      await store.liveCodeUrl({ exportId: 'e', shopAppid: 'wxshop1', account }, 'wxs1'),
    ]);
    expect(both).toEqual([
      { ok: true, value: 't' },
      { ok: true, value: 's' },
    ]);
  });
});

describe('coupons', () => {
  const coupon = (status: number) => ({
    coupon: {
      coupon_id: 111,
      shop_appid: 'wxshop1',
      status,
      coupon_info: { name: '满减', receive_info: { end_time: 1793303465 } },
    },
  });

  it.each([
    [2, true],
    [5, false],
    [0, false],
  ])('with status %i are usable: %p', async (status, usable) => {
    const answer = await ask({ get_coupon_detail: coupon(status) }, (store) => store.couponFacts('111'));
    expect(answer).toEqual({
      ok: true,
      value: { couponId: '111', shopAppid: 'wxshop1', name: '满减', usable, receiveEndsAtMs: 1793303465_000 },
    });
  });

  it.each([['qrcode_url'], ['qr_code']])('have their code under %s', async (field) => {
    const answers = {
      get_coupon_short_link: { short_link: 's' },
      get_coupon_qr_code: { [field]: 'q' },
      get_coupon_promoter_share_link: { promoter_share_link: 'p' },
    };
    const answer = await ask(answers, (store) => store.couponLinks('111', 'wxs1'));
    expect(answer).toEqual({ ok: true, value: { shortLink: 's', codeUrl: 'q', shareLink: 'p' } });
  });
});

describe('the days of a lock', () => {
  const lockDays = (getlocktime: FakeAnswer) => ask({ getlocktime }, (store) => store.lockDays('wxshop1'));

  it('are the shop’s own where it has some, else the platform’s, else unknown', async () => {
    const answer = await lockDays({
      ...{
        shopsetting_content_click_lock_day: 7,
        default_content_click_lock_day: 3,
        default_content_order_lock_day: 30,
      },
      ...{ default_product_click_lock_day: '30' },
    });
    expect(answer).toEqual({
      ok: true,
      value: { product: { clickDays: 30, orderDays: null }, content: { clickDays: 7, orderDays: 30 } },
    });
  });

  it('may be 0', async () => {
    const answer = await lockDays({ shopsetting_product_order_lock_day: 0, default_product_order_lock_day: 30 });
    expect(answer).toMatchObject({ value: { product: { orderDays: 0 } } });
  });
});
