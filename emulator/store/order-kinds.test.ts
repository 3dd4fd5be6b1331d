import { DEMO } from './demo-world';
import type { OrderWishBody } from './play/order-verbs';
import { type StoreUnderTest, storeUnderTest } from './store-under-test';

const H = '/league/headsupplier';
const P = '/promoter';
const TALENT = { talent_appid: DEMO.talentAppid, mini_program_appid: DEMO.miniProgramAppid };
const APPLE = { product_id: DEMO.apple.productId, sku_id: DEMO.apple.skuId };
const HONEY = { product_id: DEMO.honey.productId, sku_id: DEMO.honey.skuId };
const PERSIMMON = { product_id: DEMO.persimmon.productId, sku_id: DEMO.persimmon.skuId };
const WHITE_TEA = { product_id: DEMO.tea.whiteTea.productId, sku_id: DEMO.tea.whiteTea.skuId };
const TEA_TOUR = { product_id: DEMO.tea.teaTour.productId, sku_id: DEMO.tea.teaTour.skuId };

let world: StoreUnderTest;
let wang: string;

beforeEach(async () => {
  world = await storeUnderTest({ settings: { quirks: { bareNumberIds: false } } });
  wang = await world.join('wang-ayi', { commissionType: 0, commissionRatio: 500_000 });
});

afterEach(() => world.store.stop());

const api = async (path: string, body: object) => (await world.api(path, body)).json;

async function card(item: { product_id: string }, shop_appid: string = DEMO.shopAppid): Promise<string> {
  const body = { sharer_appid: wang, product_id: item.product_id, shop_appid };
  return String((await api(`${P}/get_product_promotion_link_info`, body)).short_link);
}

async function talentVideo(): Promise<string> {
  const body = { ...TALENT, sharer_appid: wang, feed_list: [{ export_id: DEMO.talentVideo }] };
  const { feed_list } = await api(`${P}/get_feed_promotion_info`, body);
  const [feed] = Array.isArray(feed_list) ? feed_list : [];
  return String(feed.promoter_share_link);
}

async function buy(link: string, items: OrderWishBody['items'], more: Partial<OrderWishBody> = {}) {
  await world.store.play.openLink({ person: '小林', link });
  return world.store.play.order({ person: '小林', items, from: 'link', pay: true, ...more });
}

async function commissionInfo(order_id: string, sku_id: string) {
  const { commssion_order } = await api(`${H}/order/get`, { order_id, sku_id });
  return commssion_order;
}

describe('five parties', () => {
  const teaCard = () => card(WHITE_TEA, DEMO.tea.shopAppid);
  it('as first agency and agency of the promoter: 5, 6 and 1 of every 10', async () => {
    const { order_id } = await buy(await teaCard(), [WHITE_TEA]);
    expect(await commissionInfo(order_id, WHITE_TEA.sku_id)).toMatchObject({
      order_detail: {
        product_info: { actual_payment: 10_000 },
        commission_info: {
          service_ratio: 100_000,
          service_amount: 500,
          sub_agency_info: { appid: DEMO.tea.resellerAppid, nickname: '帮卖机构', ratio: 60_000, amount: 600 },
          promoter_agency_info: { appid: DEMO.agencyAppid, ratio: 20_000, amount: 200 },
          sharer_info: { sharer_appid: wang, ratio: 500_000, amount: 100 },
        },
      },
    });
  });

  it.each([
    ['first', { service_amount: 400, sub_agency_info: { amount: 600 }, sharer_info: {}, promotion_channel: 0 }],
    ['promoter-agency', { service_amount: 100, promoter_agency_info: { amount: 200 }, sharer_info: { amount: 100 } }],
  ])('as %s only', async (we, commission_info) => {
    const sub_agency = { appid: DEMO.tea.resellerAppid, ratio: 60_000 };
    const chain = { we, sub_agency, talent_ratio: 40_000, promoter_agency_ratio: 20_000 };
    await world.store.play.product({ product_id: WHITE_TEA.product_id, plan: { chain } });
    const { order_id } = await buy(await teaCard(), [WHITE_TEA]);
    expect(await commissionInfo(order_id, WHITE_TEA.sku_id)).toMatchObject({ order_detail: { commission_info } });
  });

  it('without a reselling agency the talent is the next, and in a talent’s content he is named', async () => {
    const chain = { we: 'both', talent_ratio: 100_000, promoter_agency_ratio: 50_000 };
    await world.store.play.product({ product_id: APPLE.product_id, plan: { chain } });
    const { order_id } = await buy(await talentVideo(), [APPLE]);
    expect(await commissionInfo(order_id, APPLE.sku_id)).toMatchObject({
      order_detail: {
        commission_info: {
          service_amount: 4825 - 1930 + 965 - 482,
          talent_info: { talent_appid: DEMO.talentAppid, nickname: '果园阿杰', ratio: 100_000, amount: 1930 },
          promotion_info: { channel_type: 4, talent_info: { talent_appid: DEMO.talentAppid } },
          sharer_info: { amount: 482 },
        },
      },
    });
  });
});

