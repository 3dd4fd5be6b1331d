import type { Json, StoredDocument } from '../../ports/document-database';
import { Outage } from '../../ports/outage';
import type { StorableChanges } from '../cloud-database/storable-document';
import { compareValues, fieldOf } from './match-document';

class UnchangeableValue extends Error {
  override readonly name = 'UnchangeableValue';
}

/**
 * The document after some changes; the one given stays as it is.
 *
 * Errors: Outage when the stored value cannot be changed that way, for so the service answers; a repeat does not help.
 */
export function changeDocument(collection: string, document: StoredDocument, changes: StorableChanges): StoredDocument {
  try {
    return withChanges(document, changes);
  } catch (error) {
    if (error instanceof UnchangeableValue) throw new Outage(`database.update ${collection}`, error.message, false);
    throw error;
  }
}

function withChanges(document: StoredDocument, changes: StorableChanges): StoredDocument {
  let result: Json = document;
  for (const [path, value] of changes.set) result = changedAt(result, path, () => value);
  for (const [path, amount] of changes.increment)
    result = changedAt(result, path, (before) => sum(path, before, amount));
  for (const [path, limit] of changes.atMost) {
    result = changedAt(result, path, (before) =>
      before === undefined || compareValues(before, limit) > 0 ? limit : before,
    );
  }
  for (const path of changes.unset) {
    if (isPresent(result, path.split('.'))) result = changedAt(result, path, () => undefined);
  }
  return result as StoredDocument;
}

function sum(path: string, before: Json | undefined, amount: number): number {
  if (before === undefined) return amount;
  if (typeof before !== 'number')
    throw new UnchangeableValue(`cannot add to ${path}: it holds ${JSON.stringify(before)}`);
  return before + amount;
}

function changedAt(value: Json, path: string, change: (before: Json | undefined) => Json | undefined): Json {
  return withField(value, path.split('.'), change, path);
}

function withField(
  value: Json | undefined,
  names: readonly string[],
  change: (before: Json | undefined) => Json | undefined,
  path: string,
): Json {
  const [name = '', ...rest] = names;
  if (Array.isArray(value)) return withItem(value, Number(name), rest, change, path);
  if (value !== undefined && (typeof value !== 'object' || value === null)) {
    throw new UnchangeableValue(`cannot create ${name} of ${path} inside ${JSON.stringify(value)}`);
  }
  const before = fieldOf(value, name);
  const after = rest.length === 0 ? change(before) : withField(before, rest, change, path);
  const fields: Record<string, Json> = { ...(value as Readonly<Record<string, Json>> | undefined) };
  if (after === undefined) delete fields[name];
  else fields[name] = after;
  return fields;
}

function withItem(
  list: readonly Json[],
  index: number,
  rest: readonly string[],
  change: (before: Json | undefined) => Json | undefined,
  path: string,
): Json {
  if (!Number.isInteger(index)) throw new UnchangeableValue(`cannot create a named field of ${path} inside a list`);
  const items = [...list];
  while (items.length < index) items.push(null);
  items[index] = (rest.length === 0 ? change(items[index]) : withField(items[index], rest, change, path)) ?? null;
  return items;
}

function isPresent(value: Json | undefined, names: readonly string[]): boolean {
  const [name, ...rest] = names;
  if (name === undefined) return value !== undefined;
  return isPresent(Array.isArray(value) ? value[Number(name)] : fieldOf(value, name), rest);
}
