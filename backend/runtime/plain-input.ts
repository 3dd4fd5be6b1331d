const maxDepth = 8;
const maxTextLength = 4_000;
const maxValues = 2_000;

/** Where an input is not plain, and what is wrong there. */
export interface NotPlain {
  readonly path: string;
  readonly problem: string;
}

/**
 * Says where an input is anything but plain JSON of a sane size; undefined when it is plain.
 *
 * It runs before any schema, because an operator such as `{ $ne: null }` passes through the database SDK unchanged.
 * Refused: keys that start with `$`, contain `.` or reach prototypes, objects of a class, functions, symbols, bigints,
 * NaN and infinities, texts over 4,000 characters, more than 8 levels, more than 2,000 values.
 */
export function findNotPlain(input: unknown): NotPlain | undefined {
  const count = { values: 0 };
  return inspect(input, 'input', 0, count);
}

function inspect(value: unknown, path: string, depth: number, count: { values: number }): NotPlain | undefined {
  count.values += 1;
  if (count.values > maxValues) return { path, problem: `more than ${maxValues} values` };
  if (depth > maxDepth) return { path, problem: `nested more than ${maxDepth} levels deep` };
  if (typeof value === 'string' && value.length > maxTextLength) {
    return { path, problem: `text longer than ${maxTextLength} characters` };
  }
  if (typeof value === 'number' && !Number.isFinite(value)) return { path, problem: 'not a finite number' };
  if (value === null || value === undefined || ['string', 'number', 'boolean'].includes(typeof value)) return undefined;
  if (Array.isArray(value)) return inspectAll(value.entries(), (key) => `${path}[${key}]`, depth, count);
  if (typeof value !== 'object' || !isPlainObject(value)) return { path, problem: 'not a plain JSON value' };
  for (const key of Reflect.ownKeys(value)) {
    const problem = problemOfKey(key);
    if (problem) return { path, problem };
  }
  return inspectAll(Object.entries(value), (key) => `${path}.${key}`, depth, count);
}

function inspectAll<Key>(
  entries: Iterable<readonly [Key, unknown]>,
  pathOf: (key: Key) => string,
  depth: number,
  count: { values: number },
): NotPlain | undefined {
  for (const [key, item] of entries) {
    const found = inspect(item, pathOf(key), depth + 1, count);
    if (found) return found;
  }
  return undefined;
}

function problemOfKey(key: string | symbol): string | undefined {
  if (typeof key === 'symbol') return 'a key that is a symbol';
  if (key === '' || key.length > 64) return 'a key must have 1 to 64 characters';
  if (key.startsWith('$')) return "a key must not start with '$'";
  if (key.includes('.')) return "a key must not contain '.'";
  if (['__proto__', 'constructor', 'prototype'].includes(key)) return 'a key must not name a prototype';
  return undefined;
}

function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === null) return true;
  // Objects of another realm (a worker, a test runner) are plain as well: their prototype is the end of the chain.
  return typeof prototype === 'object' && Object.getPrototypeOf(prototype) === null && 'hasOwnProperty' in prototype;
}
