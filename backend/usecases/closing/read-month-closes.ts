import { monthHeadRows, promoterMonthRows } from '../../../core/closing/month-table';
import type { TextHash } from '../../../core/ledger/entry-chain';
import { type Outcome, ok, rejected } from '../../../core/outcome';
import { beijingStamp } from '../../../core/statement/beijing-stamp';
import type { MonthClose, MonthCloses } from '../../ports/month-closes';
import type { StatementFiles } from '../../ports/statement-files';

const monthsAPage = 24;
/** One part of a month's file stays below what a reply holds. */
const promotersAPart = 300;
const afterAllMonths = '999999';

/** Closed months, the newest first. Calls: 1. */
export async function listMonthCloses(
  ports: { readonly closes: MonthCloses },
  page: { readonly beforeMonth?: string | undefined },
) {
  const found = await ports.closes.listMonths(page.beforeMonth ?? afterAllMonths, monthsAPage);
  const last = found.length === monthsAPage ? found[found.length - 1] : undefined;
  return { months: found.map(monthView), nextBeforeMonth: last?.month ?? null };
}

function monthView({ closedBy, requestId: _requestId, ...close }: MonthClose) {
  return { ...close, closedBy: closedBy.name };
}

export interface MonthFileRequest {
  readonly month: string;
  readonly format: 'csv' | 'xlsx';
  /** The number of the last promoter of the part before; 0 for the first part. */
  readonly afterNumber: number;
}

export interface MonthFilePorts {
  readonly closes: MonthCloses;
  readonly files: StatementFiles;
  readonly hash: TextHash;
}

/**
 * A closed month as a file, in parts of 300 promoters: the first part begins with the sums, each promoter follows with
 * opening, movements by cause, closing and his chain's head. The same part is the same file whenever it is asked for.
 *
 * Calls: 2. Rejections: month-not-closed.
 */
export async function monthCloseFile(ports: MonthFilePorts, request: MonthFileRequest) {
  const { month, format, afterNumber } = request;
  const [close, rows] = await Promise.all([
    ports.closes.findMonth(month),
    ports.closes.listRows(month, afterNumber, promotersAPart),
  ]);
  if (!close) return rejected('month-not-closed');
  const head = monthHeadRows({ ...close, closedAt: beijingStamp(close.closedAtMs), closedBy: close.closedBy.name });
  const table = [
    ...(afterNumber === 0 ? head : head.slice(0, 1)),
    ...rows.flatMap((row) => promoterMonthRows(month, row, ports.hash)),
  ];
  const bytes = await ports.files.fileOf(table, format);
  const last = rows[rows.length - 1]?.number ?? afterNumber;
  const part = Math.floor(afterNumber / promotersAPart) + 1;
  return ok({
    name: `month-${month}-${part}.${format}`,
    format,
    contentBase64: Buffer.from(bytes).toString('base64'),
    sizeBytes: bytes.length,
    root: close.root,
    nextAfterNumber: last < close.sums.promoters ? last : null,
  }) satisfies Outcome<unknown, 'month-not-closed'>;
}
