import { createPrivateKey, createPublicKey, createSign, createVerify, type KeyObject, randomBytes } from 'node:crypto';
import type { Environment } from './environment';
import { reasonOf } from './store-answer';

/** What the pay platform answered to a signed question. */
export interface PayAnswer {
  /** 0 when nothing came back. */
  readonly status: number;
  readonly code: string;
  readonly message: string;
  /** Whether the answer is signed by the key that is set up; errors of the platform often carry no signature. */
  readonly signature: 'right' | 'wrong' | 'absent';
}

/** The two questions about the pay side that move no money. */
export interface PayPlatform {
  /** Asks about a transfer number that nobody used. */
  queryUnknown(): Promise<PayAnswer>;
  /** Whether the merchant number is bound to the appid; undefined where the platform has no such question. */
  isBoundTo(appid: string): Promise<boolean | undefined>;
}

/** The variables of the pay side, by what they hold. All or none are given; the certificate may be left out. */
export const payVariables = [
  'PAY_MCHID',
  'PAY_CERTIFICATE_SERIAL',
  'PAY_PRIVATE_KEY',
  'PAY_PUBLIC_KEY_ID',
  'PAY_PUBLIC_KEY',
  'PAY_API_V3_KEY',
] as const;

export function isPayConfigured(environment: Environment): boolean {
  return [...payVariables, 'PAY_CERTIFICATE'].some((name) => environment[name]);
}

const livePayUrl = 'https://api.mch.weixin.qq.com';
const patienceMs = 8_000;

/** A key of one line (`\n` written out, or Base64 of its DER) or several, as an environment variable holds it. */
export function readPrivateKey(text: string): KeyObject | undefined {
  return readKey(text, createPrivateKey, { type: 'pkcs8' });
}

export function readPublicKey(text: string): KeyObject | undefined {
  return readKey(text, createPublicKey, { type: 'spki' });
}

function readKey<Type extends 'pkcs8' | 'spki'>(
  text: string,
  create: (key: string | { key: Buffer; format: 'der'; type: Type }) => KeyObject,
  { type }: { readonly type: Type },
): KeyObject | undefined {
  try {
    if (text.includes('-----BEGIN')) return create(text.replaceAll('\\n', '\n'));
    return create({ key: Buffer.from(text, 'base64'), format: 'der', type });
  } catch {
    return undefined;
  }
}

export interface PayPlatformOptions {
  /** The time that the platform goes by, epoch ms; this machine's when absent. */
  readonly nowMs?: () => Promise<number>;
  readonly isBoundTo?: PayPlatform['isBoundTo'];
}

/**
 * The pay platform (`PAY_API_BASE_URL`, else the live one), asked by a signed GET; undefined while its keys are missing
 * or cannot be read. https://pay.weixin.qq.com/doc/v3/merchant/4012365336
 */
export function livePayPlatform(
  environment: Environment,
  { nowMs = async () => Date.now(), isBoundTo = async () => undefined }: PayPlatformOptions = {},
): PayPlatform | undefined {
  const baseUrl = (environment.PAY_API_BASE_URL || livePayUrl).replace(/\/$/, '');
  const { PAY_MCHID, PAY_CERTIFICATE_SERIAL, PAY_PUBLIC_KEY_ID } = environment;
  const privateKey = readPrivateKey(environment.PAY_PRIVATE_KEY ?? '');
  const publicKey = readPublicKey(environment.PAY_PUBLIC_KEY ?? '');
  if (!PAY_MCHID || !PAY_CERTIFICATE_SERIAL || !PAY_PUBLIC_KEY_ID || !privateKey || !publicKey) return undefined;
  return {
    async queryUnknown() {
      const number = `doctor${randomBytes(8).toString('hex')}`;
      const path = `/v3/fund-app/mch-transfer/transfer-bills/out-bill-no/${number}`;
      const [timestamp, nonce] = [String(Math.floor((await nowMs()) / 1000)), randomBytes(16).toString('hex')];
      const signature = createSign('RSA-SHA256')
        .update(`GET\n${path}\n${timestamp}\n${nonce}\n\n`)
        .sign(privateKey, 'base64');
      const fields = { mchid: PAY_MCHID, serial_no: PAY_CERTIFICATE_SERIAL, timestamp, nonce_str: nonce, signature };
      const items = Object.entries(fields).map(([name, value]) => `${name}="${value}"`);
      const headers = {
        accept: 'application/json',
        authorization: `WECHATPAY2-SHA256-RSA2048 ${items.join(',')}`,
        'user-agent': 'tuike-doctor',
        'wechatpay-serial': PAY_PUBLIC_KEY_ID,
      };
      try {
        const response = await fetch(`${baseUrl}${path}`, { headers, signal: AbortSignal.timeout(patienceMs) });
        const text = await response.text();
        return { status: response.status, ...errorOf(text), signature: signatureOf(response.headers, text, publicKey) };
      } catch (error) {
        return { status: 0, code: '', message: reasonOf(error), signature: 'absent' };
      }
    },
    isBoundTo,
  };
}

function errorOf(text: string): Pick<PayAnswer, 'code' | 'message'> {
  try {
    const { code, message } = Object(JSON.parse(text)) as Record<string, unknown>;
    return { code: String(code ?? ''), message: String(message ?? '') };
  } catch {
    return { code: '', message: '' };
  }
}

function signatureOf(headers: Headers, text: string, key: KeyObject): PayAnswer['signature'] {
  const [timestamp, nonce, signature] = ['timestamp', 'nonce', 'signature'].map((name) =>
    headers.get(`wechatpay-${name}`),
  );
  if (!signature) return 'absent';
  const signed = createVerify('RSA-SHA256').update(`${timestamp}\n${nonce}\n${text}\n`);
  return signed.verify(key, signature, 'base64') ? 'right' : 'wrong';
}
