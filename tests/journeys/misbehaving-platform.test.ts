import type { RegisterView } from '../../cloudfunctions/promoter/contract';
import type { WorldState } from '../../emulator/world-states';
import { proveBooks } from '../../scripts/story/prove-books';
import { DEMO, dayMs, hourMs, minuteMs, StoryWorld } from '../../scripts/story/story-world';

/** A token of the platform lasts two hours. */
const tokenLastsMs = 2 * hourMs;

const events = [
  'api_diff',
  'head_supplier_commission_order_update',
  'head_supplier_item_update',
  'head_supplier_subscribe_product_baseinfo_update',
  'head_supplier_subscribe_product_planinfo_update',
  'promoter_bind_result',
  'talent_window_cancel_auth',
];

const pushKinds = ['duplicate', 'reorder', 'delay', 'drop', 'forge', 'garble'];
const callKinds = ['-1', '45009', '45011', '40164', 'slow', 'cut', 'html', 'empty', 'missing-field'];
/** Three in ten messages, and three in ten calls, meet with some kind of it. */
const everythingAtOnce = Object.fromEntries(
  [pushKinds, callKinds].flatMap((kinds) => kinds.map((kind) => [kind, 0.3 / kinds.length])),
);

type Row = Readonly<Record<string, unknown>>;
type Collections = Readonly<Record<string, readonly Row[]>>;

/** What is left out of a comparison: rows by the beginning of their ids, and fields. */
interface Without {
  readonly rows: readonly string[];
  readonly fields: readonly string[];
}

let world: StoryWorld;
/** Before anything befalls the world; every end is played from here. */
let beginning: WorldState;

/** Leads the world to where promoters, links, a first look at the platform and a cooperation are there. */
async function begin(): Promise<void> {
  await world.join('wang-ayi');
  await world.play('cooperate', { product_id: DEMO.apple.productId });
  const link = await world.share('wang-ayi', 'product', DEMO.apple.productId);
  await world.open('xiao-lin', link);
  await world.play('settings', { slowAnswerMs: 1_500 });
  await world.advance(10 * minuteMs);
  await world.admin('POST', 'timers/run', { name: 'sync-store' });
  beginning = world.running.states.save();
}

/** One event of every kind, and two more of the order. */
async function playAllEvents(misbehave: () => Promise<void>): Promise<string[]> {
  const consent = { agreementVersion: '2026-07', isAdult: true };
  const { view } = await world.call<RegisterView>('chen-jie', 'promoter', 'register', consent);
  await misbehave();
  await world.play('business-view', {
    openid: 'oMini-chen-jie',
    query_string: view?.queryString,
    extraData: view?.extraData,
    decision: 'agree',
  });
  const items = [{ product_id: DEMO.apple.productId, sku_id: DEMO.apple.skuId }];
  const order = await world.play<{ order_id: string }>('order', { person: 'xiao-lin', items, pay: true });
  await world.play('refund', { order_id: order.order_id, amount: 1000 });
  await world.play('product', {
    product_id: DEMO.apple.productId,
    title: '高山红苹果',
    plan: { service_ratio: 200_000 },
  });
  await world.play('cancel-window-auth', { talent_appid: DEMO.talentAppid });
  await world.play('api-diff', { changelog_url: 'https://changes.example/log', cgi_path: '/channels/ec/order/get' });
  const { pushes } = await world.play<{ pushes: { event: string }[] }>('pushes', {});
  return [...new Set(pushes.map(({ event }) => event))].sort();
}

/** What the database says in the end, without moments, counters of attempts and ways, and what is random. */
function stateOf(collections: Collections, { rows: left, fields }: Without): Collections {
  const ways = ['inbox', 'ledger', 'leases', 'tokens', 'touches', 'share_links', 'audit', 'daily_metrics', 'dyes'];
  const kept = Object.entries(collections).filter(([name]) => !ways.includes(name));
  return Object.fromEntries(
    kept.map(([name, rows]) => [
      name,
      rows
        // What promoters are told of their money follows the ledger's lines, and those depend on what was seen of the way.
        .filter(({ _id }) => ![...left, 'money|'].some((part) => String(_id).startsWith(part)))
        .map((row) => timeless(row, fields))
        .sort((one, other) => String(one._id).localeCompare(String(other._id))),
    ]),
  );
}

const wayFields =
  /^(?:_changeCount|revision|booking|appliedEvents|attempts|holder|position|about|attribution|explanation)$/;

function timeless(value: unknown, fields: readonly string[]): Row {
  const plain: unknown = JSON.parse(
    JSON.stringify(value, (name, inner: unknown) =>
      wayFields.test(name) || /(?:Ms|Sec|Day)$/.test(name) || fields.includes(name) ? undefined : inner,
    )
      .replace(/127\.0\.0\.1:\d+/g, 'platform.example')
      .replace(/[0-9a-f]{64}/g, 'hash'),
  );
  return plain as Row;
}

/** Every account's balance: how many steps led to it depends on what was seen of the way. */
function balancesOf(ledger: readonly Row[]): Record<string, number> {
  const balances: Record<string, number> = {};
  for (const { postings } of ledger as unknown as readonly {
    readonly postings: readonly { readonly from: string; readonly to: string; readonly amountFen: number }[];
  }[]) {
    for (const { from, to, amountFen } of postings) {
      balances[from] = (balances[from] ?? 0) - amountFen;
      balances[to] = (balances[to] ?? 0) + amountFen;
    }
  }
  return balances;
}

