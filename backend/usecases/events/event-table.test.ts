import { aPush, readAll } from '../../../tests/support/money-world';
import { minuteLater, paid } from '../../../tests/support/row-after';
import { aPlannedProduct, openSyncWorld, type SyncWorld } from '../../../tests/support/sync-world';
import { confirmBinding } from '../joining/confirm-binding';
import { placesUnderTest } from '../sharing/program-under-test';

const apple = aPlannedProduct({ planType: 1 });
const aboutApple = (version: number) =>
  `"item_info":{"appid":"wxshop1","product_id":"${apple.productId}","version":"${version}","event_type":2,"plan_type":1}`;
const aboutTalent = '"item_info":{"talent_info":{"talent_appid":"wxtalent1","nickname":"果园阿杰"}}';
const bind = (status: 1 | 2) => `"bind_status":${status},"sharer_appid":"wxwang","sharer_unionid":"uUnion-wang"`;
const apiDiff =
  '"changelog_url":"https://x.example/log","api_changes":[{"chinese_name":"获取订单","cgi_path":"/order/get"}]';
const order = `"order_info":{"order_id":"${paid.orderId}","sku_id":"${paid.skuId}","commission_order_status":20,"order_status":20,"version":"1"}`;
const talent = {
  talentAppid: 'wxtalent1',
  boundAtMs: 0,
  nickname: '果园阿杰',
  avatarUrl: '',
  videoExportNames: [],
  articleAccountAppids: [],
};
const wang = { promoter: 'wxwang', boundAtMs: 2000, nickname: '王阿姨', avatarUrl: '', settledBy: 'agency' } as const;

interface EventCase {
  readonly event: string;
  readonly fields: string;
  /** Puts the platform into the state of which the event tells. */
  readonly happen: (world: SyncWorld) => void;
  /** The question that the event leads to. */
  readonly question: string;
  /** What is written here afterwards. */
  readonly written: (world: SyncWorld) => Promise<unknown>;
  readonly expected: unknown;
}

const plan = async ({ database }: SyncWorld) => {
  const row = await database.find('plans', `wxshop1|${apple.productId}`);
  return row && { isListed: row.isListed, serviceRatioPpm: row.serviceRatioPpm, title: row.title };
};
const listedApple = { isListed: true, serviceRatioPpm: 250_000, title: '高山苹果' };
const putApple = ({ products }: SyncWorld) => void products.push(apple);

const cases: readonly EventCase[] = [
  {
    event: 'head_supplier_commission_order_update',
    fields: order,
    happen: (world) => world.setOrders(paid),
    question: 'order/get',
    written: async ({ ports }) => (await ports.books.findWallet('wxwang'))?.frozenFen,
    expected: 3860,
  },
  {
    event: 'promoter_bind_result',
    fields: bind(1),
    happen: ({ fake }) => void fake.bound.set('wxwang', wang),
    question: 'sharer/get',
    written: async ({ ports }) => ports.promoters.findPromoter('wxwang'),
    expected: { ...wang, openid: null, unionidHash: 'uUnion-wang', status: 'bound' },
  },
  {
    event: 'head_supplier_item_update',
    fields: aboutApple(1),
    happen: putApple,
    question: 'product/get',
    written: plan,
    expected: listedApple,
  },
  {
    event: 'head_supplier_subscribe_product_baseinfo_update',
    fields: aboutApple(1),
    happen: putApple,
    question: 'product/get',
    written: plan,
    expected: listedApple,
  },
  {
    event: 'head_supplier_subscribe_product_planinfo_update',
    fields: aboutApple(1),
    happen: putApple,
    question: 'product/get',
    written: plan,
    expected: listedApple,
  },
  {
    event: 'talent_window_cancel_auth',
    fields: aboutTalent,
    happen: ({ talents }) => void talents.push(talent),
    question: 'talent/list',
    written: async ({ ports }) => ports.partners.find('wxtalent1'),
    expected: {
      talentAppid: 'wxtalent1',
      nickname: '果园阿杰',
      isPartner: true,
      windowCancelledAtMs: 1_662_480_000_000,
    },
  },
];

