import { addFen, fen, zeroFen } from '../../../core/money/fen';
import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { TableRow } from '../../../core/statement/statement-table';
import type { TaxMonth, TaxMonthName } from '../../../core/tax/tax-month';
import type { TaxPerson } from '../../../core/tax/tax-person';
import {
  monthColumns,
  monthLines,
  type QuarterLine,
  quarterColumns,
  taxTable,
  yearColumns,
} from '../../../core/tax/tax-tables';
import type { TableFormat } from '../../ports/table-files';
import type { PaidPayout, TaxTransaction } from '../../ports/tax-records';
import { auditedChange } from '../payees/audited-change';
import type { Actor } from '../staff/audited-write';
import { taxPersons } from './tax-persons';
import type { TaxExportPorts } from './tax-ports';

export interface TaxExportRequest {
  /** '202611' a month's declaration, '2026Q4' a quarter's report, '2026' the yearly statements. */
  readonly period: string;
  readonly format: TableFormat;
  readonly requestId: string;
  readonly reason: string;
}

export interface TaxFile {
  readonly name: string;
  readonly format: TableFormat;
  readonly contentBase64: string;
  readonly rowCount: number;
  /** Payees whose name or number is not known: the form cannot be filed with them like that. */
  readonly withoutIdentity: readonly string[];
}

export type TaxExportRefusal = 'period-unknown' | 'nothing-to-export' | 'file-too-large' | 'request-id-taken';

const pageSize = 1000;
/** What fits into a reply. */
const largestFileBytes = 1_000_000;
const periodText = /^(20\d{2})(?:Q([1-4])|(0[1-9]|1[0-2]))?$/;

/**
 * A table of who was paid and what was withheld: of a month, a quarter or a year, with whole citizen numbers. Who took it
 * is kept.
 *
 * Rejections: period-unknown; nothing-to-export; file-too-large (1,000,000 bytes); request-id-taken.
 */
export async function exportTax(
  ports: TaxExportPorts,
  actor: Actor,
  request: TaxExportRequest,
): Promise<Outcome<TaxFile, TaxExportRefusal>> {
  const { period, format, requestId, reason } = request;
  const [, year = '', quarter, month] = periodText.exec(period) ?? [];
  if (year === '') return rejected('period-unknown');
  const table = await tableOf(ports, { year, quarter, month });
  if (table.persons.length === 0) return rejected('nothing-to-export');
  const bytes = await ports.tables.fileOf(table.rows, format, '个人所得税');
  if (bytes.length > largestFileBytes) return rejected('file-too-large');
  const rowCount = table.rows.length - 1;
  const audited = { action: 'taxExport', brandId: null, requestId, reason, asked: { period, format } };
  const kept = await auditedChange<TaxTransaction, { readonly rowCount: number }, never>(
    ports.taxes,
    ports.clock,
    actor,
    audited,
    async () => ok({ subject: `tax ${period}`, before: null, after: { rowCount, format }, answer: { rowCount } }),
  );
  if (!kept.ok) return kept;
  const withoutIdentity = table.persons.flatMap(({ payee, realName, idNumber }) => {
    return realName === '' || idNumber === '' ? payee : [];
  });
  const contentBase64 = Buffer.from(bytes).toString('base64');
  return ok({ name: `tax-${period}.${format}`, format, contentBase64, rowCount, withoutIdentity });
}

interface Period {
  readonly year: string;
  readonly quarter: string | undefined;
  readonly month: string | undefined;
}

interface PersonTable {
  readonly rows: readonly TableRow[];
  readonly persons: readonly TaxPerson[];
}

function tableOf(ports: TaxExportPorts, { year, quarter, month }: Period): Promise<PersonTable> {
  if (month !== undefined) return monthTable(ports, `${year}${month}`);
  return quarter === undefined ? yearTable(ports, year) : quarterTable(ports, year, Number(quarter));
}

async function monthTable(ports: TaxExportPorts, name: TaxMonthName): Promise<PersonTable> {
  const months = (await listMonth(ports, name)).filter(({ paidGrossFen }) => paidGrossFen > 0);
  const persons = await taxPersons(
    ports,
    months.map(({ payee }) => payee),
  );
  const lines = months.flatMap((month) => {
    const person = persons.get(month.payee);
    return person ? monthLines(person, month) : [];
  });
  return { rows: taxTable(monthColumns, lines), persons: [...persons.values()] };
}

async function yearTable(ports: TaxExportPorts, year: string): Promise<PersonTable> {
  const byPayee = new Map<string, TaxMonth[]>();
  for (let number = 1; number <= 12; number += 1) {
    for (const month of await listMonth(ports, `${year}${twoDigits(number)}`)) {
      if (month.paidGrossFen > 0) byPayee.set(month.payee, [...(byPayee.get(month.payee) ?? []), month]);
    }
  }
  const persons = await taxPersons(ports, [...byPayee.keys()].sort());
  const lines = [...persons.values()].map((person) => ({ person, year, months: byPayee.get(person.payee) ?? [] }));
  return { rows: taxTable(yearColumns, lines), persons: [...persons.values()] };
}

/** Out of the payouts themselves, because what came back is reported beside what was paid. */
async function quarterTable(ports: TaxExportPorts, year: string, quarter: number): Promise<PersonTable> {
  const names = [1, 2, 3].map((number) => `${year}${twoDigits(quarter * 3 - 3 + number)}`);
  const [fromMonth = '', , throughMonth = ''] = names;
  const byPromoter = new Map<string, PaidPayout[]>();
  for (const name of names) {
    for (const payout of await listPaid(ports, name)) {
      byPromoter.set(payout.promoter, [...(byPromoter.get(payout.promoter) ?? []), payout]);
    }
  }
  const persons = await taxPersons(ports, [...byPromoter.keys()].sort());
  const lines = [...persons.values()].map((person): QuarterLine => {
    const payouts = byPromoter.get(person.payee) ?? [];
    return { person, fromMonth, throughMonth, ...sumsOf(payouts) };
  });
  return { rows: taxTable(quarterColumns, lines), persons: [...persons.values()] };
}

function sumsOf(payouts: readonly PaidPayout[]) {
  const sum = (some: readonly PaidPayout[], field: 'grossFen' | 'withheldFen') =>
    addFen(zeroFen, ...some.map((payout) => fen(payout[field])));
  const returned = payouts.filter(({ isReturned }) => isReturned);
  const kept = payouts.filter(({ isReturned }) => !isReturned);
  return {
    paidCount: payouts.length,
    paidFen: sum(payouts, 'grossFen'),
    returnedFen: sum(returned, 'grossFen'),
    withheldFen: sum(kept, 'withheldFen'),
  };
}

/** Page by page, because a query gives 1,000 documents at most. */
async function listMonth({ taxes }: TaxExportPorts, name: TaxMonthName): Promise<readonly TaxMonth[]> {
  const all: TaxMonth[] = [];
  for (let after = ''; ; ) {
    const page = await taxes.listMonth(name, after, pageSize);
    all.push(...page);
    const last = page[page.length - 1];
    if (!last || page.length < pageSize) return all;
    after = last.payee;
  }
}

async function listPaid({ taxes }: TaxExportPorts, name: TaxMonthName): Promise<readonly PaidPayout[]> {
  const all: PaidPayout[] = [];
  for (let after = ''; ; ) {
    const page = await taxes.listPaid(name, after, pageSize);
    all.push(...page);
    const last = page[page.length - 1];
    if (!last || page.length < pageSize) return all;
    after = last.payoutNo;
  }
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
