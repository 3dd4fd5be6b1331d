import type { TextHash } from '../../../core/ledger/entry-chain';
import { type Outcome, ok, rejected } from '../../../core/outcome';
import { dayMs } from '../../../core/time/beijing-day';
import type { ExportMaker } from '../../ports/export-maker';
import type { ExportFilter, ExportJob, ExportKind, ExportStore } from '../../ports/export-store';
import type { FileStorage } from '../../ports/file-storage';
import type { TableFormat } from '../../ports/table-files';
import { auditedChange } from '../payees/audited-change';
import type { Actor } from '../staff/audited-write';
import type { ExportSourcePorts } from './export-source';
import { exportSources } from './run-exports';

export interface StartExportPorts extends ExportSourcePorts {
  readonly exports: ExportStore;
  readonly hash: TextHash;
  readonly exportMaker: ExportMaker;
}

export interface ExportWish {
  readonly kind: ExportKind;
  readonly format: TableFormat;
  readonly filter: ExportFilter;
  readonly requestId: string;
  readonly reason: string;
}

/** Files stay so long, a link to one of them so long (s). */
const lifeMs = 7 * dayMs;
const linkLifeSec = 3600;
const mostShown = 30;
const mostRunning = 3;
const idLength = 32;

export type StartExportRefusal = 'too-many-exports' | 'request-id-taken';

/**
 * Takes the wish for an export of what a screen filters; the rows are read and written afterwards, in slices.
 *
 * Rejections: too-many-exports while three of one's own run; request-id-taken. Calls: 6.
 */
export async function startExport(
  ports: StartExportPorts,
  actor: Actor,
  wish: ExportWish,
): Promise<Outcome<{ readonly exportId: string }, StartExportRefusal>> {
  const { kind, format, filter, requestId, reason } = wish;
  const own = await ports.exports.listOf(actor.openid, mostShown);
  // It names the files, and so says nothing of who asked.
  const exportId = ports.hash(`${actor.openid}|${requestId}`).slice(0, idLength);
  const isKnown = own.some(({ id }) => id === exportId);
  if (!isKnown && own.filter(({ state }) => state === 'running').length >= mostRunning) {
    return rejected('too-many-exports');
  }
  const totalRows = isKnown ? null : await exportSources[kind].count(ports, filter);
  const [brandId = null, ...others] = filter.brandIds ?? [];
  const audited = { action: 'startExport', requestId, reason, asked: { kind, format, filter } };
  const about = { ...audited, brandId: others.length === 0 ? brandId : null };
  const started: Outcome<{ readonly exportId: string }, 'request-id-taken'> = await auditedChange(
    ports.exports,
    ports.clock,
    actor,
    about,
    async (transaction, askedAtMs) => {
      await transaction.addJob({
        ...{ id: exportId, kind, format, filter, askedBy: actor.openid, askedByName: actor.name, askedAtMs, totalRows },
        ...{ state: 'running', writtenRows: 0, sumsFen: {}, place: '', files: [], finishedAtMs: null },
        expiresAtMs: askedAtMs + lifeMs,
      });
      return ok({ subject: `export ${exportId}`, before: null, after: { kind, format }, answer: { exportId } });
    },
  );
  if (started.ok) await ports.exportMaker.makeNow(exportId);
  return started;
}

/** One's own exports, the newest first, at most 30. One call. */
export async function listExports(
  { exports }: Pick<StartExportPorts, 'exports'>,
  openid: string,
): Promise<{ readonly exports: readonly ExportJob[] }> {
  return { exports: await exports.listOf(openid, mostShown) };
}

/**
 * Links to the files of one of one's own exports, good for an hour.
 *
 * Rejections: export-not-found, for another's too; export-not-ready; export-over once the files are removed.
 */
export async function exportLinks(
  ports: Pick<StartExportPorts, 'exports' | 'clock'> & { readonly storage: FileStorage },
  openid: string,
  exportId: string,
): Promise<
  Outcome<
    { readonly files: readonly { readonly name: string; readonly url: string }[]; readonly untilMs: number },
    'export-not-found' | 'export-not-ready' | 'export-over'
  >
> {
  const job = await ports.exports.find(exportId);
  if (job?.askedBy !== openid) return rejected('export-not-found');
  const nowMs = ports.clock.nowMs();
  if (job.state === 'over' || nowMs >= job.expiresAtMs) return rejected('export-over');
  if (job.state !== 'done') return rejected('export-not-ready');
  const links = await ports.storage.linksTo(
    job.files.map(({ fileId }) => fileId),
    linkLifeSec,
  );
  const files = job.files.flatMap(({ fileId, name }) => {
    const url = links.get(fileId);
    return url === undefined ? [] : [{ name, url }];
  });
  return ok({ files, untilMs: nowMs + linkLifeSec * 1000 });
}
