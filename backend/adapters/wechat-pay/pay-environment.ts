import type { KeyObject } from 'node:crypto';
import { EnvironmentProblem } from '../system/read-environment';
import { type PlatformKeys, readPrivateKey, readPublicKey } from './pay-keys';

/** What a function's environment may hold of the pay platform; the doctor knows the same names. */
export type PaySource = Readonly<Record<string, string | undefined>>;

/** What opening a callback needs. The merchant's own private key is not among it. */
export interface PayDoorKeys {
  readonly merchantId: string;
  /** Of the mini-program: a notification that names another one is not for us. */
  readonly appid: string;
  readonly platformKeys: PlatformKeys;
  /** 32 bytes that callbacks are encrypted with. */
  readonly apiV3Key: Buffer;
}

/** What asking the platform needs. The key that opens callbacks is not among it. */
export interface PayClientKeys {
  readonly merchantId: string;
  readonly appid: string;
  readonly certificateSerial: string;
  readonly privateKey: KeyObject;
  readonly platformKeys: PlatformKeys;
  /** The key that answers are signed with and names encrypted with: each call names it in `Wechatpay-Serial`. */
  readonly answerSerial: string;
  readonly baseUrl: string;
  /** Where the platform tells how a payout ended; null leaves it to questions. */
  readonly notifyUrl: string | null;
}

