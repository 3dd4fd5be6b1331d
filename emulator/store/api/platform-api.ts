import type { IncomingMessage, ServerResponse } from 'node:http';
import type { StoreContext } from '../store-context';
import { checkToken, plainToken, stableToken, type TokenAnswer } from '../tokens';
import { readWire, type Wire, writeWire } from '../wire-json';
import type { ApiHandler, ApiHandlers } from './api-handler';
import { ApiInput } from './api-input';
import { ApiRefusal } from './api-refusal';
import { couponEndpoints } from './coupon-endpoints';
import { liveEndpoints } from './live-endpoints';
import { orderEndpoints } from './order-endpoints';
import { partnerEndpoints } from './partner-endpoints';
import { productEndpoints } from './product-endpoints';
import { promoterEndpoints } from './promoter-endpoints';
import { shopEndpoints } from './shop-endpoints';

const ENDPOINTS: ApiHandlers = {
  ...promoterEndpoints,
  ...partnerEndpoints,
  ...productEndpoints,
  ...liveEndpoints,
  ...couponEndpoints,
  ...shopEndpoints,
  ...orderEndpoints,
};
/** Every so many good answers `errcode` is written as text. */
const TEXT_ERRCODE_EVERY = 3;

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

  constructor(private readonly context: () => StoreContext) {}

  static isApiPath(path: string): boolean {
    return path.startsWith('/cgi-bin/') || path.startsWith('/channels/ec/');
  }

  /** Answers one call; a fault may leave it unanswered until the caller hangs up. */
  respond(call: ApiCall, request: IncomingMessage, response: ServerResponse): void {
    this.calls += 1;
    const fault = this.takeFault(call.path);
    if (fault?.timeout) {
      request.socket.setTimeout(0);
      return;
    }
    const status = fault?.httpStatus ?? 200;
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
    response.end(status === 200 ? writeWire(this.answer(call, fault)) : 'gateway error');
  }

  private answer(call: ApiCall, fault: ApiFault | undefined): Wire {
    try {
      if (fault?.errcode !== undefined) throw new ApiRefusal(fault.errcode, 'as ordered by a test');
      if (call.path.startsWith('/cgi-bin/')) return { ...this.token(call) };
      return { ...this.success(), ...this.business(call) };
    } catch (refusal) {
      if (!(refusal instanceof ApiRefusal)) throw refusal;
      return { errcode: refusal.errcode, errmsg: `${refusal.words} rid: ${this.requestId()}` };
    }
  }

  private token(call: ApiCall): TokenAnswer {
    if (call.path === '/cgi-bin/token') {
      if (call.method !== 'GET') throw new ApiRefusal(43001, 'require GET method');
      const field = (name: string) => call.query.get(name);
      this.checkSecret(field('grant_type'), field('appid'), field('secret'));
      return plainToken(this.context());
    }
    if (call.path !== '/cgi-bin/stable_token') throw new ApiRefusal(40066, 'invalid url');
    const body = readBody(call);
    this.checkSecret(body.grant_type, body.appid, body.secret);
    return stableToken(this.context(), body.force_refresh === true);
  }

  private checkSecret(grantType: unknown, appid: unknown, secret: unknown): void {
    const { agency } = this.context().state.world;
    if (grantType !== 'client_credential') throw new ApiRefusal(40002, 'invalid grant_type');
    if (appid !== agency.appid) throw new ApiRefusal(40013, 'invalid appid');
    if (secret !== agency.secret) throw new ApiRefusal(40125, 'invalid appsecret');
  }

  private business(call: ApiCall): { [key: string]: Wire } {
    const endpoint: ApiHandler | undefined = ENDPOINTS[call.path];
    if (!endpoint) throw new ApiRefusal(40066, 'invalid url');
    if (call.method !== 'POST') throw new ApiRefusal(43002, 'require POST method');
    checkToken(this.context(), call.query.get('access_token'));
    return endpoint(this.context(), new ApiInput(readBody(call)));
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