/** How the platform misbehaves while the events happen; `tokenExpires`: the token is asked for again meanwhile. */
interface Trouble {
  readonly rates: Readonly<Record<string, number>>;
  readonly seed?: number;
  readonly tokenExpires?: boolean;
}

/**
 * The platform behaves again: three hours, the night, and an hour a day later everything that can be asked
 * has been asked again. The hours between only pass.
 */
async function recover(): Promise<void> {
  await world.advance(3 * hourMs);
  await world.throughNights(world.nowMs() + dayMs);
  await world.advance(hourMs);
}

async function endOf({ rates, seed = 7, tokenExpires = false }: Trouble, without: Without) {
  await world.running.states.restore(beginning);
  const told = await playAllEvents(async () => {
    await world.play('misbehave', { seed, rates });
    if (tokenExpires) await world.advance(tokenLastsMs);
  });
  const { counts } = await world.play<{ counts: Record<string, number> }>('misbehaviour', {});
  await world.play('misbehave', {});
  await recover();
  const { collections } = await world.admin<{ collections: Collections }>('GET', 'export');
  const proof = proveBooks(collections as unknown as Parameters<typeof proveBooks>[0]);
  const open = (collections.inbox ?? []).filter(({ state }) => state !== 'done');
  const state = stateOf(collections, without);
  return { told, counts, proof, open, state, balances: balancesOf(collections.ledger ?? []) };
}

/** What is only ever told by a push: the platform has no question that would find it out. */
const onlyByPush: Without = { rows: ['operator|API_CHANGED', 'talent|'], fields: ['unionidHash'] };
/**
 * By the platform's pages a plan without an end has none, and an absent list is empty. What people were told of that
 * stays told, and a talent who was missing stays out of the cooperation: compared is everything else.
 */
const absentFields: Without = { rows: ['talent|', 'change|'], fields: ['previous'] };
const nothing: Without = { rows: [], fields: [] };

/** In a proof (PROVE_RUNS) each kind is met alone; else what befalls messages is met together with what befalls calls. */
const isProof = process.env.PROVE_RUNS !== undefined;
const alone: readonly [readonly string[], Without][] = [
  [['duplicate'], nothing],
  [['reorder'], nothing],
  [['delay'], nothing],
  [['drop'], onlyByPush],
  [['forge'], nothing],
  [['garble'], nothing],
  [['-1'], nothing],
  [['45009'], nothing],
  [['45011'], nothing],
  [['slow'], nothing],
  [['cut'], nothing],
  [['html'], nothing],
  [['empty'], nothing],
  [['missing-field'], absentFields],
];
/** A message that comes late or never leads to no call while the platform misbehaves. */
const together: readonly [readonly string[], Without][] = [
  [['duplicate', '-1'], nothing],
  [['reorder', '45009'], nothing],
  [['forge', 'slow'], nothing],
  [['garble', 'cut'], nothing],
  ...alone.filter(([[kind = '']]) => ['delay', 'drop', '45011', 'html', 'empty', 'missing-field'].includes(kind)),
];

describe('a platform that misbehaves', () => {
  let good: Awaited<ReturnType<typeof endOf>>;

  beforeAll(async () => {
    world = await StoryWorld.start();
    await begin();
    good = await endOf({ rates: {} }, nothing);
  }, 120_000);

  afterAll(() => world?.stop());

  it('well-behaved tells all seven events, and leaves nothing open', () => {
    expect(good.told).toEqual(events);
    expect(good.open).toEqual([]);
    expect(good.state.orders).toEqual([expect.objectContaining({ promoterFen: 3660, moneyIn: 'frozen' })]);
    expect((good.state.outbox ?? []).map(({ code, audience }) => `${String(audience)} ${String(code)}`).sort()).toEqual(
      ['operator API_CHANGED', 'promoter RATE_CUT', 'sharers RATE_CUT'],
    );
  });

  it.each(isProof ? alone : together)(
    'with %j on every message or call ends in the same state',
    async (kinds, without) => {
      const end = await endOf({ rates: Object.fromEntries(kinds.map((kind) => [kind, 1])) }, without);
      for (const kind of kinds) expect(end.counts[kind]).toBeGreaterThan(0);
      expectSameEnd(end, without);
    },
    120_000,
  );

  it('that lets us in no more when the token has run out ends in the same state', async () => {
    const end = await endOf({ rates: { '40164': 1 }, tokenExpires: true }, nothing);
    expect(end.counts['40164']).toBeGreaterThan(0);
    expectSameEnd(end, nothing);
  }, 120_000);

  it.each(isProof ? [1, 2, 3] : [1])(
    'with everything of it at once at a rate of 0.3, by seed %i, ends in the same state',
    async (seed) => {
      const end = await endOf({ rates: everythingAtOnce, seed }, onlyByPush);
      expect(Object.keys(end.counts).length).toBeGreaterThan(1);
      expectSameEnd(end, onlyByPush);
    },
    120_000,
  );

  function expectSameEnd(end: typeof good, without: Without): void {
    expect(end.told).toEqual(events);
    expect(end.state).toEqual(stateOf(good.state, without));
    expect(end.balances).toEqual(good.balances);
    expect(end.open).toEqual([]);
    expect(end.proof).toMatchObject({ sumFen: 0, unbalancedEntries: [], walletDifferences: [] });
  }

  it('is compared in what is on the shelf and in what people are told', () => {
    expect(Object.keys(good.state)).toEqual(expect.arrayContaining(['contents', 'outbox', 'plans']));
    for (const name of ['contents', 'plans']) expect((good.state[name] ?? []).length).toBeGreaterThan(0);
  });
});