describe('whose content it was', () => {
  it('a lock from a talent’s content makes channel_type 4 also for an order placed elsewhere', async () => {
    await world.store.play.openLink({ person: '小林', link: await talentVideo() });
    const order = await world.store.play.order({ person: '小林', items: [APPLE], pay: true });
    expect(order.attribution).toMatchObject({ sharer_appid: wang, reason: 'LAST_TOUCH' });
    expect(await commissionInfo(order.order_id, APPLE.sku_id)).toMatchObject({
      order_detail: { commission_info: { promotion_info: { channel_type: 4 } } },
    });
  });

  it('a talent’s content opened without any link is foreign', async () => {
    await world.store.play.openLink({ person: '小林', export_id: DEMO.talentVideo });
    const order = await world.store.play.order({ person: '小林', items: [APPLE], from: 'link', pay: true });
    expect(order.attribution).toMatchObject({ sharer_appid: null, reason: 'FOREIGN_SCENE' });
  });
});

describe('clues', () => {
  const range = { create_time_range: { start_time: 1_785_580_000, end_time: 1_785_590_000 } };

  it('come from a talent’s own goods in his content, with the status of the order', async () => {
    const { order_id, lines } = await buy(await talentVideo(), [PERSIMMON]);
    expect(lines[0]).toMatchObject({ commission: null, clue: { status: 20 } });
    const list = await world.api(`${H}/clue/list/get`, { sharer_appid: wang, page_size: 100, ...range });
    expect(list.text).toContain(`"list":[{"order_id":"${order_id}","sku_id":"${PERSIMMON.sku_id}"}]`);
    const { text, json } = await world.api(`${H}/clue/get`, { order_id, sku_id: PERSIMMON.sku_id });
    expect(text).toContain(`"commssion_clue":{"order_id":"${order_id}","sku_id":"${PERSIMMON.sku_id}"`);
    expect(json.commssion_clue).toMatchObject({
      status: 20,
      clue_detail: {
        shop_info: { appid: DEMO.shopAppid },
        product_info: { product_id: PERSIMMON.product_id, title: '阿杰柿饼', actual_payment: 4500 },
        order_info: { status: 20 },
        sharer_info: { sharer_appid: wang, nickname: '王阿姨', opensharerid: 'os_wang_ayi' },
        buyer_info: { open_id: 'oAgency-xiao-lin', union_id: 'uUnion-xiao-lin' },
      },
    });
    expect(await api(`${H}/order/get`, { order_id, sku_id: PERSIMMON.sku_id })).toMatchObject({ errcode: 10024006 });
    await world.store.play.refund({ order_id });
    expect(await api(`${H}/clue/get`, { order_id, sku_id: PERSIMMON.sku_id })).toMatchObject({
      commssion_clue: { status: 200, clue_detail: { order_info: { status: 200 } } },
    });
  });

  it('make no message and stand beside the commission of the same order', async () => {
    const { order_id } = await buy(await talentVideo(), [APPLE, PERSIMMON]);
    const orders = await api(`${H}/order/list/get`, { order_id, page_size: 30 });
    expect(orders.list).toEqual([{ order_id, sku_id: APPLE.sku_id }]);
    const pushes = (await world.store.play.pushes()).pushes.filter((push) => push.order_id === order_id);
    expect(new Set(pushes.map((push) => push.sku_id))).toEqual(new Set([APPLE.sku_id]));
  });

  it.each([
    ['goods without plan through a product card', async () => card(APPLE), HONEY],
    ['the talent’s goods through a product card', async () => card(APPLE), PERSIMMON],
  ])('do not come from %s', async (_, link, item) => {
    const order = await buy(await link(), [item]);
    expect(order.lines[0]).toMatchObject({ commission: null, clue: null });
  });

  it('are refused when unknown and over 100 on a page', async () => {
    expect(await api(`${H}/clue/get`, { order_id: '1', sku_id: '1' })).toMatchObject({ errcode: 10024006 });
    expect(await api(`${H}/clue/list/get`, { page_size: 101 })).toMatchObject({ errcode: 10024000 });
  });
});

