import { DEMO } from '../demo-world';
import { readAnswer, type StoreUnderTest, storeUnderTest } from '../store-under-test';

const P = '/promoter';
const H = '/league/headsupplier';
const TEA = { shop_appid: DEMO.tea.shopAppid };

let world: StoreUnderTest;
let wang: string;

beforeEach(async () => {
  world = await storeUnderTest({ settings: { quirks: { errcodeAsString: false, bareNumberIds: false } } });
  wang = await world.join('wang-ayi');
});

afterEach(() => world.store.stop());

const ask = async (path: string, body: object) => (await world.api(path, body)).json;
const titles = async (body: object) => {
  const { product_list } = await ask(`${P}/get_promote_product_list`, { page_size: 20, ...body });
  const ids = Array.isArray(product_list) ? product_list.map((row) => row.product_id) : [];
  return ids.map((id) => world.store.world.products.find((product) => product.product_id === id)?.title);
};

describe('the search for products', () => {
  const tea = { category_ids_1: ['7339'] };
  it.each([
    ['merchant directed plans', { plan_type: 1 }, ['明前龙井']],
    ['merchant public plans', { plan_type: 2 }, ['高山苹果', '耙耙柑', '白毫银针', '采茶一日游']],
    ['agency directed plans', { plan_type: 3 }, ['滇红金芽']],
    ['agency ordinary plans', { plan_type: 4 }, ['茉莉花茶']],
    ['one shop', { plan_type: 2, ...TEA }, ['白毫银针', '采茶一日游']],
    ['a word', { plan_type: 2, keyword: '白毫' }, ['白毫银针']],
    ['a category', { plan_type: 2, category: tea }, ['白毫银针']],
    [
      'a price',
      { plan_type: 2, spu_item_condition: { selling_price_range: { min: '9000', max: '10000' } } },
      ['耙耙柑', '白毫银针'],
    ],
    ['sales', { plan_type: 2, spu_item_condition: { monthly_sales_range: { min: '500' } } }, ['高山苹果']],
    [
      'a fee rate in 1/100000',
      { plan_type: 2, spu_item_condition: { service_fee_rate_range: { min: 20_000, max: 25_000 } } },
      ['高山苹果', '耙耙柑'],
    ],
    [
      'a talent rate in 1/100000',
      { plan_type: 4, spu_item_condition: { commission_rate_range: { min: 3000 } } },
      ['茉莉花茶'],
    ],
    ['a score', { plan_type: 2, spu_item_condition: { shop_score_range: { min: 480 } } }, ['白毫银针', '采茶一日游']],
    ['the beginning of the promotion', { plan_type: 2, spu_item_condition: { promote_time_range: { max: 1 } } }, []],
    ['services', { plan_type: 2, spu_item_condition: { flags: ['0', '1'] } }, ['白毫银针']],
  ])('finds by %s', async (_, body, expected) => {
    expect(await titles(body)).toEqual(expected);
  });

  it('refuses a category with a directed plan', async () => {
    const body = { plan_type: 1, page_size: 20, category: tea };
    expect(await ask(`${P}/get_promote_product_list`, body)).toMatchObject({ errcode: 10024000 });
  });

  it('does not show what is off the shelf', async () => {
    await world.store.play.product({ product_id: DEMO.tea.whiteTea.productId, status: 6 });
    expect(await titles({ plan_type: 2, ...TEA })).toEqual(['采茶一日游']);
  });

  it('asks for the supplier of supplied goods, in detail and for links', async () => {
    const black = { ...TEA, product_id: DEMO.tea.blackTea.productId };
    const detail = { ...black, plan_type: 3, head_supplier_appid: DEMO.tea.supplierAppid };
    expect(await ask(`${P}/get_promote_product_detail`, detail)).toMatchObject({
      product: {
        commission_info: { service_ratio: 80_000 },
        head_supplier_info: { head_supplier_appid: DEMO.tea.supplierAppid, name: '云岭供货机构' },
      },
    });
    const link = { ...black, sharer_appid: wang, head_supplier_appid: 'wxother' };
    expect(await ask(`${P}/get_product_promotion_link_info`, link)).toMatchObject({ errcode: 10024009 });
  });
});

