import fc from 'fast-check';
import { fen } from '../money/fen';
import { cumulativeTax, labourTax } from './labour-tax';
import { monthUnderTest, payInTurn, yuan } from './month-under-test';
import { returnTax } from './move-tax';
import { quoteTax } from './quote-tax';
import type { TaxMonth } from './tax-month';

const options = { numRuns: Math.max(300, Number(process.env.PROVE_RUNS ?? 0)), seed: 20261124 };

/** One payment in each month of a year, by the cumulative rule. */
function payMonthly(amounts: readonly number[]): number[] {
  let previous: TaxMonth | undefined;
  return amounts.map((amount, index) => {
    const { dues, month } = payInTurn(
      monthUnderTest('cumulative', `2026${String(index + 1).padStart(2, '0')}`, previous),
      [yuan(amount)],
    );
    previous = month;
    return (dues[0] ?? 0) / 100;
  });
}

describe('the ordinary rule for labour', () => {
  it.each([
    [800, 0, 800],
    [1000, 40, 960],
    [2000, 240, 1760],
    [4000, 640, 3360],
    [5000, 800, 4200],
    [10_000, 1600, 8400],
    [20_000, 3200, 16_800],
    [25_000, 4000, 21_000],
    [25_000.01, 4000, 21_000.01],
    [30_000, 5200, 24_800],
    [50_000, 10_000, 40_000],
    [62_500, 13_000, 49_500],
    [80_000, 18_600, 61_400],
    [100_000, 25_000, 75_000],
  ])('%d yuan in a month: tax %d, paid out %d', (gross, tax, net) => {
    const quote = quoteTax(monthUnderTest('ordinary-labour'), yuan(gross));
    expect([quote.taxFen, quote.netFen]).toEqual([yuan(tax), yuan(net)]);
  });

  it.each([
    ['800 and 800', [800, 800], [0, 160]],
    ['three times 500', [500, 500, 500], [0, 40, 100]],
    ['3000 and 3000', [3000, 3000], [440, 520]],
    ['20000 and 20000: 7600 together, not twice 3200', [20_000, 20_000], [3200, 4400]],
    ['25000 and 30000', [25_000, 30_000], [4000, 7200]],
  ])('takes the payments of a month together: %s', (_name, amounts, dues) => {
    expect(payInTurn(monthUnderTest('ordinary-labour'), amounts.map(yuan)).dues).toEqual(dues.map(yuan));
  });

  it.each([
    [80_002, 0],
    [80_003, 1],
    [400_001, 64_000],
    [400_004, 64_001],
    [2_500_003, 400_001],
  ])('%d fen round half up once: %d fen', (grossFen, taxFen) => {
    expect(labourTax(fen(grossFen)).taxFen).toBe(taxFen);
  });

  it('however a month is split, the taxes sum to the tax of the whole', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9_000_000 }), { minLength: 1, maxLength: 12 }), (amounts) => {
        const { dues } = payInTurn(monthUnderTest('ordinary-labour'), amounts.map(fen));
        const whole = amounts.reduce((sum, amount) => sum + amount, 0);
        expect(dues.reduce((sum, due) => sum + due, 0)).toBe(labourTax(fen(whole)).taxFen);
      }),
      options,
    );
  });

  it('never rises faster than the income, and stays exact for the largest amounts', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger().map(Math.abs), (amount) => {
        const less = labourTax(fen(Math.max(0, amount - 1))).taxFen;
        const more = labourTax(fen(amount)).taxFen;
        expect(more - less === 0 || more - less === 1).toBe(true);
      }),
      options,
    );
    expect(labourTax(fen(9_000_000_000_000_001)).taxFen).toBe(2_879_999_999_300_000);
  });
});

describe('the cumulative rule for workers of a platform', () => {
  const same = (amount: number, months: number) => Array.from({ length: months }, () => amount);

  it.each([
    ['6250 a month: nothing', same(6250, 12), same(0, 12)],
    ['10000 a month: 1080 a year', same(10_000, 12), same(90, 12)],
    [
      '30000 a month: 28680 a year',
      same(30_000, 12),
      [570, 710, 1900, 1900, 1900, 1900, 1900, 2700, 3800, 3800, 3800, 3800],
    ],
    ['three times 100000', same(100_000, 3), [4980, 8100, 15_000]],
    ['less later: nothing now, and nothing back within the year', [20_000, 2000, 2000], [330, 0, 0]],
    ['51250 once', [51_250], [1080]],
    ['51250.01 once', [51_250.01], [1080]],
  ])('%s', (_name, amounts, dues) => {
    expect(payMonthly(amounts)).toEqual(dues);
  });

  it.each([
    ['the ordinary rule', labourTax(yuan(25_000)), 20, yuan(20_000)],
    ['the ordinary rule', labourTax(yuan(25_000.01)), 30, yuan(20_000.01)],
    ['the ordinary rule', labourTax(yuan(62_500.01)), 40, yuan(50_000.01)],
    ['the cumulative rule', cumulativeTax(yuan(51_250), 1), 3, yuan(36_000)],
    ['the cumulative rule', cumulativeTax(yuan(51_250.01), 1), 10, yuan(36_000.01)],
  ])(
    'a band of %s holds its upper end, and the next one begins a fen above',
    (_rule, working, ratePercent, taxable) => {
      expect(working).toMatchObject({ ratePercent, taxableFen: taxable });
    },
  );

  it('keeps the cumulated tax of a year with less and less', () => {
    const year = [20_000, 22_000, 24_000].map((gross, index) => cumulativeTax(yuan(gross), index + 1).taxFen);
    expect(year).toEqual([yuan(330), yuan(228), yuan(126)]);
  });

  it('counts the months with a payment; one without neither counts nor starts the count anew', () => {
    const january = payInTurn(monthUnderTest('cumulative', '202601'), [yuan(10_000)]).month;
    const march = monthUnderTest('cumulative', '202603', january);
    const april = monthUnderTest('cumulative', '202604', payInTurn(march, [yuan(10_000)]).month);
    const nothingPaid = monthUnderTest('cumulative', '202605', april);
    expect([january, march, april, nothingPaid].map(({ before }) => before.months)).toEqual([0, 1, 2, 2]);
    expect(april.before).toEqual({ grossFen: yuan(20_000), withheldFen: yuan(180), months: 2 });
  });

  it('starts anew in January, also with what was withheld too much', () => {
    const december = payInTurn(monthUnderTest('cumulative', '202612'), [yuan(20_000)]).month;
    const tooMuch = returnTax(december, { grossFen: yuan(5000), taxFen: yuan(0) }).month;
    expect(tooMuch.carriedTaxFen).toBeLessThan(0);
    const january = monthUnderTest('cumulative', '202701', tooMuch);
    expect([january.carriedTaxFen, january.before.months]).toEqual([0, 0]);
  });

  it('however a month is split, the taxes sum to the tax of the whole', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 30_000_000 }), { minLength: 1, maxLength: 9 }),
        fc.integer({ min: 0, max: 30_000_000 }),
        (amounts, earlier) => {
          const january = payInTurn(monthUnderTest('cumulative', '202601'), [fen(earlier)]);
          const whole = fen(amounts.reduce((sum, amount) => sum + amount, 0));
          const february = monthUnderTest('cumulative', '202602', january.month);
          const split = payInTurn(february, amounts.map(fen)).dues.reduce((sum, due) => sum + due, 0);
          expect(split).toBe(quoteTax(february, whole).taxFen);
        },
      ),
      options,
    );
  });
});
