import { BSONRegExp } from 'bson';
import { isOperatorObject, isPlainObject } from '../values/document';
import { compareValues } from '../values/value-order';

export interface Bound {
  readonly value: unknown;
  readonly inclusive: boolean;
}

/** What a filter says about one field, as far as an index can use it. */
export interface FieldBounds {
  /** The field equals one of these. */
  points?: readonly unknown[];
  lower?: Bound;
  upper?: Bound;
}

/** The bounds that every matching document keeps; a filter may say more than these hold. */
export function fieldBounds(filter: Readonly<Record<string, unknown>>): Map<string, FieldBounds> {
  const bounds = new Map<string, FieldBounds>();
  addFilter(bounds, filter);
  return bounds;
}

function addFilter(bounds: Map<string, FieldBounds>, filter: Readonly<Record<string, unknown>>): void {
  for (const [key, condition] of Object.entries(filter)) {
    if (key === '$and' && Array.isArray(condition)) {
      for (const part of condition) if (isPlainObject(part)) addFilter(bounds, part);
    } else if (!key.startsWith('$')) {
      const known = bounds.get(key) ?? {};
      addCondition(known, condition);
      bounds.set(key, known);
    }
  }
}

function addCondition(bounds: FieldBounds, condition: unknown): void {
  if (condition instanceof BSONRegExp) addPrefix(bounds, condition.pattern, condition.options);
  else if (isOperatorObject(condition)) addOperators(bounds, condition);
  else addPoints(bounds, [condition]);
}

function addOperators(bounds: FieldBounds, condition: Readonly<Record<string, unknown>>): void {
  for (const [operator, operand] of Object.entries(condition)) {
    if (operator === '$eq') addPoints(bounds, [operand]);
    else if (operator === '$in' && Array.isArray(operand)) addPoints(bounds, operand);
    else if (operator === '$gt' || operator === '$gte') addLower(bounds, operand, operator === '$gte');
    else if (operator === '$lt' || operator === '$lte') addUpper(bounds, operand, operator === '$lte');
    else if (operator === '$regex') addPrefix(bounds, operand, condition.$options);
  }
}

/** Arrays are indexed by their elements and expressions match many values: neither is a point. */
function addPoints(bounds: FieldBounds, values: readonly unknown[]): void {
  if (bounds.points || values.some((value) => Array.isArray(value) || value instanceof BSONRegExp)) return;
  const sorted = values.map((value) => value ?? null).sort(compareValues);
  bounds.points = sorted.filter((value, place) => place === 0 || compareValues(value, sorted[place - 1]) !== 0);
}

function addLower(bounds: FieldBounds, value: unknown, inclusive: boolean): void {
  if (Array.isArray(value)) return;
  const known = bounds.lower;
  if (!known || compareValues(value, known.value) > 0) bounds.lower = { value: value ?? null, inclusive };
  else if (!inclusive && compareValues(value, known.value) === 0) bounds.lower = { value, inclusive };
}

function addUpper(bounds: FieldBounds, value: unknown, inclusive: boolean): void {
  if (Array.isArray(value)) return;
  const known = bounds.upper;
  if (!known || compareValues(value, known.value) < 0) bounds.upper = { value: value ?? null, inclusive };
  else if (!inclusive && compareValues(value, known.value) === 0) bounds.upper = { value, inclusive };
}

const LITERAL_PREFIX = /^\^([\w\s:@/#%&=,;<>'"!~`-]+)/;
const LAST_CODE_POINT = '\u{10ffff}';

/** `/^order-/` reads only the texts that begin so, unless it ignores case or the last letter may be missing. */
function addPrefix(bounds: FieldBounds, pattern: unknown, options: unknown): void {
  const source = pattern instanceof BSONRegExp ? pattern.pattern : pattern;
  const flags = `${pattern instanceof BSONRegExp ? pattern.options : ''}${options ?? ''}`;
  if (typeof source !== 'string' || flags !== '' || source.includes('|')) return;
  const found = LITERAL_PREFIX.exec(source)?.[1];
  if (found === undefined) return;
  const next = source[found.length + 1];
  const prefix = next !== undefined && '*?{+'.includes(next) ? found.slice(0, -1) : found;
  if (prefix === '') return;
  addLower(bounds, prefix, true);
  addUpper(bounds, prefix + LAST_CODE_POINT, true);
}
