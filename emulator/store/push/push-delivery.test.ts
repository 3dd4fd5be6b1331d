import { createDecipheriv } from 'node:crypto';
import { PUSH_SECRETS, type Receiver, type StoreUnderTest, startReceiver, storeUnderTest } from '../store-under-test';
import { pushSignature } from './push-crypto';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

let world: StoreUnderTest;
let receiver: Receiver;

beforeEach(async () => {
  receiver = await startReceiver();
  world = await storeUnderTest({
    push: { ...PUSH_SECRETS, url: receiver.url },
    settings: { pushDeadlineMs: 150 },
    seed: 7,
  });
});

afterEach(async () => {
  await world.store.stop();
  await receiver.stop();
});

/** Opens one message as the agency has to. */
function unseal(encrypt: string): { message: unknown; appid: string } {
  const key = Buffer.from(`${PUSH_SECRETS.encodingAesKey}=`, 'base64');
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  const padded = Buffer.concat([decipher.update(encrypt, 'base64'), decipher.final()]);
  const plain = padded.subarray(0, padded.length - (padded.at(-1) ?? 0));
  const length = plain.readUInt32BE(16);
  const message: unknown = JSON.parse(plain.subarray(20, 20 + length).toString('utf8'));
  return { message, appid: plain.subarray(20 + length).toString('utf8') };
}

function sealedText(body: string): string {
  return /"Encrypt":"([^"]+)"/.exec(body)?.[1] ?? '';
}

const lastPush = async () => (await world.store.play.pushes()).pushes.at(-1);

describe('a message to the agency', () => {
  it('is sealed and signed so that the agency can open it', async () => {
    const sharer_appid = await world.join('wang-ayi');
    await world.store.settle();
    const [{ query, body } = { query: new URLSearchParams(), body: '' }] = receiver.received;
    const encrypt = sealedText(body);
    const [timestamp, nonce] = [query.get('timestamp') ?? '', query.get('nonce') ?? ''];
    expect(query.get('encrypt_type')).toBe('aes');
    expect(query.get('msg_signature')).toBe(pushSignature(PUSH_SECRETS.token, timestamp, nonce, encrypt));
    expect(query.get('signature')).toBe(pushSignature(PUSH_SECRETS.token, timestamp, nonce));
    expect(unseal(encrypt)).toMatchObject({
      appid: 'wxagency_shanliren',
      message: {
        ToUserName: 'gh_shanliren0001',
        MsgType: 'event',
        Event: 'promoter_bind_result',
        bind_status: 1,
        sharer_appid,
        sharer_openid: 'oAgency-wang-ayi',
        sharer_unionid: 'uUnion-wang-ayi',
      },
    });
  });

  it.each([
    ['success', 200, 'delivered'],
    ['', 200, 'delivered'],
    ['fail', 200, 'waiting'],
    ['success', 500, 'waiting'],
  ])('answered "%s" with status %i is %s', async (body, status, expected) => {
    receiver.answers({ body, status });
    await world.join('wang-ayi');
    await world.store.settle();
    expect((await lastPush())?.status).toBe(expected);
  });

  it('is tried ten times on the ladder 0, 0, 10 s, 1, 5, 30, 60, 60, 60 minutes, then given up', async () => {
    receiver.answers({ status: 503, body: 'busy' });
    await world.join('wang-ayi');
    await world.store.settle();
    expect(receiver.received).toHaveLength(3);
    await world.clock.advanceBy(4 * HOUR_MS);
    const push = await lastPush();
    expect(push?.status).toBe('given-up');
    const gapsSeconds = push?.attempts.map((one, at, all) => Math.round((one.atMs - (all[at - 1]?.atMs ?? 0)) / 1000));
    expect(gapsSeconds?.slice(1)).toEqual([0, 0, 10, 60, 300, 1800, 3600, 3600, 3600]);
    expect(receiver.received).toHaveLength(10);
  });

  it('that is answered too late counts as not answered and comes again', async () => {
    receiver.answers({ status: 200, body: 'success', afterMs: 400 });
    await world.join('wang-ayi');
    await world.store.settle();
    receiver.answers({ status: 200, body: 'success' });
    await world.clock.advanceBy(MINUTE_MS);
    const push = await lastPush();
    expect(push?.attempts.map((one) => one.status)).toEqual([null, null, null, 200]);
    expect(push?.status).toBe('delivered');
  });

  it('is never sent when no address is set', async () => {
    world.store.setPushUrl(undefined);
    await world.join('wang-ayi');
    expect((await lastPush())?.status).toBe('no-url');
  });
});

