import { DEMO } from '../demo-world';
import { post, type StoreUnderTest, storeUnderTest } from '../store-under-test';

const SHOP = { shop_appid: DEMO.shopAppid };
const APPLE = { product_id: DEMO.apple.productId, ...SHOP };
const P = '/promoter';
const H = '/league/headsupplier';
const HOUR = { start_time: 1_785_580_000, end_time: 1_785_590_000 };
const TALENT = { talent_appid: DEMO.talentAppid };
const MINI = { mini_program_appid: DEMO.miniProgramAppid };
const ACCOUNT = { promoter_id: DEMO.channelsAccountId, promoter_type: 1 };

let world: StoreUnderTest;
let wang: string;

beforeAll(async () => {
  world = await storeUnderTest();
  wang = await world.join('wang-ayi');
});

afterAll(() => world.store.stop());

describe('what is wrong with a call', () => {
  const status = `${P}/get_promoter_register_and_bind_status`;
  const linkInfo = `${P}/get_product_promotion_link_info`;
  const unbound = { sharer_openid: 'oMini-xiao-lin' };
  it.each([
    ['no is_simple_register', status, { sharer_openid: 'oMini-xiao-lin' }, 10024000],
    ['nobody named', status, { is_simple_register: true }, 10071003],
    [
      'an openid of a foreign mini program',
      status,
      { sharer_openid: 'oStranger-xiao-lin', is_simple_register: true },
      10071056,
    ],
    ['an unknown openid', status, { sharer_openid: 'oNobody', is_simple_register: true }, 10071030],
    ['a promoter who is not bound', linkInfo, { ...unbound, ...APPLE }, 10071029],
    ['an unknown product', linkInfo, { sharer_openid: 'oMini-wang-ayi', ...SHOP, product_id: 1 }, 10024004],
    ['a product without plan', linkInfo, { sharer_openid: 'oMini-wang-ayi', ...SHOP, product_id: 12345 }, 10024009],
    ['21 promoters on a page', `${P}/get_bind_sharer_list`, { page_size: 21, next_key: '' }, 10024000],
    ['21 products on a page', `${P}/get_promote_product_list`, { plan_type: 2, page_size: 21 }, 10024000],
    ['31 orders on a page', `${H}/order/list/get`, { page_size: 31, create_time_range: HOUR }, 10024000],
    ['201 coupons on a page', `${P}/get_public_coupon_list`, { page_size: 201, next_key: '' }, 10024000],
    ['31 shops on a page', `${H}/shop/list/get`, { page_size: 31 }, 10024000],
    ['no time range', `${H}/order/list/get`, { page_size: 10 }, 10024000],
    [
      'two time ranges',
      `${H}/order/list/get`,
      { page_size: 10, create_time_range: HOUR, update_time_range: HOUR },
      10024000,
    ],
    ['an unknown order', `${H}/order/get`, { order_id: '1', sku_id: '1' }, 10024006],
    ['an unknown shop', `${H}/lockcustomertime/getlocktime`, { shop_appid: 'wxnone' }, 10024007],
    ['a talent nobody knows', `${P}/get_live_record_list`, { talent_appid: 'wxnone', ...MINI }, 10071030],
    [
      'a foreign mini program',
      `${P}/get_live_record_list`,
      { ...TALENT, mini_program_appid: DEMO.foreignMiniProgramAppid },
      10071056,
    ],
    ['an unknown coupon', `${P}/get_coupon_detail`, { coupon_id: '9' }, 10071034],
    ['an unknown page key', `${P}/get_bind_sharer_list`, { page_size: 20, next_key: 'x' }, 10024000],
    ['no supplier for plan type 3', `${P}/get_promote_product_detail`, { ...APPLE, plan_type: 3 }, 10024000],
    ['an unknown path', `${P}/nothing`, {}, 40066],
    ['text that is not JSON', status, '{', 47001],
    ['no body', status, '', 44002],
  ])('%s is named', async (_, path, body, errcode) => {
    const { json } = await world.api(path, body);
    expect(json.errcode).toBe(errcode);
    expect(json.errmsg).toMatch(/ rid: /);
  });

  it('a wrong account of a shop is named', async () => {
    const body = { ...SHOP, ...MINI, promoter_id: 'other', promoter_type: 1, sharer_appid: wang };
    expect((await world.api(`${P}/get_shop_live_record_list`, body)).json.errcode).toBe(10071055);
  });

  it('platform split is refused to a promoter with a simple registration', async () => {
    const body = { sharer_appid: wang, commission_type: 0, commission_ratio: 500_000 };
    expect((await world.api(`${P}/set_sharer_commission_info`, body)).json.errcode).toBe(10071003);
  });

  it('GET to a business path is refused', async () => {
    const url = `${world.store.url}/channels/ec${P}/get_bind_sharer_list?access_token=${await world.token()}`;
    expect(await (await fetch(url)).json()).toMatchObject({ errcode: 43002 });
  });

  it('a fault ordered by a test hits as often as ordered', async () => {
    await world.store.play.apiFault({ path: 'getlocktime', errcode: -1 });
    expect((await world.api(`${H}/lockcustomertime/getlocktime`, SHOP)).json.errcode).toBe(-1);
    expect(Number((await world.api(`${H}/lockcustomertime/getlocktime`, SHOP)).json.errcode)).toBe(0);
  });
});

