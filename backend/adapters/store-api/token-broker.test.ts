import { Outage } from '../../ports/outage';
import { memoryDocumentDatabase } from '../memory-database/memory-document-database';
import { documentWorkLease } from '../stores/work-lease';
import type { Transport } from './http-transport';
import { type SeenCall, worldAround } from './platform-under-test';
import { tokenBroker } from './token-broker';

const token = (nth: number) => `token-number-${nth}`;
const isForced = (call: SeenCall) => JSON.stringify(call.body).includes('force_refresh');

/** Answers in the next turn of the loop, so that 20 waiting instances and the answer come in a fixed order. */
function fakeTransport(answer: (call: SeenCall, nth: number) => object, calls: SeenCall[]): Transport {
  return async ({ url, body }) => {
    const call = { path: url.pathname, token: url.searchParams.get('access_token'), body: JSON.parse(body ?? 'null') };
    calls.push(call);
    const nth = calls.length;
    await new Promise((resolve) => setImmediate(resolve));
    return { status: 200, text: JSON.stringify(answer(call, nth)) };
  };
}

async function setUp(answer: (call: SeenCall, nth: number) => object, instances = 1) {
  const calls: SeenCall[] = [];
  const { world, clock, lines } = worldAround({ baseUrl: 'http://127.0.0.1:1' });
  const database = memoryDocumentDatabase({ clock, random: world.random });
  const lease = documentWorkLease(database);
  const brokers = Array.from({ length: instances }, (_, nth) =>
    tokenBroker({
      ...world,
      transport: fakeTransport(answer, calls),
      random: { fraction: () => 0.5, token: () => `holder-${nth}` },
      agencyAppid: 'wxagency1',
      secret: 'top-secret',
      database,
      lease,
    }),
  );
  const [broker] = brokers;
  if (!broker) throw new Error('no broker');
  return { broker, brokers, database, lease, clock, lines, calls };
}

const growing = (_call: SeenCall, nth: number) => ({ access_token: token(nth), expires_in: 7200 });

