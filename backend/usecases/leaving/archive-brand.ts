import { type ArchiveLine, archivedCollections, archivedRow, cannotMove } from '../../../core/leaving/archive-line';
import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { BrandArchive } from '../../ports/brand-archive';
import type { Clock } from '../../ports/clock';
import type { ProgramSettingsSource } from '../../ports/program-settings';

export interface ArchiveBrandPorts {
  readonly clock: Clock;
  readonly settings: ProgramSettingsSource;
  readonly archive: Pick<BrandArchive, 'listRows'>;
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

/**
 * All that a brand leaves with, piece by piece: its rules, rows and books as lines of JSON, without anything that opens a
 * door here or names a buyer. Nothing is changed by it.
 *
 * Rejections: brand-not-found; bad-input is the caller's.
 */
export async function archiveBrand(
  { clock, settings, archive }: ArchiveBrandPorts,
  { brandId, place = '' }: { readonly brandId: string; readonly place?: string | undefined },
): Promise<Outcome<ArchivePart, 'brand-not-found'>> {
  const brand = (await settings.current()).brands.find((one) => one.brandId === brandId);
  if (!brand) return rejected('brand-not-found');
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