describe('the check of the address', () => {
  it('passes when the text comes back and fails when it does not', async () => {
    expect(await world.store.verifyPushUrl()).toMatchObject({ ok: true, status: 200 });
    world.store.setPushUrl(world.store.url);
    expect(await world.store.verifyPushUrl()).toMatchObject({ ok: false });
  });
});

describe('misbehaviour on request', () => {
  const bindAndUnbind = async () => {
    await world.join('wang-ayi');
    await world.store.play.unbind({ person: 'wang-ayi' });
    await world.store.settle();
  };
  const seen = () =>
    receiver.received.map(
      ({ body }) => /"bind_status":(\d)/.exec(JSON.stringify(unseal(sealedText(body)).message))?.[1],
    );

  it('duplicate sends an answered message again, as often as asked', async () => {
    await world.store.play.pushMode({ mode: 'duplicate', count: 1 });
    await bindAndUnbind();
    expect(seen()).toEqual(['1', '1', '2']);
  });

  it('reorder lets a later message go first', async () => {
    await world.store.play.pushMode({ mode: 'reorder', count: 2 });
    await bindAndUnbind();
    expect(seen()).toEqual(['2', '1']);
  });

  it('drop loses a message for good, all tries included', async () => {
    await world.store.play.pushMode({ mode: 'drop', count: 1 });
    await bindAndUnbind();
    await world.clock.advanceBy(5 * HOUR_MS);
    expect(seen()).toEqual(['2']);
    expect((await world.store.play.pushes()).pushes[0]?.status).toBe('lost');
  });

  it('hold keeps messages until they are released in the order given', async () => {
    await world.store.play.pushMode({ mode: 'hold' });
    await bindAndUnbind();
    expect(receiver.received).toHaveLength(0);
    expect(await world.store.play.releasePushes({ ids: [2, 1] })).toEqual({ released: [2, 1] });
    await world.store.settle();
    expect(seen()).toEqual(['2', '1']);
  });

  it('a delay puts a message off on the clock of this world', async () => {
    await world.store.play.pushFault({ fault: 'delay', delay_seconds: 600 });
    await bindAndUnbind();
    expect(seen()).toEqual(['2']);
    await world.clock.advanceBy(11 * MINUTE_MS);
    expect(seen()).toEqual(['2', '1']);
  });

  it('forge breaks the signature and wrong-appid the end of the text', async () => {
    await world.store.play.pushFault({ fault: 'forge' });
    await world.store.play.pushFault({ fault: 'wrong-appid' });
    await bindAndUnbind();
    const [forged, strange] = receiver.received;
    const encrypt = sealedText(forged?.body ?? '');
    const parts = [forged?.query.get('timestamp') ?? '', forged?.query.get('nonce') ?? '', encrypt];
    expect(forged?.query.get('msg_signature')).not.toBe(pushSignature(PUSH_SECRETS.token, ...parts));
    expect(unseal(sealedText(strange?.body ?? '')).appid).toBe('wx_somebody_else');
  });

  it('garble sends a body that does not carry what was signed', async () => {
    await world.store.play.pushFault({ fault: 'garble' });
    await bindAndUnbind();
    const [garbled] = receiver.received;
    const encrypt = sealedText(garbled?.body ?? '');
    const parts = [garbled?.query.get('timestamp') ?? '', garbled?.query.get('nonce') ?? '', encrypt];
    expect(garbled?.query.get('msg_signature')).not.toBe(pushSignature(PUSH_SECRETS.token, ...parts));
  });

  it('a stranger can send a forged message, which the log of the platform does not know', async () => {
    const outcome = await world.store.play.forgePush({ event: 'promoter_bind_result', fields: { bind_status: 1 } });
    expect(outcome).toEqual({ status: 200, answer: 'success', acknowledged: true });
    expect((await world.store.play.pushes()).pushes).toEqual([]);
  });

  it('from the same seed is the same', async () => {
    const statuses = async (seed: number) => {
      const other = await storeUnderTest({ seed, push: { ...PUSH_SECRETS, url: receiver.url } });
      await other.store.play.pushMode({ mode: 'seeded' });
      for (const person of ['wang-ayi', 'chen-jie', 'xiao-lin', 'xiao-wu', 'xiao-wang']) await other.join(person);
      const { pushes } = await other.store.play.pushes();
      await other.store.stop();
      return pushes.map((push) => `${push.status}${push.copy_of ? ' copy' : ''}`);
    };
    expect(await statuses(11)).toEqual(await statuses(11));
  });
});
