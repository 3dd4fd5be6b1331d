import { createCipheriv, createHash } from 'node:crypto';
import { ENDPOINTS } from '../../emulator/store/api/endpoints';
import { DEMO, minuteMs, StoryWorld } from '../../scripts/story/story-world';

const token = 'localpushtoken';
const aesKey = Buffer.from('abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG=', 'base64');

let world: StoryWorld;
let pushUrl: string;

beforeAll(async () => {
  world = await StoryWorld.start();
  pushUrl = world.running.addresses.pushUrl;
});

afterAll(() => world.stop());

/** Written from the published description, apart from both the emulator's sealer and the product's opener. */
function seal(message: string, appid: string = DEMO.agencyAppid): string {
  const content = Buffer.from(message, 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const plain = Buffer.concat([Buffer.from('0123456789abcdef'), length, content, Buffer.from(appid)]);
  const pad = 32 - (plain.length % 32);
  const cipher = createCipheriv('aes-256-cbc', aesKey, aesKey.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(Buffer.concat([plain, Buffer.alloc(pad, pad)])), cipher.final()]).toString(
    'base64',
  );
}

function signed(encrypt: string, parts: Readonly<Record<string, string>> = {}): string {
  const query = { timestamp: '1785585600', nonce: '424242', encrypt_type: 'aes', ...parts };
  const signature = createHash('sha1')
    .update([token, query.timestamp, query.nonce, encrypt].sort().join(''))
    .digest('hex');
  return new URLSearchParams({ msg_signature: signature, ...query }).toString();
}

