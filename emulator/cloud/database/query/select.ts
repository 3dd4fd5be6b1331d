import { indexMissing } from '../request-errors';
import type { CollectionStore } from '../storage/collection-store';
import type { StoredRecord, Version } from '../storage/stored-record';
import { compileFilter } from './filter';
import { planQuery, type QueryPlan } from './query-plan';
import { documentOrder, type SortKey } from './sort-order';

/** A state that a reader sees instead of the newest committed one. */
export interface SeenState {
  readonly version: Version | undefined;
  readonly sequence: number;
}

/** Whose eyes a query is answered for. */
export interface Reader {
  versionOf(collection: CollectionStore, key: string): Version | undefined;
  /** By document key, everything this reader sees differently from the newest committed state. */
  differences(collection: CollectionStore): ReadonlyMap<string, SeenState>;
}

export interface DocumentQuery {
  readonly filter: Readonly<Record<string, unknown>>;
  readonly order: readonly SortKey[];
  readonly skip: number;
  readonly limit: number;
}

/** The documents that match, in order, each as the reader sees it. */
export function selectDocuments(
  collection: CollectionStore,
  reader: Reader,
  { filter, order, skip, limit }: DocumentQuery,
  scanLimit: number | false,
): Version[] {
  const test = compileFilter(filter);
  const plan = planQuery(collection.indexes, filter, order);
  refuseLongScan(collection, plan, filter, order, scanLimit);
  const differences = reader.differences(collection);
  const found: { version: Version; sequence: number }[] = [];
  const enough = plan.ordered ? skip + limit : Number.POSITIVE_INFINITY;
  for (const record of candidates(collection, plan)) {
    if (found.length >= enough) break;
    if (differences.size > 0 && differences.has(record.key)) continue;
    const document = record.head.document;
    if (document && test(document)) found.push({ version: record.head, sequence: record.sequence });
  }
  let mixed = false;
  for (const { version, sequence } of differences.values()) {
    if (!version?.document || !test(version.document)) continue;
    found.push({ version, sequence });
    mixed = true;
  }
  if (mixed || !plan.ordered) {
    const compare = documentOrder(order);
    found.sort((a, b) => compare(a.version.document ?? {}, b.version.document ?? {}) || a.sequence - b.sequence);
  }
  const page = skip === 0 && found.length <= limit ? found : found.slice(skip, skip + limit);
  return page.map(({ version }) => version);
}

/** Each record once. */
function* candidates(collection: CollectionStore, plan: QueryPlan): Generator<StoredRecord> {
  const [first] = plan.scans;
  if (!first) {
    yield* collection.records.values();
    return;
  }
  const mayRepeat = plan.scans.length > 1 || first.index.multikey;
  const seen = new Set<StoredRecord>();
  for (const { index, ranges } of plan.scans) {
    for (const range of plan.backward ? [...ranges].reverse() : ranges) {
      const entries = plan.backward ? index.entries.backward(range) : index.entries.forward(range);
      for (const { record } of entries) {
        if (mayRepeat) {
          if (seen.has(record)) continue;
          seen.add(record);
        }
        yield record;
      }
    }
  }
}

function refuseLongScan(
  collection: CollectionStore,
  plan: QueryPlan,
  filter: Readonly<Record<string, unknown>>,
  order: readonly SortKey[],
  scanLimit: number | false,
): void {
  if (scanLimit === false || collection.liveCount <= scanLimit || plan.narrows) return;
  const fields = filterFields(filter);
  if (Object.keys(filter).length > 0) throw indexMissing(collection.name, fields, collection.liveCount);
  if (!plan.ordered) {
    const sorted = order.map(({ path }) => path);
    throw indexMissing(collection.name, sorted, collection.liveCount);
  }
}

function filterFields(filter: Readonly<Record<string, unknown>>): string[] {
  const fields = new Set<string>();
  for (const [key, condition] of Object.entries(filter)) {
    if (!key.startsWith('$')) fields.add(key);
    else if (Array.isArray(condition))
      for (const part of condition) for (const f of filterFields(Object(part))) fields.add(f);
  }
  return [...fields];
}
