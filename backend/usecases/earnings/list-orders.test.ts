import { aSnapshot, orderedAtMs } from '../../../tests/support/builders/a-snapshot';
import { earningsWorld } from '../../../tests/support/earnings-world';
import { paid, sharer } from '../../../tests/support/row-after';
import { listOrders } from './list-orders';

/** One order per entry, a minute apart from the newest on; the entry says how many lines (skus) it has. */
async function worldWith(skusOfOrders: readonly number[]) {
  const world = await earningsWorld();
  for (const [index, skus] of skusOfOrders.entries()) {
    for (let sku = 0; sku < skus; sku += 1) {
      const createdAtMs = orderedAtMs - index * 60_000;
      await world.record({ snapshot: aSnapshot({ orderId: `order${index}`, skuId: `sku${sku}`, createdAtMs }) });
    }
  }
  return world;
}

type World = Awaited<ReturnType<typeof worldWith>>;

async function pagesOf({ ports }: World): Promise<string[][]> {
  const pages: string[][] = [];
  let beforeMs: number | undefined;
  do {
    const page = await listOrders(ports, 'o-wang', { beforeMs });
    if (!page.ok) throw new Error(page.code);
    pages.push(page.value.orders.map((order) => order.key));
    beforeMs = page.value.nextBeforeMs ?? undefined;
  } while (beforeMs !== undefined);
  return pages;
}

const ones = (count: number) => Array.from({ length: count }, () => 1);

it.each([
  ['no order', [], [0]],
  ['fewer than a page', ones(3), [3]],
  ['exactly a page', ones(20), [20]],
  ['one more than a page', ones(21), [20, 1]],
  ['three pages', ones(45), [20, 20, 5]],
  ['an order of three lines over the end of a page', [...ones(19), 3, 1], [22, 1]],
  ['an order of three lines that ends with the page', [...ones(17), 3, 1], [20, 1]],
  ['an order of three lines that begins the next page', [...ones(20), 3], [20, 3]],
  ['an order of 40 lines', [40, 1], [40, 1]],
  ['more lines than one reading', [...ones(10), 109, ...ones(5)], [119, 5]],
])('%s: pages end between orders and hold each line once', async (_name, skusOfOrders, sizes) => {
  const world = await worldWith(skusOfOrders);
  const pages = await pagesOf(world);
  expect(pages.map((page) => page.length)).toEqual(sizes);
  const keys = pages.flat();
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys).toHaveLength(skusOfOrders.reduce((sum, skus) => sum + skus, 0));
});

it('shows the newest first, his own only, as he may see them', async () => {
  const world = await earningsWorld();
  await world.record({ snapshot: paid });
  await world.record({ snapshot: { ...paid, orderId: 'newer', createdAtMs: orderedAtMs + 1 } });
  await world.record({ snapshot: { ...paid, orderId: 'chens', ...sharer('wxchen') } });
  const page = await listOrders(world.ports, 'o-wang', {});
  expect(page.ok && page.value.orders.map((order) => order.orderId)).toEqual(['newer', '3727324701692140032']);
  expect(page.ok && page.value.orders[1]).toEqual({
    key: '3727324701692140032|670813472',
    orderId: '3727324701692140032',
    productTitle: '高山苹果 5 斤',
    createdAtMs: orderedAtMs,
    paymentFen: 19_300,
    promoterFen: 3860,
    paidByPlatformFen: 0,
    settledBy: 'agency',
    payerName: '山里人家带货机构',
    state: { state: 'frozen', waitingFor: 'receipt' },
    reason: {
      code: 'WAITING_RECEIPT',
      zh: '38.60 元已记在您名下。等买家确认收货,满 15 天后的第二天起可以提现。',
      en: "38.60 yuan are booked for you. Free from the day after 15 full days since the buyer's receipt.",
      next: { zh: '买家确认收货后开始数天数。', en: "The days count from the buyer's receipt." },
    },
  });
});

it('is refused to whom is not bound', async () => {
  const world = await earningsWorld();
  expect(await listOrders(world.ports, 'o-stranger', {})).toEqual({ ok: false, code: 'not-bound' });
});
