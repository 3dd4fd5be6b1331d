import type { ServerResponse } from 'node:http';
import type { ApiCall } from '../api/api-call';
import { headerOf } from '../api/api-call';
import type { Misbehaviour } from '../misbehaviour/misbehaviour';
import { nextSeq, type PayContext } from '../pay-context';
import { GIG_ENDPOINTS, gigDailyFile } from './gig-endpoints';
import { GIG_CODES, GigRefusal } from './gig-refusal';
import { isGigSignature, open3Des, seal3Des } from './gig-wire';

const PREFIX = '/gig';
const FILES = `${PREFIX}/files/`;
const TOLERANCE_SECONDS = 300;
const MILLISECONDS_FROM = 1e12;

/** The gig platform's gate: form or query with `data`, `mess`, `timestamp`, `sign`; answers are not signed. */
export class GigApi {
  constructor(
    private readonly context: () => PayContext,
    private readonly misbehaviour: Misbehaviour,
  ) {}

  static isGigPath(path: string): boolean {
    return path.startsWith(`${PREFIX}/`);
  }

  respond(call: ApiCall, response: ServerResponse): void {
    if (call.path.startsWith(FILES)) this.sendFile(call, response);
    else this.answer(call, response);
  }

  private answer(call: ApiCall, response: ServerResponse): void {
    const path = call.path.slice(PREFIX.length);
    const form = call.method === 'GET' ? call.query : new URLSearchParams(call.body.toString('utf8'));
    const requestId = headerOf(call, 'request-id') ?? `R${nextSeq(this.context())}`;
    const send = (status: number, answer: object) => {
      response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
      response.end(JSON.stringify({ ...answer, request_id: requestId }));
    };
    try {
      const fields = this.opened(call, form);
      const misdeed = this.misbehaviour.ofCall(call.path, JSON.stringify({ ...fields, notify_url: '' }), 'gig')?.kind;
      const data = misdeed?.endsWith('before') ? null : this.perform(`${call.method} ${path}`, fields);
      if (misdeed?.startsWith('drop')) response.destroy();
      else if (misdeed) send(500, { code: GIG_CODES.system, message: '系统异常', data: null });
      else send(200, { code: '0000', message: '操作成功', data });
    } catch (refusal) {
      if (!(refusal instanceof GigRefusal)) throw refusal;
      send(200, { code: refusal.code, message: refusal.words, data: null });
    }
  }

  private perform(name: string, fields: Record<string, string>): unknown {
    const endpoint = GIG_ENDPOINTS[name] ?? GIG_ENDPOINTS[name.replace(' /', ' /api/payment/v1/')];
    if (!endpoint) throw new GigRefusal(GIG_CODES.notFound, `没有这个接口: ${name}`);
    const data = endpoint(this.context(), fields);
    const { des3Key } = this.context().credentials.gig;
    return fields.data_type === 'encryption' ? seal3Des(JSON.stringify(data), des3Key) : data;
  }

  /** The parameters, once dealer, time, signature and encryption are right. */
  private opened(call: ApiCall, form: URLSearchParams): Record<string, string> {
    const { settings, credentials, nowMs } = this.context();
    const { gig } = credentials;
    if (!settings.gig.on) throw new GigRefusal(GIG_CODES.notOpen, '商户未签约');
    if (headerOf(call, 'dealer-id') !== gig.dealerId) throw new GigRefusal(GIG_CODES.badDealer, '商户ID不正确');
    const read = (name: string) => form.get(name) ?? '';
    const parts = {
      data: read('data'),
      mess: read('mess'),
      timestamp: read('timestamp'),
      sign_type: read('sign_type') || 'rsa',
    };
    const given = Number(parts.timestamp);
    const seconds = given >= MILLISECONDS_FROM ? given / 1000 : given;
    if (!(Math.abs(nowMs() / 1000 - seconds) <= TOLERANCE_SECONDS)) throw new GigRefusal(GIG_CODES.stale, '请求已过期');
    if (!isGigSignature(parts, read('sign'), { appKey: gig.appKey, publicKey: gig.dealer.publicKey })) {
      throw new GigRefusal(GIG_CODES.badSign, '商户数据验签失败');
    }
    return fieldsOf(open3Des(parts.data, gig.des3Key), gig.dealerId);
  }

  private sendFile(call: ApiCall, response: ServerResponse): void {
    const name = decodeURIComponent(call.path.slice(FILES.length)).replace(/\.csv$/, '');
    const file = gigDailyFile(this.context(), name, call.query.get('token'));
    response.writeHead(file ? 200 : 403, { 'content-type': 'text/csv; charset=utf-8' }).end(file);
  }
}

function fieldsOf(text: string | undefined, dealerId: string): Record<string, string> {
  if (text === undefined) throw new GigRefusal(GIG_CODES.badData, '商户数据解密失败');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new GigRefusal(GIG_CODES.badData, '商户数据不是JSON');
  }
  const fields = Object.fromEntries(Object.entries(Object(value)).map(([name, one]) => [name, String(one ?? '')]));
  if (fields.dealer_id !== undefined && fields.dealer_id !== dealerId) {
    throw new GigRefusal(GIG_CODES.badDealer, 'dealer_id不正确');
  }
  return fields;
}
