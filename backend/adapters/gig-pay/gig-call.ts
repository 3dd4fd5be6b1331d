import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import type { Journal } from '../../ports/journal';
import { parseBigIntSafeJson } from '../store-api/big-int-safe-json';
import type { GigKeys } from './gig-environment';
import { gigEnvelope, openGigData } from './gig-wire';

export interface GigQuestion {
  readonly operation: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly params: Readonly<Record<string, string | number>>;
  /** The answer's data come sealed, so that only the platform can have written them. */
  readonly isSealed?: boolean;
}

export type GigReply =
  | { readonly kind: 'answered'; readonly data: unknown }
  /** A code that is not `0000`, in an answer that nobody signed. */
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }
  | { readonly kind: 'silent'; readonly cause: string };

export type GigCall = (question: GigQuestion) => Promise<GigReply>;

export interface GigCallOptions {
  readonly keys: GigKeys;
  readonly journal: Journal;
  readonly nowMs: () => number;
  readonly requestMs: number;
}

const longestAnswer = 4 * 1024 * 1024;

const answerForm = v.looseObject({
  code: v.pipe(v.union([v.string(), v.number()]), v.transform(String), v.maxLength(32)),
  message: v.nullish(v.string(), ''),
  request_id: v.nullish(v.string(), ''),
  data: v.optional(v.unknown()),
});

/**
 * Asks the 灵工 platform: parameters sealed by 3DES, signed, as a form or a query. Its answers carry no signature, so a
 * question whose answer counts asks for sealed data. Nothing is asked twice here.
 * https://github.com/YunzhanghuOpen/sdk-go
 */
export function gigCall({ keys, journal, nowMs, requestMs }: GigCallOptions): GigCall {
  return async (question) => {
    const { operation, method, path, params, isSealed = false } = question;
    const requestId = randomBytes(16).toString('hex');
    const sent = isSealed ? { ...params, data_type: 'encryption' } : params;
    const times = { mess: randomBytes(16).toString('hex'), timestampSec: Math.floor(nowMs() / 1000) };
    const form = new URLSearchParams({ ...gigEnvelope(sent, keys.secrets, times) });
    const reply = await ask(method, `${keys.baseUrl}${path}`, form, {
      headers: { 'dealer-id': keys.dealerId, 'request-id': requestId },
      requestMs,
    });
    const read = 'cause' in reply ? reply : readReply(reply.text, reply.status, isSealed ? keys.secrets.des3Key : null);
    journal.info('pay-call', { operation, rid: requestId, ...factsOf(read) });
    return read;
  };
}

async function ask(
  method: 'GET' | 'POST',
  address: string,
  form: URLSearchParams,
  how: { readonly headers: Readonly<Record<string, string>>; readonly requestMs: number },
): Promise<{ readonly status: number; readonly text: string } | Extract<GigReply, { kind: 'silent' }>> {
  try {
    const response = await fetch(method === 'GET' ? `${address}?${form}` : address, {
      method,
      headers: how.headers,
      redirect: 'error',
      signal: AbortSignal.timeout(how.requestMs),
      // The form says by itself that it is one.
      ...(method === 'GET' ? {} : { body: form }),
    });
    const bytes = await response.arrayBuffer();
    if (bytes.byteLength > longestAnswer) return { kind: 'silent', cause: 'the answer is too large' };
    return { status: response.status, text: Buffer.from(bytes).toString('utf8') };
  } catch (error) {
    return { kind: 'silent', cause: causeOf(error) };
  }
}

function readReply(text: string, status: number, des3Key: string | null): GigReply {
  if (status !== 200) return { kind: 'silent', cause: `status ${status}` };
  const parsed = parseBigIntSafeJson(text);
  const read = v.safeParse(answerForm, parsed.ok ? parsed.value : undefined);
  if (!read.success) return { kind: 'silent', cause: 'unusable answer' };
  const { code, message, data } = read.output;
  if (code !== '0000') return { kind: 'refused', code, message: (message ?? '').slice(0, 200) };
  if (des3Key === null) return { kind: 'answered', data };
  const plain = typeof data === 'string' ? openGigData(data, des3Key) : undefined;
  const opened = parseBigIntSafeJson(plain ?? '');
  return opened.ok ? { kind: 'answered', data: opened.value } : { kind: 'silent', cause: 'the data are not sealed' };
}

function causeOf(error: unknown): string {
  const { name, cause } = Object(error) as { readonly name?: unknown; readonly cause?: { readonly code?: unknown } };
  return typeof cause?.code === 'string' ? cause.code : String(name);
}

function factsOf(reply: GigReply): Readonly<Record<string, unknown>> {
  if (reply.kind === 'answered') return { code: 'ok' };
  return reply.kind === 'refused'
    ? { code: reply.code, detail: reply.message }
    : { code: 'silent', reason: reply.cause };
}
