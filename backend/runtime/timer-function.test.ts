import { NotSetUp, Outage } from '../ports/outage';
import { type TimerDefinition, timerFunction } from './timer-function';

function setUp(run: TimerDefinition['run'], monotonicMs = () => 5_000) {
  const alarms: string[] = [];
  const main = timerFunction({
    name: 'release-commissions',
    run,
    timeLimitMs: 50_000,
    journal: { info: () => undefined, alarm: (event) => alarms.push(event) },
    getContext: () => ({ SOURCE: 'wx_trigger' }),
    monotonicMs,
  });
  return { main, alarms };
}

describe('a timer function', () => {
  it('answers its counts', async () => {
    const { main } = setUp(async () => ({ released: 3, left: 0, skipped: undefined }));
    expect(await main()).toStrictEqual({ ok: true, released: 3, left: 0 });
  });

  it('tells its work how much time is left, never less than nothing', async () => {
    let nowMs = 5_000;
    const left: number[] = [];
    const { main } = setUp(
      async (budget) => {
        for (const at of [5_000, 20_000, 90_000]) {
          nowMs = at;
          left.push(budget.leftMs());
        }
        return {};
      },
      () => nowMs,
    );
    await main();
    expect(left).toEqual([50_000, 35_000, 0]);
  });

  it.each([
    ['an outage', new Outage('order/list/get', 'timeout', true), 'OUTAGE', { ok: false, code: 'try-again' }],
    ['missing settings', new NotSetUp(), 'OUTAGE', { ok: false, code: 'not-open' }],
    [
      'an error',
      new Error('SECRET'),
      'INTERNAL_ERROR',
      { ok: false, code: 'internal-error', supportCode: expect.stringMatching(/^[2-9A-Z]{8}$/) },
    ],
  ])('raises an alarm on %s and ends in order', async (_label, error, alarm, reply) => {
    const { main, alarms } = setUp(() => Promise.reject(error));
    expect(await main()).toEqual(reply);
    expect(alarms).toEqual([alarm]);
  });
});
