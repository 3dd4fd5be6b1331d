import { createCipheriv, createHash } from 'node:crypto';
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
  readonly inbox: readonly { readonly _id: string; readonly state: string; readonly reason: string | null }[];
  readonly orders: readonly unknown[];
  readonly ledger: readonly unknown[];
}

async function stored(): Promise<Exported> {
  return (await world.admin<{ collections: Exported }>('GET', 'export')).collections;
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
  const ask = (signature: string) => {
    const query = new URLSearchParams({
      signature,
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

  it('is refused when it is not', async () => {
    expect((await ask('0'.repeat(40))).status).toBe(401);
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
    expect(inbox.find((row) => row._id.includes('3727324701692140999'))).toMatchObject({ state: 'open' });
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
