import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { StatementPeriod } from '../../../core/statement/statement-period';
import { statementTable } from '../../../core/statement/statement-table';
import { emptyWording } from '../../../core/statement/statement-wording';
import type { PromoterDirectory } from '../../ports/promoter-directory';
import type { StatementFiles, StatementFormat } from '../../ports/statement-files';
import { type ReadStatementPorts, readStatement } from './read-statement';
import { statementView } from './statement-view';

export interface GiveStatementPorts extends ReadStatementPorts {
  readonly promoters: PromoterDirectory;
  readonly files: StatementFiles;
}

export interface StatementRequest {
  readonly period: StatementPeriod;
  readonly isMonth: boolean;
  /** Absent for the view. */
  readonly format: StatementFormat | undefined;
}

/** What fits into a reply without a place to keep files: more than this needs a shorter period. */
const largestFileBytes = 1_000_000;

/**
 * The caller's own statement of a period: as a view, or as a file in the reply (base64). A period without movements has
 * no statement, and says so. A workbook that would be too long is given as CSV.
 *
 * Rejections: `not-bound`; `statement-too-large` when the file has more than 1,000,000 bytes.
 */
export async function giveStatement(ports: GiveStatementPorts, openid: string, request: StatementRequest) {
  const promoter = await ports.promoters.promoterOf(openid);
  if (promoter === undefined) return rejected('not-bound');
  return statementOf(ports, promoter, request);
}

/**
 * A promoter's statement of a period, the same for himself and for the agency: as a view, or as a file in the reply.
 *
 * Rejections: `statement-too-large` when the file has more than 1,000,000 bytes.
 */
export async function statementOf(
  ports: ReadStatementPorts & { readonly files: StatementFiles },
  promoter: string,
  request: StatementRequest,
) {
  const { period, isMonth, format } = request;
  const statement = await readStatement(ports, promoter, period);
  if (statement.lines.length === 0) return ok({ kind: 'empty' as const, ...emptyWording(isMonth) });
  if (format === undefined) return ok(statementView(statement));
  const rows = statementTable(statement, ports.hash);
  const limit = ports.files.rowLimitOf(format);
  const given = limit !== null && rows.length > limit ? 'csv' : format;
  const bytes = await ports.files.fileOf(rows, given);
  if (bytes.length > largestFileBytes) return rejected('statement-too-large');
  return ok({
    kind: 'file' as const,
    name: `statement-${period.fromDay}-${period.throughDay}.${given}`,
    format: given,
    contentBase64: Buffer.from(bytes).toString('base64'),
    sizeBytes: bytes.length,
    head: statement.closing.head,
  }) satisfies Outcome<unknown, 'statement-too-large'>;
}
