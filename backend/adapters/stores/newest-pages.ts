import type { DocumentDatabase, FieldCondition, Join, StoredDocument, Where } from '../../ports/document-database';

interface NewestSource {
  readonly collection: string;
  /** The moment (epoch ms) by which documents are ordered. */
  readonly field: string;
  readonly where: Where;
  readonly join?: Join;
  readonly fromMs: number;
  /** Not included. */
  readonly beforeMs: number;
}

/** Sorts after every id. */
const lastId = '\uffff';

/**
 * Documents by a moment, the newest first. A page ends between two moments, so that its place is a moment; a moment with
 * more documents than a page holds is paged by id. One call a page, and one more where a moment is broken open.
 */
export async function readNewestPage(
  database: DocumentDatabase,
  source: NewestSource,
  place: string,
  limit: number,
): Promise<{ readonly documents: readonly StoredDocument[]; readonly next: string | null }> {
  const bar = place.indexOf('|');
  if (bar >= 0)
    return withinMoment(database, source, { atMs: Number(place.slice(0, bar)), id: place.slice(bar + 1) }, limit);
  const beforeMs = place === '' ? source.beforeMs : Math.min(Number(place), source.beforeMs);
  const moment: FieldCondition = { gte: source.fromMs, lt: beforeMs };
  const where = { ...source.where, [source.field]: moment };
  const query = { where, orderBy: [[source.field, 'desc']], limit, ...joinOf(source) } as const;
  const found = await database.list(source.collection, query);
  const last = found[found.length - 1];
  if (!last || found.length < limit) return { documents: found, next: null };
  const lastMs = Number(last[source.field]);
  const whole = found.filter((document) => Number(document[source.field]) > lastMs);
  if (whole.length === 0) return withinMoment(database, source, { atMs: lastMs, id: lastId }, limit);
  return { documents: whole, next: String(lastMs + 1) };
}

async function withinMoment(
  database: DocumentDatabase,
  source: NewestSource,
  { atMs, id }: { readonly atMs: number; readonly id: string },
  limit: number,
) {
  const where = { ...source.where, [source.field]: atMs, _id: { lt: id } };
  const query = { where, orderBy: [['_id', 'desc']], limit, ...joinOf(source) } as const;
  const documents = await database.list(source.collection, query);
  const last = documents[documents.length - 1];
  return { documents, next: last && documents.length === limit ? `${atMs}|${last._id}` : String(atMs) };
}

function joinOf({ join }: NewestSource): { readonly join?: Join } {
  return join === undefined ? {} : { join };
}
