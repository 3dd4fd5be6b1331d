import fc from 'fast-check';
import { VirtualClock } from '../../clock/virtual-clock';
import { type TimedFunction, type TimerEvent, TimerSchedule } from './timer-schedule';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** Sunday 2026-11-22 12:00:30 in Beijing. */
const START_MS = Date.UTC(2026, 10, 22, 4, 0, 30);

const timer = (functionName: string, expression: string): TimedFunction => ({
  functionName,
  triggerName: `${functionName}-trigger`,
  expression,
});

const TIMERS = [
  timer('minutely', '0 * * * * * *'),
  timer('half-hourly', '0 */30 * * * * *'),
  timer('hourly', '0 0 * * * * *'),
  timer('nightly', '0 0 2 * * * *'),
  timer('monthly', '0 0 2 1 * * *'),
];

interface Ran {
  readonly name: string;
  readonly event: TimerEvent;
}

function start(timers: readonly TimedFunction[], onRun: (name: string, schedule: TimerSchedule) => void = () => {}) {
  const ran: Ran[] = [];
  const clock = new VirtualClock(START_MS);
  const schedule: TimerSchedule = new TimerSchedule({
    timers,
    clock,
    run: async (name, event) => {
      ran.push({ name, event });
      onRun(name, schedule);
      return name === 'failing' ? { ok: false, code: 'FUNCTIONS_EXECUTE_FAIL', message: 'no' } : { ok: true };
    },
  });
  clock.register(schedule);
  const countOf = (name: string): number => ran.filter((each) => each.name === name).length;
  return { ran, clock, schedule, countOf };
}

describe('a jump', () => {
  // Frequent ones: at once, 24 times in the first day, 8 times a day until the third ends, then 4 times a day.
  it('runs slow timers each time, frequent ones by the hour, by three and then by six, over 25 days', async () => {
    const { clock, countOf, schedule } = start(TIMERS);
    await clock.advanceTo(START_MS + 25 * DAY_MS);
    expect(Object.fromEntries(TIMERS.map(({ functionName }) => [functionName, countOf(functionName)]))).toEqual({
      minutely: 1 + 24 + 2 * 8 + 22 * 4,
      'half-hourly': 1 + 24 + 2 * 8 + 22 * 4,
      hourly: 600,
      nightly: 25,
      monthly: 1,
    });
    expect(schedule.report()).toEqual({ runs: 129 + 129 + 600 + 25 + 1, failures: [] });
  });

  it('runs frequent timers each time for 10 minutes after activity', async () => {
    const { clock, countOf, schedule } = start(TIMERS);
    schedule.noteActivity();
    await clock.advanceTo(START_MS + 25 * DAY_MS);
    expect(countOf('minutely')).toBe(10 + 24 + 2 * 8 + 22 * 4);
    expect(countOf('hourly')).toBe(600);
  });

  it('counts activity that a run itself causes on the way: ten minutes in full, and a day by the hour', async () => {
    const { clock, countOf } = start(TIMERS, (name, schedule) => name === 'nightly' && schedule.noteActivity());
    await clock.advanceTo(START_MS + 25 * DAY_MS);
    expect(countOf('minutely')).toBe(1 + 25 * 24 + 25 * 10);
  });

  it('runs every timer at every moment when asked to', async () => {
    const { clock, countOf } = start(TIMERS);
    await clock.advanceTo(START_MS + DAY_MS, { everyTick: true });
    expect([countOf('minutely'), countOf('half-hourly'), countOf('hourly'), countOf('nightly')]).toEqual([
      1440, 48, 24, 1,
    ]);
  });

  it('shows each run the moment it was due, with the clock there', async () => {
    const seenMs: number[] = [];
    const { clock, ran } = start([timer('nightly', '0 0 2 * * * *')], () => seenMs.push(clock.nowMs()));
    await clock.advanceTo(START_MS + 2 * DAY_MS);
    expect(ran[0]).toEqual({
      name: 'nightly',
      event: { Type: 'Timer', TriggerName: 'nightly-trigger', Time: '2026-11-22T18:00:00Z', Message: '' },
    });
    expect(ran[1]?.event.Time).toBe('2026-11-23T18:00:00Z');
    expect(seenMs.map((ms) => new Date(ms).toISOString().slice(0, 16))).toEqual([
      '2026-11-22T18:00',
      '2026-11-23T18:00',
    ]);
  });

  it('leaves nothing due behind', async () => {
    const { clock, ran, schedule } = start(TIMERS);
    await clock.advanceTo(START_MS + DAY_MS);
    const before = ran.length;
    expect(schedule.nextDueMs()).toBe(START_MS + DAY_MS + MINUTE_MS / 2);
    await schedule.runDue(clock.nowMs());
    expect(ran).toHaveLength(before);
  });

  it('reports failed runs and goes on', async () => {
    const { clock, schedule } = start([timer('failing', '0 0 2 * * * *')]);
    await clock.advanceTo(START_MS + 2 * DAY_MS);
    const failure = {
      functionName: 'failing',
      triggerName: 'failing-trigger',
      code: 'FUNCTIONS_EXECUTE_FAIL',
      message: 'no',
    };
    expect(schedule.report()).toEqual({
      runs: 2,
      failures: [
        { ...failure, dueMs: Date.UTC(2026, 10, 22, 18) },
        { ...failure, dueMs: Date.UTC(2026, 10, 23, 18) },
      ],
    });
  });

  it('runs timers in the order of their moments, whatever they are', async () => {
    const expressions = fc.constantFrom(
      '0 0 * * * * *',
      '0 */20 * * * * *',
      '30 15 3 * * * *',
      '0 0 0 * * 1 *',
      '15 * * * * * *',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(expressions, { minLength: 1, maxLength: 5 }),
        fc.boolean(),
        async (chosen, everyTick) => {
          const { clock, ran } = start(chosen.map((expression, index) => timer(`f${index}`, expression)));
          await clock.advanceTo(START_MS + DAY_MS / 2, { everyTick });
          const times = ran.map(({ event }) => event.Time);
          expect(times).toEqual([...times].sort());
        },
      ),
      { numRuns: 20 },
    );
  });
});

describe('while time ticks', () => {
  function tick(run: () => Promise<{ ok: true }>) {
    const clock = { now: START_MS, nowMs: () => clock.now, jump: undefined };
    const schedule = new TimerSchedule({ timers: [timer('minutely', '0 * * * * * *')], clock, run });
    const tickTo = (ms: number): Promise<void> => {
      clock.now = ms;
      return schedule.runDue(ms);
    };
    return { schedule, tickTo };
  }

  it('runs a timer though its run before is still going', async () => {
    let started = 0;
    const finish: (() => void)[] = [];
    const { tickTo, schedule } = tick(() => {
      started += 1;
      return new Promise((resolve) => finish.push(() => resolve({ ok: true })));
    });
    await tickTo(START_MS + MINUTE_MS);
    await tickTo(START_MS + 2 * MINUTE_MS);
    expect(started).toBe(2);
    for (const end of finish) end();
    await schedule.settled();
  });

  it('runs once, not many times, after a long sleep of the laptop', async () => {
    let started = 0;
    const { tickTo, schedule } = tick(async () => {
      started += 1;
      return { ok: true };
    });
    await tickTo(START_MS + 600 * MINUTE_MS);
    expect(started).toBe(1);
    expect(schedule.nextDueMs()).toBe(START_MS + 600 * MINUTE_MS + MINUTE_MS / 2);
  });
});
