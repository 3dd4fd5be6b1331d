import fc from 'fast-check';
import { aPayout, requestedAtMs } from '../../tests/support/builders/a-payout';
import type { PayoutState } from './payout';
import { queueKeyOf, queuePartOf, queueParts, queueRange } from './queue-key';

const states: readonly PayoutState[] = ['requested', 'reserved', 'sent', 'unknown', 'waiting', 'paid', 'failed'];
const anyPayout = fc
  .record({ state: fc.constantFrom(...states), sinceMs: fc.nat(1e15 - 1), no: fc.nat(9999), isPoor: fc.boolean() })
  .map(({ state, sinceMs, no, isPoor }) =>
    aPayout({
      ...{ payoutNo: `W${no}`, state, stateSinceMs: sinceMs },
      trouble: isPoor ? { class: 'no-money', code: 'NOT_ENOUGH' } : null,
    }),
  );

describe('the queue of payouts', () => {
  it.each([
    ['waits for approval', { state: 'requested' }, 'approval'],
    ['is not handed over', { state: 'reserved' }, 'open'],
    ['has no answer', { state: 'unknown', trouble: { class: 'no-answer', code: 'TimeoutError' } }, 'open'],
    ['came too often', { state: 'unknown', trouble: { class: 'too-often', code: 'FREQUENCY_LIMITED' } }, 'open'],
    ['is without money', { state: 'sent', trouble: { class: 'no-money', code: 'NOT_ENOUGH' } }, 'trouble'],
    ['was refused', { state: 'unknown', trouble: { class: 'setup', code: 'NO_AUTH' } }, 'trouble'],
    ['was not found twice', { state: 'unknown', absence: { count: 2, firstAtMs: 0, lastAtMs: 1_800_000 } }, 'open'],
    [
      'was not found three times',
      { state: 'unknown', absence: { count: 3, firstAtMs: 0, lastAtMs: 1_800_000 } },
      'trouble',
    ],
    ['was poor and is paid', { state: 'paid', trouble: { class: 'no-money', code: 'NOT_ENOUGH' } }, 'ended'],
  ] as const)('one that %s stands in its part: %s', (_name, changes, part) => {
    expect(queuePartOf(aPayout(changes))).toBe(part);
  });

  it('is a text that sorts by part, then the longest in its state first, then of the ended the newest first', () => {
    const at = (state: PayoutState, ms: number) => queueKeyOf(aPayout({ state, stateSinceMs: requestedAtMs + ms }));
    const wanted = [at('requested', 9), at('sent', 1), at('waiting', 2), at('paid', 8), at('failed', 7)];
    expect([...wanted].reverse().sort()).toEqual(wanted);
    expect(at('requested', 0)).toBe('1|001787803200000|W1');
  });

  it('holds every payout within the range of its own part and of no other', () => {
    fc.assert(
      fc.property(anyPayout, (row) => {
        const key = queueKeyOf(row);
        const holding = queueParts.filter((part) => {
          const { after, before } = queueRange(part, part);
          return key > after && key < before;
        });
        expect(holding).toEqual([queuePartOf(row)]);
        const { after, before } = queueRange('approval', 'ended');
        expect(key > after && key < before).toBe(true);
      }),
    );
  });
});
