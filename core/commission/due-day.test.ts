import fc from 'fast-check';
import { startOfBeijingDayMs } from '../time/beijing-day';
import { dueDay } from './due-day';

const at = (text: string) => Date.parse(`${text}+08:00`);

it.each([
  ['the worked example', '2026-08-11T14:05:00', 15, '2026-08-18T10:00:00', '20260827'],
  ['the platform settles after the 15 days', '2026-08-11T14:05:00', 15, '2026-09-03T09:00:00', '20260904'],
  ['it settles on the very day on which the 15 days end', '2026-08-11T14:05:00', 15, '2026-08-26T23:59:59', '20260827'],
  ['it settles a moment into the next day', '2026-08-11T14:05:00', 15, '2026-08-27T00:00:00', '20260828'],
  ['received at the first moment of a day', '2026-08-11T00:00:00', 15, '2026-08-11T00:00:00', '20260827'],
  ['received at the last moment of a day', '2026-08-11T23:59:59', 15, '2026-08-12T00:00:00', '20260827'],
  ['received at the first moment of the day after', '2026-08-12T00:00:00', 15, '2026-08-12T00:00:00', '20260828'],
  ['over the end of a month', '2026-04-16T08:00:00', 15, '2026-04-20T08:00:00', '20260502'],
  ['into 29 February', '2028-02-13T08:00:00', 15, '2028-02-20T08:00:00', '20280229'],
  ['over 29 February', '2028-02-14T08:00:00', 15, '2028-02-20T08:00:00', '20280301'],
  ['over the new year', '2026-12-20T08:00:00', 15, '2026-12-25T08:00:00', '20270105'],
  ['with longer hold days', '2026-08-11T14:05:00', 30, '2026-08-18T10:00:00', '20260911'],
])('%s: received %s, %d days, settled %s is free from %s', (_name, received, holdDays, settled, day) => {
  expect(dueDay({ receiptAtMs: at(received), holdDays, settledAtMs: at(settled) })).toBe(day);
});

it('never holds less than 15 days', () => {
  expect(() => dueDay({ receiptAtMs: 0, holdDays: 14, settledAtMs: 0 })).toThrow(
    'hold days must be at least 15, got 14',
  );
});

it('no money is free before its hold days are full, before it is settled, or more than a day late', () => {
  const moment = fc.integer({ min: at('2026-01-01T00:00:00'), max: at('2032-01-01T00:00:00') });
  fc.assert(
    fc.property(moment, fc.integer({ min: 15, max: 90 }), moment, (receiptAtMs, holdDays, settledAtMs) => {
      const freeAtMs = startOfBeijingDayMs(dueDay({ receiptAtMs, holdDays, settledAtMs }));
      const earliestMs = Math.max(receiptAtMs + holdDays * 86_400_000, settledAtMs);
      expect(freeAtMs).toBeGreaterThan(earliestMs);
      expect(freeAtMs - earliestMs).toBeLessThanOrEqual(86_400_000);
    }),
    { numRuns: Math.max(300, Number(process.env.PROVE_RUNS ?? 0)), seed: 20260801 },
  );
});
