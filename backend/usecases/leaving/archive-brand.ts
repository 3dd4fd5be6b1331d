import { type ArchiveLine, archivedCollections, archivedRow, cannotMove } from '../../../core/leaving/archive-line';
import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { ArchiveEdit, BrandArchive } from '../../ports/brand-archive';
import type { Clock } from '../../ports/clock';
import type { ProgramSettingsSource } from '../../ports/program-settings';
import { auditedChange } from '../payees/audited-change';
import type { Actor } from '../staff/audited-write';

export interface ArchiveBrandPorts {
  readonly clock: Clock;
  readonly settings: ProgramSettingsSource;
  readonly archive: Pick<BrandArchive, 'listRows' | 'transaction'>;
}

/** A piece of the file: the pieces one after another are the whole. */
export interface ArchivePart {
  readonly text: string;
  /** Pass as `place` for the next piece; null after the last. */
  readonly nextPlace: string | null;
  readonly rows: number;
  readonly cannotMove: readonly string[];
}

const pageSize = 200;

export interface ArchiveRequest {
  readonly brandId: string;
  readonly place?: string | undefined;
  /** The same for all pieces of a file. */
  readonly requestId: string;
  readonly reason: string;
}

/**
 * All that a brand leaves with, piece by piece: its rules, rows and books as lines of JSON, without anything that opens a
 * door here or names a buyer. Nothing is changed by it; who took the file and why is written down once, before the first
 * piece is given.
 *
 * Rejections: brand-not-found; request-id-taken; bad-input is the caller's.
 */
export async function archiveBrand(
  { clock, settings, archive }: ArchiveBrandPorts,
  actor: Actor,
  { brandId, place = '', requestId, reason }: ArchiveRequest,
): Promise<Outcome<ArchivePart, 'brand-not-found' | 'request-id-taken'>> {
  const brand = (await settings.current()).brands.find((one) => one.brandId === brandId);
  if (!brand) return rejected('brand-not-found');
  const audited = { action: 'archiveBrand', brandId, requestId, reason, asked: { brandId } };
  const noted = await auditedChange<ArchiveEdit, { readonly brandId: string }, never>(
    archive,
    clock,
    actor,
    audited,
    async () => ok({ subject: `brand ${brandId}`, before: null, after: null, answer: { brandId } }),
  );
  if (!noted.ok) return noted;
  const { at, rows, afterId } = placeOf(place);
  const collection = archivedCollections[at];
  const head = {
    line: 'head',
    version: 1,
    brandId,
    name: brand.name,
    exportedAtMs: clock.nowMs(),
    cannotMove,
  } as const;
  if (collection === undefined) return ok(part([{ line: 'end', rows }], null, rows));
  const found = await archive.listRows(brandId, collection, { afterId, limit: pageSize });
  const lines: ArchiveLine[] = found.map((row) => ({ line: 'row', collection, row: archivedRow(collection, row) }));
  const all = rows + found.length;
  const last = found.length === pageSize ? found[found.length - 1] : undefined;
  const next = last === undefined ? `${at + 1}|${all}|` : `${at}|${all}|${last._id}`;
  return ok(part(place === '' ? [head, ...lines] : lines, next, all));
}

function part(lines: readonly ArchiveLine[], nextPlace: string | null, rows: number): ArchivePart {
  return { text: lines.map((line) => `${JSON.stringify(line)}\n`).join(''), nextPlace, rows, cannotMove };
}

/** `collection|rows so far|id`, where the id may hold bars. */
function placeOf(place: string): { readonly at: number; readonly rows: number; readonly afterId: string } {
  const [at = '0', rows = '0', ...rest] = place.split('|');
  return { at: Number(at) || 0, rows: Number(rows) || 0, afterId: rest.join('|') };
}
