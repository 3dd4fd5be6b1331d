import { AdminReply } from './admin-reply';
import { CallStats } from './call-stats';
import type { ActionHandler, AdminBody, CallContext, CallOrigin } from './gateway';
import { invalidParam, notEmulated, ServiceError } from './service-error';

/** A multipart call carries its action in a form field; this finds it for the counts. */
const MULTIPART_ACTION = /name="action"\r?\n(?:[^\r\n]+\r?\n)*\r?\n([\w.]+)/;

/**
 * POST /admin: finds the action's handler, counts the call and writes the answer envelope
 * `{ requestId, data }` or `{ code, message, requestId }`.
 */
export class AdminDoor {
  readonly stats = new CallStats();
  resolveToken: (token: string) => CallOrigin | undefined = () => undefined;
  /** Answers a form of the SDK, which openapi calls are; undefined for what is not played here. */
  answerForm: (raw: Buffer, contentType: string) => Buffer | undefined = () => undefined;
  private readonly handlers = new Map<string, ActionHandler>();
  private fallback: ActionHandler = (_body, { action }) => {
    throw notEmulated(`The action ${action}`, 'see emulator/cloud/README.md for what the local cloud plays.');
  };
  private requests = 0;
  private readonly instance = Math.random().toString(16).slice(2, 10).padEnd(8, '0');

  action(name: string, handler: ActionHandler): void {
    if (this.handlers.has(name)) throw new Error(`The action ${name} has a handler already.`);
    this.handlers.set(name, handler);
  }

  fallbackAction(handler: ActionHandler): void {
    this.fallback = handler;
  }

  /** Answers one call; undefined stands for a body that was too large to read. */
  answer(
    raw: Buffer | undefined,
    headers: CallContext['headers'],
    send: (envelope: string | Buffer) => void,
  ): void | Promise<void> {
    this.requests += 1;
    const requestId = `${this.instance}-${this.requests.toString(16).padStart(8, '0')}`;
    let result: unknown;
    try {
      result = this.dispatch(raw, headers);
    } catch (error) {
      return send(failureEnvelope(requestId, error));
    }
    if (Buffer.isBuffer(result)) return send(result);
    if (!(result instanceof Promise)) return send(successEnvelope(requestId, result));
    return result.then(
      (value) => send(successEnvelope(requestId, value)),
      (error) => send(failureEnvelope(requestId, error)),
    );
  }

  private dispatch(raw: Buffer | undefined, headers: CallContext['headers']): unknown {
    if (!raw) {
      this.stats.count('too-large', undefined);
      throw new ServiceError('EXCEED_REQUEST_SIZE_LIMIT', 'The request is larger than the service takes.');
    }
    if (isMultipart(headers)) return this.dispatchForm(raw, String(headers['content-type']));
    const body = parseBody(raw);
    const action = body.action;
    const token = body.wxCloudApiToken;
    const origin = typeof token === 'string' && token !== '' ? this.resolveToken(token) : undefined;
    const name = typeof action === 'string' ? action : '';
    this.stats.count(name, origin?.functionName);
    if (name === '') throw invalidParam('The body must name an action.');
    const handler = this.handlers.get(name) ?? this.fallback;
    return handler(body, {
      action: name,
      invocationId: origin?.invocationId,
      functionName: origin?.functionName,
      headers,
    });
  }

  private dispatchForm(raw: Buffer, contentType: string): Buffer {
    const action = MULTIPART_ACTION.exec(raw.toString('latin1'))?.[1] ?? 'multipart';
    this.stats.count(action, undefined);
    const answer = this.answerForm(raw, contentType);
    if (answer) return answer;
    throw notEmulated(`openapi (${action})`, 'call the platform through a port that a test can replace.');
  }
}

function isMultipart(headers: CallContext['headers']): boolean {
  const type = headers['content-type'];
  return typeof type === 'string' && type.startsWith('multipart/');
}

function parseBody(raw: Buffer): AdminBody {
  let body: unknown;
  try {
    body = JSON.parse(raw.toString('utf8'));
  } catch {
    throw invalidParam('The body is not JSON.');
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw invalidParam('The body must be a JSON object.');
  }
  return body as AdminBody;
}

function successEnvelope(requestId: string, result: unknown): string {
  if (result instanceof AdminReply) {
    return result.membersJson === ''
      ? `{"requestId":"${requestId}"}`
      : `{"requestId":"${requestId}",${result.membersJson}}`;
  }
  return JSON.stringify({ requestId, data: result });
}

function failureEnvelope(requestId: string, error: unknown): string {
  if (error instanceof ServiceError) {
    return JSON.stringify({ code: error.code, message: error.message, requestId });
  }
  console.error('The local cloud failed on its own:', error);
  const message = error instanceof Error ? error.message : String(error);
  return JSON.stringify({ code: 'SYS_ERR', message: `[LocalCloud.Broken] ${message}`, requestId });
}
