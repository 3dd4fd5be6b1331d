import type { TableRow } from '../../../core/statement/statement-table';
import type { ExportJob, ExportStore } from '../../ports/export-store';
import type { FileStorage } from '../../ports/file-storage';
import type { Journal } from '../../ports/journal';
import type { RandomSource } from '../../ports/random';
import type { TableFiles } from '../../ports/table-files';
import type { WorkLease } from '../../ports/work-lease';
import { auditSource } from './audit-source';
import type { ExportSource, ExportSourcePorts, ExportSources } from './export-source';
import { feeSource } from './fee-source';
import { ledgerSource } from './ledger-source';
import { orderSource } from './order-source';
import { payoutSource } from './payout-source';
import { peopleSource } from './people-source';

export interface RunExportsPorts extends ExportSourcePorts {
  readonly exports: ExportStore;
  readonly storage: FileStorage;
  readonly tables: TableFiles;
  readonly leases: WorkLease;
  readonly random: RandomSource;
  readonly journal: Journal;
}

export const exportSources: ExportSources = {
  orders: orderSource,
  ledger: ledgerSource,
  payouts: payoutSource,
  fees: feeSource,
  people: peopleSource,
  audit: auditSource,
};

/** A file holds so many rows with its head, which fit into a function's memory in either format. */
export const rowsOfFile = 20_000;
const rowsAtOnce = 1000;
/** A part is closed while there is still time to put it together and to store it. */
const closingMs = 5_000;
const leaseMs = 70_000;
const holderBits = 64;
const mostRunning = 20;
const filesAtOnce = 50;

export interface ExportsRun {
  readonly jobs: number;
  readonly parts: number;
  readonly removed: number;
}

/** One slice of all exports that run, the oldest first; then files whose time is over are removed. */
export async function runExports(ports: RunExportsPorts, leftMs: () => number): Promise<ExportsRun> {
  let parts = 0;
  const running = await ports.exports.listRunning(mostRunning);
  for (const job of running) {
    if (leftMs() <= closingMs) break;
    parts += (await runExport(ports, job.id, leftMs)).parts;
  }
  return { jobs: running.length, parts, removed: await removeOver(ports) };
}

/**
 * One slice of one export: part by part, each written down once it is stored, so that whoever goes on begins with the next
 * part. A part that is written again after a crash is the same file. Nothing happens where somebody else is at it.
 */
export async function runExport(
  ports: RunExportsPorts,
  id: string,
  leftMs: () => number,
): Promise<{ readonly job: ExportJob | undefined; readonly parts: number }> {
  const holder = ports.random.token(holderBits);
  const name = `export|${id}`;
  const lease = await ports.leases.take(name, holder, ports.clock.nowMs(), leaseMs);
  let job = await ports.exports.find(id);
  if (!lease) return { job, parts: 0 };
  let parts = 0;
  try {
    // One part at least, or a slice that is always too short would never come to an end.
    while (job?.state === 'running' && (parts === 0 || leftMs() > closingMs)) {
      job = await writePart(ports, job, leftMs);
      parts += 1;
    }
    return { job, parts };
  } finally {
    await ports.leases.release(name, holder, null);
  }
}

async function writePart(ports: RunExportsPorts, job: ExportJob, leftMs: () => number): Promise<ExportJob> {
  const source = exportSources[job.kind];
  const part = await readPart(ports, source, job, leftMs);
  const files = [...job.files];
  if (part.rows.length > 0 || job.files.length === 0) {
    const number = files.length + 1;
    const name = `${job.kind}-${job.id.slice(0, 8)}-${number}.${job.format}`;
    const bytes = await ports.tables.fileOf([source.columns, ...part.rows], job.format, source.sheet);
    const fileId = await ports.storage.put(`exports/${job.id}/${name}`, bytes);
    files.push({ fileId, name, rows: part.rows.length, bytes: bytes.length });
  }
  const isDone = part.next === null;
  const after: ExportJob = {
    ...job,
    ...{ files, writtenRows: job.writtenRows + part.counted, sumsFen: plus(job.sumsFen, part.sumsFen) },
    place: part.next ?? '',
    state: isDone ? 'done' : 'running',
    finishedAtMs: isDone ? ports.clock.nowMs() : null,
  };
  await ports.exports.write(after);
  return after;
}

interface Part {
  readonly rows: TableRow[];
  readonly counted: number;
  readonly sumsFen: Readonly<Record<string, number>>;
  readonly next: string | null;
}

async function readPart(
  ports: RunExportsPorts,
  source: ExportSource,
  job: ExportJob,
  leftMs: () => number,
): Promise<Part> {
  const most = rowsOfFile - 1;
  let part: Part = { rows: [], counted: 0, sumsFen: {}, next: job.place };
  while (part.next !== null && part.rows.length < most) {
    if (part.rows.length > 0 && leftMs() <= closingMs) break;
    const limit = Math.min(rowsAtOnce, most - part.rows.length);
    const page = await source.read(ports, job, part.next, limit);
    if (part.rows.length > 0 && part.rows.length + page.rows.length > most) break;
    part.rows.push(...page.rows);
    const [counted, sumsFen] = [part.counted + page.counted, plus(part.sumsFen, page.sumsFen)];
    part = { rows: part.rows, counted, sumsFen, next: page.next };
  }
  return part;
}

function plus(
  one: Readonly<Record<string, number>>,
  more: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  const sum: Record<string, number> = { ...one };
  for (const [name, amountFen] of Object.entries(more)) sum[name] = (sum[name] ?? 0) + amountFen;
  return sum;
}

async function removeOver(ports: RunExportsPorts): Promise<number> {
  const over = await ports.exports.listOver(ports.clock.nowMs(), mostRunning);
  for (const job of over) {
    for (let start = 0; start < job.files.length; start += filesAtOnce) {
      await ports.storage.remove(job.files.slice(start, start + filesAtOnce).map(({ fileId }) => fileId));
    }
    await ports.exports.write({ ...job, state: 'over', files: [] });
  }
  return over.length;
}
