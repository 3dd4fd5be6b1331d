import { calculateObjectSize } from 'bson';
import type { DatabaseLimits } from '../limits';
import { requestFailed } from '../request-errors';
import { type Document, isPlainObject } from '../values/document';

/** More than any value without text takes in BSON, with its type and the end of its name. */
const VALUE_BYTES = 32;
/** A UTF-16 unit is at most three bytes. */
const BYTES_PER_UNIT = 3;

/**
 * Refuses a document that the service would not store, whichever call made it: a field whose name begins with `$`,
 * nesting deeper than `documentDepth`, or more than `documentBytes` of BSON.
 * https://www.mongodb.com/docs/manual/reference/limits/
 */
export function checkStorable(document: Document, { documentDepth, documentBytes }: DatabaseLimits): void {
  if (mostBytes(document, documentDepth) <= documentBytes) return;
  const bytes = calculateObjectSize({ ...document });
  if (bytes > documentBytes) {
    throw requestFailed(`object to insert too large. size in bytes: ${bytes}, max size: ${documentBytes}`);
  }
}

/** At least the bytes that a value has in BSON, from lengths alone; checks names and depth on the way. */
function mostBytes(value: unknown, levelsLeft: number): number {
  if (typeof value === 'string') return VALUE_BYTES + value.length * BYTES_PER_UNIT;
  if (typeof value !== 'object' || value === null || value instanceof Date) return VALUE_BYTES;
  if (levelsLeft <= 0) throw requestFailed('The document is nested too deeply');
  let bytes = VALUE_BYTES;
  if (Array.isArray(value)) {
    for (const item of value) bytes += VALUE_BYTES + mostBytes(item, levelsLeft - 1);
    return bytes;
  }
  if (!isPlainObject(value)) return VALUE_BYTES + calculateObjectSize({ value });
  for (const [name, field] of Object.entries(value)) {
    if (name.startsWith('$')) throw requestFailed(`Document can't have $ prefixed field names: ${name}`);
    bytes += name.length * BYTES_PER_UNIT + mostBytes(field, levelsLeft - 1);
  }
  return bytes;
}