describe('vouchers, presents, jumps and corrections', () => {
  it('a voucher waits at 17, is not shipped, and is complete when used', async () => {
    const { order_id, order_status } = await buy(await card(TEA_TOUR, DEMO.tea.shopAppid), [TEA_TOUR]);
    expect(order_status).toBe(17);
    await expect(world.store.play.ship({ order_id })).rejects.toMatchObject({ error: 'not-to-ship' });
    const used = await world.store.play.use({ order_id });
    expect(used).toMatchObject({ order_status: 100, lines: [{ commission: { settle_due_ms: expect.any(Number) } }] });
  });

  it('a voucher given as a present waits for its receiver, then for its use', async () => {
    const link = await card(TEA_TOUR, DEMO.tea.shopAppid);
    const { order_id, order_status } = await buy(link, [TEA_TOUR], { gift: true });
    expect(order_status).toBe(12);
    expect((await world.store.play.gift({ order_id, receiver: '小王' })).order_status).toBe(17);
  });

  it('a jump does several steps under one version', async () => {
    const { order_id } = await buy(await card(APPLE), [APPLE], { pay: false });
    const before = (await world.store.play.pushes()).pushes.length;
    const jumped = await world.store.play.jump({ order_id, order_status: 100, commission_status: 100 });
    expect(jumped).toMatchObject({ order_status: 100, lines: [{ version: 2, commission: { status: 100 } }] });
    expect(jumped.pay_time).toBeGreaterThan(0);
    expect((await world.store.play.pushes()).pushes).toHaveLength(before + 1);
    await expect(world.store.play.jump({ order_id, order_status: 13 })).rejects.toMatchObject({
      error: 'bad-order_status',
    });
  });

  it('a corrected promoter is told as a newer version with his own terms', async () => {
    const chen = await world.join('chen-jie');
    const { order_id } = await buy(await card(APPLE), [APPLE]);
    await world.store.play.changeSharer({ order_id, promoter: '陈姐' });
    expect(await commissionInfo(order_id, APPLE.sku_id)).toMatchObject({
      order_detail: { commission_info: { service_amount: 4825, sharer_info: { sharer_appid: chen, amount: 0 } } },
    });
    await world.store.play.changeSharer({ order_id, promoter: null });
    expect(await commissionInfo(order_id, APPLE.sku_id)).toMatchObject({
      order_detail: { commission_info: { sharer_info: {}, promotion_channel: 0 } },
    });
    await expect(world.store.play.changeSharer({ order_id, promoter: '小王' })).rejects.toMatchObject({
      error: 'no-such-promoter',
    });
  });

  it('with the setting, steps of the same second carry the same update_time', async () => {
    await world.store.play.settings({ sameSecondUpdates: true });
    const { order_id, lines } = await buy(await card(APPLE), [APPLE]);
    const shipped = await world.store.play.ship({ order_id });
    expect((shipped.lines[0]?.update_time ?? 0) - (lines[0]?.update_time ?? 0)).toBeLessThanOrEqual(1);
    expect(shipped.lines[0]?.version).toBe(3);
  });
});

