import { type Outcome, ok, rejected } from '../../../core/outcome';
import { TransactionConflict } from '../../ports/document-database';
import type { PayListTransaction, PayRow, RowResult } from '../../ports/pay-list-store';
import { payRowOutcome } from '../../ports/pay-row-outcome';
import { auditedChange } from '../payees/audited-change';
import type { Actor } from '../staff/audited-write';
import type { ResultProblem, ResultStep } from './judge-results';
import type { ListRequest, ListResultPorts } from './list-ports';
import { type ReadResults, type ResultFileRefusal, type ResultFileRequest, readResultFile } from './read-result-file';

export interface ImportPreview {
  readonly fileHash: string;
  readonly paidCount: number;
  readonly failedCount: number;
  readonly returnedCount: number;
  /** Net of what the file says was paid, in fen. */
  readonly paidFen: number;
  readonly problems: readonly ResultProblem[];
  readonly knownLines: readonly number[];
  readonly pendingLines: readonly number[];
  readonly notInFile: readonly string[];
  readonly takenBefore: ReadResults['takenBefore'];
}

export interface ApplyImportRequest extends ListRequest, ResultFileRequest {
  /** As the preview said, so that the file that was looked at is the one that is taken in. */
  readonly fileHash: string;
  /** Every line that the preview calls a problem, by its number: nothing is left out without being named. */
  readonly skipLines: readonly number[];
}

export interface ApplyImportAnswer extends ImportPreview {
  readonly writtenCount: number;
  /** Payouts that somebody gave another result meanwhile. */
  readonly changedMeanwhile: readonly string[];
}

export type ApplyImportRefusal =
  | ResultFileRefusal
  | 'import-changed'
  | 'import-has-problems'
  | 'import-empty'
  | 'request-id-taken';

/** What taking in a result file would write, line by line. Writes nothing. Rejections: those of `readResultFile`. */
export async function previewImport(
  ports: ListResultPorts,
  actor: Actor,
  request: ResultFileRequest,
): Promise<Outcome<ImportPreview, ResultFileRefusal>> {
  const read = await readResultFile(ports, actor, request);
  return read.ok ? ok(previewOf(read.value)) : read;
}

/**
 * Takes in a result file: all of it, or all but the lines that are named, and tells the payouts. Done again, also after it
 * was cut off in the middle, it writes and tells what is still missing and nothing twice.
 *
 * @param leftMs how much of the call's time is left; payouts that are not told in it are asked about anyway
 *
 * Rejections: those of `readResultFile`; import-changed when it is not the file of the preview; import-has-problems when
 * the lines that are named are not exactly those with a problem; import-empty; request-id-taken.
 */
export async function applyImport(
  ports: ListResultPorts,
  actor: Actor,
  request: ApplyImportRequest,
  leftMs: () => number,
): Promise<Outcome<ApplyImportAnswer, ApplyImportRefusal>> {
  const read = await readResultFile(ports, actor, request);
  if (!read.ok) return read;
  const { steps, problems, fileHash, known } = read.value;
  if (fileHash !== request.fileHash) return rejected('import-changed');
  if (
    !isSameSet(
      problems.map(({ line }) => line),
      request.skipLines,
    )
  )
    return rejected('import-has-problems');
  if (steps.length === 0 && known.length === 0) return rejected('import-empty');
  const noted = await noteImport(ports, actor, request, read.value);
  if (!noted.ok) return noted;
  const changedMeanwhile = await writeSteps(ports, actor, fileHash, steps);
  await tellResults(ports, request.listId, fileHash, leftMs);
  const writtenCount = steps.length - changedMeanwhile.length;
  return ok({ ...previewOf(read.value), writtenCount, changedMeanwhile });
}

function previewOf({ steps, problems, known, pending, notInFile, fileHash, takenBefore, list: _list }: ReadResults) {
  const countOf = (state: ResultStep['state']) => steps.filter((step) => step.state === state).length;
  return {
    fileHash,
    paidCount: countOf('paid'),
    failedCount: countOf('failed'),
    returnedCount: countOf('returned'),
    paidFen: steps.reduce((sumFen, step) => sumFen + (step.state === 'paid' ? step.netFen : 0), 0),
    problems,
    knownLines: known,
    pendingLines: pending,
    notInFile,
    takenBefore,
  };
}

function isSameSet(lines: readonly number[], others: readonly number[]): boolean {
  const [one, other] = [new Set(lines), new Set(others)];
  return one.size === other.size && [...one].every((line) => other.has(line));
}

/** Who takes in what is written down before anything is, so that every result has its entry. */
function noteImport(ports: ListResultPorts, actor: Actor, request: ApplyImportRequest, read: ReadResults) {
  const { listId, skipLines, requestId, reason } = request;
  const { fileHash, steps } = read;
  const asked = { listId, fileHash, skipLines };
  const audited = { action: 'payoutImportApply', brandId: null, requestId, reason, asked };
  return auditedChange<PayListTransaction, { readonly fileHash: string }, never>(
    ports.payLists,
    ports.clock,
    actor,
    audited,
    async (lists, nowMs) => {
      const importedBy = { openid: actor.openid, name: actor.name };
      const stored = await lists.findImport(fileHash);
      const taken = { fileHash, listId, importedBy, importedAtMs: nowMs, skippedLines: skipLines };
      if (!stored) await lists.writeImport({ ...taken, stepCount: steps.length });
      const results = steps.map(({ payoutNo, state, result }) => `${payoutNo} ${state} ${result.reference}`);
      return ok({
        subject: `list ${listId}`,
        before: null,
        after: { fileHash, results, skipLines },
        answer: { fileHash },
      });
    },
  );
}

const evidenceOf = (fileHash: string) => `sha256:${fileHash}`;

async function writeSteps(
  { payLists, clock }: ListResultPorts,
  actor: Actor,
  fileHash: string,
  steps: readonly ResultStep[],
): Promise<readonly string[]> {
  const changed: string[] = [];
  const markedBy = { openid: actor.openid, name: actor.name };
  for (const { payoutNo, from, state, result } of steps) {
    const full: RowResult = { ...result, evidence: evidenceOf(fileHash), markedBy, markedAtMs: clock.nowMs() };
    if (!(await payLists.settleRow(payoutNo, from, { state, result: full }))) changed.push(payoutNo);
  }
  return changed;
}

/** Telling one payout takes up to this long. */
const leastLeftMs = 1_000;

/**
 * Tells the payouts of a list what its rows say. What came back comes first and is told in any case, because a payout that
 * was paid is asked about no more; then what this file says, while there is time.
 */
async function tellResults(
  { payLists, news }: ListResultPorts,
  listId: string,
  fileHash: string,
  leftMs: () => number,
): Promise<void> {
  const rows = await payLists.listRowsIn(listId);
  const hear = (row: PayRow) => news.hear(row.payoutNo, payRowOutcome(row));
  for (const row of rows) if (row.state === 'returned') await hear(row);
  for (const row of rows) {
    if (row.state === 'returned' || row.result?.evidence !== evidenceOf(fileHash)) continue;
    if (leftMs() < leastLeftMs) return;
    await unlessBeaten(() => hear(row));
  }
}

/** Too many wrote the same wallet: its payout hears of it when it is asked about. */
async function unlessBeaten(tell: () => Promise<void>): Promise<void> {
  try {
    await tell();
  } catch (error) {
    if (!(error instanceof TransactionConflict)) throw error;
  }
}
