import type { Journal } from '../ports/journal';
import { type Budget, budgetFrom, monotonicNowMs } from './budget';
import { type ContextSource, isHttpRequest, readOrigin } from './caller';
import { answerError } from './error-answer';
import { type ParsedRequest, parseHttpEvent } from './http-event';

export interface HttpRequest extends ParsedRequest, Budget {}

export interface HttpResponse {
  readonly status: number;
  readonly body: string;
  /** text/plain unless stated. */
  readonly contentType?: string;
}

/** The answer in the form of HTTP access: https://docs.cloudbase.net/service/access-cloud-function */
export interface IntegrationResponse {
  readonly isBase64Encoded: false;
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface HttpDefinition {
  readonly name: string;
  readonly handle: (request: HttpRequest) => Promise<HttpResponse>;
  /** 64 KiB unless stated; a larger body is answered 413 without being looked at. */
  readonly maxBodyBytes?: number;
  /** GET and POST unless stated; others are answered 405. */
  readonly methods?: readonly string[];
  /** The platform drops a push that is not answered in 5 s; 2.5 s leave room for the way and the wake-up. */
  readonly workLimitMs?: number;
  readonly journal: Journal;
  readonly getContext: ContextSource;
  /** A clock that never jumps and began with this process; its own unless a test says otherwise. */
  readonly monotonicMs?: () => number;
}

/**
 * Wraps an HTTP-access function. Refusals are generic texts: 403 for any source but HTTP, 400, 405, 413, 503 when the
 * world did not answer (so that the sender comes again), 500 with a support code. Nothing of a thrown error is told.
 *
 * `leftMs` counts from the start of the process on an instance's first call, because the sender has been waiting since
 * then, and else from entry.
 */
export function httpFunction(
  definition: HttpDefinition,
): (event: unknown, context?: unknown) => Promise<IntegrationResponse> {
  const { name: functionName, journal, workLimitMs = 2_500, monotonicMs = monotonicNowMs } = definition;
  let isFirstCall = true;
  return async (event) => {
    const budget = budgetFrom(isFirstCall ? 0 : monotonicMs(), workLimitMs, monotonicMs);
    isFirstCall = false;
    try {
      return integrationOf(await respond(definition, event, budget));
    } catch (error) {
      const told = answerError(error, journal, { functionName });
      if (told.code !== 'internal-error') return integrationOf({ status: 503, body: 'try again' });
      return integrationOf({ status: 500, body: `internal error ${told.supportCode}` });
    }
  };
}

async function respond(definition: HttpDefinition, event: unknown, budget: Budget): Promise<HttpResponse> {
  const { name: functionName, journal, methods = ['GET', 'POST'], maxBodyBytes = 65_536 } = definition;
  if (!isHttpRequest(readOrigin(definition.getContext))) {
    journal.alarm('WRONG_SOURCE', { functionName });
    return { status: 403, body: 'not permitted' };
  }
  const parsed = parseHttpEvent(event, { methods, maxBodyBytes });
  if (!parsed.ok) {
    journal.info('refused', { functionName, code: parsed.code });
    return { status: statusOf[parsed.code], body: parsed.detail ?? parsed.code };
  }
  return definition.handle({ ...parsed.value, leftMs: budget.leftMs });
}

const statusOf = { 'bad-request': 400, 'method-not-allowed': 405, 'body-too-large': 413 } as const;

function integrationOf({ status, body, contentType = 'text/plain; charset=utf-8' }: HttpResponse): IntegrationResponse {
  return { isBase64Encoded: false, statusCode: status, headers: { 'content-type': contentType }, body };
}