describe('the agency’s funds', () => {
  const balance = async () => (await world.api(`${H}/funds/balance/get`, {})).text;
  const flows = async (body = {}) => api(`${H}/funds/flowlist/get`, body);

  it('follow settlement, refund after it and its reversal, and a withdrawal', async () => {
    const { order_id } = await buy(await card(APPLE), [APPLE]);
    expect(await balance()).toBe('{"available_amount":0,"pending_amount":2413}');
    await world.store.play.settle({ order_id });
    expect(await balance()).toBe('{"available_amount":2413,"pending_amount":0}');
    await world.store.play.refund({ order_id, amount: 9300 });
    expect(await balance()).toBe('{"available_amount":1250,"pending_amount":0}');
    await world.store.play.withdrawFunds({ amount: 250 });
    await world.store.play.reverse({ order_id });
    expect(await balance()).toBe('{"available_amount":-250,"pending_amount":0}');
    const { flow_ids } = await flows();
    const ids = Array.isArray(flow_ids) ? flow_ids : [];
    const details = await Promise.all(ids.map((flow_id) => api(`${H}/funds/flowdetail/get`, { flow_id })));
    expect(details.map((one) => one.funds_flow)).toMatchObject([
      { funds_type: 2, flow_type: 2, amount: 1250, balance: -250, remark: '分账回退', order_id },
      { funds_type: 1, flow_type: 2, amount: 250, balance: 1000, remark: '提现', withdraw_id: expect.any(String) },
      { funds_type: 2, flow_type: 2, amount: 1163, balance: 1250, order_id },
      {
        funds_type: 2,
        flow_type: 1,
        amount: 2413,
        balance: 2413,
        bookkeeping_time: expect.stringMatching(/^2026-08-01 20:1\d:\d\d$/),
        remark: '分账',
        order_id,
      },
    ]);
    expect(await flows({ funds_type: 1 })).toMatchObject({ flow_ids: [ids[1]] });
    expect(await flows({ transaction_id: order_id, page_size: 2 })).toMatchObject({
      flow_ids: [ids[0], ids[2]],
      has_more: true,
    });
  });

  it('are paged by number up to 5000 and by key at any depth', async () => {
    const { order_id } = await buy(await card(APPLE), [APPLE]);
    await world.store.play.settle({ order_id });
    await world.store.play.withdrawFunds({ amount: 1 });
    const first = await flows({ page: 1, page_size: 1 });
    expect(first.has_more).toBe(true);
    const byKey = await flows({ page_size: 1, next_key: first.next_key });
    expect(byKey).toMatchObject({ has_more: false, next_key: '' });
    expect(await flows({ page: 2, page_size: 1 })).toMatchObject({ flow_ids: byKey.flow_ids });
    expect(await flows({ page: 50, page_size: 100 })).toMatchObject({ errcode: 10024000 });
    expect(await api(`${H}/funds/flowdetail/get`, { flow_id: '1' })).toMatchObject({ errcode: 10024008 });
  });

  it('take a lost settlement back in full when the order is refunded', async () => {
    const { order_id } = await buy(await card(APPLE), [APPLE]);
    await world.store.play.settle({ order_id });
    await world.store.play.refund({ order_id });
    expect(await balance()).toBe('{"available_amount":0,"pending_amount":0}');
  });
});
