import { invariant } from '../invariant';
import { addFen, type Fen, fen, subtractFen, zeroFen } from '../money/fen';
import { ownPart } from './own-part';
import { ruleTax } from './rule-tax';
import type { TaxMonth } from './tax-month';
import { type TaxStep, taxSteps } from './tax-steps';

export interface TaxQuote {
  readonly grossFen: Fen;
  readonly taxFen: Fen;
  readonly netFen: Fen;
  /** How it came about, line by line, for the promoter. */
  readonly steps: readonly TaxStep[];
}

/**
 * The tax of one more payment in this month, in whole fen: the rule's tax on everything paid and under way together with
 * it, less what is withheld and reserved already, and what earlier payments had too little or too much of. Never below 0,
 * never more than the payment; what does not fit stays carried.
 */
export function quoteTax(month: TaxMonth, grossFen: Fen): TaxQuote {
  invariant(grossFen >= 0, `a payment is at least 0 fen, got ${grossFen}`);
  const { reservedTaxFen, carriedTaxFen } = month;
  const { paidGrossFen, reservedGrossFen } = ownPart(month);
  const together = addFen(paidGrossFen, reservedGrossFen, grossFen);
  const whole = ruleTax(month, together);
  const paidAlready = ruleTax(month, paidGrossFen).taxFen;
  const own = subtractFen(subtractFen(whole.taxFen, paidAlready), reservedTaxFen);
  const carried = month.rule === 'none' || month.rule === 'external' ? zeroFen : carriedTaxFen;
  const taxFen = fen(Math.min(grossFen, Math.max(0, own + carried)));
  return {
    grossFen,
    taxFen,
    netFen: subtractFen(grossFen, taxFen),
    steps: taxSteps(month, { grossFen, taxFen, whole, togetherFen: together }),
  };
}
