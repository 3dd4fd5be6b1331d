import { type Outcome, ok, rejected } from '../../../core/outcome';
import { correctFiledMonth, type TaxWorkItem } from '../../../core/tax/move-tax';
import { retakePrevious, taxMonthOf } from '../../../core/tax/new-tax-month';
import type { TaxMonth, TaxMonthName } from '../../../core/tax/tax-month';
import type { TaxTransaction } from '../../ports/tax-records';
import { auditedChange } from '../payees/audited-change';
import type { Actor } from '../staff/audited-write';
import type { TaxPorts } from './tax-ports';

export interface FileTaxMonthRequest {
  /** yyyymm, in Beijing. */
  readonly month: TaxMonthName;
  readonly requestId: string;
  readonly reason: string;
}

export interface FileTaxMonthAnswer {
  readonly month: TaxMonthName;
  readonly filedAtMs: number;
}

/**
 * Notes that a month was declared to the tax office, for all payees. From then on a payment or return that becomes known
 * late leaves the month as it was declared and becomes a work item.
 *
 * Rejections: tax-month-not-over; request-id-taken.
 */
export async function fileTaxMonth(
  ports: TaxPorts,
  actor: Actor,
  request: FileTaxMonthRequest,
): Promise<Outcome<FileTaxMonthAnswer, 'tax-month-not-over' | 'request-id-taken'>> {
  const { month, requestId, reason } = request;
  const audited = { action: 'fileTaxMonth', brandId: null, requestId, reason, asked: { month } };
  const filed = await auditedChange<TaxTransaction, FileTaxMonthAnswer, 'tax-month-not-over'>(
    ports.taxes,
    ports.clock,
    actor,
    audited,
    async (taxes, nowMs) => {
      if (month >= taxMonthOf(nowMs)) return rejected('tax-month-not-over');
      await taxes.noteDeclaration(month, nowMs);
      const answer = { month, filedAtMs: nowMs };
      return ok({ subject: `tax ${month}`, before: null, after: answer, answer });
    },
  );
  // Done again it marks what is left, with the same moment: the first call may have been cut off here.
  if (filed.ok) await ports.taxes.fileMonth(month, filed.value.filedAtMs);
  return filed;
}

export interface CorrectTaxMonthRequest extends FileTaxMonthRequest {
  readonly promoter: string;
  /** As the work items say. */
  readonly changes: readonly Pick<TaxWorkItem, 'kind' | 'grossFen' | 'taxFen'>[];
}

export type CorrectTaxMonthRefusal =
  | 'month-not-filed'
  | 'correction-too-late'
  | 'correction-too-large'
  | 'request-id-taken';

/** Every later month takes something over in one transaction, so there is an end to how many. */
const mostLaterMonths = 24;

/**
 * Takes late changes into a declared month, once its declaration was corrected; the payee's later months take over what
 * has changed.
 *
 * Rejections: month-not-filed; correction-too-late after two years; correction-too-large when more comes back than was paid; request-id-taken.
 */
export async function correctTaxMonth(
  ports: TaxPorts,
  actor: Actor,
  request: CorrectTaxMonthRequest,
): Promise<Outcome<FileTaxMonthAnswer, CorrectTaxMonthRefusal>> {
  const { month, promoter, changes, requestId, reason } = request;
  const asked = { month, promoter, changes };
  const audited = { action: 'correctTaxMonth', brandId: null, requestId, reason, asked };
  return auditedChange<TaxTransaction, FileTaxMonthAnswer, CorrectTaxMonthRefusal>(
    ports.taxes,
    ports.clock,
    actor,
    audited,
    async (taxes, nowMs) => {
      const stored = await taxes.findMonth(promoter, month);
      if (!stored || stored.filedAtMs === null) return rejected('month-not-filed');
      const later = monthsAfter(month, taxMonthOf(nowMs));
      if (later.length > mostLaterMonths) return rejected('correction-too-late');
      const items = changes.map((change): TaxWorkItem => ({ ...change, payee: promoter, month }));
      if (!fits(stored, items)) return rejected('correction-too-large');
      const corrected = correctFiledMonth(stored, items, nowMs);
      await taxes.writeMonth(corrected);
      await retakeLater(taxes, corrected, later);
      const [before, after] = [sumsOf(stored), sumsOf(corrected)];
      return ok({ subject: `tax ${promoter}|${month}`, before, after, answer: { month, filedAtMs: nowMs } });
    },
  );
}

/** In the order of the changes nothing may go below 0. */
function fits(month: TaxMonth, items: readonly TaxWorkItem[]): boolean {
  let [grossFen, taxFen]: [number, number] = [month.paidGrossFen, month.withheldFen];
  return items.every((item) => {
    const sign = item.kind === 'paid-after-filing' ? 1 : -1;
    [grossFen, taxFen] = [grossFen + sign * item.grossFen, taxFen + sign * item.taxFen];
    return grossFen >= 0 && taxFen >= 0;
  });
}

async function retakeLater(taxes: TaxTransaction, corrected: TaxMonth, names: readonly TaxMonthName[]): Promise<void> {
  let previous = corrected;
  for (const name of names) {
    const later = await taxes.findMonth(corrected.payee, name);
    if (!later) continue;
    previous = retakePrevious(later, previous);
    await taxes.writeMonth(previous);
  }
}

function sumsOf({ paidGrossFen, withheldFen, carriedTaxFen, filedAtMs }: TaxMonth): object {
  return { paidGrossFen, withheldFen, carriedTaxFen, filedAtMs };
}

/** The months after one, through another. */
function monthsAfter(name: TaxMonthName, throughMonth: TaxMonthName): readonly TaxMonthName[] {
  const [year, month] = [Number(name.slice(0, 4)), Number(name.slice(4))];
  const next = month === 12 ? `${year + 1}01` : `${year}${String(month + 1).padStart(2, '0')}`;
  return next > throughMonth ? [] : [next, ...monthsAfter(next, throughMonth)];
}
