import fc from 'fast-check';
import { BrokenInvariant } from '../invariant';
import { addFen, fen, negateFen, subtractFen } from './fen';
import { floorShare } from './floor-share';
import { ratePpm } from './rate-ppm';
import { splitInOrder } from './split-in-order';
import { yuanText } from './yuan-text';

const options = { numRuns: Math.max(300, Number(process.env.PROVE_RUNS ?? 0)), seed: 20260801 };
const someFen = fc.integer({ min: 0, max: 9_000_000_000_000 }).map(fen);
const somePpm = fc.integer({ min: 0, max: 1_000_000 }).map(ratePpm);

describe('an amount', () => {
  it.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('is never %p fen', (amount) => {
    expect(() => fen(amount)).toThrow(BrokenInvariant);
  });

  it('has one zero', () => {
    expect(Object.is(fen(-0), 0)).toBe(true);
    expect(Object.is(negateFen(fen(0)), 0)).toBe(true);
  });

  it('adds, subtracts and turns round', () => {
    expect([addFen(), addFen(fen(3), fen(-5)), subtractFen(fen(3), fen(5)), negateFen(fen(7))]).toEqual([
      0, -2, -2, -7,
    ]);
  });

  it('refuses a sum that a number cannot hold exactly', () => {
    expect(() => addFen(fen(Number.MAX_SAFE_INTEGER), fen(1))).toThrow('whole number of fen');
  });
});

describe('a rate', () => {
  it.each([-1, 1_000_001, 0.5, Number.NaN])('is never %p ppm', (value) => {
    expect(() => ratePpm(value)).toThrow('0 to 1,000,000 ppm');
  });
});

describe('a share of an amount', () => {
  it.each([
    [10_000, 200_000, 2000],
    [2000, 500_000, 1000],
    [9999, 150_000, 1499],
    [1499, 700_000, 1049],
    [999, 700_000, 699],
    [1, 200_000, 0],
    [8500, 200_000, 1700],
    [4825, 800_000, 3860],
    [3158, 800_000, 2526],
    [1, 999_999, 0],
    [7, 1_000_000, 7],
    [0, 1_000_000, 0],
    [9_000_000_000_000_001, 999_999, 8_999_991_000_000_000],
  ])('of %d fen at %d ppm is %d fen', (amount, rate, share) => {
    expect(floorShare(fen(amount), ratePpm(rate))).toBe(share);
  });

  it('is the greatest whole fen that is not above the exact share', () => {
    fc.assert(
      fc.property(someFen, somePpm, (amount, rate) => {
        const share = BigInt(floorShare(amount, rate));
        const exactInPpm = BigInt(amount) * BigInt(rate);
        expect(share * 1_000_000n <= exactInPpm && exactInPpm < (share + 1n) * 1_000_000n).toBe(true);
      }),
      options,
    );
  });

  it('grows with the amount and never passes it', () => {
    fc.assert(
      fc.property(someFen, someFen, somePpm, (one, other, rate) => {
        const [small, large] = one < other ? [one, other] : [other, one];
        expect(floorShare(small, rate)).toBeLessThanOrEqual(floorShare(large, rate));
        expect(floorShare(large, rate)).toBeLessThanOrEqual(large);
      }),
      options,
    );
  });

  it('is not taken of a debt', () => {
    expect(() => floorShare(fen(-1), ratePpm(500_000))).toThrow('at least 0 fen, got -1');
  });
});

describe('a split', () => {
  it.each([
    [100, [1, 1, 1], [34, 33, 33]],
    [101, [1, 1, 1], [34, 34, 33]],
    [2, [1, 1, 1], [1, 1, 0]],
    [5, [0, 1, 1], [0, 3, 2]],
    [1, [0, 0, 1], [0, 0, 1]],
    [1049, [3, 7], [315, 734]],
    [0, [2, 5], [0, 0]],
    [9, [1], [9]],
  ])('of %d fen by %j is %j: what is left goes out in the order given', (total, weights, parts) => {
    expect(splitInOrder(fen(total), weights)).toEqual(parts);
  });

  const someWeights = fc
    .array(fc.integer({ min: 0, max: 1_000_000_000 }), { minLength: 1, maxLength: 12 })
    .filter((weights) => weights.some((weight) => weight > 0));

  it('sums to the whole, and no part is more than one fen above its exact share', () => {
    fc.assert(
      fc.property(someFen, someWeights, (total, weights) => {
        const parts = splitInOrder(total, weights);
        const whole = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
        expect(addFen(...parts)).toBe(total);
        for (const [index, part] of parts.entries()) {
          const floor = (BigInt(total) * BigInt(weights[index] ?? 0)) / whole;
          expect([floor, floor + 1n]).toContain(BigInt(part));
          if (weights[index] === 0) expect(part).toBe(0);
        }
      }),
      options,
    );
  });

  it('gives no later part a fen while an earlier one of weight goes without', () => {
    fc.assert(
      fc.property(someFen, fc.integer({ min: 1, max: 30 }), (total, count) => {
        const parts = splitInOrder(
          total,
          Array.from({ length: count }, () => 1),
        );
        expect([...parts].sort((left, right) => right - left)).toEqual(parts);
      }),
      options,
    );
  });

  it.each([
    [-1, [1], 'at least 0 fen'],
    [1, [], 'at least one part'],
    [1, [0, 0], 'at least one weight must be above 0'],
    [1, [1, -1], 'whole numbers of at least 0'],
    [1, [0.5], 'whole numbers of at least 0'],
  ])('of %d by %j is refused', (total, weights, words) => {
    expect(() => splitInOrder(fen(total), weights)).toThrow(words);
  });
});

describe('an amount in yuan', () => {
  it.each([
    [0, '0.00'],
    [5, '0.05'],
    [50, '0.50'],
    [100, '1.00'],
    [3860, '38.60'],
    [99_999, '999.99'],
    [100_000, '1,000.00'],
    [1_234_567, '12,345.67'],
    [123_456_789_01, '123,456,789.01'],
    [-5, '−0.05'],
    [-1_234_567, '−12,345.67'],
    [Number.MAX_SAFE_INTEGER, '90,071,992,547,409.91'],
  ])('%d fen is written %s', (amount, text) => {
    expect(yuanText(fen(amount))).toBe(text);
  });

  it('can be read back', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger().map(fen), (amount) => {
        expect(Number(yuanText(amount).replace('−', '-').replace(/[,.]/g, ''))).toBe(amount);
      }),
      options,
    );
  });
});
