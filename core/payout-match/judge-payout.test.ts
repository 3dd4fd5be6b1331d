import fc from 'fast-check';
import type { PayoutState } from '../payout/payout';
import { type BookedSums, judgeLateMovement, judgePayout, judgeStranger, type OurPayout } from './judge-payout';

const ours: OurPayout = {
  ...{ payoutNo: 'W1', state: 'paid', firstSentAtMs: 1, grossFen: 8_800, billedFen: 8_720 },
  paid: { netFen: 8_720, taxFen: 80 },
};
const paidBooks: BookedSums = { paid: { netFen: 8_720, taxFen: 80 }, givenBackFen: null, returnedFen: null };
const backBooks: BookedSums = { paid: null, givenBackFen: 8_800, returnedFen: null };
const returnedBooks: BookedSums = { ...paidBooks, returnedFen: 8_800 };

const rows: readonly [
  label: string,
  part: Partial<OurPayout>,
  billed: readonly [outFen: number, backFen: number],
  booked: BookedSums,
  found: readonly (readonly [code: string, oursFen: number, theirsFen: number])[],
][] = [
  ['paid, and it left', {}, [8_720, 0], paidBooks, []],
  ['paid, and nothing left', {}, [0, 0], paidBooks, [['OURS_NOT_THEIRS', 8_720, 0]]],
  ['paid, and it came back', {}, [8_720, 8_720], paidBooks, [['GIVEN_BACK_UNTOLD', 8_720, 0]]],
  ['paid, and less left', {}, [8_719, 0], paidBooks, [['AMOUNT_DIFFERS', 8_720, 8_719]]],
  ['paid, and it left twice', {}, [17_440, 0], paidBooks, [['AMOUNT_DIFFERS', 8_720, 17_440]]],
  ['paid, and not booked', {}, [8_720, 0], backBooks, [['LEDGER_DIFFERS', 8_800, 0]]],
  [
    'paid, with another tax booked',
    {},
    [8_720, 0],
    { ...paidBooks, paid: { netFen: 8_720, taxFen: 79 } },
    [['LEDGER_DIFFERS', 8_800, 8_799]],
  ],
  ['failed, and it came back', { state: 'failed', paid: null }, [8_720, 8_720], backBooks, []],
  ['failed before anything left', { state: 'failed', paid: null }, [0, 0], backBooks, []],
  [
    'failed, and it did not come back',
    { state: 'failed', paid: null },
    [8_720, 0],
    backBooks,
    [['NOT_GIVEN_BACK', 0, 8_720]],
  ],
  [
    'expired, and more came back',
    { state: 'expired', paid: null },
    [8_720, 8_721],
    backBooks,
    [['AMOUNT_DIFFERS', 0, -1]],
  ],
  [
    'cancelled, and not given back here',
    { state: 'cancelled', paid: null },
    [0, 0],
    paidBooks,
    [['LEDGER_DIFFERS', 0, 8_800]],
  ],
  [
    'abandoned, and it left after all',
    { state: 'abandoned', paid: null },
    [8_720, 0],
    backBooks,
    [['NOT_GIVEN_BACK', 0, 8_720]],
  ],
  ['returned, out and back', { state: 'returned' }, [8_720, 8_720], returnedBooks, []],
  ['returned, and it never left', { state: 'returned' }, [0, 0], returnedBooks, [['OURS_NOT_THEIRS', 8_720, 0]]],
  [
    'returned, and it did not come back',
    { state: 'returned' },
    [8_720, 0],
    returnedBooks,
    [['NOT_GIVEN_BACK', 0, 8_720]],
  ],
  ['returned unseen', { state: 'returned', paid: null }, [8_720, 8_720], backBooks, []],
  ['stopped before it was sent', { state: 'cancelled', paid: null, firstSentAtMs: null }, [0, 0], backBooks, []],
  [
    'stopped before it was sent, and it left',
    { state: 'cancelled', paid: null, firstSentAtMs: null },
    [8_720, 0],
    backBooks,
    [['THEIRS_NOT_OURS', 0, 8_720]],
  ],
];

describe('a payout', () => {
  it.each(rows)('%s', (_label, part, [outFen, backFen], booked, found) => {
    const differences = judgePayout({ ...ours, ...part }, { outFen, backFen }, booked);
    expect(differences.map(({ code, oursFen, theirsFen }) => [code, oursFen, theirsFen])).toEqual(found);
  });

  it.each<PayoutState>(['requested', 'reserved', 'sent', 'unknown', 'waiting', 'transferring', 'cancelling'])(
    'that is %s is not compared yet',
    (state) => {
      expect(judgePayout({ ...ours, state, paid: null }, { outFen: 8_720, backFen: 0 }, backBooks)).toEqual([]);
    },
  );

  it('agrees only when what left for good is the same three times', () => {
    const amount = fc.integer({ min: 0, max: 3 });
    fc.assert(
      fc.property(amount, amount, amount, (outFen, backFen, netFen) => {
        const paid = { netFen, taxFen: 0 };
        const row: OurPayout = { ...ours, grossFen: 2, billedFen: 2, paid: { netFen: 2, taxFen: 0 } };
        const found = judgePayout(row, { outFen, backFen }, { paid, givenBackFen: null, returnedFen: null });
        expect(found.length === 0).toBe(outFen === 2 && backFen === 0 && netFen === 2);
      }),
    );
  });
});

describe('a movement', () => {
  it.each([
    [8_720, 0, [['THEIRS_NOT_OURS', 8_720]]],
    [8_720, 8_720, [['THEIRS_NOT_OURS', 0]]],
    [0, 8_720, [['THEIRS_NOT_OURS', -8_720]]],
    [0, 0, []],
  ])('of %i out and %i back for a number that nobody knows', (outFen, backFen, found) => {
    expect(judgeStranger({ outFen, backFen }).map(({ code, theirsFen }) => [code, theirsFen])).toEqual(found);
  });

  it.each<[PayoutState, number, number, string[]]>([
    ['paid', 8_720, 0, ['THEIRS_NOT_OURS']],
    ['paid', 0, 8_720, ['GIVEN_BACK_UNTOLD']],
    ['failed', 0, 8_720, []],
    ['failed', 8_720, 0, ['THEIRS_NOT_OURS']],
    ['returned', 0, 8_720, []],
    ['paid', 0, 0, []],
  ])('long after the end of a payout that is %s: %i out, %i back', (state, outFen, backFen, codes) => {
    expect(judgeLateMovement({ ...ours, state }, { outFen, backFen }).map(({ code }) => code)).toEqual(codes);
  });
});
