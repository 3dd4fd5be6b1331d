import { BSONRegExp, EJSON } from 'bson';
import { invalidParam } from '../../gateway/service-error';
import { isPlainObject } from './document';

/**
 * Documents, queries and updates travel as text of MongoDB Extended JSON v2, canonical from the SDK, relaxed to it:
 * https://www.mongodb.com/docs/manual/reference/mongodb-extended-json/
 */
export function parseExtendedJson(text: string, nowMs: () => number): unknown {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    throw invalidParam(`not extended JSON: ${text.slice(0, 200)}`);
  }
  return decodeExtended(raw, nowMs);
}

/** Turns extended JSON that is parsed already into values of their own; the input stays as it is. */
export function decodeExtended(raw: unknown, nowMs: () => number): unknown {
  if (typeof raw !== 'object' || raw === null) return raw;
  if (Array.isArray(raw)) return raw.map((item) => decodeExtended(item, nowMs));
  if (!isPlainObject(raw)) return raw;
  const source = raw;
  const decoded: Record<string, unknown> = {};
  for (const key in source) {
    if (key.charCodeAt(0) === DOLLAR) {
      const special = decodeSpecial(key, source, nowMs);
      if (special !== NOT_SPECIAL) return special;
    }
    if (key === '__proto__') throw invalidParam('a field cannot be called __proto__');
    decoded[key] = decodeExtended(source[key], nowMs);
  }
  return decoded;
}

const DOLLAR = 36;
const NOT_SPECIAL = Symbol('not an extended value');

function decodeSpecial(key: string, source: Record<string, unknown>, nowMs: () => number): unknown {
  const value = source[key];
  switch (key) {
    case '$numberInt':
    case '$numberLong':
    case '$numberDouble':
      return Number(value);
    case '$date':
      return decodeDate(value);
    case '$oid':
      // The service hands ids out as their hex text and takes the text for the id.
      return String(value);
    case '$regularExpression':
      return decodeRegExp(value);
    case '$tcb_server_date':
      return new Date(nowMs() + offsetOf(decodeExtended(value, nowMs)));
    case '$undefined':
      return null;
    case '$binary':
    case '$numberDecimal':
    case '$timestamp':
    case '$minKey':
    case '$maxKey':
      return EJSON.deserialize(source);
    default:
      return NOT_SPECIAL;
  }
}

function decodeDate(value: unknown): Date {
  if (typeof value === 'string') return new Date(value);
  const ms = decodeExtended(value, () => 0);
  if (typeof ms !== 'number') throw invalidParam('$date must hold text or milliseconds');
  return new Date(ms);
}

function decodeRegExp(value: unknown): BSONRegExp {
  const parts = Object(value) as { pattern?: unknown; options?: unknown };
  return new BSONRegExp(String(parts.pattern ?? ''), [...String(parts.options ?? '')].sort().join(''));
}

function offsetOf(value: unknown): number {
  const offset: unknown = Object(value).offset;
  return typeof offset === 'number' ? offset : 0;
}

/** Writes a value as relaxed extended JSON, as the service answers and as documents are kept on disk. */
export function encodeExtended(value: unknown): string {
  return isJsonNative(value) ? JSON.stringify(value) : write(value);
}

function isJsonNative(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(isJsonNative);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return false;
  for (const key in value) if (!isJsonNative((value as Record<string, unknown>)[key])) return false;
  return true;
}

function write(value: unknown): string {
  if (typeof value === 'number') return writeNumber(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(write).join(',')}]`;
  if (value instanceof Date) return writeDate(value);
  if (!isPlainObject(value)) return EJSON.stringify(value);
  const fields: string[] = [];
  for (const [key, field] of Object.entries(value)) {
    if (field !== undefined) fields.push(`${JSON.stringify(key)}:${write(field)}`);
  }
  return `{${fields.join(',')}}`;
}

function writeNumber(value: number): string {
  if (Object.is(value, -0)) return '{"$numberDouble":"-0.0"}';
  return Number.isFinite(value) ? String(value) : `{"$numberDouble":"${value}"}`;
}

const YEAR_10000_MS = 253_402_300_800_000;

function writeDate(value: Date): string {
  const ms = value.getTime();
  return ms >= 0 && ms < YEAR_10000_MS ? `{"$date":"${value.toISOString()}"}` : `{"$date":{"$numberLong":"${ms}"}}`;
}
