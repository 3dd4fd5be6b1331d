import { requestFailed } from '../request-errors';
import type { Document } from '../values/document';
import { isPlainObject } from '../values/document';
import { valuesAt } from '../values/field-path';
import { compareValues } from '../values/value-order';

export interface SortKey {
  readonly path: string;
  readonly direction: 1 | -1;
}

/** `{ a: 1, b: -1 }` as keys in order. */
export function sortKeys(order: unknown): readonly SortKey[] {
  if (order === undefined) return [];
  if (!isPlainObject(order)) throw requestFailed('the order must be an object of fields and 1 or -1');
  return Object.entries(order).map(([path, direction]) => {
    if (direction !== 1 && direction !== -1) throw requestFailed(`the order of ${path} must be 1 or -1`);
    return { path, direction };
  });
}

/** Compares documents by the keys in order. An array counts by its least element ascending, its greatest descending. */
export function documentOrder(keys: readonly SortKey[]): (a: Document, b: Document) => number {
  return (a, b) => {
    for (const { path, direction } of keys) {
      const order = compareValues(sortValue(a, path, direction), sortValue(b, path, direction)) * direction;
      if (order !== 0) return order;
    }
    return 0;
  };
}

function sortValue(document: Document, path: string, direction: 1 | -1): unknown {
  const values = valuesAt(document, path);
  const [only] = values;
  if (values.length === 1 && !Array.isArray(only)) return only;
  const candidates = values.flatMap((value) => (Array.isArray(value) ? value : [value]));
  if (candidates.length === 0) return undefined;
  return candidates.reduce((best, value) => (compareValues(value, best) * direction < 0 ? value : best));
}
