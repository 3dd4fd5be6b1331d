import { addFen, type Fen, zeroFen } from '../money/fen';
import { cumulativeTax, labourTax, type TaxWorking } from './labour-tax';
import type { TaxMonth } from './tax-month';

const nothing: TaxWorking = { taxFen: zeroFen, taxableFen: zeroFen, ratePercent: 0, quickFen: zeroFen };

/**
 * The tax in whole fen that the month's rule asks of `grossFen` paid in this month; by the cumulative rule together with
 * this year's months before. 0 where we withhold nothing.
 */
export function ruleTax(month: Pick<TaxMonth, 'rule' | 'before'>, grossFen: Fen): TaxWorking {
  if (month.rule === 'ordinary-labour') return labourTax(grossFen);
  if (month.rule !== 'cumulative') return nothing;
  return cumulativeTax(addFen(month.before.grossFen, grossFen), month.before.months + 1);
}

/** Whether we are the one who withholds by this rule. */
export function weWithhold(rule: TaxMonth['rule']): boolean {
  return rule === 'ordinary-labour' || rule === 'cumulative';
}
