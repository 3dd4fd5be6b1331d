import { proveBooks } from '../../scripts/story/prove-books';
import { DEMO, hourMs, minuteMs, StoryWorld } from '../../scripts/story/story-world';

/** `npm run prove` books as many as a busy shop sells in a week. */
const orderCount = Number(process.env.PROVE_RUNS ?? 0) > 0 ? 10_000 : 1_000;
/** The article's order: 193.00 yuan, a fee of 25 %, of which the promoter has 80 %. */
const promoterFenOfOrder = 3860;
const ordersPerPage = 30;
const mostRuns = 400;

type Exported = Parameters<typeof proveBooks>[0] & {
  readonly orders: readonly { readonly promoterFen: number; readonly promoter: string | null }[];
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

/** A plan of misbehaviour that never strikes counts the calls. */
async function countCalls(): Promise<void> {
  await world.play('misbehave', { rates: { '-1': 1e-12 } });
}

async function callsSoFar(): Promise<number> {
  return (await world.play<{ calls: number }>('misbehaviour', {})).calls;
}

it(
  `books ${orderCount} orders of which no push arrived, by looking at the platform alone`,
  async () => {
    await world.join('wang-ayi');
    await syncUntilDone();
    const startSec = Math.floor(world.nowMs() / 1000) + 60;
    await world.play('bulk-orders', {
      count: orderCount,
      promoter: 'wang-ayi',
      product_id: DEMO.apple.productId,
      sku_id: DEMO.apple.skuId,
      start_time: startSec,
      end_time: startSec + 3600,
    });
    await countCalls();
    await world.advance(hourMs + 30 * minuteMs);
    const runs = await syncUntilDone();
    const calls = await callsSoFar();

    const { collections } = await world.admin<{ collections: Exported }>('GET', 'export');
    expect(collections.orders).toHaveLength(orderCount);
    expect(collections.orders.every((order) => order.promoterFen === promoterFenOfOrder)).toBe(true);
    expect(collections.inbox.filter(({ kind }) => kind === 'order-updated')).toEqual([]);
    expect(await world.earnings('wang-ayi', 'wallet')).toMatchObject({
      frozenFen: orderCount * promoterFenOfOrder,
      withdrawableFen: 0,
    });
    expect(proveBooks(collections)).toMatchObject({ sumFen: 0, unbalancedEntries: [], walletDifferences: [] });

    const least = Math.ceil(orderCount / ordersPerPage) + orderCount;
    console.log(
      `${orderCount} orders without pushes: ${calls} calls of the platform, ${least} is the least possible ` +
        `(${(calls / least).toFixed(2)} times), ${runs} runs after the hour in which they were made`,
    );
  },
  20 * minuteMs,
);
