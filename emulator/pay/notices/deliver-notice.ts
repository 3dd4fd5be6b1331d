import { platformKeys, type SigningKey } from '../api/answer-keys';
import { gigNotice } from '../gig/gig-notice';
import { type PayContext, seededBytes } from '../pay-context';
import { rfc3339 } from '../wire/beijing-time';
import { sealResource } from '../wire/sealed-resource';
import { answerMessage, SCHEME, signMessage } from '../wire/signed-message';
import { GIG_EVENT, type NoticeAttempt, type NoticeFault, type NoticeRow } from './notice-rows';

type Outgoing = { headers: Record<string, string>; body: string };

const STALE_SECONDS = 420;

/** Sends one callback and says how it was taken: status 200 or 204 within the deadline is done, whatever the body. */
export async function deliverNotice(
  context: PayContext,
  row: NoticeRow,
  url: string | undefined,
  fault: NoticeFault | undefined,
): Promise<NoticeAttempt> {
  const atMs = context.nowMs();
  const isGig = row.eventType === GIG_EVENT;
  const { headers, body } = isGig ? gigNotice(context, row, fault) : outgoing(context, row, fault);
  const answer = await post(url, { headers, body }, context.settings.callbackDeadlineMs);
  const isGood = answer.status === 200 || answer.status === 204;
  const acknowledged = isGood && (!isGig || answer.answer.trim() === 'success');
  return { atMs, ...answer, acknowledged, ...(fault === undefined ? {} : { fault }) };
}

/** The signed and encrypted request of a callback. */
function outgoing(context: PayContext, row: NoticeRow, fault: NoticeFault | undefined): Outgoing {
  const salt = `${row.id}|${row.attempts.length}`;
  const sealed = sealResource(row.text, {
    apiV3Key: context.credentials.apiV3Key,
    nonce: seededBytes(context, `gcm|${salt}`).toString('hex').slice(0, 12),
    associatedData: 'mch_payment',
  });
  const ciphertext = fault === 'garbled-cipher' ? withFlippedBit(sealed.ciphertext) : sealed.ciphertext;
  const body = JSON.stringify({
    id: row.id,
    create_time: rfc3339(row.createdAtMs),
    resource_type: 'encrypt-resource',
    event_type: row.eventType,
    summary: row.summary,
    resource: { original_type: 'mch_payment', ...sealed, ciphertext },
  });
  const headers = signedHeaders(context, { row, fault, body, nonce: nonceOf(context, salt) });
  const sent =
    fault === 'flipped-bit' ? body.replace(/"ciphertext":"(.)/, (_, first) => `"ciphertext":"${other(first)}`) : body;
  return { headers: { 'content-type': 'application/json; charset=utf-8', ...headers }, body: sent };
}

function signedHeaders(
  context: PayContext,
  { row, fault, body, nonce }: { row: NoticeRow; fault: NoticeFault | undefined; body: string; nonce: string },
): Record<string, string> {
  if (fault === 'missing-headers') return {};
  const key = signingKey(context, row.byCertificate);
  const nowSec = Math.floor(context.nowMs() / 1000);
  const timestamp = String(fault === 'stale-timestamp' ? nowSec - STALE_SECONDS : nowSec);
  const good = signMessage(answerMessage(timestamp, nonce, body), key.privateKey);
  return {
    'wechatpay-timestamp': timestamp,
    'wechatpay-nonce': nonce,
    'wechatpay-serial': fault === 'unknown-serial' ? `PUB_KEY_ID_0${'9'.repeat(30)}` : key.serial,
    'wechatpay-signature': spoiltSignature(good, fault),
    'wechatpay-signature-type': SCHEME,
    'request-id': row.id,
  };
}

/** Probes begin with a fixed text: https://pay.weixin.qq.com/docs/merchant/apis/batch-transfer-to-balance/ */
export function spoiltSignature(signature: string, fault: NoticeFault | undefined): string {
  if (fault === 'sign-test') return `WECHATPAY/SIGNTEST/${signature.slice(0, -19)}`;
  return fault === 'bad-signature' ? withFlippedBit(signature) : signature;
}

function signingKey(context: PayContext, byCertificate: boolean): SigningKey {
  const keys = platformKeys(context);
  const key = byCertificate ? keys.at(-1) : keys[0];
  if (!key) throw new Error('the platform has no key');
  return key;
}

function nonceOf(context: PayContext, salt: string): string {
  return seededBytes(context, `nonce|${salt}`).toString('hex').slice(0, 32).toUpperCase();
}

/** Base64 in which one bit of the first byte is another one. */
function withFlippedBit(base64: string): string {
  const bytes = Buffer.from(base64, 'base64');
  bytes[0] = (bytes[0] ?? 0) ^ 1;
  return bytes.toString('base64');
}

function other(letter: string): string {
  return letter === 'A' ? 'B' : 'A';
}

async function post(
  url: string | undefined,
  { headers, body }: Outgoing,
  deadlineMs: number,
): Promise<{ status: number | null; answer: string }> {
  if (!url) return { status: null, answer: 'no address is set up' };
  try {
    const response = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(deadlineMs) });
    return { status: response.status, answer: (await response.text()).slice(0, 500) };
  } catch (cause) {
    return { status: null, answer: cause instanceof Error ? cause.message : String(cause) };
  }
}
