import fc from 'fast-check';
import { type BeijingDay, beijingDayAfter, beijingDayOf, startOfBeijingDayMs } from './beijing-day';

const options = { numRuns: Math.max(300, Number(process.env.PROVE_RUNS ?? 0)), seed: 20260801 };
const someMoment = fc.integer({ min: Date.parse('1992-01-01T00:00:00Z'), max: Date.parse('2199-12-31T00:00:00Z') });

it.each([
  ['2026-08-11T15:59:59.999Z', '20260811', '20260812'],
  ['2026-08-11T16:00:00.000Z', '20260812', '20260813'],
  ['2026-08-11T00:00:00.000Z', '20260811', '20260812'],
  ['2026-08-31T15:59:59.999Z', '20260831', '20260901'],
  ['2026-08-31T16:00:00.000Z', '20260901', '20260902'],
  ['2025-12-31T16:00:00.000Z', '20260101', '20260102'],
  ['2028-02-28T16:00:00.000Z', '20280229', '20280301'],
  ['2028-02-28T15:59:59.999Z', '20280228', '20280229'],
  ['2026-02-27T16:00:00.000Z', '20260228', '20260301'],
  ['2100-02-27T16:00:00.000Z', '21000228', '21000301'],
  ['1970-01-01T00:00:00.000Z', '19700101', '19700102'],
])('%s lies in the Beijing day %s, and %s follows', (utc, day, next) => {
  expect(beijingDayOf(Date.parse(utc))).toBe(day);
  expect(beijingDayAfter(Date.parse(utc))).toBe(next);
});

it('a Beijing day starts at 16:00 UTC of the day before', () => {
  expect(startOfBeijingDayMs('20260827' as BeijingDay)).toBe(Date.parse('2026-08-26T16:00:00.000Z'));
});

it.each(['', '2026-08-27', '2026082', '202608271', 'yesterday'])('%p is no Beijing day', (text) => {
  expect(() => startOfBeijingDayMs(text as BeijingDay)).toThrow('written yyyymmdd');
});

it('a day holds its first moment and the moment before the next day, and nothing else', () => {
  fc.assert(
    fc.property(someMoment, (atMs) => {
      const day = beijingDayOf(atMs);
      const start = startOfBeijingDayMs(day);
      const nextStart = startOfBeijingDayMs(beijingDayAfter(atMs));
      expect(nextStart - start).toBe(86_400_000);
      expect(start <= atMs && atMs < nextStart).toBe(true);
      expect([beijingDayOf(start), beijingDayOf(nextStart - 1)]).toEqual([day, day]);
    }),
    options,
  );
});

it('days sort like moments', () => {
  fc.assert(
    fc.property(someMoment, someMoment, (one, other) => {
      const [early, late] = one < other ? [one, other] : [other, one];
      expect(beijingDayOf(early) <= beijingDayOf(late)).toBe(true);
    }),
    options,
  );
});
