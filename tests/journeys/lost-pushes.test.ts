import { proveBooks } from '../../scripts/story/prove-books';
import { DEMO, hourMs, minuteMs, StoryWorld } from '../../scripts/story/story-world';

/** `npm run prove` books as many as a busy shop sells in a week. */
const orderCount = Number(process.env.PROVE_RUNS ?? 0) > 0 ? 10_000 : 1_000;
/** Of each batch so many are refunded wholly after they were booked, and as many in part. */
const refundsPerBatch = orderCount / 200;
const partFen = 1_000;

/** Two promoters and two skus: what the promoter has of an order, and of one of which 10.00 yuan went back. */
const batches = [
  // 193.00 yuan, a fee of 25 %, of which the promoter has 80 %.
  { person: 'wang-ayi', ...DEMO.apple, promoterFen: 3860, afterPartFen: 3660 },
  { person: 'chen-jie', ...DEMO.apple, promoterFen: 3860, afterPartFen: 3660 },
  // 99.90 yuan, a fee of 20 %: 19.98 and 17.98 yuan, of which 80 % are 15.98 and 14.38 yuan.
  { person: 'wang-ayi', ...DEMO.orange, promoterFen: 1598, afterPartFen: 1438 },
  { person: 'chen-jie', ...DEMO.orange, promoterFen: 1598, afterPartFen: 1438 },
] as const;
const ordersPerBatch = orderCount / batches.length;
/** The least possible times this, at the most. */
const mostTimesTheLeast = 1.25;
const ordersPerPage = 30;
const mostRuns = 400;

type Exported = Parameters<typeof proveBooks>[0] & {
  readonly orders: readonly { readonly promoterFen: number; readonly _id: string; readonly moneyIn: string }[];
  readonly inbox: readonly { readonly kind: string }[];
};

interface SyncReply {
  readonly result?: { readonly ok: boolean; readonly jobsUnfinished?: number; readonly jobsFailed?: number };
}

let world: StoryWorld;

beforeAll(async () => {
  world = await StoryWorld.start();
});

afterAll(() => world.stop());

async function syncUntilDone(): Promise<number> {
  for (let run = 1; run <= mostRuns; run += 1) {
    const reply = await world.admin<SyncReply>('POST', 'timers/run', { name: 'sync-store' });
    const { ok = false, jobsUnfinished = 0, jobsFailed = 0 } = reply.result ?? {};
    if (!ok || jobsFailed > 0) throw new Error(JSON.stringify(reply));
    if (jobsUnfinished === 0) return run;
  }
  throw new Error(`${mostRuns} runs were not enough`);
}

/** Every push is lost from now on, and the calls are counted. */
async function losePushes(): Promise<void> {
  await world.play('misbehave', { rates: { drop: 1 } });
}

async function callsSoFar(): Promise<number> {
  return (await world.play<{ calls: number }>('misbehaviour', {})).calls;
}

/** One batch of paid orders over an hour; gives the number of the first, after which they count up. */
async function placeBatch({ person, productId, skuId }: (typeof batches)[number], startSec: number): Promise<bigint> {
  const { first_order_id } = await world.play<{ first_order_id: string }>('bulk-orders', {
    count: ordersPerBatch,
    promoter: person,
    product_id: productId,
    sku_id: skuId,
    start_time: startSec,
    end_time: startSec + 3600,
  });
  return BigInt(first_order_id);
}

/** The first orders of a batch, which are booked by now, go back: wholly, and the next ones in part. */
async function refundFirstOf(firstId: bigint): Promise<void> {
  for (let nth = 0; nth < 2 * refundsPerBatch; nth += 1) {
    const order_id = String(firstId + BigInt(nth));
    await world.play('refund', nth < refundsPerBatch ? { order_id } : { order_id, amount: partFen });
  }
}

/** What orders of a batch are worth to the promoter, and how many are worth that. */
function expectedWorths({ skuId }: (typeof batches)[number]): Record<string, number> {
  const alike = batches.filter((batch) => batch.skuId === skuId);
  const [batch] = alike;
  return {
    [String(batch?.promoterFen)]: alike.length * (ordersPerBatch - 2 * refundsPerBatch),
    [String(batch?.afterPartFen)]: alike.length * refundsPerBatch,
    '0': alike.length * refundsPerBatch,
  };
}

function worthsOf(orders: Exported['orders'], skuId: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const order of orders.filter(({ _id }) => _id.endsWith(`|${skuId}`))) {
    const worth = String(order.moneyIn === 'none' ? 0 : order.promoterFen);
    counts[worth] = (counts[worth] ?? 0) + 1;
  }
  return counts;
}

it(
  `books ${orderCount} orders of which no push arrived, by looking at the platform alone`,
  async () => {
    for (const person of ['wang-ayi', 'chen-jie']) await world.join(person);
    await syncUntilDone();
    const startSec = Math.floor(world.nowMs() / 1000) + 60;
    const firstIds: bigint[] = [];
    for (const batch of batches) firstIds.push(await placeBatch(batch, startSec));
    await losePushes();
    await world.advance(hourMs + 30 * minuteMs);
    await syncUntilDone();
    for (const firstId of firstIds) await refundFirstOf(firstId);
    await world.advance(10 * minuteMs);
    const runs = await syncUntilDone();
    const calls = await callsSoFar();

    const { collections } = await world.admin<{ collections: Exported }>('GET', 'export');
    expect(collections.orders).toHaveLength(orderCount);
    for (const batch of batches) {
      expect(worthsOf(collections.orders, batch.skuId)).toEqual(expectedWorths(batch));
    }
    expect(collections.inbox.filter(({ kind }) => kind === 'order-updated')).toEqual([]);
    const frozenFen = (ordersPerBatch - 2 * refundsPerBatch) * (3860 + 1598) + refundsPerBatch * (3660 + 1438);
    for (const person of ['wang-ayi', 'chen-jie']) {
      expect(await world.earnings(person, 'wallet')).toMatchObject({ frozenFen, withdrawableFen: 0 });
    }
    expect(proveBooks(collections)).toMatchObject({ sumFen: 0, unbalancedEntries: [], walletDifferences: [] });

    const looks = orderCount + batches.length * 2 * refundsPerBatch;
    const least = Math.ceil(looks / ordersPerPage) + looks;
    console.log(
      `${orderCount} orders without pushes, ${looks - orderCount} of them refunded: ${calls} calls of the platform, ` +
        `${least} is the least possible (${(calls / least).toFixed(2)} times), ` +
        `${runs} runs after the hour in which they were made`,
    );
    expect(calls / least).toBeLessThan(mostTimesTheLeast);
  },
  20 * minuteMs,
);
