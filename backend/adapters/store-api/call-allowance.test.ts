import { AllowanceSpent } from '../../ports/platform/allowance-spent';
import type { WholeStorePlatform } from '../../ports/store-platform';
import { callAllowance } from './call-allowance';
import type { Transport } from './http-transport';
import { steppedClock, worldAround } from './platform-under-test';
import { storeApiClient } from './store-api-client';

/** 2026-08-11, 23:58:20 in Beijing. */
const lateMs = Date.parse('2026-08-11T15:58:20.000Z');
const path = '/channels/ec/league/headsupplier/funds/balance/get';

/** A client whose platform answers one after the other, the last one for ever. */
function clientWith(...texts: readonly string[]) {
  const { world, lines } = worldAround({ baseUrl: 'http://127.0.0.1' });
  const clock = steppedClock(lateMs);
  const sent: string[] = [];
  const transport: Transport = async ({ url }) => {
    sent.push(url.pathname);
    return { status: 200, text: texts[Math.min(sent.length, texts.length) - 1] ?? '' };
  };
  const tokens = { current: async () => 'token', refresh: async () => 'token' };
  const ids = { agencyAppid: 'wxagency1', miniProgramAppid: 'wxmini1' };
  const store = storeApiClient({ ...world, ...ids, clock, allowance: callAllowance(clock), transport, tokens });
  return { store, clock, sent, lines };
}

const balance = '{"available_amount":1,"pending_amount":2}';

async function spentOf(store: WholeStorePlatform) {
  const error: unknown = await store.fundsBalance().catch((caught: unknown) => caught);
  if (!(error instanceof AllowanceSpent)) throw new Error(`no AllowanceSpent but ${JSON.stringify(error)}`);
  const { period, retryAfterMs, retryable } = error;
  return { period, retryAfterMs, retryable };
}

describe('calls', () => {
  it('of a Beijing day are counted for each endpoint, sent ones only', async () => {
    const { store, clock } = clientWith(balance);
    await store.fundsBalance();
    await store.fundsBalance();
    const use = { path, day: '20260811', callCount: 2, dailyLimit: null, isUsedUp: false };
    expect(store.usesToday()).toEqual([use]);
    clock.advance(100_000);
    expect(store.usesToday()).toEqual([]);
    await store.fundsBalance();
    expect(store.usesToday()).toEqual([{ ...use, day: '20260812', callCount: 1 }]);
  });

  it('that are too many in this minute wait until the next one, and are not sent meanwhile', async () => {
    const { store, clock, sent } = clientWith('{"errcode":45011}', balance);
    expect(await spentOf(store)).toEqual({ period: 'minute', retryAfterMs: 40_000, retryable: true });
    clock.advance(15_000);
    expect(await spentOf(store)).toEqual({ period: 'minute', retryAfterMs: 25_000, retryable: true });
    expect(sent).toHaveLength(1);
    clock.advance(25_000);
    expect(await store.fundsBalance()).toMatchObject({ ok: true });
  });

  it('that are too many of this day wait until midnight in Beijing, with one alarm', async () => {
    const { store, clock, sent, lines } = clientWith('{"errcode":45009}', balance);
    expect(await spentOf(store)).toEqual({ period: 'day', retryAfterMs: 100_000, retryable: false });
    clock.advance(40_000);
    expect(await spentOf(store)).toEqual({ period: 'day', retryAfterMs: 60_000, retryable: false });
    expect(sent).toHaveLength(1);
    expect(store.usesToday()).toMatchObject([{ callCount: 1, isUsedUp: true }]);
    expect(lines.filter(([level]) => level === 'alarm').map(([, event]) => event)).toEqual(['STORE_API_QUOTA']);
    clock.advance(60_000);
    expect(await store.fundsBalance()).toMatchObject({ ok: true });
  });

  it('of one endpoint do not bar another', async () => {
    const { store } = clientWith('{"errcode":45009}', '{"flow_ids":[]}');
    await spentOf(store);
    expect(await store.listFundsFlows().all()).toEqual({ ok: true, value: [] });
  });
});

describe('an allowance that the platform told', () => {
  const told = (used: number, remain: number, limit = 100) =>
    JSON.stringify({ errcode: 0, quota: { daily_limit: limit, used, remain } });

  it('is kept to: calls stop before its limit, until it is cleared', async () => {
    const { store, sent } = clientWith(balance, told(98, 2), balance, balance, '{"errcode":0}', balance);
    await store.fundsBalance();
    await store.readAllowance(path);
    await store.fundsBalance();
    await store.fundsBalance();
    expect(await spentOf(store)).toEqual({ period: 'day', retryAfterMs: 100_000, retryable: false });
    expect(store.usesToday()[0]).toMatchObject({ path, callCount: 3, dailyLimit: 100, isUsedUp: true });
    expect(sent).toHaveLength(4);
    await store.clearAllowance(path);
    expect(await store.fundsBalance()).toMatchObject({ ok: true });
  });

  it('that is used up stops the next call', async () => {
    const { store } = clientWith(told(100, 0), balance);
    await store.readAllowance(path);
    expect(await spentOf(store)).toMatchObject({ period: 'day' });
  });

  it('of 0 limits nothing', async () => {
    const { store } = clientWith(told(0, 0, 0), balance);
    await store.readAllowance(path);
    expect(await store.fundsBalance()).toMatchObject({ ok: true });
  });

  it('and all others are forgotten when all are cleared', async () => {
    const { store } = clientWith('{"errcode":45009}', '{"errcode":0}', balance);
    await spentOf(store);
    await store.clearAllAllowances();
    expect(await store.fundsBalance()).toMatchObject({ ok: true });
  });
});

it('a refused renewal of tokens bars no other one', () => {
  const allowance = callAllowance(steppedClock(lateMs));
  expect(allowance.refused('stable_token', 'day')).toMatchObject({ period: 'day', retryAfterMs: 100_000 });
  expect(allowance.refused('stable_token', 'minute')).toMatchObject({ period: 'minute', retryAfterMs: 40_000 });
  expect(() => allowance.spend('stable_token')).not.toThrow();
});
