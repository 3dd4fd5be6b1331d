import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { PayListTransaction, RowResult } from '../../ports/pay-list-store';
import { auditedChange } from '../payees/audited-change';
import type { Actor } from '../staff/audited-write';
import type { ResultProblem, ResultStep } from './judge-results';
import type { ListRequest, ListResultPorts } from './list-ports';
import { tell } from './mark-row';
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
 * Takes in a result file: all of it, or all but the lines that are named. Done again, also after it was cut off in the
 * middle, it writes what is still missing and nothing twice.
 *
 * Rejections: those of `readResultFile`; import-changed when it is not the file of the preview; import-has-problems when
 * the lines that are named are not exactly those with a problem; import-empty; request-id-taken.
 */
export async function applyImport(
  ports: ListResultPorts,
  actor: Actor,
  request: ApplyImportRequest,
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
  await tellReturned(ports, request.listId);
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

async function writeSteps(
  { payLists, clock }: ListResultPorts,
  actor: Actor,
  fileHash: string,
  steps: readonly ResultStep[],
): Promise<readonly string[]> {
  const changed: string[] = [];
  const markedBy = { openid: actor.openid, name: actor.name };
  for (const { payoutNo, from, state, result } of steps) {
    const full: RowResult = { ...result, evidence: `sha256:${fileHash}`, markedBy, markedAtMs: clock.nowMs() };
    if (!(await payLists.settleRow(payoutNo, from, { state, result: full }))) changed.push(payoutNo);
  }
  return changed;
}

/**
 * Payouts under way are asked about anyway and hear their result within minutes; one that was paid is asked about no
 * more, so its return is told here, again where an earlier call was cut off before it.
 */
async function tellReturned(ports: ListResultPorts, listId: string): Promise<void> {
  const rows = await ports.payLists.listRowsIn(listId);
  for (const { payoutNo, state } of rows) if (state === 'returned') await tell(ports, payoutNo);
}
