import * as fc from 'fast-check';
import { DEMO } from '../demo-world';
import { type StoreUnderTest, storeUnderTest } from '../store-under-test';
import { ENDPOINTS } from './endpoints';

const MEANT = {
  shop_appid: DEMO.shopAppid,
  appid: DEMO.tea.shopAppid,
  to_shop_appid: DEMO.shopAppid,
  product_id: DEMO.apple.productId,
  sku_id: DEMO.apple.skuId,
  order_id: '3727324701692140032',
  promoter_id: DEMO.channelsAccountId,
  promoter_type: 1,
  talent_appid: DEMO.talentAppid,
  mini_program_appid: DEMO.miniProgramAppid,
  sharer_appid: 'wxsharer_wang_ayi',
  export_id: DEMO.shopRoom,
  notice_id: DEMO.shopNotice,
  live_notice_id: DEMO.shopNotice,
  live_id: DEMO.shopRoom,
  coupon_id: DEMO.couponId,
  feed_list: [{ export_id: DEMO.shopVideo }],
  head_supplier_item_link: 'weixinstorehs/1',
  head_supplier_appid: DEMO.tea.supplierAppid,
  to_head_supplier_appid: DEMO.tea.supplierAppid,
  plan_type: 2,
  object_type: 2,
  hs_update_type: 1,
  commission_type: 1,
  commission_ratio: 100_000,
  is_simple_register: true,
  page_size: 10,
  limit: 10,
  next_key: '',
  start_time: 0,
  end_time: 4_000_000_000,
  create_time_range: { start_time: 0, end_time: 4_000_000_000 },
  update_time_range: { start_time: 0, end_time: 4_000_000_000 },
  category: { category_ids_1: ['7339'] },
  spu_item_condition: { flags: ['0'], selling_price_range: { min: '1', max: '9' } },
  flow_id: '1',
  cgi_path: '/cgi-bin/token',
  action: 'all',
};

let world: StoreUnderTest;
let token: string;

beforeAll(async () => {
  world = await storeUnderTest();
  await world.join('wang-ayi');
  const items = [{ product_id: DEMO.apple.productId, sku_id: DEMO.apple.skuId }];
  await world.store.play.order({ person: '小林', items, pay: true });
  token = await world.token();
});

afterAll(() => world.store.stop());

/** Every field is left out, as it is meant, or anything at all. */
const anyBody = fc.record(
  Object.fromEntries(
    Object.entries(MEANT).map(([name, value]) => [
      name,
      fc.oneof({ weight: 4, arbitrary: fc.constant(value) }, fc.jsonValue()),
    ]),
  ),
  { requiredKeys: [] },
);

describe('any call of any endpoint', () => {
  it('is answered with an errcode, never with a failure of the platform', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...Object.keys(ENDPOINTS)), anyBody, async (path, body) => {
        const response = await fetch(`${world.store.url}${path}?access_token=${token}`, {
          method: 'POST',
          body: JSON.stringify(body),
        });
        const text = await response.text();
        expect([response.status, text]).toEqual([200, expect.stringMatching(/^\{/)]);
        const { errcode, available_amount } = JSON.parse(text);
        expect(available_amount ?? Number(errcode)).not.toBeNaN();
      }),
      { numRuns: 300 },
    );
  });
});
