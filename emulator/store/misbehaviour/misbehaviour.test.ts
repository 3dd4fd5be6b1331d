import * as fc from 'fast-check';
import { DEMO } from '../demo-world';
import {
  EVENING_MS,
  PUSH_SECRETS,
  post,
  type Receiver,
  type StoreUnderTest,
  startReceiver,
  storeUnderTest,
} from '../store-under-test';
import { withoutOneField } from './bad-answer';
import { Misbehaviour } from './misbehaviour';
import type { Misdeed } from './misdeeds';

const SHOP = { shop_appid: DEMO.shopAppid };
const LOCK_TIME = '/league/headsupplier/lockcustomertime/getlocktime';
const APPLE = { product_id: DEMO.apple.productId, sku_id: DEMO.apple.skuId };

let world: StoreUnderTest;
let receiver: Receiver;
const logged: string[] = [];

beforeEach(async () => {
  receiver = await startReceiver();
  logged.length = 0;
  world = await storeUnderTest({
    push: { ...PUSH_SECRETS, url: receiver.url },
    settings: { slowAnswerMs: 60, quirks: false },
    log: (line) => void logged.push(line),
  });
});

afterEach(async () => {
  await world.store.stop();
  await receiver.stop();
});

/** One call, and what came of it: the body, or that none came. */
async function outcome(path: string, body: object): Promise<string> {
  const token = await tokenOnce();
  try {
    const response = await fetch(`${world.store.url}/channels/ec${path}?access_token=${token}`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    return (await response.text()).replace(/ rid: .*"/, '"');
  } catch {
    return 'no answer';
  }
}

let token = '';
async function tokenOnce(): Promise<string> {
  return token;
}

async function misbehave(rates: Partial<Record<Misdeed, number>>, seed = 7, until?: number | string) {
  token = await world.token();
  return world.store.play.misbehave({ seed, rates, ...(until === undefined ? {} : { until }) });
}

describe('every kind of bad answer', () => {
  const good = /^\{"errcode":0,"errmsg":"ok","default_product_click_lock_day":30,.*\}$/;
  it.each<[Misdeed, RegExp]>([
    ['-1', /^\{"errcode":-1,"errmsg":"system error"\}$/],
    ['45009', /^\{"errcode":45009,"errmsg":"reach max api daily quota limit"\}$/],
    ['45011', /^\{"errcode":45011,/],
    ['40164', good],
    ['slow', good],
    ['cut', /^no answer$/],
    ['html', /^<html>.*502 Bad Gateway/],
    ['empty', /^$/],
  ])('%s', async (kind, expected) => {
    await misbehave({ [kind]: 1 });
    expect(await outcome(LOCK_TIME, SHOP)).toMatch(expected);
    expect((await world.store.play.misbehaviour()).counts).toEqual(kind === '40164' ? {} : { [kind]: 1 });
  });

  it('missing-field leaves out one field and says so by nothing', async () => {
    await misbehave({ 'missing-field': 1 });
    const text = await outcome(LOCK_TIME, SHOP);
    expect(JSON.parse(text)).toMatchObject({ errcode: 0, errmsg: 'ok' });
    expect(Object.keys(JSON.parse(text))).toHaveLength(2 + 4 - 1);
  });

  it('40164 meets only calls that use the secret', async () => {
    await misbehave({ '40164': 1 });
    const { agency } = world.store.world;
    const body = { grant_type: 'client_credential', appid: agency.appid, secret: agency.secret };
    expect((await post(`${world.store.url}/cgi-bin/stable_token`, body)).json).toMatchObject({ errcode: 40164 });
  });

  it('a call whose answer was lost has done what it does', async () => {
    const sharer_appid = await world.join('wang-ayi');
    await misbehave({ cut: 1 });
    expect(await outcome('/promoter/headsupplier_unbind_promoter', { sharer_appid })).toBe('no answer');
    expect((await world.store.play.state()).promoters[0]).toMatchObject({ sharer_appid, bound: false });
  });
});

describe('every kind of bad message', () => {
  const views = async () => {
    await world.store.settle();
    return (await world.store.play.pushes()).pushes;
  };

  it.each<[Misdeed, { status: string; copy_of: number | null; forged: boolean }[]]>([
    ['drop', [{ status: 'lost', copy_of: null, forged: false }]],
    ['delay', [{ status: 'waiting', copy_of: null, forged: false }]],
    ['reorder', [{ status: 'waiting', copy_of: null, forged: false }]],
    ['garble', [{ status: 'delivered', copy_of: null, forged: false }]],
    [
      'duplicate',
      [
        { status: 'delivered', copy_of: null, forged: false },
        { status: 'delivered', copy_of: 1, forged: false },
      ],
    ],
    [
      'forge',
      [
        { status: 'delivered', copy_of: null, forged: false },
        { status: 'delivered', copy_of: 1, forged: true },
      ],
    ],
  ])('%s', async (kind, expected) => {
    await misbehave({ [kind]: 1 });
    await world.join('wang-ayi');
    expect(await views()).toMatchObject(expected);
  });

  it('a garbled message goes out whole at the second try', async () => {
    await misbehave({ garble: 1 });
    receiver.answers({ status: 400, body: 'garbled' });
    await world.join('wang-ayi');
    const [push] = await views();
    expect(push?.attempts.map((attempt) => attempt.fault ?? 'none').slice(0, 3)).toEqual(['garble', 'none', 'none']);
  });

  it('a stranger’s copy is tried once, with other content and a bad signature', async () => {
    await misbehave({ forge: 1 });
    receiver.answers({ status: 403, body: 'no' });
    await world.join('wang-ayi');
    const forged = (await views()).find((push) => push.forged);
    expect(forged).toMatchObject({ status: 'given-up', attempts: [{ fault: 'forge' }] });
    const rows = world.store.export().pushes;
    expect(rows[1]?.message).toBe(rows[0]?.message.replace('"bind_status":1', '"bind_status":2'));
  });

  it('a message to be overtaken goes after the next one, or by itself after a minute', async () => {
    await misbehave({ reorder: 1 });
    await world.join('wang-ayi');
    await world.join('chen-jie');
    await views();
    expect(receiver.received).toHaveLength(1);
    await world.clock.advanceBy(61_000);
    expect(receiver.received).toHaveLength(2);
    expect((await views()).every((push) => push.status === 'delivered')).toBe(true);
  });
});

describe('a seed', () => {
  const rates: Partial<Record<Misdeed, number>> = { '-1': 0.2, html: 0.2, empty: 0.1, duplicate: 0.3, drop: 0.3 };

  async function script(): Promise<{ outcomes: string[]; kinds: unknown }> {
    const outcomes: string[] = [];
    for (let round = 0; round < 20; round += 1) outcomes.push(await outcome(LOCK_TIME, SHOP));
    for (let round = 0; round < 6; round += 1) {
      const { order_id } = await world.store.play.order({ person: '小林', items: [APPLE] });
      await world.store.play.pay({ order_id });
    }
    const { notes, counts, calls, pushes } = await world.store.play.misbehaviour();
    return { outcomes, kinds: { notes: notes.map(({ subject, kind }) => [subject, kind]), counts, calls, pushes } };
  }

  it('gives the same faults to the same calls, whatever the time is', async () => {
    await world.store.play.settings({ unattributedOrders: 'agency' });
    await misbehave(rates, 42);
    const first = await script();
    await world.clock.advanceBy(3_600_000);
    await world.store.reset();
    await world.store.play.settings({ unattributedOrders: 'agency' });
    await misbehave(rates, 42);
    expect(await script()).toEqual(first);
    expect(new Set(first.outcomes).size).toBeGreaterThan(2);
  });

  it('gives other faults than another seed', async () => {
    await misbehave(rates, 1);
    const first = await script();
    await misbehave(rates, 2);
    expect((await script()).outcomes).not.toEqual(first.outcomes);
  });

  it('does not care for the order of different calls, nor for the times in them', () => {
    const call = fc.record({ path: fc.constantFrom('/a', '/b'), id: fc.integer({ min: 1, max: 3 }), time: fc.nat() });
    void fc.assert(
      fc.property(fc.array(call, { maxLength: 30 }), fc.integer(), (calls, seed) => {
        const faults = (list: typeof calls, shift: number) => {
          const misbehaviour = new Misbehaviour(() => 0);
          misbehaviour.start({ seed, rates: { '-1': 0.3, slow: 0.3 } });
          return list
            .map(({ path, id, time }) => {
              const body = JSON.stringify({ id, update_time_range: { start_time: time + shift } });
              return `${path}${id}${misbehaviour.ofCall(path, body, false)?.kind ?? 'good'}`;
            })
            .sort();
        };
        const turned = [...calls].sort((a, b) => `${a.path}${a.id}`.localeCompare(`${b.path}${b.id}`));
        expect(faults(turned, 17)).toEqual(faults(calls, 0));
      }),
    );
  });

  it('keeps to its rates in the long run', () => {
    const misbehaviour = new Misbehaviour(() => 0);
    misbehaviour.start({ seed: 3, rates: { '-1': 0.25, empty: 0.1 } });
    for (let call = 0; call < 4000; call += 1) misbehaviour.ofCall('/a', '{}', false);
    const { counts, calls } = misbehaviour.view();
    expect(calls).toBe(4000);
    expect(counts['-1']).toBeGreaterThan(900);
    expect(counts['-1']).toBeLessThan(1100);
    expect(counts.empty).toBeGreaterThan(330);
    expect(counts.empty).toBeLessThan(470);
  });
});

describe('the controls', () => {
  it('are off by default, print the seed, and show counts by GET', async () => {
    expect(await world.store.play.misbehaviour()).toMatchObject({ on: false, seed: null, counts: {} });
    await misbehave({ '-1': 1 }, 99);
    expect(logged).toEqual(['the store misbehaves: seed 99, rates {"-1":1}']);
    await outcome(LOCK_TIME, SHOP);
    const response = await fetch(`${world.store.url}/play/misbehaviour`);
    expect(await response.json()).toMatchObject({
      on: true,
      seed: 99,
      rates: { '-1': 1 },
      calls: 1,
      counts: { '-1': 1 },
    });
    await world.store.play.misbehave({});
    expect(logged.at(-1)).toBe('the store behaves');
    expect(await outcome(LOCK_TIME, SHOP)).toMatch(/^\{"errcode":0/);
  });

  it('end by themselves at `until`, and with a reset', async () => {
    await misbehave({ empty: 1 }, 1, new Date(EVENING_MS + 60_000).toISOString());
    expect(await outcome(LOCK_TIME, SHOP)).toBe('');
    await world.clock.advanceBy(61_000);
    expect(await outcome(LOCK_TIME, SHOP)).toMatch(/^\{"errcode":0/);
    await misbehave({ empty: 1 });
    await world.store.reset();
    expect(await world.store.play.misbehaviour()).toMatchObject({ on: false });
  });

  it.each([
    [{ rates: { nonsense: 0.1 } }, 'bad-rates'],
    [{ rates: { drop: 2 } }, 'bad-drop'],
    [{ rates: { drop: 0.6, delay: 0.6 } }, 'bad-rates'],
    [{ rates: { drop: 0.1 }, until: 'tomorrow' }, 'bad-until'],
    [{ seed: 'x', rates: { drop: 0.1 } }, 'bad-seed'],
  ])('refuse %j as %s', async (body, error) => {
    expect((await post(`${world.store.url}/play/misbehave`, body)).json).toMatchObject({ error });
  });
});

describe('leaving out one field', () => {
  const answer = { errcode: 0, errmsg: 'ok', a: 1, b: { c: 2, d: { e: 3 } }, list: [{ x: 1 }] };
  it.each([
    [0, { errcode: 0, errmsg: 'ok', b: { c: 2, d: { e: 3 } }, list: [{ x: 1 }] }],
    [0.4, { errcode: 0, errmsg: 'ok', a: 1, b: { d: { e: 3 } }, list: [{ x: 1 }] }],
    [0.7, { errcode: 0, errmsg: 'ok', a: 1, b: { c: 2, d: {} }, list: [{ x: 1 }] }],
    [0.99, { errcode: 0, errmsg: 'ok', a: 1, b: { c: 2, d: { e: 3 } } }],
  ])('at %f', (chance, expected) => {
    expect(withoutOneField(answer, chance)).toEqual(expected);
  });

  it('leaves an answer alone that has no field of its own', () => {
    expect(withoutOneField({ errcode: 0, errmsg: 'ok' }, 0.5)).toEqual({ errcode: 0, errmsg: 'ok' });
  });
});
