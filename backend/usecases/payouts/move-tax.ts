import { invariant } from '../../../core/invariant';
import { fen } from '../../../core/money/fen';
import { isTaxedElsewhere } from '../../../core/payee/payee-rules';
import type { TaxStep } from '../../../core/payout/apply-payout-fact';
import type { PayoutRow } from '../../../core/payout/payout-row';
import { confirmTax, releaseTax, returnTax, type TaxWorkItem } from '../../../core/tax/move-tax';
import { newTaxMonth, retakePrevious, taxMonthOf } from '../../../core/tax/new-tax-month';
import type { TaxMonth, TaxMonthName } from '../../../core/tax/tax-month';
import type { PayoutTransaction } from '../../ports/payout-store';

/**
 * Moves a payout's tax between the months, inside the transaction of its step. Calls: one to read and one to write; two
 * more when it was paid in a later month than it was asked for, or became known in a later one, and another two where
 * such a month is over already.
 *
 * @returns what a person has to correct, when the month was declared already
 */
export async function moveTax(
  payouts: PayoutTransaction,
  row: PayoutRow,
  step: TaxStep,
  nowMs: number,
): Promise<TaxWorkItem | null> {
  const { promoter, quote, taxMonth, payeeKind } = row;
  const isElsewhere = isTaxedElsewhere(payeeKind);
  const share = { grossFen: quote.grossFen, taxFen: quote.taxFen, isElsewhere };
  if (step.kind === 'return') {
    const returned = { grossFen: quote.grossFen, taxFen: fen(step.withheldFen), isElsewhere };
    const change = returnTax(await monthOf(payouts, promoter, step.month), returned);
    await payouts.writeTaxMonth(change.month);
    await retakeLater(payouts, change.month, nowMs);
    return change.workItem;
  }
  const reservedIn = await monthOf(payouts, promoter, taxMonth);
  if (step.kind === 'release') {
    await payouts.writeTaxMonth(releaseTax(reservedIn, share));
    return null;
  }
  const paidIn =
    step.month === taxMonth ? reservedIn : await beginMonth(payouts, row, reservedIn, { name: step.month, nowMs });
  const confirmed = confirmTax(reservedIn, paidIn, share, fen(step.withheldFen));
  await payouts.writeTaxMonth(confirmed.reservedIn);
  if (step.month !== taxMonth) await payouts.writeTaxMonth(confirmed.paidIn);
  await retakeLater(payouts, confirmed.paidIn, nowMs);
  return confirmed.workItem;
}

async function monthOf(payouts: PayoutTransaction, payee: string, name: TaxMonthName): Promise<TaxMonth> {
  const month = await payouts.findTaxMonth(payee, name);
  invariant(month, `${payee} has no tax month ${name}`);
  return month;
}

/**
 * The month of a success that came later than the request; the months between may have had no payment. One that is over
 * may have been declared before this payee had anything in it: then it begins as a declared one.
 */
async function beginMonth(
  payouts: PayoutTransaction,
  { promoter }: PayoutRow,
  reservedIn: TaxMonth,
  { name, nowMs }: { readonly name: TaxMonthName; readonly nowMs: number },
): Promise<TaxMonth> {
  const known = await payouts.findTaxMonth(promoter, name);
  if (known) return known;
  let previous = reservedIn;
  for (let month = monthAfter(reservedIn.month); month < name; month = monthAfter(month)) {
    previous = (await payouts.findTaxMonth(promoter, month)) ?? previous;
  }
  const begun = newTaxMonth(promoter, name, reservedIn.rule, previous);
  return name < taxMonthOf(nowMs) ? { ...begun, filedAtMs: await payouts.holdDeclaration(name) } : begun;
}

/** Months that began meanwhile take over what has changed before them; a declared one stays as it was declared. */
async function retakeLater(payouts: PayoutTransaction, changed: TaxMonth, nowMs: number): Promise<void> {
  let previous = changed;
  for (let name = monthAfter(changed.month); name <= taxMonthOf(nowMs); name = monthAfter(name)) {
    const later = await payouts.findTaxMonth(changed.payee, name);
    if (later?.filedAtMs !== null && later !== undefined) return;
    if (later === undefined) continue;
    previous = retakePrevious(later, previous);
    await payouts.writeTaxMonth(previous);
  }
}

function monthAfter(name: TaxMonthName): TaxMonthName {
  const [year, month] = [Number(name.slice(0, 4)), Number(name.slice(4))];
  return month === 12 ? `${year + 1}01` : `${year}${String(month + 1).padStart(2, '0')}`;
}