describe.each(cases)('$event', ({ event, fields, happen, question, written, expected }) => {
  it('the first time is worked off at once from what the platform says now', async () => {
    const world = openSyncWorld();
    happen(world);
    expect(await world.receive(event, fields)).toBe('processed');
    expect(await written(world)).toEqual(expected);
    expect(world.fake.calls.filter((call) => call.startsWith(question))).toHaveLength(1);
    expect(await world.processInbox()).toMatchObject({ postponed: 0, dead: 0 });
    expect((await readAll(world.database, 'inbox')).map(({ state }) => state)).toEqual(['done']);
  });

  it('a repeat asks nobody and changes nothing', async () => {
    const world = openSyncWorld();
    happen(world);
    await world.receive(event, fields);
    const before = world.fake.calls.length;
    expect(await world.receive(event, fields)).toBe('repeat');
    expect(world.fake.calls).toHaveLength(before);
    expect(await written(world)).toEqual(expected);
  });

  it('without time is kept and worked off by the timer', async () => {
    const world = openSyncWorld();
    happen(world);
    expect(await world.receive(event, fields, { leftMs: () => 0 })).toBe('kept');
    expect(world.fake.calls).toEqual([]);
    expect(await world.processInbox()).toEqual({ done: 1, postponed: 0, dead: 0 });
    expect(await written(world)).toEqual(expected);
  });

  it('during an outage is kept, rests, and is worked off when the platform answers again', async () => {
    const world = openSyncWorld();
    happen(world);
    world.fake.outages.add(question);
    expect(await world.receive(event, fields)).toBe('kept');
    expect(await world.processInbox()).toEqual({ done: 0, postponed: 1, dead: 0 });
    world.fake.outages.clear();
    world.later(60_000);
    expect(await world.processInbox()).toEqual({ done: 1, postponed: 0, dead: 0 });
    expect(await written(world)).toEqual(expected);
  });
});

describe('an older event after a newer one', () => {
  it('of an order books nothing that is over', async () => {
    const world = openSyncWorld();
    world.setOrders(minuteLater(paid, { commissionStatus: 200, orderStatus: 200 }));
    const newer = order.replace('"20,"order_status":20', '200').replace('"version":"1"', '"version":"2"');
    await world.receive('head_supplier_commission_order_update', newer);
    await world.receive('head_supplier_commission_order_update', order);
    expect((await world.ports.books.findWallet('wxwang'))?.frozenFen ?? 0).toBe(0);
  });

  it('of a bond follows what stands now', async () => {
    const world = openSyncWorld();
    world.fake.bound.set('wxwang', wang);
    await world.receive('promoter_bind_result', bind(1), { createTimeSec: 100 });
    world.fake.bound.delete('wxwang');
    await world.receive('promoter_bind_result', bind(2), { createTimeSec: 300 });
    await world.receive('promoter_bind_result', bind(1), { createTimeSec: 200 });
    expect((await world.ports.promoters.findPromoter('wxwang'))?.status).toBe('unbound');
  });

  it('of a product keeps the newer reading, because each reads anew', async () => {
    const world = openSyncWorld();
    world.products.push({ ...apple, serviceRatioPpm: 100_000 });
    await world.receive('head_supplier_item_update', aboutApple(9));
    await world.receive('head_supplier_item_update', aboutApple(8));
    expect(await plan(world)).toEqual({ ...listedApple, serviceRatioPpm: 100_000 });
  });

  it('of a talent keeps the newest moment', async () => {
    const world = openSyncWorld();
    await world.receive('talent_window_cancel_auth', aboutTalent, { createTimeSec: 300 });
    await world.receive('talent_window_cancel_auth', aboutTalent, { createTimeSec: 200 });
    expect(await world.ports.partners.find('wxtalent1')).toEqual({
      talentAppid: 'wxtalent1',
      nickname: '果园阿杰',
      isPartner: false,
      windowCancelledAtMs: 300_000,
    });
  });
});

describe('an event about something unknown', () => {
  it.each([
    ['a product that was never seen here nor there', aboutApple(1), 2],
    ['a product of a shop that is not ours', aboutApple(1).replace('wxshop1', 'wxelsewhere'), 0],
    ['a product without its shop', `"item_info":{"product_id":"${apple.productId}"}`, 0],
  ])('%s writes nothing', async (_name, fields, asked) => {
    const world = openSyncWorld();
    expect(await world.receive('head_supplier_item_update', fields)).toBe('processed');
    expect(world.fake.calls).toHaveLength(asked);
    expect(await readAll(world.database, 'plans')).toEqual([]);
    expect(await readAll(world.database, 'outbox')).toEqual([]);
  });

  it('somebody who is not bound there either writes nothing', async () => {
    const world = openSyncWorld();
    await world.receive('promoter_bind_result', bind(2));
    expect(await readAll(world.database, 'promoters')).toEqual([]);
    expect(await readAll(world.database, 'wallets')).toEqual([]);
  });
});

