import type { IncomingHttpHeaders } from 'node:http';
import { paramError } from './pay-refusal';

/** One request as it came in. */
export type ApiCall = {
  method: string;
  /** Path and query as they were sent: this is what is signed. */
  target: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: Buffer;
  /** The caller's address. */
  address: string;
};

/** A file instead of JSON; downloads carry no signature. */
export type FileAnswer = { file: Buffer; type: string };
export type ApiAnswer = { [key: string]: unknown } | FileAnswer | undefined;

export function isFile(answer: ApiAnswer): answer is FileAnswer {
  return Buffer.isBuffer(answer?.file);
}

export function headerOf(call: ApiCall, name: string): string | undefined {
  const value = call.headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}

/** The JSON object of a body. */
export function jsonBody(call: ApiCall): Record<string, unknown> {
  let body: unknown;
  try {
    body = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(call.body));
  } catch {
    throw paramError('', 'is no JSON in UTF-8');
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw paramError('', 'must be a JSON object');
  return { ...body };
}
