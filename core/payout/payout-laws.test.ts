import fc from 'fast-check';
import { aPayout, requestedAtMs } from '../../tests/support/builders/a-payout';
import { applyPostings, emptyWallet, type Wallet } from '../ledger/wallet';
import { fen } from '../money/fen';
import { applyPayoutFact } from './apply-payout-fact';
import { isProvenLost } from './next-look';
import { reservedEntry } from './payout-entry';
import type { PayoutFact, ProviderWord } from './payout-fact';
import { isHandedOver, isOver, newPayoutRow, type PayoutRow } from './payout-row';

const by = { openid: 'o-finance', name: '陈会计', atMs: requestedAtMs, reason: '已核对' };
const providerNo = 'T1';

const someWord: fc.Arbitrary<ProviderWord> = fc.oneof(
  fc.constant<ProviderWord>({ kind: 'accepted', providerNo }),
  fc
    .constantFrom('package', null)
    .map((confirmPackage) => ({ kind: 'needs-confirm' as const, providerNo, confirmPackage })),
  fc.constantFrom<ProviderWord>({ kind: 'transferring', providerNo }, { kind: 'cancelling', providerNo }),
  fc
    .constantFrom(8720, 8720, 8720, 1)
    .map((netFen) => ({ kind: 'paid' as const, providerNo, paidAtMs: requestedAtMs, netFen, taxFen: null })),
  fc.constantFrom('ACCOUNT_FROZEN', 'OVERDUE_CLOSE').map((reason) => ({ kind: 'failed' as const, providerNo, reason })),
  fc.constantFrom<ProviderWord>({ kind: 'cancelled', providerNo }, { kind: 'returned', providerNo, reason: 'bank' }),
  fc.constantFrom<ProviderWord>(
    { kind: 'not-found' },
    { kind: 'no-answer', cause: 'timeout' },
    { kind: 'refused', code: 'NOT_ENOUGH', class: 'no-money' },
    { kind: 'refused', code: 'PARAM_ERROR', class: 'parameters' },
  ),
);

const someFact: fc.Arbitrary<PayoutFact> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom<PayoutFact>(
      { kind: 'approved', by },
      { kind: 'declined', by },
      { kind: 'stopped', why: 'debt' },
      { kind: 'cancel-asked', why: 'promoter' },
      { kind: 'sent', payer: null },
      { kind: 'sent', payer: null },
      { kind: 'signed-off', by },
    ),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('said' as const),
      source: fc.constantFrom('submit' as const, 'query' as const, 'cancel' as const, 'notification' as const),
      word: someWord,
    }),
  },
);

const someLife = fc.record({
  needsApproval: fc.boolean(),
  facts: fc.array(fc.tuple(someFact, fc.integer({ min: 0, max: 2_000_000 })), { maxLength: 40 }),
});

interface Life {
  readonly rows: readonly PayoutRow[];
  readonly wallet: Wallet;
  readonly entryIds: readonly string[];
}

/** What a payout goes through, its money with it. */
function liveThrough({
  needsApproval,
  facts,
}: {
  needsApproval: boolean;
  facts: readonly (readonly [PayoutFact, number])[];
}): Life {
  const { promoter, quote } = aPayout();
  let row = newPayoutRow({ ...aPayout(), needsApproval, nowMs: requestedAtMs });
  const start = { ...emptyWallet(promoter), availableFen: quote.grossFen };
  let wallet = applyPostings(start, reservedEntry(row, requestedAtMs).postings);
  let nowMs = requestedAtMs;
  const rows = [row];
  const entryIds: string[] = [];
  for (const [fact, laterMs] of facts) {
    nowMs += laterMs;
    const step = applyPayoutFact(row, fact, nowMs);
    if (step.kind !== 'changed') continue;
    if (step.entry) {
      wallet = applyPostings(wallet, step.entry.postings);
      entryIds.push(step.entry.id);
    }
    row = step.row;
    rows.push(row);
  }
  return { rows, wallet, entryIds };
}

describe('whatever is told in whatever order', () => {
  it('money is under way exactly as long as the payout is open, and leaves once', () => {
    fc.assert(
      fc.property(someLife, (life) => {
        const { rows, wallet, entryIds } = liveThrough(life);
        const last = rows[rows.length - 1] ?? aPayout();
        expect(wallet.payingFen).toBe(isOver(last.state) ? 0 : 8800);
        expect(wallet.paidFen).toBe(last.state === 'paid' ? 8720 : 0);
        expect(wallet.availableFen).toBe(!isOver(last.state) || last.state === 'paid' ? 0 : 8800);
        expect(new Set(entryIds).size).toBe(entryIds.length);
        expect(entryIds.length).toBeLessThanOrEqual(2);
      }),
      { numRuns: 1_000, seed: 1 },
    );
  });

  it('what is over stays as it ended, but for paid that the bank returns', () => {
    fc.assert(
      fc.property(someLife, (life) => {
        const { rows } = liveThrough(life);
        for (const [index, row] of rows.entries()) {
          const before = rows[index - 1];
          if (!before || !isOver(before.state)) continue;
          expect([before.state, row.state]).toEqual(['paid', 'returned']);
        }
      }),
      { numRuns: 1_000, seed: 2 },
    );
  });

  it('everything open has somebody who looks after it, and nothing that is over has', () => {
    fc.assert(
      fc.property(someLife, (life) => {
        for (const { state, work, nextLookAtMs, updatedAtMs } of liveThrough(life).rows) {
          expect(isOver(state)).toBe(work === 'none');
          expect(state === 'requested').toBe(work === 'decide');
          if (work === 'send' || work === 'look') expect(nextLookAtMs).toBeGreaterThanOrEqual(updatedAtMs);
        }
      }),
      { numRuns: 1_000, seed: 3 },
    );
  });

  it('each writing counts, the number never changes, and an approval comes before a sending', () => {
    fc.assert(
      fc.property(someLife, (life) => {
        const { rows } = liveThrough(life);
        expect(rows.map(({ revision }) => revision)).toEqual(rows.map((_, index) => index + 1));
        for (const row of rows) {
          expect(row.payoutNo).toBe('W1');
          if (life.needsApproval && isHandedOver(row.state)) expect(row.decision).not.toBeNull();
          if (row.state === 'abandoned') expect([isProvenLost(row), row.signOff !== null]).toEqual([true, true]);
        }
      }),
      { numRuns: 1_000, seed: 4 },
    );
  });
});

it('a quote of nothing above the tax still reserves the whole', () => {
  const row = aPayout({ quote: { grossFen: fen(100), taxFen: fen(100), netFen: fen(0) } });
  expect(reservedEntry(row, requestedAtMs).postings).toEqual([
    { from: 'promoter/wxwang/available', to: 'promoter/wxwang/paying', amountFen: 100 },
  ]);
});
