import fc from 'fast-check';
import { BrokenInvariant } from '../invariant';
import { type Fen, fen } from '../money/fen';
import { labourTax } from './labour-tax';
import { monthUnderTest, payInTurn, yuan } from './month-under-test';
import {
  confirmTax,
  correctFiledMonth,
  fileTaxMonth,
  releaseTax,
  reserveTax,
  returnTax,
  type TaxShare,
} from './move-tax';
import { retakePrevious, taxMonthId, taxMonthOf } from './new-tax-month';
import { quoteTax } from './quote-tax';
import type { TaxMonth, TaxRule } from './tax-month';

const options = { numRuns: Math.max(300, Number(process.env.PROVE_RUNS ?? 0)), seed: 20261124 };

describe('where we do not withhold', () => {
  it.each(['none', 'external'] as const)('the rule %s takes nothing and says who does', (rule) => {
    const { month, dues } = payInTurn(monthUnderTest(rule), [yuan(50_000)]);
    expect(dues).toEqual([0]);
    expect(month).toMatchObject({ paidGrossFen: yuan(50_000), withheldFen: 0, carriedTaxFen: 0 });
  });

  it('keeps what a gig platform says that it withheld', () => {
    const share = { grossFen: yuan(1000), taxFen: fen(0) };
    const reserved = reserveTax(monthUnderTest('external'), share);
    expect(confirmTax(reserved, reserved, share, yuan(40)).paidIn).toMatchObject({
      withheldFen: yuan(40),
      carriedTaxFen: 0,
    });
  });

  it('owes a difference of the ordinary rule also after a month without withholding', () => {
    const over = { ...monthUnderTest('ordinary-labour', '202607'), carriedTaxFen: fen(-160_00) };
    const none = monthUnderTest('none', '202608', over);
    const back = monthUnderTest('ordinary-labour', '202609', none);
    expect(quoteTax(none, yuan(1000)).taxFen).toBe(0);
    expect(quoteTax(back, yuan(2000)).taxFen).toBe(yuan(80));
  });
});

describe('payouts under way at once', () => {
  it('are taxed together, before either is paid', () => {
    const first = reserveTax(monthUnderTest('ordinary-labour'), { grossFen: yuan(800), taxFen: fen(0) });
    expect(quoteTax(first, yuan(800)).taxFen).toBe(yuan(160));
  });

  it('when the cheaper one fails, the other had too much withheld and the next quote gives it back', () => {
    const one: TaxShare = { grossFen: yuan(800), taxFen: fen(0) };
    const two: TaxShare = { grossFen: yuan(800), taxFen: yuan(160) };
    const both = reserveTax(reserveTax(monthUnderTest('ordinary-labour'), one), two);
    const failed = releaseTax(both, one);
    const paid = confirmTax(failed, failed, two).paidIn;
    expect(paid.carriedTaxFen).toBe(yuan(-160));
    expect(quoteTax(paid, yuan(800)).taxFen).toBe(0);
    expect(quoteTax(monthUnderTest('ordinary-labour', '202608', paid), yuan(2000)).taxFen).toBe(yuan(80));
  });

  it('the order of outcomes does not matter', () => {
    const outcome = fc.constantFrom('paid', 'failed', 'returned');
    const wish = fc.record({ amount: fc.integer({ min: 1, max: 6_000_000 }), outcome });
    const wishes = fc.array(wish, { minLength: 1, maxLength: 7 });
    const rule = fc.constantFrom<TaxRule>('ordinary-labour', 'cumulative', 'none', 'external');
    fc.assert(
      fc.property(wishes, rule, fc.array(fc.nat(), { minLength: 7, maxLength: 7 }), (list, someRule, order) => {
        let reserved = monthUnderTest(someRule);
        const ends = list.map(({ amount, outcome: how }) => {
          const { taxFen } = quoteTax(reserved, fen(amount));
          reserved = reserveTax(reserved, { grossFen: fen(amount), taxFen });
          return { share: { grossFen: fen(amount), taxFen }, how };
        });
        const finish = (inOrder: typeof ends) =>
          inOrder.reduce((month, { share, how }) => {
            if (how === 'failed') return releaseTax(month, share);
            const paid = confirmTax(month, month, share).paidIn;
            return how === 'returned' ? returnTax(paid, share).month : paid;
          }, reserved);
        const turned = ends
          .map((end, index) => ({ end, rank: order[index] ?? 0 }))
          .sort((left, right) => left.rank - right.rank)
          .map(({ end }) => end);
        expect(finish(turned)).toEqual(finish(ends));
        expect(finish(ends)).toMatchObject({ reservedGrossFen: 0, reservedTaxFen: 0 });
      }),
      options,
    );
  });

  it('never a tax above its payment, and after every failure and return the next quote puts it right', () => {
    const step = fc.record({ amount: fc.integer({ min: 1, max: 4_000_000 }), how: fc.integer({ min: 0, max: 3 }) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), fc.integer({ min: 1, max: 9_000_000 }), (steps, last) => {
        let month = monthUnderTest('ordinary-labour');
        const open: TaxShare[] = [];
        for (const { amount, how } of steps) {
          const { taxFen, netFen } = quoteTax(month, fen(amount));
          expect(taxFen >= 0 && netFen >= 0 && taxFen + netFen === amount).toBe(true);
          month = reserveTax(month, { grossFen: fen(amount), taxFen });
          open.push({ grossFen: fen(amount), taxFen });
          const ended = how === 0 ? undefined : open.shift();
          if (!ended) continue;
          const paid = how === 1 ? undefined : confirmTax(month, month, ended).paidIn;
          month = how === 3 && paid ? returnTax(paid, ended).month : (paid ?? releaseTax(month, ended));
        }
        for (const share of open) month = confirmTax(month, month, share).paidIn;
        const asked = labourTax(fen(month.paidGrossFen)).taxFen;
        expect(month.carriedTaxFen).toBe(asked - month.withheldFen);
        const rest = labourTax(fen(month.paidGrossFen + last)).taxFen - month.withheldFen;
        expect(quoteTax(month, fen(last)).taxFen).toBe(Math.min(last, Math.max(0, rest)));
      }),
      options,
    );
  });
});

