import { typeRank } from '../values/value-order';

const INT32_MAX = 2 ** 31 - 1;

/** https://www.mongodb.com/docs/manual/reference/operator/query/type/ */
const TYPE_TESTS: Readonly<Record<string, (value: unknown) => boolean>> = {
  double: (value) => typeof value === 'number' && !isInt(value) && !isLong(value),
  string: (value) => typeof value === 'string',
  object: (value) => typeRank(value) === 5,
  array: Array.isArray,
  binData: (value) => typeRank(value) === 7,
  bool: (value) => typeof value === 'boolean',
  date: (value) => value instanceof Date,
  null: (value) => value === null,
  regex: (value) => typeRank(value) === 12,
  int: isInt,
  timestamp: (value) => typeRank(value) === 11,
  long: isLong,
  number: (value) => typeRank(value) === 3,
};

const TYPE_NUMBERS: Readonly<Record<number, string>> = {
  1: 'double',
  2: 'string',
  3: 'object',
  4: 'array',
  5: 'binData',
  8: 'bool',
  9: 'date',
  10: 'null',
  11: 'regex',
  16: 'int',
  17: 'timestamp',
  18: 'long',
};

export function hasTypeNamed(value: unknown, name: unknown): boolean {
  const key = typeof name === 'number' ? TYPE_NUMBERS[name] : String(name);
  if (key === undefined || value === undefined || !Object.hasOwn(TYPE_TESTS, key)) return false;
  return TYPE_TESTS[key]?.(value) ?? false;
}

function isInt(value: unknown): boolean {
  return Number.isInteger(value) && Math.abs(Number(value)) <= INT32_MAX;
}

function isLong(value: unknown): boolean {
  return Number.isInteger(value) && !isInt(value);
}
