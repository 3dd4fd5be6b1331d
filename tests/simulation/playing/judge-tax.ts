import type { StoredDocument } from '../../../backend/ports/document-database';
import { promoters } from '../history/deed';
import type { SeenPayout } from '../withdrawals/withdrawal-desk';
import type { Observer } from './observer';

type Violate = (rule: string, words: string) => void;

/** Tax months, payouts and ledger say the same of what was withheld (T1), and it is what the reference says (T2). */
export function judgeTax(
  { ledger, tax }: Observer,
  documents: readonly StoredDocument[],
  payouts: readonly SeenPayout[],
  violate: Violate,
): void {
  const months = documents.filter(({ payee }) => payee !== undefined);
  for (const payee of promoters) {
    for (const month of new Set([...monthsOf(months, payee), ...paidMonthsOf(payouts, payee)])) {
      const stored = months.find((one) => one.payee === payee && one.month === month);
      const withheldFen = keptFen(payouts, payee, month);
      const kept = textOf(amountsOf(stored));
      const wanted = textOf({ ...tax.monthOf(payee, month) });
      if (Number(stored?.withheldFen ?? 0) !== withheldFen) {
        violate('T1', `${payee} in ${month}: ${stored?.withheldFen}, his payouts come to ${withheldFen}`);
      }
      if (kept !== wanted) violate('T2', `${payee} in ${month} has ${kept}, the reference says ${wanted}`);
    }
  }
  const booked = ledger.balanceOf('tax/withheld');
  const withheldFen = months.reduce((sumFen, month) => sumFen + Number(month.withheldFen), 0);
  if (booked !== withheldFen) violate('T1', `the ledger has withheld ${booked}, the months ${withheldFen}`);
}

/** What was withheld in a payee's month, by the payouts that succeeded in it and did not come back. */
function keptFen(payouts: readonly SeenPayout[], payee: string, month: string): number {
  return payouts
    .filter(({ promoter, state, paid }) => promoter === payee && state === 'paid' && paid?.month === month)
    .reduce((sumFen, { paid }) => sumFen + (paid?.taxFen ?? 0), 0);
}

function monthsOf(months: readonly StoredDocument[], promoter: string): string[] {
  return months.filter(({ payee }) => payee === promoter).map(({ month }) => String(month));
}

function paidMonthsOf(payouts: readonly SeenPayout[], payee: string): string[] {
  return payouts.flatMap(({ promoter, paid }) => (promoter === payee && paid ? [paid.month] : []));
}

function amountsOf(stored: StoredDocument | undefined) {
  const fenOf = (field: string) => Number(stored?.[field] ?? 0);
  return {
    paidGrossFen: fenOf('paidGrossFen'),
    withheldFen: fenOf('withheldFen'),
    carriedFen: fenOf('carriedTaxFen'),
    reservedGrossFen: fenOf('reservedGrossFen'),
    reservedTaxFen: fenOf('reservedTaxFen'),
  };
}

function textOf(amounts: Readonly<Record<string, number>>): string {
  return Object.entries(amounts)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .flatMap(([name, fen]) => (fen === 0 ? [] : [`${name} ${fen}`]))
    .join(', ');
}