describe('what others tax', () => {
  const wages: TaxShare = { grossFen: yuan(5000), taxFen: fen(0), isElsewhere: true };

  it('leaves the tax of the rest alone, whatever becomes of it', () => {
    const outcome = fc.constantFrom('under way', 'paid', 'failed', 'returned');
    const payments = fc.array(fc.integer({ min: 1, max: 3_000_000 }), { maxLength: 4 });
    fc.assert(
      fc.property(outcome, payments, fc.integer({ min: 1, max: 3_000_000 }), (how, amounts, last) => {
        const alone = payInTurn(monthUnderTest('ordinary-labour'), amounts.map(fen));
        const reserved = reserveTax(monthUnderTest('ordinary-labour'), wages);
        const beside = payInTurn(reserved, amounts.map(fen));
        expect(beside.dues).toEqual(alone.dues);
        const paid = confirmTax(beside.month, beside.month, wages, yuan(700)).paidIn;
        const failed = releaseTax(beside.month, wages);
        const returned = returnTax(paid, { ...wages, taxFen: yuan(700) }).month;
        const month = how === 'under way' ? beside.month : { paid, failed, returned }[how as 'paid'];
        expect(month.carriedTaxFen).toBe(alone.month.carriedTaxFen);
        expect(quoteTax(month, fen(last)).taxFen).toBe(quoteTax(alone.month, fen(last)).taxFen);
        if (how !== 'under way' && how !== 'paid') expect(month).toEqual(alone.month);
        const [next, nextAlone] = [month, alone.month].map((one) => monthUnderTest('cumulative', '202608', one));
        expect(next).toEqual(nextAlone);
      }),
      options,
    );
  });
});

describe('a payment reserved in one month and paid in the next', () => {
  const share: TaxShare = { grossFen: yuan(3000), taxFen: yuan(520) };

  it('counts in the month of its success, and the difference to the quote goes into the next quote', () => {
    const july = payInTurn(monthUnderTest('ordinary-labour', '202607'), [yuan(3000)]).month;
    expect(quoteTax(july, yuan(3000)).taxFen).toBe(yuan(520));
    const reserved = reserveTax(july, share);
    const { reservedIn, paidIn } = confirmTax(reserved, monthUnderTest('ordinary-labour', '202608', july), share);
    expect(reservedIn).toEqual(july);
    expect(paidIn).toMatchObject({ paidGrossFen: yuan(3000), withheldFen: yuan(520), carriedTaxFen: yuan(-80) });
    expect(quoteTax(paidIn, yuan(3000)).taxFen).toBe(yuan(440));
  });

  it('fails in the next month without a trace', () => {
    const july = payInTurn(monthUnderTest('ordinary-labour', '202607'), [yuan(3000)]).month;
    expect(releaseTax(reserveTax(july, share), share)).toEqual(july);
  });

  it('is taken over again when the month before changed afterwards', () => {
    const january = payInTurn(monthUnderTest('cumulative', '202601'), [yuan(20_000)]).month;
    const february = payInTurn(monthUnderTest('cumulative', '202602', january), [yuan(10_000)]).month;
    const back = returnTax(january, { grossFen: yuan(20_000), taxFen: yuan(330) }).month;
    const again = retakePrevious(february, back);
    expect(again).toEqual(payOnly(monthUnderTest('cumulative', '202602', back), yuan(10_000), february.withheldFen));
    expect(retakePrevious(february, january)).toEqual(february);
  });

  function payOnly(month: TaxMonth, grossFen: Fen, taxFen: Fen): TaxMonth {
    const reserved = reserveTax(month, { grossFen, taxFen });
    return confirmTax(reserved, reserved, { grossFen, taxFen }).paidIn;
  }
});

