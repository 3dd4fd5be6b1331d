import { Binary, BSONRegExp, Decimal128, MaxKey, MinKey, Timestamp } from 'bson';

/**
 * The place of a value's type in the order of all values; a missing field counts as null:
 * https://www.mongodb.com/docs/manual/reference/bson-type-comparison-order/
 */
export function typeRank(value: unknown): number {
  switch (typeof value) {
    case 'string':
      return 4;
    case 'number':
      return 3;
    case 'boolean':
      return 9;
    case 'object':
      return value === null ? 2 : objectRank(value);
    default:
      return 2;
  }
}

function objectRank(value: object): number {
  if (Array.isArray(value)) return 6;
  if (value instanceof Date) return 10;
  if (value instanceof Decimal128) return 3;
  if (value instanceof Binary) return 7;
  if (value instanceof Timestamp) return 11;
  if (value instanceof BSONRegExp || value instanceof RegExp) return 12;
  if (value instanceof MinKey) return 1;
  if (value instanceof MaxKey) return 13;
  return 5;
}

/** Negative, zero or positive, as `a` comes before, with or after `b`. */
export function compareValues(a: unknown, b: unknown): number {
  if (a === b) return 0;
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b);
  if (typeof a === 'number' && typeof b === 'number') return compareNumbers(a, b);
  const rank = typeRank(a);
  const difference = rank - typeRank(b);
  return difference === 0 ? compareAlike(rank, a, b) : difference;
}

function compareAlike(rank: number, a: unknown, b: unknown): number {
  switch (rank) {
    case 3:
      return compareNumbers(Number(String(a)), Number(String(b)));
    case 5:
      return compareObjects(a as Record<string, unknown>, b as Record<string, unknown>);
    case 6:
      return compareArrays(a as unknown[], b as unknown[]);
    case 9:
      return Number(a) - Number(b);
    case 10:
      return (a as Date).getTime() - (b as Date).getTime();
    case 7:
      return Buffer.compare((a as Binary).buffer, (b as Binary).buffer);
    case 11:
      return (a as Timestamp).compare(b as Timestamp);
    case 12:
      return compareText(regExpText(a as BSONRegExp), regExpText(b as BSONRegExp));
    default:
      return 0;
  }
}

function regExpText(value: BSONRegExp): string {
  return `${value.pattern}\u0000${value.options}`;
}

/** NaN comes before all other numbers. */
function compareNumbers(a: number, b: number): number {
  if (a < b) return -1;
  if (a > b) return 1;
  if (a === b) return 0;
  return Number(Number.isNaN(b)) - Number(Number.isNaN(a));
}

const FIRST_SURROGATE = 0xd800;
const AFTER_SURROGATES = 0xe000;

/** Text is ordered by code point, as its UTF-8 bytes are; JavaScript's own order differs above U+FFFF. */
function compareText(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i += 1) {
    const left = a.charCodeAt(i);
    const right = b.charCodeAt(i);
    if (left !== right) return codePointPlace(left) - codePointPlace(right);
  }
  return a.length - b.length;
}

function codePointPlace(unit: number): number {
  if (unit < FIRST_SURROGATE) return unit;
  return unit < AFTER_SURROGATES ? unit + 0x10000 : unit;
}

function compareArrays(a: readonly unknown[], b: readonly unknown[]): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i += 1) {
    const order = compareValues(a[i], b[i]);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

/** Field by field in their order: type, then name, then value. */
function compareObjects(a: Record<string, unknown>, b: Record<string, unknown>): number {
  const left = Object.keys(a);
  const right = Object.keys(b);
  const length = Math.min(left.length, right.length);
  for (let i = 0; i < length; i += 1) {
    const leftName = left[i] ?? '';
    const rightName = right[i] ?? '';
    const order =
      typeRank(a[leftName]) - typeRank(b[rightName]) ||
      compareText(leftName, rightName) ||
      compareValues(a[leftName], b[rightName]);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

export function sameValue(a: unknown, b: unknown): boolean {
  return a === b || compareValues(a, b) === 0;
}
