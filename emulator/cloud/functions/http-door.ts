import { randomUUID } from 'node:crypto';
import { type DoorRequest, type DoorResponse, jsonResponse } from './door';
import type { FailureCode, FunctionFailure } from './function-failure';
import type { FunctionRuntime } from './function-runtime';

const HTTP_PREFIX = '/http/';
const HTTP_SOURCE = 'wx_http';

/** Names and status of a failed access: https://docs.cloudbase.net/en/http-api/functions */
const HTTP_ERRORS: Readonly<Record<FailureCode, { status: number; code: string }>> = {
  FUNCTION_NOT_FOUND: { status: 404, code: 'FUNCTION_NOT_FOUND' },
  FUNCTIONS_EXECUTE_FAIL: { status: 500, code: 'FUNCTION_INVOCATION_FAILED' },
  FUNCTIONS_TIME_LIMIT_EXCEEDED: { status: 504, code: 'FUNCTION_TIME_LIMIT_EXCEEDED' },
  FUNCTIONS_MEMORY_LIMIT_EXCEEDED: { status: 500, code: 'FUNCTION_MEMORY_LIMIT_EXCEEDED' },
  EXCEED_REQUEST_SIZE_LIMIT: { status: 413, code: 'EXCEED_REQUEST_SIZE_LIMIT' },
  INVALID_PARAM: { status: 400, code: 'FUNCTION_PARAM_INVALID' },
  PERMISSION_DENIED: { status: 403, code: 'PERMISSION_DENIED' },
};

/** Headers that belong to the connection and not to the function's answer. */
const CONNECTION_HEADERS = new Set(['connection', 'content-length', 'keep-alive', 'transfer-encoding']);

interface IntegrationResponse {
  readonly statusCode: number;
  readonly headers?: Record<string, unknown>;
  readonly body?: unknown;
  readonly isBase64Encoded?: boolean;
}

/**
 * /http/<function>/<rest>: HTTP access to a function whose config.json allows it. The function sees no identity.
 * Event and answers: https://docs.cloudbase.net/service/access-cloud-function
 */
export function createHttpDoor(
  runtime: FunctionRuntime,
  noteActivity: () => void,
): (request: DoorRequest) => Promise<DoorResponse> {
  return async (request) => {
    const [name = '', ...rest] = request.path.slice(HTTP_PREFIX.length).split('/');
    const deployed = runtime.catalog.get(name);
    if (!deployed?.config.httpAccess) {
      return jsonResponse(404, { code: 'INVALID_PATH', message: `No function has HTTP access at /http/${name}` });
    }
    noteActivity();
    const event = httpEvent(request, `/${rest.join('/')}`, runtime.settings.envId);
    const outcome = await runtime.invoke(deployed.name, event, { source: HTTP_SOURCE });
    if (!outcome.ok) return failureResponse(outcome.failure, outcome.requestId);
    return functionResponse(JSON.parse(outcome.resultJson), outcome.requestId);
  };
}

function httpEvent(request: DoorRequest, path: string, envId: string): Record<string, unknown> {
  const text = request.body.toString('utf8');
  const isText = Buffer.from(text, 'utf8').equals(request.body);
  return {
    path,
    httpMethod: request.method,
    headers: flatHeaders(request.headers),
    queryStringParameters: Object.fromEntries(request.query),
    requestContext: { requestId: randomUUID(), envId, appId: 0, uin: 0 },
    body: isText ? text : request.body.toString('base64'),
    isBase64Encoded: !isText,
  };
}

function flatHeaders(headers: DoorRequest['headers']): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) flat[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : value;
  }
  return flat;
}

function functionResponse(result: unknown, requestId: string): DoorResponse {
  const trace = { 'x-cloudbase-request-id': requestId };
  if (typeof result === 'string') {
    return {
      status: 200,
      headers: { ...trace, 'content-type': 'text/plain; charset=utf-8' },
      body: Buffer.from(result),
    };
  }
  if (!isIntegrationResponse(result)) {
    const plain = jsonResponse(200, result);
    return { ...plain, headers: { ...trace, ...plain.headers } };
  }
  const body = bodyOf(result);
  const headers: Record<string, string | string[]> = { ...trace, ...answeredHeaders(result.headers ?? {}) };
  if (headers['content-type'] === undefined) headers['content-type'] = 'text/plain; charset=utf-8';
  return { status: result.statusCode, headers, body };
}

function bodyOf({ body, isBase64Encoded }: IntegrationResponse): Buffer {
  if (body === undefined || body === null) return Buffer.alloc(0);
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return Buffer.from(text, isBase64Encoded === true ? 'base64' : 'utf8');
}

function answeredHeaders(headers: Record<string, unknown>): Record<string, string | string[]> {
  const answered: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(headers)) {
    const key = name.toLowerCase();
    if (CONNECTION_HEADERS.has(key) || value === undefined || value === null) continue;
    answered[key] = Array.isArray(value) ? value.map(String) : String(value);
  }
  return answered;
}

function isIntegrationResponse(result: unknown): result is IntegrationResponse {
  const statusCode: unknown = Reflect.get(Object(result), 'statusCode');
  return typeof statusCode === 'number' && Number.isInteger(statusCode) && statusCode >= 100 && statusCode <= 599;
}

function failureResponse(failure: FunctionFailure, requestId: string): DoorResponse {
  const { status, code } = HTTP_ERRORS[failure.code];
  return jsonResponse(status, { code, message: failure.message, requestId });
}
