import fc from 'fast-check';
import { ratePpm } from '../money/rate-ppm';
import { turnoverPart, workBackwards } from './work-backwards';

const worked = (promoter: number, fee: number, guard: number) =>
  workBackwards({ promoterPpm: ratePpm(promoter), feePpm: ratePpm(fee), leastMarginPpm: ratePpm(guard) });

describe('a wish for a part of the turnover', () => {
  it.each([
    ['20 % of a fee of 25 %', 200_000, 250_000, 10_000, 'fits', 800_000, 50_000, 210_000],
    ['all of the fee without a guard', 250_000, 250_000, 0, 'fits', 1_000_000, 0, 250_000],
    ['all of the fee under a guard', 250_000, 250_000, 10_000, 'margin-under-guard', 1_000_000, 0, 260_000],
    ['a thin margin', 245_000, 250_000, 10_000, 'margin-under-guard', 980_000, 5_000, 255_000],
    ['more than the fee', 260_000, 250_000, 0, 'over-fee', 1_000_000, 0, 260_000],
    ['more than the platform allows', 895_000, 250_000, 10_000, 'over-fee', 1_000_000, 0, null],
    ['nothing', 0, 250_000, 10_000, 'fits', 0, 250_000, 10_000],
    ['a third, which does not divide', 100_000, 300_000, 0, 'fits', 333_334, 200_000, 100_000],
    ['anything of no fee', 0, 0, 0, 'over-fee', 1_000_000, 0, 0],
  ] as const)('of %s', (_label, promoter, fee, guard, verdict, sharePpm, marginPpm, neededFeePpm) => {
    expect(worked(promoter, fee, guard)).toMatchObject({ verdict, sharePpm, marginPpm, neededFeePpm });
  });
});

describe('laws of working backwards', () => {
  const ppm = (max: number) => fc.integer({ min: 0, max });

  it('brings the promoter exactly his wish, and with the margin exactly the fee', () => {
    fc.assert(
      fc.property(ppm(900_000), ppm(900_000), ppm(100_000), (promoter, fee, guard) => {
        const { verdict, sharePpm, promoterPpm, marginPpm } = worked(promoter, fee, guard);
        expect(promoterPpm + marginPpm).toBe(fee);
        if (verdict !== 'over-fee') expect(promoterPpm).toBe(promoter);
        if (verdict === 'fits') expect(marginPpm).toBeGreaterThanOrEqual(guard);
        if (verdict === 'over-fee') expect([promoterPpm, sharePpm]).toEqual([fee, 1_000_000]);
      }),
    );
  });

  it('takes the smallest share that does it', () => {
    fc.assert(
      fc.property(ppm(900_000), fc.integer({ min: 1, max: 900_000 }), (promoter, fee) => {
        fc.pre(promoter <= fee && promoter > 0);
        const { sharePpm } = worked(promoter, fee, 0);
        expect(turnoverPart(ratePpm(fee), ratePpm(sharePpm - 1))).toBeLessThan(promoter);
      }),
    );
  });

  it('fits under the fee that it names, and under none that is smaller', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 800_000 }), ppm(100_000), (promoter, guard) => {
        const { neededFeePpm } = worked(promoter, 0, guard);
        if (neededFeePpm === null) return;
        expect(worked(promoter, neededFeePpm, guard).verdict).toBe('fits');
        expect(worked(promoter, neededFeePpm - 1, guard).verdict).not.toBe('fits');
      }),
    );
  });
});