function push(query: string, body: string): Promise<Response> {
  return fetch(`${pushUrl}?${query}`, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
}

function pushMessage(message: unknown): Promise<Response> {
  const encrypt = seal(typeof message === 'string' ? message : JSON.stringify(message));
  return push(signed(encrypt), JSON.stringify({ ToUserName: 'gh_shanliren0001', Encrypt: encrypt }));
}

function orderEvent(orderInfo: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const envelope = {
    ToUserName: 'gh_shanliren0001',
    FromUserName: 'oSYS',
    CreateTime: 1_785_585_600,
    MsgType: 'event',
  };
  return { ...envelope, Event: 'head_supplier_commission_order_update', order_info: orderInfo };
}

interface Exported {
  readonly inbox: readonly { readonly _id: string; readonly state: string; readonly attempts: number }[];
  readonly orders: readonly unknown[];
  readonly ledger: readonly unknown[];
  readonly wallets: readonly unknown[];
}

async function stored(): Promise<Exported> {
  return (await world.admin<{ collections: Exported }>('GET', 'export')).collections;
}

function withoutLooks(orders: readonly unknown[]): unknown[] {
  return orders.map((order) => ({ ...Object(order), polledAtMs: null, _changeCount: null }));
}

async function callsOfStoreEvents(): Promise<number> {
  type Stats = { gateway: { byFunction: Record<string, Record<string, number>> } };
  const { gateway } = await world.admin<Stats>('GET', 'stats');
  return Object.values(gateway.byFunction['store-events'] ?? {}).reduce((sum, count) => sum + count, 0);
}

const good = seal(
  JSON.stringify(
    orderEvent({ order_id: '1', sku_id: '1', commission_order_status: 20, order_status: 20, version: '1' }),
  ),
);
const goodBody = JSON.stringify({ ToUserName: 'gh_shanliren0001', Encrypt: good });

describe('a push that is not the platform’s', () => {
  beforeEach(() => world.admin('POST', 'stats/reset'));

  afterEach(async () => {
    expect(await callsOfStoreEvents()).toBe(0);
    const { inbox, orders, ledger } = await stored();
    expect([inbox, orders, ledger]).toEqual([[], [], []]);
  });

  it.each([
    ['no signature', 'timestamp=1785585600&nonce=424242', goodBody, 'bad-signature'],
    ['an empty signature', signed(good, { msg_signature: '' }), goodBody, 'bad-signature'],
    ['a signature of odd length', signed(good, { msg_signature: 'abc' }), goodBody, 'bad-signature'],
    ['a signature of somebody else', signed(good, { msg_signature: 'a'.repeat(40) }), goodBody, 'bad-signature'],
    ['a signature that is not hexadecimal', signed(good, { msg_signature: 'é'.repeat(40) }), goodBody, 'bad-signature'],
    ['the signature of another body', signed(seal('{}')), goodBody, 'bad-signature'],
    ['no timestamp', signed(good, { timestamp: '' }), goodBody, 'bad-signature'],
    ['garbage for a body', signed(good), 'garbage', 'bad-envelope'],
    ['a body cut off', signed(good), goodBody.slice(0, -10), 'bad-envelope'],
    ['an empty body', signed(good), '', 'bad-envelope'],
    ['plain mode', signed(good), JSON.stringify(orderEvent({ order_id: '1' })), 'bad-envelope'],
    ['a cipher cut off', signed(good.slice(0, 44)), JSON.stringify({ Encrypt: good.slice(0, 44) }), 'bad-cipher'],
  ])('with %s is refused', async (_case, query, body, code) => {
    const response = await push(query, body);
    expect([response.status, await response.text()]).toEqual([401, code]);
  });

  it('sealed for another account is refused', async () => {
    const encrypt = seal('{}', 'wxsomebodyelse');
    const response = await push(signed(encrypt), JSON.stringify({ Encrypt: encrypt }));
    expect([response.status, await response.text()]).toEqual([401, 'wrong-appid']);
  });

  it('over 64 KiB is refused without being looked at', async () => {
    const response = await push(signed(good), JSON.stringify({ Encrypt: 'A'.repeat(70_000) }));
    expect(response.status).toBe(413);
  });

  it.each(['PUT', 'DELETE'])('by %s is refused', async (method) => {
    expect((await fetch(`${pushUrl}?${signed(good)}`, { method })).status).toBe(405);
  });
});

describe('the question whether the address is ours', () => {
  const ask = (signature: string | undefined) => {
    const query = new URLSearchParams({
      ...(signature === undefined ? {} : { signature }),
      timestamp: '1714037059',
      nonce: '486452656',
      echostr: '4375120948345356249',
    });
    return fetch(`${pushUrl}?${query.toString()}`);
  };

  it('is answered with the echo when it is signed', async () => {
    const signature = createHash('sha1').update([token, '1714037059', '486452656'].sort().join('')).digest('hex');
    const response = await ask(signature);
    expect([response.status, await response.text()]).toEqual([200, '4375120948345356249']);
  });

  it.each([
    ['a wrong signature', '0'.repeat(40)],
    ['an empty signature', ''],
    ['no signature', undefined],
  ])('is refused with %s, and nothing is echoed', async (_case, signature) => {
    const response = await ask(signature);
    expect([response.status, await response.text()]).toEqual([401, 'bad-signature']);
  });
});

describe('a push that is the platform’s', () => {
  it('about something unknown is kept as a dead letter and acknowledged', async () => {
    const response = await pushMessage({ ...orderEvent({}), Event: 'something_new' });
    expect([response.status, await response.text()]).toEqual([200, 'success']);
    const { inbox } = await stored();
    expect(inbox).toEqual([expect.objectContaining({ state: 'dead', reason: 'unknown-event' })]);
  });

  it('about an order that the platform does not know is kept, tried again, and books nothing', async () => {
    const info = {
      order_id: '3727324701692140999',
      sku_id: '1',
      commission_order_status: 20,
      order_status: 20,
      version: '7',
    };
    expect(await (await pushMessage(orderEvent(info))).text()).toBe('success');
    await world.advance(5 * minuteMs);
    const { inbox, orders, ledger } = await stored();
    const kept = inbox.find((row) => row._id.includes('3727324701692140999'));
    expect(kept).toMatchObject({ state: 'open' });
    expect(kept?.attempts).toBeGreaterThan(0);
    expect([orders, ledger]).toEqual([[], []]);
  });

  it('is kept once however often it is replayed', async () => {
    const info = {
      order_id: '3727324701692141000',
      sku_id: '1',
      commission_order_status: 20,
      order_status: 20,
      version: '7',
    };
    for (let time = 0; time < 3; time += 1) expect((await pushMessage(orderEvent(info))).status).toBe(200);
    const { inbox } = await stored();
    expect(inbox.filter((row) => row._id.includes('3727324701692141000'))).toHaveLength(1);
  });
});

describe('a push about an order that is booked', () => {
  const detailPath = '/channels/ec/league/headsupplier/order/get';
  const readDetail = ENDPOINTS[detailPath];
  let order_id: string;

  beforeAll(async () => {
    await world.join('wang-ayi');
    const link = await world.share('wang-ayi', 'live', DEMO.shopRoom);
    const opened = { promoter_share_link: link.forms.shareLink, export_id: DEMO.shopRoom };
    await world.play('open-link', { person: 'xiao-lin', ...opened });
    const items = [{ product_id: DEMO.apple.productId, sku_id: DEMO.apple.skuId }];
    const from = { live: DEMO.shopRoom };
    ({ order_id } = await world.play<{ order_id: string }>('order', { person: 'xiao-lin', items, from, pay: true }));
  });

  afterEach(() => {
    if (readDetail) ENDPOINTS[detailPath] = readDetail;
  });

  const pushVersion = (version: string | null) => {
    const statuses = { commission_order_status: 20, order_status: 20 };
    return pushMessage(orderEvent({ order_id, sku_id: DEMO.apple.skuId, ...statuses, version }));
  };

  it('changes nothing when it is replayed', async () => {
    const { pushes } = await world.play<{ pushes: { version: string | null }[] }>('pushes', {});
    // Its explanation is written by a timer soon after.
    await world.advance(2 * minuteMs);
    const before = await stored();
    expect(before.ledger).toHaveLength(1);
    expect(await (await pushVersion(pushes.at(-1)?.version ?? null)).text()).toBe('success');
    await world.advance(2 * minuteMs);
    const after = await stored();
    expect(after.inbox.map(({ _id }) => _id)).toEqual(before.inbox.map(({ _id }) => _id));
    // The poll notes on the row when it looked; it may do so in between, and that is no news.
    expect(withoutLooks(after.orders)).toEqual(withoutLooks(before.orders));
    expect([after.ledger, after.wallets]).toEqual([before.ledger, before.wallets]);
  });

  it('changes nothing when the platform answers an older state than the one that is booked', async () => {
    if (!readDetail) throw new Error('the platform has no order detail');
    let older: ReturnType<typeof readDetail> | undefined;
    ENDPOINTS[detailPath] = (context, input) => {
      older = readDetail(context, input);
      return older;
    };
    await world.play('ship', { order_id });
    ENDPOINTS[detailPath] = readDetail;
    await world.play('refund', { order_id, amount: 1000 });
    const before = await stored();
    expect(before.ledger).toHaveLength(2);
    let staleAnswers = 0;
    ENDPOINTS[detailPath] = () => {
      staleAnswers += 1;
      return older ?? {};
    };
    expect(await (await pushVersion('1000000')).text()).toBe('success');
    await world.advance(2 * minuteMs);
    const after = await stored();
    expect(staleAnswers).toBeGreaterThan(0);
    expect([after.ledger, after.wallets]).toEqual([before.ledger, before.wallets]);
    expect(after.inbox.find(({ _id }) => _id.includes('1000000'))).toMatchObject({ state: 'done' });
  });
});
