import type { DocumentDatabase, StoredDocument, Where } from '../../ports/document-database';

export interface MomentPage {
  readonly documents: readonly StoredDocument[];
  /** Where the next page begins; null after the last. */
  readonly nextPlace: string | null;
}

export interface MomentRange {
  /** '' at the beginning. */
  readonly place: string;
  readonly fromMs: number;
  readonly beforeMs: number;
}

interface MomentSource {
  readonly collection: string;
  /** A dot path to the moment (epoch ms). */
  readonly field: string;
  readonly pageSize: number;
}

/**
 * Documents by a moment, at most `pageSize` at a time, along an index of that moment alone. A page ends between two
 * moments; one moment with more documents than a page holds is paged by id. One call a page.
 */
export async function readMomentPage(
  database: DocumentDatabase,
  source: MomentSource,
  { place, fromMs, beforeMs }: MomentRange,
): Promise<MomentPage> {
  const [moment = '', afterId] = splitOnce(place);
  const startMs = moment === '' ? fromMs : Number(moment);
  if (afterId !== undefined) return readMoment(database, source, { atMs: startMs, afterId });
  const { collection, field, pageSize } = source;
  const where = { [field]: { gte: startMs, lt: beforeMs } };
  const found = await database.list(collection, { where, orderBy: [[field, 'asc']], limit: pageSize });
  const last = found[found.length - 1];
  if (!last || found.length < pageSize) return { documents: found, nextPlace: null };
  const lastMs = momentOf(last, field);
  const whole = found.filter((document) => momentOf(document, field) < lastMs);
  return { documents: whole, nextPlace: whole.length > 0 ? String(lastMs) : `${lastMs}|` };
}

async function readMoment(
  database: DocumentDatabase,
  { collection, field, pageSize }: MomentSource,
  { atMs, afterId }: { readonly atMs: number; readonly afterId: string },
): Promise<MomentPage> {
  const where: Where = { [field]: atMs, _id: { gt: afterId } };
  const documents = await database.list(collection, { where, orderBy: [['_id', 'asc']], limit: pageSize });
  const last = documents[documents.length - 1];
  const isFull = last !== undefined && documents.length === pageSize;
  return { documents, nextPlace: isFull ? `${atMs}|${last._id}` : String(atMs + 1) };
}

/** `moment` or `moment|id`, where the id may hold further bars. */
function splitOnce(place: string): readonly [string, string | undefined] {
  const bar = place.indexOf('|');
  return bar < 0 ? [place, undefined] : [place.slice(0, bar), place.slice(bar + 1)];
}

function momentOf(document: StoredDocument, path: string): number {
  return Number(path.split('.').reduce<unknown>((inner, name) => Reflect.get(Object(inner), name), document));
}
