import { invariant } from '../invariant';
import { addFen, type Fen, negateFen, subtractFen } from '../money/fen';
import { ownPart } from './own-part';
import { ruleTax, weWithhold } from './rule-tax';
import type { TaxedElsewhere, TaxMonth } from './tax-month';

/** A payment's part of a month: what it pays before tax and the tax of it, both at least 0 fen. */
export interface TaxShare {
  readonly grossFen: Fen;
  readonly taxFen: Fen;
  /** Paid to him as somebody whom others tax. */
  readonly isElsewhere?: boolean;
}

/** A change to a month that was declared already: a person has to correct the declaration. */
export interface TaxWorkItem {
  readonly kind: 'paid-after-filing' | 'returned-after-filing';
  readonly payee: string;
  readonly month: TaxMonth['month'];
  readonly grossFen: Fen;
  readonly taxFen: Fen;
}

/** A month after a change; a declared one stays as it was declared, and a person is told. */
export interface TaxChange {
  readonly month: TaxMonth;
  readonly workItem: TaxWorkItem | null;
}

/** The month with one payment more under way, as quoted. */
export function reserveTax(month: TaxMonth, share: TaxShare): TaxMonth {
  checkShare(share);
  return {
    ...month,
    reservedGrossFen: addFen(month.reservedGrossFen, share.grossFen),
    reservedTaxFen: addFen(month.reservedTaxFen, share.taxFen),
    elsewhere: withElsewhere(month, share, 'reservedGrossFen', share.grossFen),
  };
}

/** The month without a payment that failed, was cancelled or expired. */
export function releaseTax(month: TaxMonth, share: TaxShare): TaxMonth {
  checkShare(share);
  const reservedGrossFen = subtractFen(month.reservedGrossFen, share.grossFen);
  const reservedTaxFen = subtractFen(month.reservedTaxFen, share.taxFen);
  invariant(reservedGrossFen >= 0 && reservedTaxFen >= 0, `${month.payee}|${month.month} has not reserved that much`);
  const elsewhere = withElsewhere(month, share, 'reservedGrossFen', negateFen(share.grossFen));
  return { ...month, reservedGrossFen, reservedTaxFen, elsewhere };
}

/**
 * A payment succeeded. It leaves the month in which it was reserved and counts in the month of its success, which may be
 * a later one; there, what the rule asks of it beyond the tax that was withheld is carried into the next quote. For one
 * month give it twice, and take `paidIn`.
 *
 * `withheldFen` is what was really withheld, where a 灵工 platform says so; otherwise the quoted tax.
 */
export function confirmTax(
  reservedIn: TaxMonth,
  paidIn: TaxMonth,
  share: TaxShare,
  withheldFen: Fen = share.taxFen,
): { readonly reservedIn: TaxMonth; readonly paidIn: TaxMonth; readonly workItem: TaxWorkItem | null } {
  invariant(reservedIn.payee === paidIn.payee, 'a payment has one payee');
  const released = releaseTax(reservedIn, share);
  const isOneMonth = reservedIn.month === paidIn.month;
  const counted = countPaid(isOneMonth ? released : paidIn, { ...share, taxFen: withheldFen });
  return { reservedIn: isOneMonth ? counted.month : released, paidIn: counted.month, workItem: counted.workItem };
}

/**
 * A payment of this month came back from the bank: income and tax are undone, and the difference that leaves is carried.
 * `month` is the one in which it was paid.
 */
export function returnTax(month: TaxMonth, share: TaxShare): TaxChange {
  checkShare(share);
  if (month.filedAtMs !== null) return { month, workItem: itemOf('returned-after-filing', month, share) };
  const paidGrossFen = subtractFen(month.paidGrossFen, share.grossFen);
  const withheldFen = subtractFen(month.withheldFen, share.taxFen);
  invariant(paidGrossFen >= 0 && withheldFen >= 0, `${month.payee}|${month.month} was not paid that much`);
  const back = { ...share, grossFen: negateFen(share.grossFen), taxFen: negateFen(share.taxFen) };
  return { month: withCarried(month, { paidGrossFen, withheldFen }, back), workItem: null };
}

/** The month as declared. What changes it afterwards becomes a work item. */
export function fileTaxMonth(month: TaxMonth, filedAtMs: number): TaxMonth {
  return { ...month, filedAtMs };
}

/** A declared month after its declaration was corrected by these changes, declared anew at that moment. */
export function correctFiledMonth(month: TaxMonth, items: readonly TaxWorkItem[], filedAtMs: number): TaxMonth {
  invariant(month.filedAtMs !== null, `${month.payee}|${month.month} was not declared`);
  const open: TaxMonth = { ...month, filedAtMs: null };
  const corrected = items.reduce((so, item) => {
    return (item.kind === 'paid-after-filing' ? countPaid(so, item) : returnTax(so, item)).month;
  }, open);
  return fileTaxMonth(corrected, filedAtMs);
}

function countPaid(month: TaxMonth, share: TaxShare): TaxChange {
  checkShare(share);
  if (month.filedAtMs !== null) return { month, workItem: itemOf('paid-after-filing', month, share) };
  const paidGrossFen = addFen(month.paidGrossFen, share.grossFen);
  const withheldFen = addFen(month.withheldFen, share.taxFen);
  return { month: withCarried(month, { paidGrossFen, withheldFen }, share), workItem: null };
}

/** The month with its new sums, of which `moved` is the change. */
function withCarried(month: TaxMonth, sums: Pick<TaxMonth, 'paidGrossFen' | 'withheldFen'>, moved: TaxShare): TaxMonth {
  if (moved.isElsewhere) {
    const gross = withElsewhere(month, moved, 'paidGrossFen', moved.grossFen);
    return { ...month, ...sums, elsewhere: withElsewhere({ elsewhere: gross }, moved, 'withheldFen', moved.taxFen) };
  }
  if (!weWithhold(month.rule)) return { ...month, ...sums };
  const before = ownPart(month).paidGrossFen;
  const asked = subtractFen(ruleTax(month, addFen(before, moved.grossFen)).taxFen, ruleTax(month, before).taxFen);
  return { ...month, ...sums, carriedTaxFen: addFen(month.carriedTaxFen, subtractFen(asked, moved.taxFen)) };
}

function withElsewhere(
  { elsewhere }: Pick<TaxMonth, 'elsewhere'>,
  { isElsewhere = false }: TaxShare,
  field: keyof TaxedElsewhere,
  moreFen: Fen,
): TaxedElsewhere {
  return isElsewhere ? { ...elsewhere, [field]: addFen(elsewhere[field], moreFen) } : elsewhere;
}

function itemOf(kind: TaxWorkItem['kind'], { payee, month }: TaxMonth, { grossFen, taxFen }: TaxShare): TaxWorkItem {
  return { kind, payee, month, grossFen, taxFen };
}

function checkShare({ grossFen, taxFen }: TaxShare): void {
  invariant(taxFen >= 0 && taxFen <= grossFen, `a tax lies between 0 and its payment, got ${taxFen} of ${grossFen}`);
}
