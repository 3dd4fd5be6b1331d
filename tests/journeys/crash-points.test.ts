import { ServiceError } from '../../emulator/cloud/gateway/service-error';
import { proveBooks } from '../../scripts/story/prove-books';
import { DEMO, minuteMs, StoryWorld } from '../../scripts/story/story-world';

let world: StoryWorld;

beforeAll(async () => {
  world = await StoryWorld.start();
  await world.join('wang-ayi');
  const link = await world.share('wang-ayi', 'live', DEMO.shopRoom);
  await world.play('open-link', {
    person: 'xiao-lin',
    promoter_share_link: link.forms.shareLink,
    export_id: DEMO.shopRoom,
  });
}, 120_000);

afterAll(() => world.stop());

async function order(): Promise<string> {
  const items = [{ product_id: DEMO.apple.productId, sku_id: DEMO.apple.skuId }];
  await world.play('push-mode', { mode: 'drop', count: 1 });
  const placed = await world.play<{ order_id: string }>('order', {
    person: 'xiao-lin',
    items,
    from: { live: DEMO.shopRoom },
    pay: true,
  });
  return placed.order_id;
}

interface MoneyEvent {
  /** Makes an order ready for the event, which also warms the function up. */
  readonly prepare: () => Promise<string>;
  /** The event itself; answers whose order it was. */
  readonly play: (orderId: string) => Promise<string>;
  /** Database calls from the push to the answer. */
  readonly calls: number;
  readonly causes: readonly string[];
  /** Where the order's promoter money is in the end. */
  readonly money: Readonly<Record<string, number>>;
}

/** 193.00 yuan at a fee of 25 %, of which the promoter has 80 %: 38.60 an order. */
const events: Readonly<Record<'paid' | 'settled' | 'refunded', MoneyEvent>> = {
  paid: { prepare: order, play: order, calls: 8, causes: ['ORDER_PAID'], money: { frozen: 3860 } },
  settled: {
    async prepare() {
      const order_id = await order();
      await world.play('ship', { order_id });
      await world.play('receive', { order_id });
      return order_id;
    },
    play: (order_id) => played('settle', order_id),
    calls: 8,
    causes: ['DUE_DATED', 'ORDER_PAID'],
    money: { 'due/20260817': 3860 },
  },
  refunded: {
    prepare: order,
    play: (order_id) => played('refund', order_id),
    calls: 7,
    causes: ['ORDER_PAID', 'ORDER_REFUNDED'],
    money: {},
  },
};

async function played(verb: string, order_id: string): Promise<string> {
  await world.play(verb, { order_id });
  return order_id;
}

/** Counts the function's database calls, and does something as the n-th comes in. */
function atCall(nth: number, act: () => void): () => number {
  let calls = 0;
  world.running.cloud.database.beforeAction = (_action, _body, context) => {
    if (context.functionName !== 'store-events') return;
    calls += 1;
    if (calls === nth) act();
  };
  return () => calls;
}

const kills = {
  /** The function is killed and its call does not reach the database. */
  'and the call is lost': () => {
    void world.running.cloud.functions.dropInstances('store-events');
    throw new ServiceError('SYS_ERR', 'the function was killed');
  },
  /** The function is killed while the call is on its way: the database carries it out, nobody hears the answer. */
  'and the call is carried out': () => {
    void world.running.cloud.functions.dropInstances('store-events');
  },
} as const;

/** In a proof (PROVE_RUNS) every call meets both ways of being killed; else each meets one, in turn, and the last both. */
const isProof = process.env.PROVE_RUNS !== undefined;

function killedCalls(calls: number, kill: keyof typeof kills): number[] {
  const rest = kill === 'and the call is lost' ? 1 : 0;
  const all = Array.from({ length: calls }, (_, index) => index + 1);
  return all.filter((nth) => isProof || nth === calls || nth % 2 === rest);
}

interface Entry {
  readonly _id: string;
  readonly cause: string;
  readonly orderKey: string | null;
  readonly postings: readonly { readonly from: string; readonly to: string; readonly amountFen: number }[];
}

interface Exported {
  readonly inbox: readonly { readonly state: string }[];
  readonly ledger: readonly Entry[];
  readonly wallets: readonly Readonly<Record<string, unknown>>[];
}

/** The promoter's accounts as the entries leave them, those at zero left out. */
function moneyOf(entries: readonly Entry[]): Record<string, number> {
  const sums = new Map<string, number>();
  for (const { from, to, amountFen } of entries.flatMap(({ postings }) => postings)) {
    sums.set(from, (sums.get(from) ?? 0) - amountFen);
    sums.set(to, (sums.get(to) ?? 0) + amountFen);
  }
  const own = [...sums].filter(([account, amountFen]) => account.startsWith('promoter/') && amountFen !== 0);
  return Object.fromEntries(own.map(([account, amountFen]) => [account.split('/').slice(2).join('/'), amountFen]));
}

describe.each(['paid', 'settled', 'refunded'] as const)('a function that is killed while an order is %s', (name) => {
  const event = events[name];

  afterEach(() => {
    world.running.cloud.database.beforeAction = undefined;
  });

  async function expectBooks(orderId: string): Promise<void> {
    const { collections } = await world.admin<{ collections: Exported }>('GET', 'export');
    const entries = collections.ledger.filter(({ orderKey }) => orderKey?.startsWith(orderId));
    expect(entries.map(({ cause }) => cause).sort()).toEqual(event.causes);
    expect(moneyOf(entries)).toEqual(event.money);
    expect(proveBooks(collections)).toMatchObject({ sumFen: 0, unbalancedEntries: [], walletDifferences: [] });
    expect(collections.inbox.filter((row) => row.state !== 'done')).toEqual([]);
  }

  it(`makes ${event.calls} calls when nobody kills it`, async () => {
    const prepared = await event.prepare();
    const callsSeen = atCall(Number.POSITIVE_INFINITY, () => undefined);
    const orderId = await event.play(prepared);
    expect(callsSeen()).toBe(event.calls);
    await world.advance(3 * minuteMs);
    await expectBooks(orderId);
  });

  describe.each(['and the call is lost', 'and the call is carried out'] as const)('%s', (kill) => {
    it.each(killedCalls(event.calls, kill))('at call %i: the same books once the push has come again', async (nth) => {
      const prepared = await event.prepare();
      const callsSeen = atCall(nth, kills[kill]);
      const orderId = await event.play(prepared);
      await world.advance(3 * minuteMs);
      expect(callsSeen()).toBeGreaterThanOrEqual(nth);
      await expectBooks(orderId);
    });
  });
});
