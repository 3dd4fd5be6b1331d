import type { ServerResponse } from 'node:http';
import { confirmBill, isConfirmable } from '../bills/bill-life';
import type { Drawn, Misbehaviour } from '../misbehaviour/misbehaviour';
import type { AnswerMisdeed } from '../misbehaviour/misdeeds';
import { nextSeq, type PayContext, seededBytes } from '../pay-context';
import { keyAskedFor, platformKeys, type SigningKey } from './answer-keys';
import { type ApiAnswer, type ApiCall, headerOf, isFile } from './api-call';
import { CallRates } from './call-rates';
import { checkSignature, SeenNonces } from './check-signature';
import { ENDPOINTS, type Endpoint } from './endpoints';
import { notFound, PayRefusal } from './pay-refusal';
import { sendError, sendFile, sendSigned } from './send-answer';

const WITHOUT_BEING_DONE: Partial<Record<AnswerMisdeed, () => PayRefusal>> = {
  'error-before': () => systemError(),
  'rate-limited': () => new PayRefusal(429, 'FREQUENCY_LIMITED', '请求过于频繁，请降低频率后重试'),
  'not-enough': () => new PayRefusal(403, 'NOT_ENOUGH', '商户运营账户资金不足，请充值后使用原单号重试'),
};

type Found = { endpoint: Endpoint; names: string[] };

/** The gate of the pay platform: signature, addresses, rates and faults; what calls do is in the endpoints. */
export class PayApi {
  private readonly nonces = new SeenNonces();
  private readonly rates = new CallRates();
  /** Answered calls by method and path pattern, for whoever counts. */
  readonly calls = new Map<string, number>();

  constructor(
    private readonly context: () => PayContext,
    private readonly misbehaviour: Misbehaviour,
    /** Waits until the callbacks that are due were sent. */
    private readonly settleNotices: () => Promise<void>,
  ) {}

  static isApiPath(path: string): boolean {
    return path.startsWith('/v3/');
  }

  forget(): void {
    this.nonces.clear();
    this.calls.clear();
  }

  async respond(call: ApiCall, response: ServerResponse): Promise<void> {
    const context = this.context();
    const requestId = seededBytes(context, `request|${nextSeq(context)}`)
      .toString('hex')
      .toUpperCase()
      .slice(0, 32);
    try {
      checkSignature(context, call, this.nonces);
      checkAddress(context, call);
      const key = keyAskedFor(context, headerOf(call, 'wechatpay-serial'));
      await this.answer({ call, response, key, requestId });
    } catch (refusal) {
      if (!(refusal instanceof PayRefusal)) throw refusal;
      const key = refusal.status === 401 ? undefined : platformKeys(context)[0];
      sendError(context, response, { refusal, key, requestId });
    }
  }

  private async answer(how: { call: ApiCall; response: ServerResponse; key: SigningKey; requestId: string }) {
    const { call, response, key, requestId } = how;
    const context = this.context();
    const { endpoint, names } = find(call);
    const name = `${endpoint.method} ${endpoint.template}`;
    this.calls.set(name, (this.calls.get(name) ?? 0) + 1);
    this.rates.check(context, endpoint);
    const misdeed = this.misbehaviour.ofCall(call.path, unsealed(call), endpoint.creates ? 'create' : 'other');
    if (misdeed?.kind === 'drop-before') return void response.destroy();
    const refused = misdeed && WITHOUT_BEING_DONE[misdeed.kind];
    if (refused) throw refused();
    const answer = await this.perform(endpoint, { call, names, misdeed });
    if (misdeed?.kind === 'drop-after') return void response.destroy();
    if (misdeed?.kind === 'error-after') throw systemError();
    if (isFile(answer)) sendFile(response, answer, requestId);
    else sendSigned(context, response, { answer, key, requestId, misdeed: misdeed?.kind });
  }

  /** Does what is asked. A lost answer stays lost even if the call is refused: the caller must not learn that either. */
  private async perform(
    endpoint: Endpoint,
    how: { call: ApiCall; names: string[]; misdeed: Drawn<AnswerMisdeed> | undefined },
  ): Promise<ApiAnswer> {
    const { call, names, misdeed } = how;
    const context = this.context();
    try {
      const answer = endpoint.handle(context, call, names);
      if (misdeed?.kind !== 'callback-first') return answer;
      await this.finishBeforeAnswer(answer);
      return endpoint.handle(context, call, names);
    } catch (refusal) {
      const isLost = misdeed?.kind === 'drop-after' || misdeed?.kind === 'error-after';
      if (isLost && refusal instanceof PayRefusal) return undefined;
      throw refusal;
    }
  }

  /** The payee is quicker than our answer: he confirms in WeChat's own message, and the callback overtakes us. */
  private async finishBeforeAnswer(answer: ApiAnswer): Promise<void> {
    const context = this.context();
    const number = isFile(answer) ? undefined : answer?.out_bill_no;
    const bill = typeof number === 'string' ? context.state.bills[number] : undefined;
    if (bill && isConfirmable(context, bill)) confirmBill(context, bill, {});
    await this.settleNotices();
  }
}

function checkAddress({ settings }: PayContext, { address }: ApiCall): void {
  if (settings.ipAllowList.length === 0 || settings.ipAllowList.includes(address)) return;
  throw new PayRefusal(400, 'INVALID_REQUEST', `此IP地址不允许调用该接口: ${address}`);
}

function find(call: ApiCall): Found {
  for (const endpoint of ENDPOINTS) {
    const names = call.method === endpoint.method ? endpoint.path.exec(call.path)?.slice(1) : undefined;
    if (names) return { endpoint, names: names.map(decodeURIComponent) };
  }
  throw notFound();
}

function systemError(): PayRefusal {
  return new PayRefusal(500, 'SYSTEM_ERROR', '系统异常，请使用原单号重试或查单');
}

/** What a call says, without what differs from run to run: a name is encrypted anew, an address has another port. */
function unsealed(call: ApiCall): string {
  return call.body.toString('utf8').replace(/"(?:user_name|notify_url)"\s*:\s*"[^"]*"/g, '');
}
