import type { CollectionIndex } from '../indexes/collection-index';
import { compareKeys } from '../indexes/collection-index';
import type { Locate } from '../indexes/ordered-entries';
import { isPlainObject } from '../values/document';
import { compareValues, typeRank } from '../values/value-order';
import { type Bound, type FieldBounds, fieldBounds } from './field-bounds';
import type { SortKey } from './sort-order';

export interface IndexScan {
  readonly index: CollectionIndex;
  /** Ranges in index order that do not overlap. */
  readonly ranges: readonly Locate[];
}

/** How to find a query's documents. Without scans: look at all of them. */
export interface QueryPlan {
  readonly scans: readonly IndexScan[];
  /** The scan gives the documents in the asked order. */
  readonly ordered: boolean;
  readonly backward: boolean;
  /** The filter is served by an index. */
  readonly narrows: boolean;
}

interface IndexChoice {
  readonly scan: IndexScan;
  readonly score: number;
  readonly ordered: boolean;
  readonly backward: boolean;
}

/** A query with more combinations of `$in` values than this uses fewer of an index's fields. */
const MOST_RANGES = 5_000;

/** Chooses the index with the longest prefix that the filter fixes; the asked order decides between equals. */
export function planQuery(
  indexes: readonly CollectionIndex[],
  filter: Readonly<Record<string, unknown>>,
  order: readonly SortKey[],
): QueryPlan {
  const bounds = fieldBounds(filter);
  let best: IndexChoice | undefined;
  for (const index of indexes) {
    const choice = chooseRanges(index, bounds, order);
    if (!best || choice.score > best.score) best = choice;
  }
  if (best && best.score >= USES_FILTER) {
    return { scans: [best.scan], ordered: best.ordered, backward: best.backward, narrows: true };
  }
  const either = planAlternatives(indexes, filter);
  if (either) return { scans: either, ordered: order.length === 0, backward: false, narrows: true };
  if (best?.ordered && order.length > 0) {
    return { scans: [best.scan], ordered: true, backward: best.backward, narrows: false };
  }
  return { scans: [], ordered: order.length === 0, backward: false, narrows: false };
}

/** `$or` is served when each of its branches is. */
function planAlternatives(
  indexes: readonly CollectionIndex[],
  filter: Readonly<Record<string, unknown>>,
): readonly IndexScan[] | undefined {
  const branches = orBranches(filter);
  if (!branches) return undefined;
  const plans = branches.map((branch) => planQuery(indexes, branch, []));
  return plans.every(({ narrows }) => narrows) ? plans.flatMap(({ scans }) => scans) : undefined;
}

function orBranches(filter: Readonly<Record<string, unknown>>): Record<string, unknown>[] | undefined {
  if (Array.isArray(filter.$or)) return filter.$or.filter(isPlainObject);
  if (!Array.isArray(filter.$and)) return undefined;
  for (const part of filter.$and) {
    const branches = isPlainObject(part) ? orBranches(part) : undefined;
    if (branches) return branches;
  }
  return undefined;
}

const USES_FILTER = 2;

function chooseRanges(
  index: CollectionIndex,
  bounds: ReadonlyMap<string, FieldBounds>,
  order: readonly SortKey[],
): IndexChoice {
  const { keys, unique } = index.definition;
  let combinations: unknown[][] = [[]];
  let fields = 0;
  let fixed = 0;
  for (const { name } of keys) {
    const points = bounds.get(name)?.points;
    if (!points || combinations.length * points.length > MOST_RANGES) break;
    combinations = combinations.flatMap((head) => points.map((point) => [...head, point]));
    if (points.length <= 1 && fixed === fields) fixed += 1;
    fields += 1;
  }
  const next = keys[fields];
  const position = next && rangePosition(bounds.get(next.name), index.multikey);
  const directions = keys.map(({ direction }) => direction);
  combinations.sort((a, b) => compareKeys(a, b, directions));
  const ranges = combinations.map((head) => locateRange(head, directions, position));
  const scanOrder = index.multikey ? undefined : indexOrder(index, fixed, bounds, order);
  const found = 4 * fields + (position ? USES_FILTER : 0) + (unique && fields === keys.length ? 1_000 : 0);
  return {
    scan: { index, ranges },
    score: found + (scanOrder ? 1 : 0),
    ordered: scanOrder !== undefined || order.length === 0,
    backward: scanOrder === 'backward',
  };
}

/** Which way to read an index to get the asked order; fields that the filter fixes do not count. */
function indexOrder(
  index: CollectionIndex,
  fixed: number,
  bounds: ReadonlyMap<string, FieldBounds>,
  order: readonly SortKey[],
): 'forward' | 'backward' | undefined {
  const open = order.filter(({ path }) => bounds.get(path)?.points?.length !== 1);
  let way: 'forward' | 'backward' | undefined;
  for (const [place, { path, direction }] of open.entries()) {
    const key = index.definition.keys[fixed + place];
    if (key?.name !== path) return undefined;
    const needed = key.direction === direction ? 'forward' : 'backward';
    if (way && way !== needed) return undefined;
    way = needed;
  }
  return way ?? 'forward';
}

function locateRange(
  head: readonly unknown[],
  directions: readonly number[],
  position: ((value: unknown) => number) | undefined,
): Locate {
  const direction = directions[head.length] ?? 1;
  return ({ key }) => {
    const order = compareKeys(key, head, directions);
    if (order !== 0 || !position) return order;
    return position(key[head.length]) * direction;
  };
}

/**
 * Where a value lies to a range of one type. With arrays in the index, one element may meet the lower bound and another
 * the upper, so only one bound can narrow the scan.
 */
function rangePosition(bounds: FieldBounds | undefined, multikey: boolean): ((value: unknown) => number) | undefined {
  const lower = bounds?.lower;
  const upper = multikey && lower ? undefined : bounds?.upper;
  if (!lower && !upper) return undefined;
  const rank = typeRank((lower ?? upper)?.value);
  return (value) => {
    const difference = typeRank(value) - rank;
    if (difference !== 0) return difference;
    if (lower && isBelow(value, lower)) return -1;
    return upper && isAbove(value, upper) ? 1 : 0;
  };
}

function isBelow(value: unknown, { value: bound, inclusive }: Bound): boolean {
  const order = compareValues(value, bound);
  return order < 0 || (order === 0 && !inclusive);
}

function isAbove(value: unknown, { value: bound, inclusive }: Bound): boolean {
  const order = compareValues(value, bound);
  return order > 0 || (order === 0 && !inclusive);
}
