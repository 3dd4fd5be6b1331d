import type { ServerResponse } from 'node:http';
import type { AnswerMisdeed } from '../misbehaviour/misdeeds';
import { type PayContext, seededBytes } from '../pay-context';
import { answerMessage, SCHEME, signMessage } from '../wire/signed-message';
import type { SigningKey } from './answer-keys';
import type { ApiAnswer, FileAnswer } from './api-call';
import type { PayRefusal } from './pay-refusal';

const JSON_TYPE = 'application/json; charset=utf-8';
const STALE_SECONDS = 420;

type Signed = { key: SigningKey; requestId: string; body: string; misdeed?: AnswerMisdeed | undefined };

/** A success with its signature, or with one that is wrong as ordered. Without an answer: 204. */
export function sendSigned(
  context: PayContext,
  response: ServerResponse,
  how: { answer: ApiAnswer; key: SigningKey; requestId: string; misdeed: AnswerMisdeed | undefined },
): void {
  const body = how.answer === undefined ? '' : JSON.stringify(how.answer);
  const headers = signatureHeaders(context, { ...how, body });
  response.writeHead(how.answer === undefined ? 204 : 200, { 'content-type': JSON_TYPE, ...headers }).end(body);
}

/** An error body. 401 carries no signature; clients must not rely on that of other errors either. */
export function sendError(
  context: PayContext,
  response: ServerResponse,
  how: { refusal: PayRefusal; key: SigningKey | undefined; requestId: string },
): void {
  const { status, code, words, detail } = how.refusal;
  const body = JSON.stringify({ code, message: words, ...(detail === undefined ? {} : { detail }) });
  const headers = how.key
    ? signatureHeaders(context, { key: how.key, requestId: how.requestId, body })
    : { 'request-id': how.requestId };
  response.writeHead(status, { 'content-type': JSON_TYPE, ...headers }).end(body);
}

export function sendFile(response: ServerResponse, { file, type }: FileAnswer, requestId: string): void {
  response.writeHead(200, { 'content-type': type, 'content-length': file.length, 'request-id': requestId }).end(file);
}

function signatureHeaders(context: PayContext, { key, requestId, body, misdeed }: Signed): Record<string, string> {
  if (misdeed === 'missing-headers') return { 'request-id': requestId };
  const nowSec = Math.floor(context.nowMs() / 1000);
  const timestamp = String(misdeed === 'stale-timestamp' ? nowSec - STALE_SECONDS : nowSec);
  const nonce = seededBytes(context, `answer|${requestId}`).toString('hex').slice(0, 32);
  const signature = signMessage(answerMessage(timestamp, nonce, body), key.privateKey);
  return {
    'request-id': requestId,
    'wechatpay-timestamp': timestamp,
    'wechatpay-nonce': nonce,
    'wechatpay-serial': misdeed === 'unknown-serial' ? `PUB_KEY_ID_0${'9'.repeat(30)}` : key.serial,
    'wechatpay-signature': misdeed === 'bad-signature' ? `WECHATPAY/SIGNTEST/${signature.slice(0, -19)}` : signature,
    'wechatpay-signature-type': SCHEME,
  };
}