describe('what the API answers', () => {
  it('the way of a person from unregistered to bound and back', async () => {
    const ask = async (is_simple_register = true) =>
      (
        await world.api(`${P}/get_promoter_register_and_bind_status`, {
          sharer_openid: 'oMini-xiao-zhang',
          is_simple_register,
        })
      ).json;
    await world.store.play.realName({ person: 'xiao-zhang', done: false });
    expect(await ask()).toMatchObject({
      register_status: 3,
      bind_status: 0,
      register_business_type: '',
      sharer_appid: '',
    });
    await world.store.play.realName({ person: 'xiao-zhang' });
    expect(await ask()).toMatchObject({ register_status: 0, register_business_type: 'CreatorApplyments' });
    const sharer_appid = await world.join('xiao-zhang');
    expect(await ask()).toMatchObject({ register_status: 2, bind_status: 1, bind_query_string: '', sharer_appid });
    expect(await ask(false)).toMatchObject({ register_status: 0 });
    expect(Number((await world.api(`${P}/headsupplier_unbind_promoter`, { sharer_appid })).json.errcode)).toBe(0);
    expect(await ask()).toMatchObject({
      register_status: 2,
      bind_status: 0,
      bind_query_string: 'redirect_url=%2Fauth%2Fpages%2Fauthorization%2Findex&is_simple_register=1&is_from_promoter=1',
      sharer_appid: '',
    });
  });

  it('the bound promoters, without has_more', async () => {
    const { json } = await world.api(`${P}/get_bind_sharer_list`, { page_size: 20, next_key: '' });
    expect(json).toMatchObject({ sharer_info_list: [{ sharer_appid: wang, nickname: '王阿姨', commission_type: 1 }] });
    expect(json).not.toHaveProperty('has_more');
  });

  it('only products on promotion, page by page', async () => {
    const first = await world.api(`${P}/get_promote_product_list`, { plan_type: 2, page_size: 1, next_key: '' });
    expect(first.text).toContain('"product_list":[{"product_id":10000165275743001,"shop_appid":"wxshop_shanliren"}]');
    const body = { plan_type: 2, page_size: 4, next_key: first.json.next_key };
    const second = await world.api(`${P}/get_promote_product_list`, body);
    expect(second.json).toMatchObject({
      product_list: [SHOP, { shop_appid: DEMO.tea.shopAppid }, { shop_appid: DEMO.tea.shopAppid }],
      next_key: '',
    });
    expect(second.json).not.toHaveProperty('has_more');
  });

  it('the running rooms of the shop and of a talent with the link of the promoter', async () => {
    const own = await world.api(`${P}/get_shop_live_record_list`, { ...SHOP, ...ACCOUNT, ...MINI, sharer_appid: wang });
    expect(own.json.live_record_list).toMatchObject([{ export_id: DEMO.shopRoom, description: '果园现摘专场' }]);
    await world.store.play.live({ export_id: DEMO.talentRoom, running: false });
    const talent = await world.api(`${P}/get_live_record_list`, { ...TALENT, ...MINI, sharer_appid: wang });
    expect(talent.json.live_record_list).toEqual([]);
  });

  it('the partners of content, shops with a time in ms', async () => {
    const page = { page_size: 10, next_key: '' };
    const shops = await world.api(`${P}/get_bind_shop_list`, page);
    expect(shops.json).toMatchObject({
      shop_list: [{ ...SHOP, bind_time: 1_735_660_800_000 }, { shop_appid: DEMO.tea.shopAppid }],
      has_more: false,
    });
    const accounts = await world.api(`${P}/get_bind_shop_promoter_list`, { ...SHOP, ...page });
    expect(accounts.json).toMatchObject({ promoter_list: [ACCOUNT, { promoter_type: 4 }] });
    const talents = await world.api(`${P}/get_bind_talent_list`, page);
    expect(talents.json).toMatchObject({ talent_list: [{ ...TALENT, bind_time: 1_735_660_800 }] });
  });

  it('lock windows of the shop before the default', async () => {
    await world.store.play.lockWindows({ ...SHOP, content_click: 14 });
    expect((await world.api(`${H}/lockcustomertime/getlocktime`, SHOP)).json).toMatchObject({
      shopsetting_content_click_lock_day: 14,
      default_content_click_lock_day: 3,
    });
    await world.store.play.lockWindows({ ...SHOP, content_click: null });
  });

  it('a code whose picture and address both lead back to the link', async () => {
    const body = { sharer_appid: wang, ...APPLE };
    const { json } = await world.api(`${P}/get_product_promotion_qrcode_info`, body);
    const picture = await fetch(String(json.qrcode_url));
    expect(picture.headers.get('content-type')).toContain('image/png');
    const opened = await world.store.play.openLink({ person: 'xiao-lin', link: String(json.qrcode_url) });
    expect(opened).toMatchObject({ kind: 'PRODUCT_CARD', product_id: DEMO.apple.productId, touch: { recorded: true } });
  });
});

