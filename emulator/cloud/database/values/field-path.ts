import { isPlainObject } from './document';

const parsed = new Map<string, readonly string[]>();
const REMEMBERED_PATHS = 5_000;

/** `a.b.0` as its parts. */
export function pathParts(path: string): readonly string[] {
  let parts = parsed.get(path);
  if (!parts) {
    if (parsed.size >= REMEMBERED_PATHS) parsed.clear();
    parts = path.split('.');
    parsed.set(path, parts);
  }
  return parts;
}

/**
 * Every value that a path means in a document: an array on the way stands for its elements, and a number in the path
 * also for a place in the array. A missing field is `undefined`; the value at the end is not taken apart.
 */
export function valuesAt(root: unknown, path: string): readonly unknown[] {
  if (isPlainObject(root) && !path.includes('.')) return [own(root, path)];
  const found: unknown[] = [];
  collect(root, pathParts(path), 0, found);
  return found;
}

function collect(value: unknown, parts: readonly string[], depth: number, found: unknown[]): void {
  const part = parts[depth];
  if (part === undefined) {
    found.push(value);
  } else if (Array.isArray(value)) {
    if (isArrayPlace(part)) collect(value[Number(part)], parts, depth + 1, found);
    for (const item of value) if (isPlainObject(item)) collect(item, parts, depth, found);
  } else if (isPlainObject(value)) {
    collect(own(value, part), parts, depth + 1, found);
  } else {
    found.push(undefined);
  }
}

/** A field of the object itself, never something it inherits. */
export function own(value: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

export function isArrayPlace(part: string): boolean {
  return /^(0|[1-9]\d*)$/.test(part);
}
