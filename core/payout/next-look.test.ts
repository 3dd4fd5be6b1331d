import { aPayout, requestedAtMs as at } from '../../tests/support/builders/a-payout';
import { lookWaitMs, needsReminder, nextDayMs, nextLook } from './next-look';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

it.each([
  [0, 0, 5_000],
  [1, 0, 30_000],
  [2, 0, 2 * minuteMs],
  [3, 0, 10 * minuteMs],
  [4, 0, hourMs],
  [40, 29 * hourMs, hourMs],
  [41, 30 * hourMs, 6 * hourMs],
])('after %i questions and %i ms in a state the next comes in %i ms', (looks, inStateMs, waitMs) => {
  expect(lookWaitMs(looks, inStateMs)).toBe(waitMs);
});

const waiting = (changes: object = {}) =>
  aPayout({
    state: 'waiting',
    looks: 9,
    stateSinceMs: at,
    confirm: { confirmPackage: 'package', byMs: at + 24 * hourMs },
    ...changes,
  });

it.each([
  ['an hour later', waiting(), at + hourMs, at + 2 * hourMs],
  ['when it is time to remind', waiting(), at + 21.5 * hourMs, at + 22 * hourMs],
  [
    'when the time is over, and a little more',
    waiting({ remindedAtMs: 1 }),
    at + 23.5 * hourMs,
    at + 24 * hourMs + 5 * minuteMs,
  ],
  ['at once for a wish that came just now', waiting({ looks: 0, cancelWish: { why: 'refund', atMs: at } }), at, at],
])('a payout that waits is looked at %s', (_name, row, nowMs, expectedMs) => {
  expect(nextLook(row, nowMs)).toEqual({ work: 'look', nextLookAtMs: expectedMs });
});

it.each([
  ['too early', waiting(), at + 22 * hourMs - 1, false],
  ['two hours before the end', waiting(), at + 22 * hourMs, true],
  ['at the end', waiting(), at + 24 * hourMs, false],
  ['a second time', waiting({ remindedAtMs: at }), at + 23 * hourMs, false],
  ['of what is being called back', waiting({ cancelWish: { why: 'refund', atMs: at } }), at + 23 * hourMs, false],
  ['of what is under way', waiting({ state: 'transferring' }), at + 23 * hourMs, false],
])('reminds or not %s', (_name, row, nowMs, expected) => {
  expect(needsReminder(row, nowMs)).toBe(expected);
});

it.each([
  [1, 30_000],
  [2, 2 * minuteMs],
  [3, 10 * minuteMs],
  [9, hourMs],
])('what was sent %i times and not found is sent again in %i ms', (sends, waitMs) => {
  const absence = { count: 1, firstAtMs: at, lastAtMs: at };
  expect(nextLook(aPayout({ state: 'unknown', sends, absence }), at)).toEqual({
    work: 'send',
    nextLookAtMs: at + waitMs,
  });
});

it('the next day begins in Beijing', () => {
  expect(nextDayMs(Date.UTC(2026, 7, 27, 15, 59))).toBe(Date.UTC(2026, 7, 27, 16));
  expect(nextDayMs(Date.UTC(2026, 7, 27, 16))).toBe(Date.UTC(2026, 7, 28, 16));
});
