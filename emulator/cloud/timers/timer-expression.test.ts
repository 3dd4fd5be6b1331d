import fc from 'fast-check';
import { TimerExpression, timerExpressionProblem } from './timer-expression';

/** Sunday 2026-11-22 12:00 in Beijing. */
const SUNDAY_NOON_MS = Date.UTC(2026, 10, 22, 4);
const beijing = (ms: number): string => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');

describe('a seven-field timer expression', () => {
  it.each([
    ['0 0 2 1 * * *', ['2026-12-01 02:00:00', '2027-01-01 02:00:00', '2027-02-01 02:00:00']],
    ['0 15 10 * * MON-FRI *', ['2026-11-23 10:15:00', '2026-11-24 10:15:00', '2026-11-25 10:15:00']],
    ['0 0 3 1 * MON *', ['2026-11-23 03:00:00', '2026-11-30 03:00:00', '2026-12-01 03:00:00']],
    ['0 0 0 1 1 * 2027', ['2027-01-01 00:00:00']],
    ['*/5 * * * * * *', ['2026-11-22 12:00:05', '2026-11-22 12:00:10', '2026-11-22 12:00:15']],
    ['0 1/10 * * * * *', ['2026-11-22 12:01:00', '2026-11-22 12:11:00', '2026-11-22 12:21:00']],
  ])('%s falls due at Beijing time', (expression, expected) => {
    expect(timerExpressionProblem(expression)).toBeUndefined();
    expect(new TimerExpression(expression).nextRunsMs(3, SUNDAY_NOON_MS).map(beijing)).toEqual(expected);
  });

  it.each([
    ['0 * * * * *', 'has 6 fields'],
    ['0 0 L * * * *', 'uses "L"'],
    ['0 0 0 ? * * *', 'uses "?"'],
    ['0 0 0 1W * * *', 'uses "W"'],
    ['0 0 0 * * 1#2 *', 'uses "#"'],
    ['0 0 0 * * 7 *', 'weekday 7'],
    ['0 0 0 * * 1-7 *', 'weekday 7'],
    ['0 0 0 1 1 * 2100', 'a year outside 1970 to 2099'],
    ['60 0 0 * * * *', 'is no timer expression'],
    ['0 0 25 * * * *', 'is no timer expression'],
  ])('%s is refused: it %s', (expression, words) => {
    expect(timerExpressionProblem(expression)).toContain(words);
  });

  it.each(['0 0 0 * JUL * *', '0 0 0 * * WED *', '0 0 0 * * */7 *'])('%s is fine', (expression) => {
    expect(timerExpressionProblem(expression)).toBeUndefined();
  });

  it('answers the same for a moment however often it was asked before', () => {
    const minutes = new TimerExpression('0 */7 * * * * *');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 86_400_000 }), (pastMs) => {
        const fromMs = SUNDAY_NOON_MS + pastMs;
        expect(minutes.nextAfterMs(fromMs)).toBe(new TimerExpression('0 */7 * * * * *').nextAfterMs(fromMs));
      }),
    );
  });
});