const liveUrl = 'https://api.mch.weixin.qq.com';
/** Plain http is for a platform on this machine only. */
const safeAddress = /^(https:\/\/[^\s@?#]+|http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?(\/[^\s@?#]*)?)$/;

/** Whether anything of the pay platform is set up; a deployment without it pays by list. */
export function isPaySetUp(source: PaySource): boolean {
  return Object.entries(source).some(([name, value]) => name.startsWith('PAY_') && value);
}

/**
 * What pay-events needs: PAY_MCHID, PAY_API_V3_KEY, MINI_PROGRAM_APPID, and PAY_PUBLIC_KEY_ID with PAY_PUBLIC_KEY, or
 * PAY_PLATFORM_CERTIFICATES, or all of them while the platform changes from one to the other.
 *
 * Errors: EnvironmentProblem with one sentence for each variable that is missing or malformed, never with a value.
 */
export function readPayDoorKeys(source: PaySource): PayDoorKeys {
  const reader = new VariableReader(source);
  const keys = {
    merchantId: reader.text('PAY_MCHID', /^\d{8,10}$/, 'the 8 to 10 digits of the merchant number'),
    appid: reader.text('MINI_PROGRAM_APPID', /^wx[0-9A-Za-z_-]{1,62}$/, 'an appid that begins with wx'),
    platformKeys: platformKeysOf(reader),
    apiV3Key: Buffer.from(reader.text('PAY_API_V3_KEY', /^[\x21-\x7e]{32}$/, 'the 32 letters of the APIv3 key')),
  };
  reader.complain();
  return keys;
}

/**
 * What asking the platform needs: the merchant's certificate number and private key besides the platform's keys, and
 * where they are not the usual ones PAY_API_BASE_URL and PAY_NOTIFY_URL.
 *
 * Errors: EnvironmentProblem as above.
 */
export function readPayClientKeys(source: PaySource): PayClientKeys {
  const reader = new VariableReader(source);
  const platformKeys = platformKeysOf(reader);
  const keys = {
    merchantId: reader.text('PAY_MCHID', /^\d{8,10}$/, 'the 8 to 10 digits of the merchant number'),
    appid: reader.text('MINI_PROGRAM_APPID', /^wx[0-9A-Za-z_-]{1,62}$/, 'an appid that begins with wx'),
    certificateSerial: reader
      .text('PAY_CERTIFICATE_SERIAL', /^[0-9A-Fa-f]{40}$/, "the 40 letters of the merchant certificate's number")
      .toUpperCase(),
    privateKey: reader.key('PAY_PRIVATE_KEY', readPrivateKey, 'a readable RSA private key'),
    platformKeys,
    answerSerial: [...platformKeys.keys()][0] ?? '',
    baseUrl: reader.text('PAY_API_BASE_URL', safeAddress, 'an https address (http only on this machine)', liveUrl),
    notifyUrl:
      reader.text('PAY_NOTIFY_URL', /^(?=.{0,256}$)https?:\/\/[^\s?#]+$/, 'an address without a query', '') || null,
  };
  if (platformKeys.has(keys.certificateSerial)) {
    reader.problem("PAY_PLATFORM_CERTIFICATES holds the merchant's own certificate: it must be the platform's.");
  }
  reader.complain();
  return { ...keys, privateKey: found(keys.privateKey) };
}

/** The public key of WeChat Pay first, because it is the one to be named in questions; then certificates. */
function platformKeysOf(reader: VariableReader): PlatformKeys {
  const keys = new Map<string, KeyObject>();
  const serial = reader.text(
    'PAY_PUBLIC_KEY_ID',
    /^PUB_KEY_ID_[0-9A-Za-z]+$/,
    'an id that begins with PUB_KEY_ID_',
    '',
  );
  const isGiven = serial !== '' || reader.has('PAY_PUBLIC_KEY');
  const publicKey = isGiven ? reader.key('PAY_PUBLIC_KEY', readPublicKey, 'a readable RSA public key') : undefined;
  if (serial !== '' && publicKey) keys.set(serial, publicKey);
  if (isGiven && serial === '') reader.problem('PAY_PUBLIC_KEY_ID is missing: it names PAY_PUBLIC_KEY.');
  for (const [name, text] of Object.entries(reader.textsByName('PAY_PLATFORM_CERTIFICATES'))) {
    const key = readPublicKey(text);
    if (key && /^[0-9A-Fa-f]{40}$/.test(name)) keys.set(name.toUpperCase(), key);
    else reader.problem('PAY_PLATFORM_CERTIFICATES must be a JSON object of certificates by their 40-letter numbers.');
  }
  if (!isGiven && keys.size === 0) {
    reader.problem('PAY_PUBLIC_KEY_ID and PAY_PUBLIC_KEY are missing, or PAY_PLATFORM_CERTIFICATES instead of them.');
  }
  return keys;
}

class VariableReader {
  private readonly problems: string[] = [];

  constructor(private readonly source: PaySource) {}

  has(name: string): boolean {
    return Boolean(this.source[name]);
  }

  text(name: string, form: RegExp, expected: string, fallback?: string): string {
    const value = this.source[name] || fallback;
    if (value === undefined) this.problem(`${name} is missing: set it to ${expected}.`);
    else if (value !== fallback && !form.test(value)) this.problem(`${name} is malformed: it must be ${expected}.`);
    return value ?? '';
  }

  key(name: string, read: (text: string) => KeyObject | undefined, expected: string): KeyObject | undefined {
    const key = read(this.source[name] ?? '');
    if (!key) this.problem(`${name} is ${this.has(name) ? 'malformed' : 'missing'}: it must be ${expected}.`);
    return key;
  }

  textsByName(name: string): Record<string, string> {
    if (!this.has(name)) return {};
    try {
      const parsed: unknown = JSON.parse(this.source[name] ?? '');
      if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) {
        return Object.fromEntries(Object.entries(parsed).map(([key, value]) => [key, String(value)]));
      }
    } catch {
      // Said below: the parser's own words quote the value.
    }
    this.problem(`${name} must be a JSON object.`);
    return {};
  }

  problem(sentence: string): void {
    this.problems.push(sentence);
  }

  complain(): void {
    if (this.problems.length > 0) throw new EnvironmentProblem(this.problems.join(' '));
  }
}

/** A key that is missing was complained about before. */
function found(key: KeyObject | undefined): KeyObject {
  if (!key) throw new EnvironmentProblem('PAY_PRIVATE_KEY is missing.');
  return key;
}