describe('a ratio of one promoter for one product', () => {
  const product = { product_id: DEMO.apple.productId };

  it('is not set, then set, also as text, and counts under platform split', async () => {
    const chen = await world.join('chen-jie', { commissionType: 0, commissionRatio: 500_000 });
    const get = () => world.api(`${P}/get_sharer_product_commission_info`, { sharer_appid: chen, ...product });
    expect((await get()).text).toBe('{"errcode":0,"errmsg":"ok","is_set":false,"commission_ratio":0}');
    const set = { sharer_appid: chen, ...product, commission_ratio: '800000' };
    expect(await ask(`${P}/set_sharer_product_commission_info`, set)).toEqual({ errcode: 0, errmsg: 'ok' });
    expect((await get()).text).toBe('{"errcode":0,"errmsg":"ok","is_set":true,"commission_ratio":800000}');
    const card = await ask(`${P}/get_product_promotion_link_info`, {
      sharer_appid: chen,
      ...product,
      shop_appid: DEMO.shopAppid,
    });
    await world.store.play.openLink({ person: '小林', link: String(card.short_link) });
    const order = await world.store.play.order({
      person: '小林',
      items: [{ product_id: DEMO.apple.productId, sku_id: DEMO.apple.skuId }],
      from: 'link',
      pay: true,
    });
    expect(order.lines[0]?.commission).toMatchObject({ fee: 4825, sharer_amount: 3860, service_amount: 965 });
  });

  it.each([99_999, 1_000_001])('%i is out of range', async (commission_ratio) => {
    const body = { sharer_appid: wang, ...product, commission_ratio };
    expect(await ask(`${P}/set_sharer_product_commission_info`, body)).toMatchObject({ errcode: 10024000 });
  });
});

