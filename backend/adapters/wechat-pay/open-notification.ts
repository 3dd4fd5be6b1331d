import { createVerify } from 'node:crypto';
import * as v from 'valibot';
import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { OpenedPayCallback, PayCallbackRefusal, RawPayCallback } from '../../ports/pay-callback-door';
import { parseBigIntSafeJson } from '../store-api/big-int-safe-json';
import { openNotificationCipher } from './notification-cipher';
import type { PayDoorKeys } from './pay-environment';
import { merchantOf, outcomeOfTold, toldTransfer } from './transfer-states';

const longestBody = 65_536;
/** The clocks may differ by so much. */
const freshForSec = 300;
const probeMark = 'WECHATPAY/SIGNTEST/';
/** Of a certificate; its letters come in either case. */
const certificateSerial = /^[0-9A-Fa-f]{40}$/;
const signatureType = 'WECHATPAY2-SHA256-RSA2048';

const envelope = v.looseObject({
  id: v.pipe(v.string(), v.regex(/^[\x21-\x7e]{1,64}$/)),
  event_type: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  resource: v.looseObject({
    algorithm: v.literal('AEAD_AES_256_GCM'),
    ciphertext: v.string(),
    nonce: v.string(),
    associated_data: v.nullish(v.string(), ''),
  }),
});

/**
 * Checks and opens a notification of the pay platform. It needs nothing but the bytes, the keys and the time, so no
 * database call comes before it. Being fresh and signed is no protection against the same one coming twice: whoever applies
 * it looks at `eventId`.
 *
 * Nothing is decrypted before age, key and signature are right, nothing is read before the tag of the cipher is, and a
 * notification about another merchant or another appid is refused.
 * https://pay.weixin.qq.com/doc/v3/merchant/4012071382
 */
export function openNotification(
  raw: RawPayCallback,
  keys: PayDoorKeys,
  nowMs: number,
): Outcome<OpenedPayCallback, PayCallbackRefusal> {
  if (raw.rawBody.length > longestBody) return rejected('too-large', `${raw.rawBody.length} bytes`);
  const checked = checkSignature(raw, keys, nowMs);
  if (!checked.ok) return checked;
  const body = readJson(raw.rawBody, envelope);
  if (!body) return rejected('garbled', 'the body is no envelope');
  const { id: eventId, event_type: eventType, resource } = body;
  const plain = openNotificationCipher({ ...resource, associatedData: resource.associated_data ?? '' }, keys.apiV3Key);
  if (!plain) return rejected('garbled', 'the resource cannot be opened: compare PAY_API_V3_KEY with the console');
  if (/^MCHTRANSFER\.AUTHORIZATION\./.test(eventType)) return ok({ kind: 'authorisation', eventId, eventType });
  if (eventType !== 'MCHTRANSFER.BILL.FINISHED') return ok({ kind: 'other', eventId, eventType });
  return readTransfer(plain, eventId, keys);
}

function checkSignature(
  { headers, rawBody }: RawPayCallback,
  { platformKeys }: PayDoorKeys,
  nowMs: number,
): Outcome<true, PayCallbackRefusal> {
  const [timestamp, nonce, serial, signature, type = signatureType] = [
    'timestamp',
    'nonce',
    'serial',
    'signature',
    'signature-type',
  ].map((name) => headerOf(headers, `wechatpay-${name}`));
  if (!timestamp || !nonce || !serial || !signature) return rejected('forged', 'a header of the signature is missing');
  if (signature.startsWith(probeMark)) return rejected('signature-probe');
  if (!/^\d{10}$/.test(timestamp)) return rejected('forged', 'the time is no number of seconds');
  const ageSec = nowMs / 1000 - Number(timestamp);
  if (Math.abs(ageSec) > freshForSec) return rejected('stale', `${Math.round(ageSec)} s old`);
  const key = platformKeys.get(certificateSerial.test(serial) ? serial.toUpperCase() : serial);
  if (!key) return rejected('unknown-serial', serial.slice(0, 64));
  const bytes = Buffer.from(signature, 'base64');
  // Only one spelling of a signature is one: decoding forgives what is no Base64.
  if (type !== signatureType || bytes.toString('base64') !== signature) return rejected('forged', 'no signature');
  const signed = createVerify('RSA-SHA256').update(`${timestamp}\n${nonce}\n`).update(rawBody).update('\n');
  return signed.verify(key, bytes) ? ok(true) : rejected('forged', 'the signature is wrong');
}

function headerOf(headers: Readonly<Record<string, string>>, name: string): string | undefined {
  const found = Object.entries(headers).filter(([key]) => key.toLowerCase() === name);
  // Two of the same name are nobody's: which one was checked would be chance.
  return found.length === 1 ? found[0]?.[1] : undefined;
}

function readTransfer(
  plain: Buffer,
  eventId: string,
  { merchantId, appid }: PayDoorKeys,
): Outcome<OpenedPayCallback, PayCallbackRefusal> {
  const told = readJson(plain, toldTransfer);
  const merchant = told && merchantOf(told);
  if (!told || merchant === undefined) return rejected('garbled', 'the resource is no transfer');
  if (merchant !== merchantId) return rejected('foreign-merchant', 'another merchant number');
  if (told.appid !== undefined && told.appid !== appid) return rejected('foreign-merchant', 'another appid');
  const outcome = outcomeOfTold(told);
  if (!outcome) return rejected('garbled', `the state is ${told.state.slice(0, 32)}`);
  const { out_bill_no: payoutNo, transfer_amount: amountFen, openid } = told;
  return ok({
    kind: 'payout',
    notification: { eventId, payoutNo, outcome, merchantId, amountFen, openid: openid ?? null },
  });
}

/** JSON with exact numbers that has the form; undefined for anything else, bytes that are no text among it. */
function readJson<Schema extends v.GenericSchema>(bytes: Buffer, schema: Schema): v.InferOutput<Schema> | undefined {
  const parsed = parseBigIntSafeJson(textOf(bytes) ?? '');
  const read = v.safeParse(schema, parsed.ok ? parsed.value : undefined);
  return read.success ? read.output : undefined;
}

function textOf(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
