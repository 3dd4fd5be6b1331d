import fc from 'fast-check';
import { fen } from '../money/fen';
import { type Account, promoterAccount } from './account';
import { canonicalTransactionText, type LedgerTransaction, ledgerTransaction, promotersOf } from './ledger-transaction';

const frozen = promoterAccount('wxwang', { place: 'frozen' });
const chens = promoterAccount('wxchen', { place: 'frozen' });

const line = (changes: Partial<Omit<LedgerTransaction, 'promoters'>> = {}) =>
  ledgerTransaction({
    id: 'o|s|1',
    cause: 'ORDER_PAID',
    brandId: 'shanli',
    orderKey: 'o|s',
    postings: [{ from: 'platform', to: frozen, amountFen: fen(3860) }],
    bookedAtMs: 1000,
    ...changes,
  });

it('knows every promoter whose accounts it touches, once', () => {
  const postings = [
    { from: frozen, to: chens, amountFen: fen(1) },
    { from: chens, to: frozen, amountFen: fen(2) },
    { from: 'platform' as Account, to: 'agency/margin' as Account, amountFen: fen(3) },
  ];
  expect(promotersOf(postings)).toEqual(['wxwang', 'wxchen']);
  expect(line({ postings }).promoters).toEqual(['wxwang', 'wxchen']);
});

it.each([
  ['moves no money', [], 'o|s|1 moves no money'],
  ['moves 0 fen', [{ from: 'platform', to: frozen, amountFen: fen(0) }], 'o|s|1 has a posting of 0 fen'],
  ['moves less than nothing', [{ from: 'platform', to: frozen, amountFen: fen(-1) }], 'o|s|1 has a posting of -1 fen'],
  ['moves in a circle', [{ from: frozen, to: frozen, amountFen: fen(1) }], 'moves money in a circle'],
] satisfies [string, LedgerTransaction['postings'], string][])(
  'an entry that %s is refused',
  (_name, postings, words) => {
    expect(() => line({ postings })).toThrow(words);
  },
);

describe('what an entry says', () => {
  it('is the same whenever it is booked', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (bookedAtMs) => {
        expect(canonicalTransactionText(line({ bookedAtMs }))).toBe(canonicalTransactionText(line()));
      }),
      { numRuns: Math.max(100, Number(process.env.PROVE_RUNS ?? 0)), seed: 20260801 },
    );
  });

  it.each([
    ['another id', { id: 'o|s|2' }],
    ['another cause', { cause: 'AMOUNT_CHANGED' }],
    ['another brand', { brandId: 'other' }],
    ['no brand', { brandId: null }],
    ['another order', { orderKey: 'o|t' }],
    ['no order', { orderKey: null }],
    ['another amount', { postings: [{ from: 'platform', to: frozen, amountFen: fen(3861) }] }],
    ['another source', { postings: [{ from: 'agency/margin', to: frozen, amountFen: fen(3860) }] }],
    ['another target', { postings: [{ from: 'platform', to: chens, amountFen: fen(3860) }] }],
    ['the other direction', { postings: [{ from: frozen, to: 'platform', amountFen: fen(3860) }] }],
    [
      'one posting more',
      {
        postings: [
          { from: 'platform', to: frozen, amountFen: fen(3860) },
          { from: 'platform', to: 'agency/margin', amountFen: fen(965) },
        ],
      },
    ],
  ] satisfies [string, Partial<LedgerTransaction>][])('is another with %s', (_name, changes) => {
    expect(canonicalTransactionText(line(changes))).not.toBe(canonicalTransactionText(line()));
  });

  it('is written in a stated form', () => {
    expect(canonicalTransactionText(line())).toBe(
      '["o|s|1","ORDER_PAID","shanli","o|s",[["platform","promoter/wxwang/frozen",3860]]]',
    );
  });
});