describe('a return', () => {
  it('undoes income and tax of the month in which it was paid', () => {
    const { month, dues } = payInTurn(monthUnderTest('ordinary-labour'), [yuan(800), yuan(800)]);
    const back = returnTax(month, { grossFen: yuan(800), taxFen: fen(dues[1] ?? 0) });
    expect(back).toEqual({ month: payInTurn(monthUnderTest('ordinary-labour'), [yuan(800)]).month, workItem: null });
  });

  it('of a declared month is for a person: the month stays as declared until its correction', () => {
    const { month } = payInTurn(monthUnderTest('ordinary-labour'), [yuan(1000)]);
    const filed = fileTaxMonth(month, 1_785_000_000_000);
    const share = { grossFen: yuan(1000), taxFen: yuan(40) };
    const back = returnTax(filed, share);
    const item = { kind: 'returned-after-filing', payee: 'payee-1', month: '202607', ...share };
    expect(back).toEqual({ month: filed, workItem: item });
    if (!back.workItem) throw new Error('a work item was expected');
    expect(correctFiledMonth(filed, [back.workItem], 1_786_000_000_000)).toEqual({
      ...monthUnderTest('ordinary-labour'),
      filedAtMs: 1_786_000_000_000,
    });
  });

  it('a success that became known after the declaration is for a person too', () => {
    const share = { grossFen: yuan(1000), taxFen: yuan(40) };
    const filed = fileTaxMonth(reserveTax(monthUnderTest('ordinary-labour'), share), 1);
    const { paidIn, workItem } = confirmTax(filed, filed, share);
    expect(paidIn).toMatchObject({ reservedGrossFen: 0, paidGrossFen: 0, filedAtMs: 1 });
    expect(workItem).toMatchObject({ kind: 'paid-after-filing', grossFen: yuan(1000), taxFen: yuan(40) });
    if (!workItem) throw new Error('a work item was expected');
    expect(correctFiledMonth(paidIn, [workItem], 2)).toMatchObject({
      paidGrossFen: yuan(1000),
      withheldFen: yuan(40),
      filedAtMs: 2,
    });
  });
});

describe('the explanation', () => {
  it('leads from the payment to its tax, month by month', () => {
    const { month } = payInTurn(monthUnderTest('ordinary-labour'), [yuan(20_000)]);
    expect(quoteTax(month, yuan(20_000)).steps).toEqual([
      { text: '本次提现(税前)', amountFen: yuan(20_000) },
      { text: '本月此前的提现(含办理中)', amountFen: yuan(20_000) },
      { text: '减除费用 20%', amountFen: yuan(-8000) },
      { text: '应纳税所得额', amountFen: yuan(32_000) },
      { text: '按 30% 计算,速算扣除数 2,000 元', amountFen: yuan(7600) },
      { text: '减去本月此前应扣的税', amountFen: yuan(-3200) },
      { text: '本次代扣个人所得税', amountFen: yuan(4400) },
    ]);
  });

  it('leads from the year to the tax of one payment', () => {
    const january = payInTurn(monthUnderTest('cumulative', '202601'), [yuan(20_000)]).month;
    expect(quoteTax(monthUnderTest('cumulative', '202602', january), yuan(2000)).steps).toEqual([
      { text: '本次提现(税前)', amountFen: yuan(2000) },
      { text: '今年此前的提现(含办理中)', amountFen: yuan(20_000) },
      { text: '减除费用 20%', amountFen: yuan(-4400) },
      { text: '减除 5,000 元 × 2 个月', amountFen: yuan(-10_000) },
      { text: '累计应纳税所得额', amountFen: yuan(7600) },
      { text: '按 3% 计算', amountFen: yuan(228) },
      { text: '减去今年此前应扣的税', amountFen: yuan(-180) },
      { text: '抵减此前多扣的税', amountFen: yuan(-150) },
      { text: '本次代扣个人所得税', amountFen: 0 },
    ]);
  });
});

describe('a tax month', () => {
  it.each([
    ['2026-07-31T23:59:59.999+08:00', '202607'],
    ['2026-08-01T00:00:00+08:00', '202608'],
    ['2026-12-31T16:00:00Z', '202701'],
  ])('of %s is %s: months are Beijing months', (moment, month) => {
    expect(taxMonthOf(Date.parse(moment))).toBe(month);
    expect(taxMonthId('payee-1', month)).toBe(`payee-1|${month}`);
  });

  it('is never released of what it has not reserved', () => {
    expect(() => releaseTax(monthUnderTest('none'), { grossFen: fen(1), taxFen: fen(0) })).toThrow(BrokenInvariant);
    expect(() => returnTax(monthUnderTest('none'), { grossFen: fen(1), taxFen: fen(0) })).toThrow(BrokenInvariant);
    expect(() => reserveTax(monthUnderTest('none'), { grossFen: fen(1), taxFen: fen(2) })).toThrow(BrokenInvariant);
    expect(() => quoteTax(monthUnderTest('none'), fen(-1))).toThrow('at least 0 fen');
  });
});
