import fc from 'fast-check';
import { dueJobs, type JobState, type JobStates, type SyncJobName, syncJobNames } from './due-jobs';

const noonMs = Date.parse('2026-08-01T12:00:00+08:00');
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

const done = (atMs: number, changes: Partial<JobState> = {}): JobState => ({
  doneAtMs: atMs,
  turnAtMs: atMs,
  cursor: null,
  failures: 0,
  ...changes,
});
const allDone = (atMs: number): JobStates => Object.fromEntries(syncJobNames.map((name) => [name, done(atMs)]));
const dueAfter = (name: SyncJobName, state: JobState, nowMs: number) =>
  dueJobs({ ...allDone(nowMs), [name]: state }, nowMs);

it('everything is due on the first day, orders first', () => {
  expect(dueJobs({}, noonMs)[0]).toBe('orders');
  expect([...dueJobs({}, noonMs)].sort()).toEqual([...syncJobNames].sort());
});

it('nothing is due right after all was done', () => {
  expect(dueJobs(allDone(noonMs), noonMs)).toEqual([]);
});

it.each([
  ['orders', minuteMs],
  ['spread-changes', minuteMs],
  ['reminders', 30 * minuteMs],
  ['coupon-ends', 4 * hourMs],
  ['open-orders', 4 * hourMs],
  ['contents', 6 * hourMs],
  ['plans', 6 * hourMs],
  ['lock-windows', 6 * hourMs],
  ['claims', hourMs],
  ['clues', 6 * hourMs],
] as const)('%s is due again after %i ms', (name, periodMs) => {
  expect(dueAfter(name, done(noonMs - periodMs + 1), noonMs)).toEqual([]);
  expect(dueAfter(name, done(noonMs - periodMs), noonMs)).toEqual([name]);
});

it.each([
  ['recent-orders', '02:00'],
  ['month-orders', '02:30'],
  ['bindings', '03:00'],
] as const)('%s is due each night from %s in Beijing, and late rather than never', (name, time) => {
  const nightMs = Date.parse(`2026-08-02T${time}:00+08:00`);
  expect(dueAfter(name, done(noonMs), nightMs - 1)).toEqual([]);
  expect(dueAfter(name, done(noonMs), nightMs)).toEqual([name]);
  expect(dueAfter(name, done(noonMs), nightMs + 20 * hourMs)).toEqual([name]);
  expect(dueAfter(name, done(nightMs), nightMs + 20 * hourMs)).toEqual([]);
});

it('a job that was broken off is due at once', () => {
  expect(dueAfter('plans', done(noonMs, { cursor: 'unfinished' }), noonMs)).toEqual(['plans']);
});

it('a job that failed rests four minutes', () => {
  const failed = done(noonMs - hourMs, { turnAtMs: noonMs, cursor: 'unfinished', failures: 1 });
  expect(dueAfter('plans', failed, noonMs + 4 * minuteMs - 1)).not.toContain('plans');
  expect(dueAfter('plans', failed, noonMs + 4 * minuteMs)).toContain('plans');
});

it('of jobs that are due, the one that waited longest for a turn comes first after the orders', () => {
  const states = {
    ...allDone(noonMs),
    orders: done(0, { turnAtMs: noonMs }),
    plans: done(0, { turnAtMs: noonMs - 2 * hourMs, cursor: 'unfinished' }),
    clues: done(0, { turnAtMs: noonMs - 9 * hourMs }),
  };
  expect(dueJobs(states, noonMs)).toEqual(['orders', 'clues', 'plans']);
});

it('whoever gets a turn is never due twice before another that waits', () => {
  const turns = fc.dictionary(fc.constantFrom(...syncJobNames), fc.integer({ min: 0, max: 50 }));
  fc.assert(
    fc.property(turns, (waits) => {
      const states = Object.fromEntries(
        Object.entries(waits).map(([name, wait]) => [name, done(0, { turnAtMs: noonMs - wait * hourMs, cursor: 1 })]),
      );
      const due = dueJobs(states, noonMs).filter((name) => name !== 'orders');
      const turnOf = (name: string) => states[name]?.turnAtMs ?? 0;
      const isSorted = due.every((name, index) => index === 0 || turnOf(due[index - 1] ?? name) <= turnOf(name));
      expect(isSorted).toBe(true);
    }),
    { numRuns: Number(process.env.PROVE_RUNS ?? 200) },
  );
});
