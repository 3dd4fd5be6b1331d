import type { AdminBody } from '../../gateway/gateway';
import { invalidParam } from '../../gateway/service-error';
import type { Database } from '../database';
import { type SortKey, sortKeys } from '../query/sort-order';
import { requestFailed } from '../request-errors';
import { isPlainObject } from '../values/document';
import { exceedsBytes } from '../values/exceeds-bytes';
import { parseExtendedJson } from '../values/extended-json';

/** A query's filter; absent or empty means all documents. */
export function filterOf(body: AdminBody, database: Database): Record<string, unknown> {
  const { query } = body;
  if (query === undefined || query === null || query === '') return {};
  return objectFrom('query', query, database);
}

/** Writes of many documents must say which. */
export function requiredFilterOf(body: AdminBody, database: Database): Record<string, unknown> {
  const { query } = body;
  if (query === undefined || query === null || query === '') throw invalidParam("param.query can't be empty");
  return filterOf(body, database);
}

/** The `_id` of a call on one document. */
export function documentIdOf(body: AdminBody, database: Database): unknown {
  const { _id } = filterOf(body, database);
  if (typeof _id !== 'string' && typeof _id !== 'number')
    throw invalidParam('the document id must be text or a number');
  return _id;
}

export function isDocumentCall(body: AdminBody): boolean {
  return body.queryType === 'DOC';
}

export function orderOf(body: AdminBody, database: Database): readonly SortKey[] {
  const { order } = body;
  return order === undefined || order === '' ? [] : sortKeys(valueFrom('order', order, database));
}

export function objectFrom(name: string, text: unknown, database: Database): Record<string, unknown> {
  const value = valueFrom(name, text, database);
  if (!isPlainObject(value)) throw invalidParam(`param.${name} must be an object`);
  return value;
}

/** Parameters come as text of extended JSON, or as objects from callers that write JSON themselves. */
export function valueFrom(name: string, text: unknown, database: Database): unknown {
  if (typeof text === 'string') return parseExtendedJson(text, database.nowMs);
  if (typeof text === 'object' && text !== null) return parseExtendedJson(JSON.stringify(text), database.nowMs);
  throw invalidParam(`param.${name} must be text of extended JSON`);
}

/** A whole number from 0, or `otherwise` when the parameter is absent. */
export function countFrom(name: string, value: unknown, otherwise: number): number {
  if (value === undefined || value === null) return otherwise;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) {
    throw invalidParam(`param.${name} must be a whole number from 0`);
  }
  return value;
}

/** Refuses a write whose documents or update, and query, are larger as JSON than the service takes. */
export function checkWriteSize({ data, query }: AdminBody, { limits }: Database): void {
  const parts: readonly unknown[] = Array.isArray(data) ? [query, ...data] : [query, data];
  const texts = parts.map((part) => (typeof part === 'string' ? part : (JSON.stringify(part) ?? '')));
  if (!exceedsBytes(texts, limits.writeBytes)) return;
  throw requestFailed(`what one write carries is larger than ${limits.writeBytes} bytes`);
}
