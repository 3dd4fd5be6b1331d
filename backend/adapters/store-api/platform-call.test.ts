import * as v from 'valibot';
import { Outage } from '../../ports/outage';
import { platformCall } from './platform-call';
import { type FakeAnswer, type PlatformUnderTest, startPlatform, worldAround } from './platform-under-test';

const fine = { errcode: 0, errmsg: 'ok', value: 7 };
const schema = v.looseObject({ value: v.number() });
const rid = 'rid: 65a1b2c3-0d1e2f3a-4b5c6d7e';

let platform: PlatformUnderTest | undefined;
afterEach(() => platform?.close());

/** Asks once, while the platform gives these answers one after the other (the last one for ever). */
async function ask(answers: readonly FakeAnswer[], requestMs = 2_000) {
  await platform?.close();
  platform = await startPlatform((_call, nth) => answers[nth - 1] ?? answers[answers.length - 1] ?? fine);
  const { world, clock, lines } = worldAround(platform);
  const refreshed: string[] = [];
  const tokens = {
    current: async () => 'token-1',
    refresh: async (bad: string) => {
      refreshed.push(bad);
      return 'token-2';
    },
  };
  const call = platformCall({ ...world, limits: { requestMs, overallMs: 10_000 } }, tokens);
  const result = await call('order/get', { order_id: '1' }, schema, (value) => value).catch((error: unknown) => error);
  return { result, lines, refreshed, sent: platform.calls, waitedMs: clock.monotonicMs() };
}

function outageOf(result: unknown): Pick<Outage, 'operation' | 'reason' | 'retryable'> {
  if (!(result instanceof Outage)) throw new Error(`no Outage but ${JSON.stringify(result)}`);
  const { operation, reason, retryable } = result;
  return { operation, reason, retryable };
}

describe('a call of the platform', () => {
  it('posts JSON with the token in the query', async () => {
    const { result, sent } = await ask([fine]);
    expect(result).toMatchObject({ ok: true, value: { value: 7 } });
    expect(sent).toEqual([
      { path: '/channels/ec/league/headsupplier/order/get', token: 'token-1', body: { order_id: '1' } },
    ]);
  });

  it.each([
    ['errcode as text', { errcode: '0', errmsg: 'ok', value: 7 }],
    ['no errcode', { value: 7 }],
    ['null for errcode', { errcode: null, errmsg: null, value: 7 }],
    ['fields that nobody knows', { ...fine, more: { deep: [1] } }],
  ])('is well with %s', async (_label, answer) => {
    expect((await ask([answer])).result).toMatchObject({ ok: true, value: { value: 7 } });
  });

  it('gives a business code as a value and logs the rid', async () => {
    const { result, lines } = await ask([{ errcode: 10024006, errmsg: `no such order ${rid}` }]);
    expect(result).toEqual({ ok: false, code: 'PLATFORM_REFUSED', errcode: 10024006, detail: 'no such order' });
    expect(lines).toEqual([
      [
        'info',
        'platform-error',
        { operation: 'order/get', errcode: 10024006, rid: '65a1b2c3-0d1e2f3a-4b5c6d7e', durationMs: 0 },
      ],
    ]);
  });

  it.each([[40001], [40014], [42001], ['40001']])('renews the token once on %p and asks again', async (errcode) => {
    const { result, refreshed, sent } = await ask([{ errcode, errmsg: 'token' }, fine]);
    expect(result).toMatchObject({ ok: true });
    expect(refreshed).toEqual(['token-1']);
    expect(sent.map((call) => call.token)).toEqual(['token-1', 'token-2']);
  });

  it('gives up when a new token is refused as well', async () => {
    const { result, sent } = await ask([{ errcode: 40001, errmsg: 'token' }]);
    expect(outageOf(result)).toEqual({
      operation: 'order/get',
      reason: 'a new token is refused as well (40001)',
      retryable: true,
    });
    expect(sent).toHaveLength(2);
  });

  it('waits a little longer each time while the platform is busy', async () => {
    const { result, waitedMs, sent } = await ask([{ errcode: -1, errmsg: 'busy' }, { errcode: -1 }, fine]);
    expect(result).toMatchObject({ ok: true });
    expect(sent).toHaveLength(3);
    expect(waitedMs).toBe(200 + 400);
  });

  it('asks a busy platform three times in all', async () => {
    const { result, sent } = await ask([{ errcode: -1 }]);
    expect(outageOf(result)).toEqual({ operation: 'order/get', reason: 'the platform is busy', retryable: true });
    expect(sent).toHaveLength(3);
  });

  it.each([
    [45009, 'the calls of the day are used up (45009)', false, ['STORE_API_QUOTA']],
    [45011, 'too many calls in this minute (45011)', true, []],
    [40013, 'the set-up of appid, secret, rights or IP list is refused (40013)', false, ['STORE_API_CONFIGURATION']],
    [40125, 'the set-up of appid, secret, rights or IP list is refused (40125)', false, ['STORE_API_CONFIGURATION']],
    [40164, 'the set-up of appid, secret, rights or IP list is refused (40164)', false, ['STORE_API_CONFIGURATION']],
    [48001, 'the set-up of appid, secret, rights or IP list is refused (48001)', false, ['STORE_API_CONFIGURATION']],
  ])('takes %i as an outage', async (errcode, reason, retryable, alarms) => {
    const { result, lines, sent } = await ask([{ errcode, errmsg: `x ${rid}` }]);
    expect(outageOf(result)).toEqual({ operation: 'order/get', reason, retryable });
    expect(lines.filter(([level]) => level === 'alarm').map(([, event]) => event)).toEqual(alarms);
    expect(sent).toHaveLength(1);
  });

  it.each([
    ['HTML', { status: 502, text: '<html>Bad Gateway</html>' }, 'status 502 with no JSON: markup of 24 characters'],
    ['an empty body', { status: 200, text: '' }, 'status 200 with no JSON: empty of 0 characters'],
    ['half an answer', { status: 200, text: '{"errcode":0,"va' }, 'status 200 with no JSON: text of 16 characters'],
    ['a list', { status: 200, text: '[]' }, 'status 200 with no answer'],
    ['an errcode that is none', { status: 200, text: '{"errcode":"x"}' }, 'status 200 with no answer'],
    ['an error page in JSON', { status: 503, text: '{"message":"down"}' }, 'status 503'],
  ])('takes %s as an outage that may pass', async (_label, answer, reason) => {
    expect(outageOf((await ask([answer])).result)).toEqual({ operation: 'order/get', reason, retryable: true });
  });

  it('does not wait for ever', async () => {
    const { result } = await ask(['hang'], 40);
    expect(outageOf(result)).toEqual({ operation: 'order/get', reason: 'no answer in time', retryable: true });
  });

  it('takes a broken connection as an outage that may pass', async () => {
    expect(outageOf((await ask(['cut'])).result)).toMatchObject({ operation: 'order/get', retryable: true });
  });

  it('names the place of what is missing', async () => {
    expect(outageOf((await ask([{ errcode: 0 }])).result)).toEqual({
      operation: 'order/get',
      reason: 'unusable answer at value',
      retryable: false,
    });
  });

  it('never tells token or address in an outage', async () => {
    for (const answer of ['hang', 'cut', { status: 500, text: 'x' }] as const) {
      const { result, lines } = await ask([answer], 40);
      expect(JSON.stringify([result, String(result), lines])).not.toMatch(/token-1|127\.0\.0\.1/);
    }
  });
});
