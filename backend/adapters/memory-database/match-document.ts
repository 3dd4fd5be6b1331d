import type { Json, Query, Scalar, StoredDocument } from '../../ports/document-database';
import type { CheckedCondition, CheckedWhere, RangeOperator } from '../cloud-database/checked-query';

type Found = Json | undefined;

/**
 * Whether a document fits all conditions, as the service judges it: null fits a missing field, a list fits when one of
 * its items does, and a range fits only values of its bound's type.
 */
export function matchDocument(document: StoredDocument, where: CheckedWhere): boolean {
  return where.every(([path, condition]) => {
    const found = valuesAt(document, path.split('.')).flatMap((value) =>
      Array.isArray(value) ? [value, ...value] : [value],
    );
    return fitsCondition(found, condition);
  });
}

function fitsCondition(found: readonly Found[], condition: CheckedCondition): boolean {
  if (condition.kind === 'equals') return found.some((value) => isEqual(value, condition.value));
  if (condition.kind === 'in') return found.some((value) => condition.values.some((wanted) => isEqual(value, wanted)));
  return condition.bounds.every(([operator, bound]) => found.some((value) => isWithin(value, operator, bound)));
}

function isEqual(value: Found, wanted: Scalar): boolean {
  return (value ?? null) === wanted;
}

function isWithin(value: Found, operator: RangeOperator, bound: Scalar): boolean {
  if (typeRank(value) !== typeRank(bound)) return false;
  const difference = compareValues(value, bound);
  if (operator === 'gt') return difference > 0;
  if (operator === 'gte') return difference >= 0;
  if (operator === 'lt') return difference < 0;
  return difference <= 0;
}

/** The order of a query's result; documents that compare equal keep the order in which they were added. */
export function compareBy(
  orderBy: NonNullable<Query['orderBy']>,
): (one: StoredDocument, other: StoredDocument) => number {
  return (one, other) => {
    for (const [path, direction] of orderBy) {
      const sign = direction === 'asc' ? 1 : -1;
      const difference = sign * compareValues(sortValue(one, path, sign), sortValue(other, path, sign));
      if (difference !== 0) return difference;
    }
    return 0;
  };
}

/** A list sorts by its smallest item when ascending and by its greatest when descending. */
function sortValue(document: StoredDocument, path: string, sign: 1 | -1): Found {
  const found = valuesAt(document, path.split('.')).flatMap((value) => (Array.isArray(value) ? value : [value]));
  return found.reduce((best, value) => (sign * compareValues(value, best) < 0 ? value : best), found[0]);
}

function valuesAt(value: Found, names: readonly string[]): Found[] {
  const [name, ...rest] = names;
  if (name === undefined) return [value];
  if (Array.isArray(value)) {
    const items = value.filter((item) => typeof item === 'object' && item !== null && !Array.isArray(item));
    const atIndex = /^\d+$/.test(name) ? valuesAt(value[Number(name)], rest) : [];
    return [...atIndex, ...items.flatMap((item) => valuesAt(item, names))];
  }
  return valuesAt(fieldOf(value, name), rest);
}

/** A field of an object by name; nothing for other values and for names that every object inherits. */
export function fieldOf(value: Found, name: string): Found {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return Object.getOwnPropertyDescriptor(value, name)?.value as Found;
}

/** Compares two values in the database's order of types: null, numbers, text, objects, lists, booleans. */
export function compareValues(one: Found, other: Found): number {
  const rankDifference = typeRank(one) - typeRank(other);
  if (rankDifference !== 0) return rankDifference;
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  if (typeof one === 'boolean' && typeof other === 'boolean') return Number(one) - Number(other);
  if (typeof one === 'string' && typeof other === 'string') return Buffer.compare(Buffer.from(one), Buffer.from(other));
  return 0;
}

function typeRank(value: Found): number {
  if (value === undefined || value === null) return 0;
  if (typeof value === 'number') return 1;
  if (typeof value === 'string') return 2;
  if (typeof value === 'boolean') return 5;
  return Array.isArray(value) ? 4 : 3;
}
