import type { Changes, Json, StoredDocument } from '../../ports/document-database';

/** Thrown when a value cannot be stored as plain data; the message names the place and how to mend it. */
export class UnstorableValue extends Error {
  override readonly name = 'UnstorableValue';
}

/** Names by which the SDK or BSON would take plain data for something else. */
const reservedNames = new Set(['__proto__', '_bsontype', '_internalType']);

/** The adapter's own field: it makes every update a real modification, so that the service counts what was found. */
export const changeCountField = '_changeCount';

/**
 * A fresh plain copy of a value, without undefined object fields.
 *
 * Refused with UnstorableValue: names that begin with `$` or hold a `.` (the database would read an operator or a
 * path), names that the SDK reads as its own objects, numbers that are not finite, and anything that is not JSON.
 */
export function storableCopy(value: unknown, place: string): Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new UnstorableValue(`${place} is ${value}; store a finite number or null`);
    return value === 0 ? 0 : value;
  }
  if (Array.isArray(value)) return value.map((item, index) => storableCopy(item, `${place}[${index}]`));
  if (!isPlainObject(value)) throw new UnstorableValue(`${place} is ${kindOf(value)}; store plain JSON instead`);
  const copy: Record<string, Json> = {};
  for (const [name, field] of Object.entries(value)) {
    checkName(name, place);
    if (field !== undefined) copy[name] = storableCopy(field, `${place}.${name}`);
  }
  return copy;
}

/** A fresh plain copy of a document. Its `_id` is text that is not empty. */
export function storableDocument(collection: string, document: StoredDocument): StoredDocument {
  const copy = storableCopy(document, collection) as StoredDocument;
  checkId(collection, copy._id);
  return copy;
}

export function checkId(collection: string, id: unknown): asserts id is string {
  if (typeof id === 'string' && id !== '') return;
  throw new UnstorableValue(`${collection}: the _id is ${JSON.stringify(id)}; use text that is not empty`);
}

/** Changes whose values are fresh plain copies and whose paths neither meet nor contain one another. */
export interface StorableChanges {
  readonly set: readonly (readonly [path: string, value: Json])[];
  readonly increment: readonly (readonly [path: string, amount: number])[];
  readonly atMost: readonly (readonly [path: string, limit: number])[];
  readonly unset: readonly string[];
}

/** Checks changes before they leave: the database refuses, or silently drops, what is refused here by name. */
export function storableChanges(collection: string, changes: Changes): StorableChanges {
  const set = Object.entries(changes.set ?? {}).map(([path, value]) => {
    return [path, storableCopy(value, `${collection}.${path}`)] as const;
  });
  const increment = Object.entries(changes.increment ?? {});
  const atMost = Object.entries(changes.atMost ?? {});
  const unset = changes.unset ?? [];
  for (const [path, amount] of [...increment, ...atMost]) {
    if (!Number.isFinite(amount)) {
      throw new UnstorableValue(`${collection}.${path} would change by ${String(amount)}; use a finite number`);
    }
  }
  checkPaths(collection, [...[...set, ...increment, ...atMost].map(([path]) => path), ...unset]);
  return { set, increment, atMost, unset };
}

function checkPaths(collection: string, paths: readonly string[]): void {
  for (const path of paths) {
    if (path === '_id') throw new UnstorableValue(`${collection}: an _id never changes; add another document`);
    for (const name of path.split('.')) checkName(name, `${collection}.${path}`);
  }
  const sorted = [...paths].sort();
  for (const path of sorted) {
    const meets = sorted.filter((other) => other === path || other.startsWith(`${path}.`));
    if (meets.length > 1)
      throw new UnstorableValue(`${collection}: ${meets.join(' and ')} change the same place twice`);
  }
}

function checkName(name: string, place: string): void {
  if (name === '' || name.startsWith('$') || name.includes('.')) {
    throw new UnstorableValue(`${place} has a field named ${JSON.stringify(name)}; rename it: no leading $, no dot`);
  }
  if (reservedNames.has(name) || name === changeCountField) {
    throw new UnstorableValue(`${place} has a field named ${name}, which is reserved; rename it`);
  }
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function kindOf(value: unknown): string {
  if (value === undefined) return 'undefined';
  if (typeof value === 'object' && value !== null) return `a ${value.constructor.name}`;
  return `a ${typeof value}`;
}
