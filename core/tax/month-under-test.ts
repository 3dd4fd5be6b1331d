import { type Fen, fen } from '../money/fen';
import { confirmTax, reserveTax } from './move-tax';
import { newTaxMonth } from './new-tax-month';
import { quoteTax } from './quote-tax';
import type { TaxMonth, TaxRule } from './tax-month';

export const yuan = (amount: number): Fen => fen(Math.round(amount * 100));
export const monthUnderTest = (rule: TaxRule, month = '202607', previous?: TaxMonth) =>
  newTaxMonth('payee-1', month, rule, previous);

/** Quotes, reserves and pays amounts one after the other; gives the tax of each and the month after them. */
export function payInTurn(
  from: TaxMonth,
  amounts: readonly Fen[],
): { readonly dues: number[]; readonly month: TaxMonth } {
  let month = from;
  const dues = amounts.map((grossFen) => {
    const { taxFen } = quoteTax(month, grossFen);
    const reserved = reserveTax(month, { grossFen, taxFen });
    month = confirmTax(reserved, reserved, { grossFen, taxFen }).paidIn;
    return taxFen;
  });
  return { dues, month };
}
