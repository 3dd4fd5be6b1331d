import fc from 'fast-check';
import { dayMs } from '../time/beijing-day';
import { isUnderCap, outsideQuietHours, recentNotices } from './notice-time';

/** Midnight of 2026-08-02 in Beijing. */
const midnightMs = Date.UTC(2026, 7, 1, 16);
const hourMs = 3_600_000;

describe('quiet hours', () => {
  it.each([
    ['at 7:59', 8 * hourMs - 60_000, 8 * hourMs],
    ['at 8:00', 8 * hourMs, 8 * hourMs],
    ['at 21:29', 21.5 * hourMs - 60_000, 21.5 * hourMs - 60_000],
    ['at 21:30', 21.5 * hourMs, 32 * hourMs],
    ['at 23:59', 24 * hourMs - 60_000, 32 * hourMs],
    ['at midnight', 0, 8 * hourMs],
  ])('%s', (_label, atMs, expected) => {
    expect(outsideQuietHours(midnightMs + atMs)).toBe(midnightMs + expected);
  });

  it('never move a moment back, and a moved one is let through', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), (atMs) => {
        const movedMs = outsideQuietHours(atMs);
        expect(movedMs).toBeGreaterThanOrEqual(atMs);
        expect(movedMs - atMs).toBeLessThanOrEqual(10.5 * hourMs);
        expect(outsideQuietHours(movedMs)).toBe(movedMs);
      }),
    );
  });
});

describe('the cap', () => {
  const noonMs = midnightMs + 12 * hourMs;

  it.each([
    ['nothing so far', [], true],
    ['one yesterday', [noonMs - dayMs], true],
    ['one this morning', [noonMs - 3 * hourMs], false],
    ['three in the week', [1, 2, 3].map((days) => noonMs - days * dayMs), false],
    ['three, the first of them seven days ago', [7, 3, 1].map((days) => noonMs - days * dayMs), true],
  ])('after %s', (_label, told, expected) => {
    expect(isUnderCap(told, noonMs)).toBe(expected);
  });

  it('forgets what is older than a week', () => {
    expect(recentNotices([noonMs - 8 * dayMs, noonMs - dayMs], noonMs)).toEqual([noonMs - dayMs]);
  });
});
