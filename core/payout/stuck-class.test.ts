import { aPayout, requestedAtMs } from '../../tests/support/builders/a-payout';
import { stuckClasses, stuckClassOf, stuckWording } from './stuck-class';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const absence = (count: number) => ({ count, firstAtMs: requestedAtMs, lastAtMs: requestedAtMs + 30 * minuteMs });
const decision = { openid: 'o', name: '陈会计', atMs: 1, reason: '平台查无此单' };
const confirm = { confirmPackage: 'p', byMs: requestedAtMs + 24 * hourMs };

describe('why a payout needs a person', () => {
  it.each([
    ['requested for less than a day', { state: 'requested' }, 24 * hourMs - 1, undefined],
    ['requested for a day', { state: 'requested' }, 24 * hourMs, 'approval-late'],
    ['reserved for an hour', { state: 'reserved' }, hourMs, undefined],
    ['reserved for 30 hours', { state: 'reserved' }, 30 * hourMs, 'unknown-long'],
    ['unknown for 59 minutes', { state: 'unknown' }, hourMs - 1, undefined],
    ['unknown for an hour', { state: 'unknown' }, hourMs, 'unknown-long'],
    ['transferring for 29 hours', { state: 'transferring' }, 30 * hourMs - 1, undefined],
    ['transferring for 30 hours', { state: 'transferring' }, 30 * hourMs, 'unknown-long'],
    ['on a list for nine days', { state: 'transferring', route: 'bank' }, 9 * 24 * hourMs, undefined],
    ['on a list for ten days', { state: 'transferring', route: 'bank' }, 10 * 24 * hourMs, 'unknown-long'],
    ['without money', { state: 'sent', trouble: { class: 'no-money', code: 'NOT_ENOUGH' } }, 0, 'waiting-for-money'],
    ['refused for set-up', { state: 'unknown', trouble: { class: 'setup', code: 'NO_AUTH' } }, 0, 'refused-by-setup'],
    ['refused for its data', { state: 'unknown', trouble: { class: 'parameters', code: 'X' } }, 0, 'refused-by-setup'],
    ['not found twice', { state: 'unknown', absence: absence(2) }, 1, undefined],
    ['not found three times', { state: 'unknown', absence: absence(3) }, 1, 'not-found'],
    ['not found and signed off', { state: 'unknown', absence: absence(3), signOff: decision }, 1, undefined],
    ['waiting with time left', { state: 'waiting', confirm }, 24 * hourMs, undefined],
    ['overdue for half an hour', { state: 'waiting', confirm }, 24 * hourMs + 30 * minuteMs, 'confirm-overdue'],
    ['returned', { state: 'returned' }, 0, 'returned'],
    ['returned a month ago', { state: 'returned' }, 30 * 24 * hourMs, undefined],
    ['paid', { state: 'paid' }, 99 * 24 * hourMs, undefined],
    ['abandoned', { state: 'abandoned' }, 99 * 24 * hourMs, undefined],
  ] as const)('%s', (_name, changes, afterMs, stuck) => {
    expect(stuckClassOf(aPayout(changes), requestedAtMs + afterMs)).toBe(stuck);
  });

  it('is followed by a sentence that says what to do next', () => {
    for (const stuck of stuckClasses) expect(stuckWording[stuck].next.zh).toMatch(/请您.+。$/);
  });
});
