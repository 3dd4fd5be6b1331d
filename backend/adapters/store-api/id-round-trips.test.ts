import fc from 'fast-check';
import type { WholeStorePlatform } from '../../ports/store-platform';
import { askSample } from './samples/sample-under-test';

const runs = { numRuns: Math.max(100, Number(process.env.PROVE_RUNS ?? 0)) };
const uint64 = fc.bigInt({ min: 1n, max: 2n ** 64n - 1n }).map(String);
const isBare = fc.boolean();

type Trip = readonly [
  label: string,
  ask: (store: WholeStorePlatform, id: string) => Promise<unknown>,
  /** An answer around an id as the platform writes it: bare or in quotes. */
  answer: (id: string) => string,
];

const info = '{"title":"t","status":5,"skus":[{"sku_id":1,"sale_price":5}]}';
const orderParts = `"order_detail":{"shop_info":{"appid":"wx1"},"product_info":{"product_id":7,"actual_payment":1},
  "order_info":{"order_status":20},"commission_info":{"service_ratio":1,"service_amount":1}}`;
const clueParts = `"clue_detail":{"shop_info":{"appid":"wx1"},"product_info":{"product_id":7,"actual_payment":1},
  "order_info":{"status":20}}`;
const times = '"create_time":5,"update_time":6,"status":20';

/** Questions with an id whose answer has the same id: it must go out and come back with each of its digits. */
const bothWays: readonly Trip[] = [
  [
    'order',
    (store, id) => store.findOrder({ orderId: id, skuId: '1' }),
    (id) => `{"commssion_order":{"order_id":${id},"sku_id":1,${times},${orderParts}}}`,
  ],
  [
    'sku of an order',
    (store, id) => store.findOrderDetail({ orderId: '1', skuId: id }),
    (id) => `{"commssion_order":{"order_id":"1","sku_id":${id},${times},${orderParts}}}`,
  ],
  [
    'clue',
    (store, id) => store.findClue({ orderId: id, skuId: '1' }),
    (id) => `{"commssion_clue":{"order_id":${id},"sku_id":1,${times},${clueParts}}}`,
  ],
  [
    'product',
    (store, id) => store.productBasics({ productId: id, shopAppid: 'wx1' }),
    (id) => `{"product":{"shop_appid":"wx1","product_id":${id},"product_info":${info}}}`,
  ],
  [
    'product under promotion',
    (store, id) => store.productDetail({ productId: id, shopAppid: 'wx1', planType: 1 }),
    (id) =>
      `{"product":{"shop_appid":"wx1","product_id":${id},"product_info":${info},"commission_info":{"status":1,"service_ratio":5}}}`,
  ],
  [
    'coupon',
    (store, id) => store.couponFacts(id),
    (id) => `{"coupon":{"coupon_id":${id},"shop_appid":"wx1","status":2,"coupon_info":{}}}`,
  ],
  [
    'movement of money',
    (store, id) => store.findFundsFlow(id),
    (id) =>
      `{"funds_flow":{"flow_id":${id},"funds_type":1,"amount":1,"balance":1,"bookkeeping_time":"2025-02-11 15:45:39"}}`,
  ],
  [
    'product with activities',
    (store, id) => store.productActivities({ productId: id, shopAppid: 'wx1' }),
    (id) => `{"product_activity_list":[{"product_id":${id},"activity_price":5}]}`,
  ],
];

const row = (name: string, inner: (id: string) => string) => (id: string) => `{"${name}":[${inner(id)}]}`;

/** Lists whose ids are read alone. */
const inLists: readonly Trip[] = [
  [
    'order',
    (store) => store.listOrders({ updated: { fromSec: 1, toSec: 2 } }).all(),
    row('list', (id) => `{"order_id":${id},"sku_id":1}`),
  ],
  ['sku', (store) => store.listClues().all(), row('list', (id) => `{"order_id":1,"sku_id":${id}}`)],
  [
    'product',
    (store) => store.searchPromotedProducts({ planType: 1 }).all(),
    row('product_list', (id) => `{"product_id":${id},"shop_appid":"wx1"}`),
  ],
  [
    'subscribed product',
    (store) => store.listSubscribedProducts().all(),
    row('subscribe_info_list', (id) => `{"product_id":${id},"shop_appid":"wx1"}`),
  ],
  ['coupon', (store) => store.listPublicCoupons().all(), row('coupons', (id) => `{"coupon_id":${id}}`)],
  ['movement', (store) => store.listFundsFlows().all(), row('flow_ids', (id) => id)],
  [
    'linked account',
    (store) => store.listLinkedAccounts('wx1').all(),
    row('promoter_list', (id) => `{"promoter_id":${id},"promoter_type":1}`),
  ],
  [
    'category',
    (store) => store.listCategories(),
    row('cats_v2', (id) => `{"cat_and_qua":[{"cat":{"cat_id":${id},"name":"n"}}]}`),
  ],
];

function idsIn(value: unknown): string[] {
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(idsIn) : [String(value)];
}

describe('an id of 64 bits', () => {
  it.each(bothWays)('of a %s goes out and comes back as it is', async (_label, ask, answer) => {
    await fc.assert(
      fc.asyncProperty(uint64, isBare, async (id, bare) => {
        const { value, sent } = await askSample((store) => ask(store, id), { text: answer(bare ? id : `"${id}"`) });
        expect(idsIn(value)).toContain(id);
        expect(sent[0]?.text).toMatch(new RegExp(`[:"]${id}[",}]`));
      }),
      runs,
    );
  });

  it.each(inLists)('of a %s in a list is read as it is', async (_label, ask, answer) => {
    await fc.assert(
      fc.asyncProperty(uint64, isBare, async (id, bare) => {
        const { value } = await askSample((store) => ask(store, id), { text: answer(bare ? id : `"${id}"`) });
        expect(idsIn(value)).toContain(id);
      }),
      runs,
    );
  });

  it.each(bothWays)(
    'of a %s is another when a digit differs, and then nothing is read',
    async (_label, ask, answer) => {
      await fc.assert(
        fc.asyncProperty(uint64, uint64, async (asked, told) => {
          fc.pre(asked !== told);
          const { outage, value } = await askSample((store) => ask(store, asked), { text: answer(told) });
          if (outage) expect(outage.reason).toContain('another');
          else expect(value).toEqual([]);
        }),
        runs,
      );
    },
  );
});