describe('the quirks on the wire', () => {
  it('order and sku ids are bare numbers above 2^53 that JSON.parse rounds into one', async () => {
    const link = await world.api(`${P}/get_product_promotion_link_info`, { sharer_appid: wang, ...APPLE });
    await world.store.play.openLink({ person: 'xiao-lin', link: String(link.json.http_short_link) });
    const items = [{ product_id: DEMO.apple.productId, sku_id: DEMO.apple.skuId }];
    await world.store.play.order({ person: 'xiao-lin', items, from: 'link' });
    await world.store.play.order({ person: 'xiao-lin', items, from: 'link' });
    const { text, json } = await world.api(`${H}/order/list/get`, { create_time_range: HOUR, page_size: 30 });
    expect(text).toContain(
      '"list":[{"order_id":3727324701692140032,"sku_id":"670813472"},{"order_id":3727324701692140033,"sku_id":"670813472"}]',
    );
    const list: unknown = json.list;
    const [one, two] = Array.isArray(list) ? list : [];
    expect(one.order_id).toBe(two.order_id);
    const detail = await world.api(`${H}/order/get`, { order_id: '3727324701692140033', sku_id: '670813472' });
    expect(detail.text).toContain('"commssion_order":{"order_id":"3727324701692140033","sku_id":670813472,');
    expect(detail.text).toContain('"platform_commission_status":0');
  });

  it('errcode is the text "0" in one good answer of three', async () => {
    const answers: unknown[] = [];
    for (let call = 0; call < 6; call += 1) {
      answers.push((await world.api(`${H}/lockcustomertime/getlocktime`, SHOP)).json.errcode);
    }
    expect(answers.filter((errcode) => errcode === '0')).toHaveLength(2);
    expect(answers.filter((errcode) => errcode === 0)).toHaveLength(4);
  });

  it('can all be switched off', async () => {
    const plain = await storeUnderTest({ settings: { quirks: false } });
    const { text } = await plain.api(`${P}/get_promote_product_list`, { plan_type: 2, page_size: 1 });
    expect(text).toContain('"product_id":"10000165275743001"');
    expect(text).toContain('"has_more":true');
    await plain.store.stop();
  });
});

describe('the play verbs over HTTP', () => {
  it('answer what the functions answer', async () => {
    const answer = await post(`${world.store.url}/play/open-link`, { person: '小王', export_id: DEMO.shopRoom });
    expect(answer.json).toMatchObject({ kind: 'LIVE', tag: { of: 'nobody' }, touch: { recorded: false } });
    expect(await (await fetch(`${world.store.url}/play/state`)).json()).toMatchObject({
      agency: { appid: DEMO.agencyAppid },
      push: { url: null, mode: 'normal' },
    });
  });

  it.each([
    ['/play/pay', { order_id: '5' }, 'no-such-order'],
    ['/play/dance', {}, 'no-such-verb'],
    ['/play/open-link', { person: 'nobody' }, 'no-such-person'],
    ['/play/open-link', { person: '小王', link: 'https://example.com' }, 'unknown-link'],
    ['/play/order', { person: '小王', items: [] }, 'no-items'],
    ['/play/push-mode', { mode: 'mad' }, 'bad-mode'],
  ])('POST %s with %j is refused as %s, with a hint', async (path, body, error) => {
    const answer = await post(world.store.url + path, body);
    expect(answer.json).toEqual({ error, hint: expect.stringMatching(/.+/) });
  });
});
