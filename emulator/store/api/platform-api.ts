import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendAnswer } from '../misbehaviour/bad-answer';
import type { Drawn, Misbehaviour } from '../misbehaviour/misbehaviour';
import type { ApiMisdeed } from '../misbehaviour/misdeeds';
import type { StoreContext } from '../store-context';
import { checkToken, plainToken, stableToken } from '../tokens';
import { readWire, type Wire } from '../wire-json';
import type { ApiHandler } from './api-handler';
import { ApiInput } from './api-input';
import { clearQuota, countCall } from './api-quota';
import { ApiRefusal, DAILY_QUOTA_USED_UP, IP_NOT_ALLOWED, MINUTE_QUOTA_USED_UP, SYSTEM_BUSY } from './api-refusal';
import { BASIC_GET_PATHS, checkAppid } from './basic-endpoints';
import { ENDPOINTS } from './endpoints';

/** Every so many good answers `errcode` is written as text. */
const TEXT_ERRCODE_EVERY = 3;
/** What is read by GET; everything else is POST with a JSON body. */
const GET_PATHS = ['/channels/ec/category/league/all', ...BASIC_GET_PATHS];
/** Calls that use the agency's secret: only they look at the address of the caller. */
const SECRET_PATHS = ['/cgi-bin/token', '/cgi-bin/stable_token', '/cgi-bin/clear_quota/v2'];

/** The next calls fail in this way: with an errcode, with an HTTP status, or by never answering. */
export type ApiFault = {
  path?: string | undefined;
  errcode?: number;
  httpStatus?: number;
  timeout?: boolean;
  left: number;
};
export type ApiCall = { method: string; path: string; query: URLSearchParams; body: string };

/** The platform's HTTP interface: token, parameters, quirks and faults; what the answers say is in the endpoints. */
export class PlatformApi {
  readonly faults: ApiFault[] = [];
  private goodAnswers = 0;
  private calls = 0;

  constructor(
    private readonly context: () => StoreContext,
    private readonly misbehaviour: Misbehaviour,
  ) {}

  static isApiPath(path: string): boolean {
    return path.startsWith('/cgi-bin/') || path.startsWith('/channels/ec/');
  }

