import { addFen, subtractFen, zeroFen } from '../money/fen';
import { beijingDayOf } from '../time/beijing-day';
import { nothingElsewhere, ownPart } from './own-part';
import { ruleTax } from './rule-tax';
import type { TaxMonth, TaxMonthName, TaxRule } from './tax-month';

/** The Beijing month 'yyyymm' in which a moment (epoch ms) lies. */
export function taxMonthOf(atMs: number): TaxMonthName {
  return beijingDayOf(atMs).slice(0, 6);
}

/** The id under which a payee's month is kept. */
export function taxMonthId(payee: string, month: TaxMonthName): string {
  return `${payee}|${month}`;
}

/**
 * A payee's month before its first payment. `previous` is his latest month before this one, however long ago.
 *
 * A difference of the ordinary rule stays due to him or to us whatever the month; one of the cumulative rule ends with
 * its year, because the yearly settlement evens it out. The months that count for the 5,000 yuan are those with a
 * payment: a month without one neither counts nor starts the count anew.
 */
export function newTaxMonth(
  payee: string,
  month: TaxMonthName,
  rule: TaxRule,
  previous: TaxMonth | undefined,
): TaxMonth {
  const before = beforeOf(month, rule, previous);
  return {
    payee,
    month,
    rule,
    paidGrossFen: zeroFen,
    withheldFen: zeroFen,
    reservedGrossFen: zeroFen,
    reservedTaxFen: zeroFen,
    carriedTaxFen: carriedOf({ month, rule, before }, previous),
    before,
    elsewhere: nothingElsewhere,
    filedAtMs: null,
  };
}

/**
 * A month that was begun already, after its previous one changed late (a success or a return that became known
 * afterwards): what it takes over is taken over again, what happened in it stays.
 */
export function retakePrevious(present: TaxMonth, previous: TaxMonth): TaxMonth {
  const { before, carriedTaxFen } = newTaxMonth(present.payee, present.month, present.rule, previous);
  const { paidGrossFen, withheldFen } = ownPart(present);
  const due = subtractFen(
    ruleTax({ rule: present.rule, before }, paidGrossFen).taxFen,
    ruleTax({ rule: present.rule, before }, zeroFen).taxFen,
  );
  return { ...present, before, carriedTaxFen: addFen(carriedTaxFen, subtractFen(due, withheldFen)) };
}

function beforeOf(month: TaxMonthName, rule: TaxRule, previous: TaxMonth | undefined): TaxMonth['before'] {
  if (rule !== 'cumulative' || !previous || !isSameYearCumulative(month, previous)) {
    return { grossFen: zeroFen, withheldFen: zeroFen, months: 0 };
  }
  const own = ownPart(previous);
  return {
    grossFen: addFen(previous.before.grossFen, own.paidGrossFen),
    withheldFen: addFen(previous.before.withheldFen, own.withheldFen),
    months: previous.before.months + (own.paidGrossFen > 0 ? 1 : 0),
  };
}

function carriedOf(month: Pick<TaxMonth, 'month' | 'rule' | 'before'>, previous: TaxMonth | undefined) {
  if (!previous) return zeroFen;
  if (previous.rule !== 'cumulative') return previous.carriedTaxFen;
  if (month.rule !== 'cumulative' || !isSameYearCumulative(month.month, previous)) return zeroFen;
  // One month more has another 5,000 yuan: what the year so far owes becomes smaller by that.
  const relief = subtractFen(ruleTax(month, zeroFen).taxFen, ruleTax(previous, ownPart(previous).paidGrossFen).taxFen);
  return addFen(previous.carriedTaxFen, relief);
}

function isSameYearCumulative(month: TaxMonthName, previous: TaxMonth): boolean {
  return previous.rule === 'cumulative' && previous.month.slice(0, 4) === month.slice(0, 4);
}
