import { createCipheriv, createDecipheriv, createHmac, timingSafeEqual } from 'node:crypto';
import { isSignedBy, signMessage } from '../wire/signed-message';

export type GigForm = { data: string; mess: string; timestamp: string; sign_type: string };

/** `des-ede3-cbc`, PKCS7, the first 8 bytes of the key as vector, Base64: github.com/YunzhanghuOpen/sdk-nodejs */
export function seal3Des(text: string, key: string): string {
  const bytes = Buffer.from(key, 'utf8');
  const cipher = createCipheriv('des-ede3-cbc', bytes, bytes.subarray(0, 8));
  return Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]).toString('base64');
}

/** Undefined when it was sealed with another key or is cut. */
export function open3Des(data: string, key: string): string | undefined {
  const bytes = Buffer.from(key, 'utf8');
  try {
    const decipher = createDecipheriv('des-ede3-cbc', bytes, bytes.subarray(0, 8));
    return Buffer.concat([decipher.update(Buffer.from(data, 'base64')), decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}

function signText({ data, mess, timestamp }: GigForm, appKey: string): string {
  return `data=${data}&mess=${mess}&timestamp=${timestamp}&key=${appKey}`;
}

export function hmacGig(form: GigForm, appKey: string): string {
  return createHmac('sha256', appKey).update(signText(form, appKey)).digest('hex');
}

/** `sha256`: HMAC under the app key, hexadecimal; `rsa`: RSA-SHA256, Base64. */
export function signGig(form: GigForm, keys: { appKey: string; privateKey: string }): string {
  if (form.sign_type === 'sha256') return hmacGig(form, keys.appKey);
  return signMessage(Buffer.from(signText(form, keys.appKey)), keys.privateKey);
}

export function isGigSignature(form: GigForm, sign: string, keys: { appKey: string; publicKey: string }): boolean {
  if (form.sign_type === 'rsa') return isSignedBy(Buffer.from(signText(form, keys.appKey)), sign, keys.publicKey);
  if (form.sign_type !== 'sha256') return false;
  const [given, right] = [Buffer.from(sign.toLowerCase()), Buffer.from(hmacGig(form, keys.appKey))];
  return given.length === right.length && timingSafeEqual(given, right);
}