describe('a bond that was made', () => {
  it('with somebody who has not come to us gives him a wallet, and a row that he claims when he confirms', async () => {
    const world = openSyncWorld();
    world.fake.bound.set('wxwang', wang);
    await world.receive('promoter_bind_result', bind(1));
    expect(await readAll(world.database, 'wallets')).toEqual([
      expect.objectContaining({ _id: 'wxwang', frozenFen: 0 }),
    ]);
    world.setOrders(paid);
    await world.receive('head_supplier_commission_order_update', order);

    world.fake.bound.set('oMini-wang', wang);
    const { promoters } = world.ports;
    await promoters.keepConsent({ openid: 'oMini-wang', agreementVersion: '2026-07', acceptedAtMs: 0, isAdult: true });
    const standing = { registerStatus: 2, bound: true, registerView: null, bindView: null, promoter: 'wxwang' };
    const promoterStanding = async () => ({ ok: true, value: standing }) as const;
    const platform = { ...world.ports.platform, promoterStanding };
    const ports = { ...world.ports, ...placesUnderTest(world.database), platform };
    const caller = { openid: 'oMini-wang', unionid: 'uUnion-wang' };
    expect(await confirmBinding(ports, caller, {})).toMatchObject({ ok: true });
    expect(await promoters.findByOpenid('oMini-wang')).toMatchObject({ promoter: 'wxwang', status: 'bound' });
    expect(await promoters.listBrandsOf('wxwang')).toHaveLength(1);
    expect((await world.ports.books.findWallet('wxwang'))?.frozenFen).toBe(3860);
  });

  it('with somebody whom we know under another name joins him by the hash of his unionid', async () => {
    const world = openSyncWorld();
    const old = { ...wang, promoter: 'wxold', openid: 'oMini-wang', unionidHash: 'uUnion-wang' };
    await world.ports.promoters.saveBound(old);
    world.fake.bound.set('wxwang', wang);
    await world.receive('promoter_bind_result', bind(1));
    expect(await world.ports.promoters.findPromoter('wxwang')).toMatchObject({ openid: 'oMini-wang' });
    expect(await world.ports.promoters.findByOpenid('oMini-wang')).toMatchObject({ status: 'bound' });
  });

  it('never takes the openid of the event, which is the agency’s', async () => {
    const world = openSyncWorld();
    world.fake.bound.set('wxwang', wang);
    await world.receive('promoter_bind_result', `${bind(1)},"sharer_openid":"oAgency-wang"`);
    expect(JSON.stringify(await readAll(world.database, 'promoters'))).not.toContain('oAgency-wang');
  });
});

it('a change of the API is one notice for the operator, however often it is told', async () => {
  const world = openSyncWorld();
  expect(await world.receive('api_diff', apiDiff)).toBe('processed');
  expect(await world.receive('api_diff', apiDiff)).toBe('repeat');
  expect(await readAll(world.database, 'outbox')).toEqual([
    expect.objectContaining({
      _id: expect.stringMatching(/^operator\|API_CHANGED\|[0-9a-f]{64}$/),
      audience: 'operator',
      facts: { changelogUrl: 'https://x.example/log', changes: '获取订单 /order/get', count: 1 },
    }),
  ]);
});

describe('a dead letter that a person opens again', () => {
  const open = async (body: string) => {
    const world = openSyncWorld();
    world.setOrders(paid);
    const event = aPush(paid, { id: 'unknown|1', kind: 'unknown', orderKey: null, body });
    await world.ports.inbox.addDeadLetter(event, 'unknown-event');
    await world.ports.inbox.reopen('unknown|1', world.clock.nowMs());
    return world;
  };

  it('is worked off when it can be read by now', async () => {
    const world = await open(`{"CreateTime":1662480000,"Event":"head_supplier_commission_order_update",${order}}`);
    expect(await world.processInbox()).toEqual({ done: 1, postponed: 0, dead: 0 });
    expect((await world.ports.books.findWallet('wxwang'))?.frozenFen).toBe(3860);
  });

  it('keeps its reason when it can still not be read', async () => {
    const world = await open('{"Event":"something_new"}');
    for (let attempt = 1; attempt <= 12; attempt += 1) {
      await world.processInbox();
      world.later(6 * 3_600_000);
    }
    expect(await readAll(world.database, 'inbox')).toEqual([
      expect.objectContaining({ state: 'dead', reason: 'unknown-event' }),
    ]);
  });
});