describe('shops in cooperation', () => {
  const update = (hs_update_type: number) =>
    ask(`${H}/headsupplierrelation/update`, { object_type: 2, to_shop_appid: TEA.shop_appid, hs_update_type });
  const status = async () => {
    const { shop_detail } = await ask(`${H}/shop/get`, { appid: TEA.shop_appid });
    return shop_detail;
  };

  it('are ended, invited again, and accepted by the shop', async () => {
    expect(await update(5)).toMatchObject({ errcode: 0 });
    expect(await status()).toMatchObject({ status: 5 });
    expect(await update(5)).toMatchObject({ errcode: 10024000 });
    expect(await update(1)).toMatchObject({ errcode: 0 });
    expect(await status()).toMatchObject({ status: 1 });
    await world.store.play.shopRelation({ ...TEA, status: 2 });
    expect(await status()).toMatchObject({ status: 2, base_info: { nickname: '茶山人家茶叶店' } });
  });

  it('tell sales and fees in fen', async () => {
    const share = await ask(`${P}/get_product_promotion_link_info`, {
      sharer_appid: wang,
      ...TEA,
      product_id: DEMO.tea.teaTour.productId,
    });
    await world.store.play.openLink({ person: '小林', link: String(share.short_link) });
    const items = [{ product_id: DEMO.tea.teaTour.productId, sku_id: DEMO.tea.teaTour.skuId }];
    await world.store.play.order({ person: '小林', items, from: 'link', pay: true });
    expect(await status()).toMatchObject({
      data_info: {
        gmv: 29_900,
        product_number: 5,
        settle_amount: 0,
        unsettle_amount: 3588,
        product_number_sold_today: 1,
      },
    });
  });

  it('show a product with its shop', async () => {
    const body = { ...TEA, product_id: DEMO.tea.longjing.productId };
    const { text } = await world.api(`${H}/productdetail/get`, body);
    expect(text).toContain('"skus":[{"sku_id":"770813401","thumb_img":"","sale_price":16800,"stock_num":100');
    expect(text).toContain('"monthly_sales_range":"100+"');
    expect(text).toMatch(/"shop":\{"name":"茶山人家茶叶店","score":486,"icon":"http[^"]+"\}\}$/);
  });

  it('tell of activities while they last', async () => {
    const body = { ...TEA, product_id: DEMO.tea.longjing.productId };
    expect(await ask(`${H}/product/getactivity`, body)).toEqual({
      errcode: 0,
      errmsg: 'ok',
      has_activity: false,
      product_activity_list: [],
    });
    const activity = {
      sku_id: DEMO.tea.longjing.skuId,
      activity_name: '品牌日',
      activity_price: 15_800,
      activity_end_time: 1_786_000_000,
      activity_sub_type: 3,
      platform_subsidy: 500,
    };
    await world.store.play.product({ product_id: body.product_id, activities: [activity] });
    expect(await ask(`${H}/product/getactivity`, body)).toMatchObject({
      has_activity: true,
      product_activity_list: [{ ...activity, product_id: body.product_id, stock_mode: 0, stock_number: 100 }],
    });
  });
});

describe('subscriptions', () => {
  const all = (filter = {}) => ask(`${H}/subscription/getsubscribe`, { filter, page_size: 1000, need_total_num: true });
  const honey = { product_id: DEMO.honey.productId };

  it('hold what is in cooperation by itself and others on request', async () => {
    expect(await all()).toMatchObject({ total_num: 7, has_more: false });
    expect(await ask(`${H}/subscription/subscribe`, { product_id: 12345 })).toMatchObject({ errcode: 0 });
    expect(await all(honey)).toEqual({
      errcode: 0,
      errmsg: 'ok',
      subscribe_info_list: [{ ...honey, shop_appid: DEMO.shopAppid }],
      total_num: 1,
      next_key: '',
      has_more: false,
    });
    await ask(`${H}/subscription/unsubscribe`, honey);
    expect(await all(honey)).toMatchObject({ subscribe_info_list: [], total_num: 0 });
  });

  it('end with the plan, and with the cooperation of the shop', async () => {
    await world.store.play.product({ product_id: DEMO.apple.productId, plan: null });
    expect(await all({ appid: DEMO.shopAppid })).toMatchObject({ total_num: 1 });
    await world.store.play.shopRelation({ ...TEA, status: 5 });
    expect(await all({ appid: TEA.shop_appid })).toMatchObject({ total_num: 0 });
  });

  it('do not take an unknown product', async () => {
    expect(await ask(`${H}/subscription/subscribe`, { product_id: 1 })).toMatchObject({ errcode: 10024009 });
  });
});

describe('goods between agencies', () => {
  it('are added by link, listed by who sets the commission, and shown', async () => {
    const selection = await ask(`${H}/selectionproducts/list/get`, { plan_type: 4, page_size: 20 });
    const [row] = Array.isArray(selection.product_list) ? selection.product_list : [];
    const { head_supplier_item_link } = row;
    expect(head_supplier_item_link).toMatch(/^weixinstorehs\/\d{14}$/);
    const added = await ask(`${H}/cooperativeitem/add`, { head_supplier_item_link });
    const listed = { product_id: DEMO.tea.jasmine.productId, cooperative_item_id: added.cooperative_item_id };
    expect(await ask(`${H}/cooperativeitem/list/get`, { commission_type: 0, page_size: 20 })).toMatchObject({
      list: [{ ...listed, head_supplier_item_link }],
      next_key: '',
    });
    expect(await ask(`${H}/cooperativeitem/list/get`, { commission_type: 1, page_size: 20 })).toMatchObject({
      list: [],
    });
    expect(await ask(`${H}/item/promotiondetail/get`, { head_supplier_item_link })).toMatchObject({
      item: {
        product_id: DEMO.tea.jasmine.productId,
        ...TEA,
        spu_source: 2,
        commission_info: { plan_type: 4, commission_type: 0, ratio: 30_000, service_ratio: 60_000 },
        head_supplier_info: { appid: DEMO.tea.supplierAppid, name: '云岭供货机构' },
        cooperative_info: { cooperative_status: 1, is_hidden: false, link: head_supplier_item_link },
      },
    });
  });

  it('name who has authorised his window', async () => {
    const talent = { talent_appid: DEMO.talentAppid };
    expect(await ask(`${H}/windowauth/status/get`, talent)).toMatchObject({ window_auth_status: 1 });
    await world.store.play.cancelWindowAuth(talent);
    expect(await ask(`${H}/windowauth/status/get`, talent)).toMatchObject({ window_auth_status: 0 });
  });
});

describe('coupons for other agencies', () => {
  it('are given once and listed with limit and page_context', async () => {
    const to = { to_head_supplier_appid: DEMO.tea.resellerAppid };
    const give = { ...to, coupon_id: DEMO.couponId };
    await ask(`${P}/set_coupon_to_headsupplier`, give);
    await ask(`${P}/set_coupon_to_headsupplier`, give);
    const { text } = await world.api(`${P}/get_coupon_to_headsupplier`, { ...to, limit: 10, page_context: '' });
    expect(text).toMatch(
      /^\{"errcode":0,"errmsg":"ok","list":\[\{"coupon_id":"111111111","to_head_supplier_appid":"wxagency_bangmai","give_time":\d{10}\}\],"page_context":"","total_count":1\}$/,
    );
  });

  it.each([
    [{ coupon_id: '9', to_head_supplier_appid: DEMO.tea.resellerAppid }, 10071034],
    [{ coupon_id: DEMO.couponId, to_head_supplier_appid: 'wxnone' }, 10024000],
  ])('%j is refused with %i', async (body, errcode) => {
    expect(await ask(`${P}/set_coupon_to_headsupplier`, body)).toMatchObject({ errcode });
  });
});

describe('categories and helpers', () => {
  it('categories are read by GET, with ids above 2^53 and in both forms', async () => {
    await world.store.play.settings({ quirks: { bareNumberIds: true } });
    const url = `${world.store.url}/channels/ec/category/league/all?access_token=${await world.token()}`;
    const { text, json } = await readAnswer(await fetch(url));
    expect(text).toContain('"cats":[{"cat_and_qua":[{"cat":{"cat_id":11099070301657575487,"name":"食品生鲜"');
    expect(json.cats_v2).toEqual(json.cats);
    const posted = await world.api('/category/league/all', {});
    expect(posted.json).toMatchObject({ errcode: 43001 });
  });

  it('liveprotection/getqrcode gives a picture', async () => {
    expect(await ask(`${H}/liveprotection/getqrcode`, {})).toMatchObject({
      qrcode_url: expect.stringMatching(/^http/),
    });
  });
});
