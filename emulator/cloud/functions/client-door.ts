import { type DoorRequest, type DoorResponse, headerOf, jsonResponse } from './door';
import {
  type FailureCode,
  type FunctionFailure,
  functionNotFound,
  invalidEvent,
  permissionDenied,
} from './function-failure';
import type { FunctionRuntime } from './function-runtime';
import type { CallerIdentity } from './invocation';
import { CLIENT_RESULT_LIMIT_BYTES } from './platform-limits';

/** The numbers that wx.cloud reports: https://developers.weixin.qq.com/miniprogram/dev/wxcloud/guide/debug/errcode.html */
const CLIENT_ERRORS: Readonly<Record<FailureCode, { errCode: number; words: string }>> = {
  FUNCTION_NOT_FOUND: { errCode: -501000, words: 'FUNCTION_NOT_FOUND' },
  FUNCTIONS_EXECUTE_FAIL: { errCode: -504002, words: 'functions execute fail' },
  FUNCTIONS_TIME_LIMIT_EXCEEDED: { errCode: -504003, words: 'FUNCTIONS_TIME_LIMIT_EXCEEDED' },
  FUNCTIONS_MEMORY_LIMIT_EXCEEDED: { errCode: -504002, words: 'FUNCTIONS_MEMORY_LIMIT_EXCEEDED' },
  EXCEED_REQUEST_SIZE_LIMIT: { errCode: -501003, words: 'EXCEED_REQUEST_SIZE_LIMIT' },
  INVALID_PARAM: { errCode: -501007, words: 'INVALID_PARAM' },
  PERMISSION_DENIED: { errCode: -501023, words: 'PERMISSION_DENIED' },
};

const CLIENT_SOURCE = 'wx_client';

export interface ClientError {
  readonly errCode: number;
  readonly errMsg: string;
}

/** A failed call as `wx.cloud.callFunction` rejects with it. */
export function clientError(failure: FunctionFailure, requestId?: string): ClientError {
  return inWordsOfClient(CLIENT_ERRORS[failure.code], failure.reason, requestId);
}

/** WeChat's own servers refuse this one after the function has returned, so it has no name among the service's codes. */
const RESULT_TOO_LARGE = { errCode: -604001, words: 'cloudfunction result size exceed limit (1MB)' };

function inWordsOfClient(
  { errCode, words }: { readonly errCode: number; readonly words: string },
  reason: string,
  requestId?: string,
): ClientError {
  const trace = requestId === undefined ? '' : `requestId: ${requestId} | `;
  return {
    errCode,
    errMsg: `cloud.callFunction:fail Error: errCode: ${errCode} ${words} | ${trace}errMsg: ${reason}`,
  };
}

/**
 * POST /client/callFunction `{ name, data }`: the door of the mini-program. Who calls stands in x-openid, x-unionid and
 * x-appid; without x-openid there is no identity, as on a page opened from a shared post. Answers `{ result }`, or
 * `{ errCode, errMsg }` in the client's words; both with status 200.
 */
export function createClientDoor(
  runtime: FunctionRuntime,
  noteActivity: () => void,
): (request: DoorRequest) => Promise<DoorResponse> {
  return async (request) => {
    if (request.method !== 'POST') return jsonResponse(405, { error: 'method not allowed', hint: 'POST a JSON body' });
    const call = parseCall(request.body);
    if ('failure' in call) return jsonResponse(200, clientError(call.failure));
    const identity = identityOf(request);
    const refusal = refusalOf(runtime, call.name, identity);
    if (refusal) return jsonResponse(200, clientError(refusal));
    noteActivity();
    const appid = headerOf(request, 'x-appid') ?? runtime.settings.appid;
    const userInfo = { appId: appid, ...(identity ? { openId: identity.openid } : {}) };
    const outcome = await runtime.invoke(
      call.name,
      { ...call.data, userInfo },
      { source: CLIENT_SOURCE, identity, appid },
    );
    if (!outcome.ok) return jsonResponse(200, clientError(outcome.failure, outcome.requestId));
    const sizeBytes = Buffer.byteLength(outcome.resultJson);
    if (sizeBytes > CLIENT_RESULT_LIMIT_BYTES) {
      const reason = `${call.name} returned ${sizeBytes} bytes, a client takes ${CLIENT_RESULT_LIMIT_BYTES}`;
      return jsonResponse(200, inWordsOfClient(RESULT_TOO_LARGE, reason, outcome.requestId));
    }
    return {
      status: 200,
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: Buffer.from(`{"requestID":"${outcome.requestId}","result":${outcome.resultJson}}`),
    };
  };
}

/** Function rules: https://developers.weixin.qq.com/miniprogram/dev/wxcloudservice/wxcloud/guide/functions/security-rules.md */
function refusalOf(
  runtime: FunctionRuntime,
  name: string,
  identity: CallerIdentity | undefined,
): FunctionFailure | undefined {
  const deployed = runtime.catalog.get(name);
  if (!deployed) return functionNotFound(name);
  if (deployed.config.invoke === 'none')
    return permissionDenied(`Permission denied: ${name} takes no calls from clients`);
  if (!identity && !deployed.config.isPublic) return permissionDenied('Unauthenticated access is denied');
  return undefined;
}

function identityOf(request: DoorRequest): CallerIdentity | undefined {
  const openid = headerOf(request, 'x-openid');
  if (openid === undefined) return undefined;
  const unionid = headerOf(request, 'x-unionid');
  return unionid === undefined ? { openid } : { openid, unionid };
}

function parseCall(body: Buffer): { name: string; data: Record<string, unknown> } | { failure: FunctionFailure } {
  const wrong = { failure: invalidEvent('the body must be JSON { "name": "function", "data": { … } }') };
  try {
    const parsed: unknown = JSON.parse(body.toString('utf8'));
    const name: unknown = Reflect.get(Object(parsed), 'name');
    const data: unknown = Reflect.get(Object(parsed), 'data') ?? {};
    if (typeof name !== 'string' || name === '' || typeof data !== 'object' || Array.isArray(data)) return wrong;
    return { name, data: data as Record<string, unknown> };
  } catch {
    return wrong;
  }
}