  /** Answers one call; a fault ordered by a test may leave it unanswered until the caller hangs up. */
  respond(call: ApiCall, request: IncomingMessage, response: ServerResponse): void {
    this.calls += 1;
    const fault = this.takeFault(call.path);
    if (fault?.timeout) {
      request.socket.setTimeout(0);
      return;
    }
    if (fault?.httpStatus !== undefined && fault.httpStatus !== 200) {
      response.writeHead(fault.httpStatus, { 'content-type': 'application/json; charset=utf-8' }).end('gateway error');
      return;
    }
    const address = (request.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
    const misdeed = fault ? undefined : this.misbehaviour.ofCall(call.path, call.body, isSecretCall(call));
    sendAnswer(response, this.answer(call, { fault, misdeed, address }), misdeed, this.context().settings.slowAnswerMs);
  }

  private answer(
    call: ApiCall,
    how: { fault: ApiFault | undefined; misdeed: Drawn<ApiMisdeed> | undefined; address: string },
  ): { [key: string]: Wire } {
    try {
      if (how.fault?.errcode !== undefined) throw new ApiRefusal(how.fault.errcode, 'as ordered by a test');
      if (how.misdeed) refuseAs(how.misdeed.kind);
      if (isSecretCall(call)) return this.withSecret(call, how.address);
      return { ...this.success(), ...this.business(call) };
    } catch (refusal) {
      if (!(refusal instanceof ApiRefusal)) throw refusal;
      return { errcode: refusal.errcode, errmsg: `${refusal.words} rid: ${this.requestId()}` };
    }
  }

  /** Tokens, and the way to clear the quota without one. */
  private withSecret(call: ApiCall, address: string): { [key: string]: Wire } {
    const { ipWhiteList } = this.context().settings;
    if (ipWhiteList.length > 0 && !ipWhiteList.includes(address)) {
      throw new ApiRefusal(IP_NOT_ALLOWED, `invalid ip ${address}, not in whitelist`);
    }
    if (call.path === '/cgi-bin/token') {
      if (call.method !== 'GET') throw new ApiRefusal(43001, 'require GET method');
      const field = (name: string) => call.query.get(name);
      this.checkSecret(field('grant_type'), field('appid'), field('secret'));
      countCall(this.context(), call.path);
      return plainToken(this.context());
    }
    const body = readBody(call);
    if (call.path === '/cgi-bin/clear_quota/v2') {
      this.checkSecret('client_credential', body.appid, body.appsecret);
      clearQuota(this.context());
      return this.success();
    }
    this.checkSecret(body.grant_type, body.appid, body.secret);
    countCall(this.context(), call.path);
    return stableToken(this.context(), body.force_refresh === true);
  }

  private checkSecret(grantType: unknown, appid: unknown, secret: unknown): void {
    const { agency } = this.context().state.world;
    if (grantType !== 'client_credential') throw new ApiRefusal(40002, 'invalid grant_type');
    checkAppid(this.context(), appid);
    if (secret !== agency.secret) throw new ApiRefusal(40125, 'invalid appsecret');
  }

  private business(call: ApiCall): { [key: string]: Wire } {
    const endpoint: ApiHandler | undefined = ENDPOINTS[call.path];
    if (!endpoint) throw new ApiRefusal(40066, 'invalid url');
    const isRead = GET_PATHS.includes(call.path);
    if (isRead && call.method !== 'GET') throw new ApiRefusal(43001, 'require GET method');
    if (!isRead && call.method !== 'POST') throw new ApiRefusal(43002, 'require POST method');
    checkToken(this.context(), call.query.get('access_token'));
    if (!call.path.includes('quota')) countCall(this.context(), call.path);
    return endpoint(this.context(), new ApiInput(isRead ? {} : readBody(call)));
  }

  private success(): { [key: string]: Wire } {
    this.goodAnswers += 1;
    const asText = this.context().settings.quirks.errcodeAsString && this.goodAnswers % TEXT_ERRCODE_EVERY === 0;
    return { errcode: asText ? '0' : 0, errmsg: 'ok' };
  }

  private takeFault(path: string): ApiFault | undefined {
    const at = this.faults.findIndex((fault) => !fault.path || path.endsWith(fault.path));
    const fault = this.faults[at];
    if (!fault) return undefined;
    fault.left -= 1;
    if (fault.left <= 0) this.faults.splice(at, 1);
    return fault;
  }

  private requestId(): string {
    const part = (value: number) => value.toString(16).padStart(8, '0');
    return [part(Math.floor(this.context().nowMs() / 1000)), part(this.calls), part(this.goodAnswers)].join('-');
  }
}

function isSecretCall(call: ApiCall): boolean {
  return SECRET_PATHS.includes(call.path);
}

function refuseAs(kind: ApiMisdeed): void {
  const words: Partial<Record<ApiMisdeed, [number, string]>> = {
    '-1': [SYSTEM_BUSY, 'system error'],
    '45009': [DAILY_QUOTA_USED_UP, 'reach max api daily quota limit'],
    '45011': [MINUTE_QUOTA_USED_UP, 'api minute-quota reach limit mustslower retry next minute'],
    '40164': [IP_NOT_ALLOWED, 'invalid ip, not in whitelist'],
  };
  const refusal = words[kind];
  if (refusal) throw new ApiRefusal(...refusal);
}

function readBody(call: ApiCall): { [key: string]: unknown } {
  if (call.body === '') throw new ApiRefusal(44002, 'empty post data');
  let body: unknown;
  try {
    body = readWire(call.body);
  } catch {
    throw new ApiRefusal(47001, 'data format error');
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new ApiRefusal(47001, 'data format error');
  return { ...body };
}