describe('the token', () => {
  it('is asked for in normal mode, once, and kept for everybody', async () => {
    const { broker, brokers, calls } = await setUp(growing, 2);
    expect(await broker.current()).toBe(token(1));
    expect(await broker.current()).toBe(token(1));
    expect(await brokers[1]?.current()).toBe(token(1));
    expect(calls).toEqual([
      {
        path: '/cgi-bin/stable_token',
        token: null,
        body: { grant_type: 'client_credential', appid: 'wxagency1', secret: 'top-secret' },
      },
    ]);
  });

  it.each([
    ['20 callers of one instance', 1, 20],
    ['20 instances', 20, 1],
    ['5 callers in each of 4 instances', 4, 5],
  ])('is asked for once by %s', async (_label, instances, callers) => {
    const { brokers, calls } = await setUp(growing, instances);
    const asked = brokers.flatMap((broker) => Array.from({ length: callers }, () => broker.current()));
    expect(new Set(await Promise.all(asked))).toEqual(new Set([token(1)]));
    expect(calls).toHaveLength(1);
  });

  it('is renewed 5 minutes before its end', async () => {
    const { broker, clock } = await setUp(growing);
    await broker.current();
    clock.advance(6_900_000 - 1);
    expect(await broker.current()).toBe(token(1));
    clock.advance(1);
    expect(await broker.current()).toBe(token(2));
  });

  it('with little life left is kept for half of it, so that it is not asked for at each call', async () => {
    const { broker, clock, calls } = await setUp((_call, nth) => ({ access_token: token(nth), expires_in: 60 }));
    await broker.current();
    clock.advance(29_999);
    await broker.current();
    expect(calls).toHaveLength(1);
  });

  it('is renewed once when 20 instances find it bad at the same time', async () => {
    const { brokers, calls } = await setUp(growing, 20);
    await Promise.all(brokers.map((broker) => broker.current()));
    const renewed = await Promise.all(brokers.map((broker) => broker.refresh(token(1))));
    expect(new Set(renewed)).toEqual(new Set([token(2)]));
    expect(calls).toHaveLength(2);
    expect(calls.some(isForced)).toBe(false);
  });

  it('is not renewed for somebody who complains about an older one', async () => {
    const { broker, calls } = await setUp(growing);
    await broker.current();
    expect(await broker.refresh('token-of-yesterday')).toBe(token(1));
    expect(calls).toHaveLength(1);
  });

  it('is forced only when normal mode insists on the bad one, and not twice in a row', async () => {
    const { broker, calls, lines, clock } = await setUp((call) => ({
      access_token: isForced(call) ? 'forced-token' : 'stuck-token',
      expires_in: 7200,
    }));
    await broker.current();
    expect(await broker.refresh('stuck-token')).toBe('forced-token');
    expect(calls.map(isForced)).toEqual([false, false, true]);
    expect(lines.map(([level, event]) => [level, event])).toEqual([['alarm', 'TOKEN_FORCED']]);
    await expect(broker.refresh('forced-token')).resolves.toBe('stuck-token');
    await expect(broker.refresh('stuck-token')).rejects.toThrow('insists on a token that it refuses');
    clock.advance(4_320_000);
    expect(await broker.refresh('stuck-token')).toBe('forced-token');
  });

  it('is fetched without the lease when its holder does not come back', async () => {
    const { broker, lease, clock, calls } = await setUp(growing);
    await lease.take('token|wxagency1', 'somebody-dead', clock.nowMs(), 15_000);
    expect(await broker.current()).toBe(token(1));
    expect(calls).toHaveLength(1);
  });

  it('is asked for again after a failure, and the lease is free for it', async () => {
    const { broker, calls } = await setUp((call, nth) => (nth === 1 ? { errcode: 45011 } : growing(call, nth)));
    await expect(broker.current()).rejects.toBeInstanceOf(Outage);
    expect(await broker.current()).toBe(token(2));
    expect(calls).toHaveLength(2);
  });

  it.each([
    ['a wrong secret', { errcode: 40001, errmsg: 'invalid credential' }, 'refused (40001)'],
    ['another refusal', { errcode: 40002, errmsg: 'grant' }, 'refused (40002)'],
    ['a wrong appid', { errcode: 40013, errmsg: 'invalid appid' }, 'is refused (40013)'],
    ['an address that is not listed', { errcode: 40164, errmsg: 'ip' }, 'is refused (40164)'],
  ])('raises an alarm on %s', async (_label, answer, reason) => {
    const { broker, lines } = await setUp(() => answer);
    await expect(broker.current()).rejects.toThrow(reason);
    expect(lines.filter(([level]) => level === 'alarm').map(([, event]) => event)).toEqual(['STORE_API_CONFIGURATION']);
  });

  it.each([
    ['no token', { expires_in: 7200 }, 'access_token'],
    ['an empty token', { access_token: '', expires_in: 7200 }, 'access_token'],
    ['no life', { access_token: token(1), expires_in: 0 }, 'expires_in'],
    ['no end', { access_token: token(1) }, 'expires_in'],
  ])('is not taken with %s', async (_label, answer, place) => {
    const { broker } = await setUp(() => answer);
    await expect(broker.current()).rejects.toThrow(`stable_token: unusable answer at ${place}`);
  });

  it('and the secret appear in no log and no error', async () => {
    const { broker, lines } = await setUp((_call, nth) =>
      nth === 1 ? { errcode: 40125, errmsg: 'top-secret' } : { access_token: token(1), expires_in: 7200 },
    );
    const error: unknown = await broker.current().catch((caught: unknown) => caught);
    await broker.current();
    expect(JSON.stringify([lines, String(error), error])).not.toMatch(/top-secret|token-number/);
  });
});
