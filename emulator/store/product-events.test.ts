import { DEMO } from './demo-world';
import { type StoreUnderTest, storeUnderTest } from './store-under-test';

const H = '/league/headsupplier';
const APPLE = { product_id: DEMO.apple.productId };
const HONEY = { product_id: DEMO.honey.productId };
const ITEM = 'head_supplier_item_update';
const PLAN = 'head_supplier_subscribe_product_planinfo_update';
const BASE = 'head_supplier_subscribe_product_baseinfo_update';

let world: StoreUnderTest;

beforeEach(async () => {
  world = await storeUnderTest();
});

afterEach(async () => {
  await world.store.stop();
});

/** What was told since the last look: the name of the event and its own fields. */
function told(): { event: string; fields: Record<string, unknown> }[] {
  return world.store.export().pushes.map((row) => {
    const { ToUserName, FromUserName, CreateTime, MsgType, Event, ...fields } = JSON.parse(row.message);
    expect([ToUserName, FromUserName, MsgType]).toEqual(['gh_shanliren0001', 'oWeixinTeamOfTheAgency', 'event']);
    expect(CreateTime).toBeGreaterThan(1_785_000_000);
    return { event: Event, fields };
  });
}

const names = () => told().map((one) => one.event);

describe('a plan', () => {
  it('added makes a new item and a plan added', async () => {
    await world.store.play.product({ ...HONEY, plan: { plan_type: 2, service_ratio: 100_000 } });
    expect(told()).toMatchObject([
      { event: ITEM, fields: { item_info: { event_type: 1, appid: DEMO.shopAppid, product_id: '12345' } } },
      {
        event: PLAN,
        fields: {
          item_info: {
            event_type: 1,
            plan_type: 2,
            plan_status: 1,
            service_ratio: 100_000,
            commission_ratio: 0,
            head_supplier_item_link: expect.stringMatching(/^weixinstorehs\/\d+$/),
            plan_id: expect.stringMatching(/^\d+$/),
          },
        },
      },
    ]);
    expect(world.store.export().pushes[0]?.message).not.toContain('update_fields');
  });

  it.each([
    ['its fee', { service_ratio: 300_000 }, ['service_ratio']],
    ['its end', { end_time: 1_900_000_000 }, ['active_time']],
    ['fee and talent ratio', { service_ratio: 1000, commission_ratio: 5 }, ['commission_ratio', 'service_ratio']],
    ['its status', { status: 2 }, ['status']],
  ])('with another value for %s names exactly the fields', async (_, plan, update_fields) => {
    await world.store.play.product({ ...APPLE, plan });
    expect(told()).toMatchObject([
      { event: ITEM, fields: { item_info: { event_type: 2, update_fields } } },
      { event: PLAN, fields: { item_info: { event_type: 2 } } },
    ]);
  });

  it('deleted is told as invalid, and the passive subscription ends without a word', async () => {
    await world.store.play.product({ ...APPLE, plan: null });
    expect(told()).toMatchObject([
      { event: ITEM, fields: { item_info: { event_type: 2, update_fields: ['status'] } } },
      { event: PLAN, fields: { item_info: { event_type: 2, plan_status: 0, plan_type: 2 } } },
    ]);
    await world.store.play.product({ ...APPLE, title: '苹果' });
    expect(names()).toEqual([ITEM, PLAN]);
  });

  it('of type 3 that ended has plan_status 2, as developers saw it', async () => {
    await world.store.play.product({ product_id: DEMO.tea.blackTea.productId, plan: null });
    expect(told()[1]).toMatchObject({ event: PLAN, fields: { item_info: { plan_type: 3, plan_status: 2 } } });
  });

  it('unchanged is not worth a message', async () => {
    await world.store.play.product({ ...APPLE, plan: { service_ratio: 250_000 } });
    expect(names()).toEqual([]);
  });
});

describe('a product', () => {
  it('in cooperation tells a new title and price to its subscriber', async () => {
    const skus = [{ sku_id: DEMO.apple.skuId, sale_price: 18_000 }];
    await world.store.play.product({ ...APPLE, title: '冰糖心苹果', skus });
    expect(told()).toMatchObject([
      {
        event: BASE,
        fields: {
          item_info: {
            appid: DEMO.shopAppid,
            product_id: DEMO.apple.productId,
            status: 5,
            product_info: { title: '冰糖心苹果', sub_title: '海拔两千米,现摘现发' },
            sku_list: [
              { sku_id: 670_813_472, sale_price: 18_000, stock_num: 100 },
              { sku_id: 670_813_473, sale_price: 36_000 },
            ],
          },
        },
      },
    ]);
  });

  it('without plan and subscription tells nothing', async () => {
    await world.store.play.product({ ...HONEY, title: '蜂蜜' });
    expect(names()).toEqual([]);
  });

  it('subscribed on request tells its base facts, also when it goes off the shelf', async () => {
    await world.api(`${H}/subscription/subscribe`, HONEY);
    await world.store.play.product({ ...HONEY, status: 6 });
    expect(told()).toMatchObject([{ event: BASE, fields: { item_info: { status: 6 } } }]);
  });

  it('in cooperation that goes off the shelf tells the item only', async () => {
    await world.store.play.product({ ...APPLE, status: 6 });
    expect(told()).toMatchObject([{ event: ITEM, fields: { item_info: { update_fields: ['status'] } } }]);
  });

  it('taken into cooperation and out of it tells 3 and 4', async () => {
    await world.store.play.cooperate(APPLE);
    await world.store.play.cooperate(APPLE);
    await world.store.play.cooperate({ ...APPLE, on: false });
    const plans = told().filter((one) => one.event === PLAN);
    expect(plans).toMatchObject([
      { fields: { item_info: { event_type: 3 } } },
      { fields: { item_info: { event_type: 4 } } },
    ]);
    expect(names()).toEqual([ITEM, PLAN, ITEM, PLAN]);
  });
});

describe('the other events', () => {
  it.each([
    [true, { talent_info: { talent_appid: DEMO.talentAppid, opentalentid: `ot_${DEMO.talentAppid}` } }],
    [false, { item_info: { talent_info: { talent_appid: DEMO.talentAppid, nickname: '果园阿杰' } } }],
  ])('a talent who takes back his window is told (sample shape: %s)', async (sampleShapes, fields) => {
    await world.store.play.settings({ quirks: { sampleShapes } });
    await world.store.play.cancelWindowAuth({ talent_appid: DEMO.talentAppid });
    expect(told()).toMatchObject([{ event: 'talent_window_cancel_auth', fields }]);
    await expect(world.store.play.cancelWindowAuth({ talent_appid: DEMO.talentAppid })).rejects.toMatchObject({
      error: 'not-authorised',
    });
  });

  it('a change of the interface is told with its time as text', async () => {
    await world.store.play.apiDiff({ change_content: '新增字段 custom_token' });
    expect(told()).toMatchObject([
      {
        event: 'api_diff',
        fields: {
          changelog_url: expect.stringMatching(/^https:/),
          api_changes: [{ cgi_path: `/channels/ec${H}/order/get`, change_content: '新增字段 custom_token' }],
          change_time: expect.stringMatching(/^\d{10}$/),
        },
      },
    ]);
  });

  it('binding and unbinding are told by the fields of their page', async () => {
    const sharer_appid = await world.join('wang-ayi');
    await world.api('/promoter/headsupplier_unbind_promoter', { sharer_appid });
    expect(told()).toMatchObject([
      { event: 'promoter_bind_result', fields: { bind_status: 1, sharer_appid } },
      { event: 'promoter_bind_result', fields: { bind_status: 2, sharer_appid } },
    ]);
  });
});
