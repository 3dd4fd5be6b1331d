import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSign,
  createVerify,
  type KeyObject,
  timingSafeEqual,
} from 'node:crypto';

/** What both sides share. */
interface GigSharedSecrets {
  readonly appKey: string;
  /** 24 bytes; its first 8 are the initial vector. */
  readonly des3Key: string;
}

/** How we sign: RSA-SHA256 with a key of our own, or HMAC-SHA256 with the application's key, which both sides have. */
export interface GigSecrets extends GigSharedSecrets {
  readonly signer: { readonly type: 'rsa'; readonly privateKey: KeyObject } | { readonly type: 'sha256' };
}

/** How the platform's signature is checked. */
export interface GigDoorSecrets extends GigSharedSecrets {
  readonly verifier: { readonly type: 'rsa'; readonly platformKey: KeyObject } | { readonly type: 'sha256' };
}

/** The fields of a signed message, as they travel. */
export interface GigEnvelope {
  readonly data: string;
  readonly mess: string;
  readonly timestamp: string;
  readonly sign: string;
  readonly sign_type: 'rsa' | 'sha256';
}

const cipherName = 'des-ede3-cbc';

/** 3DES-CBC with PKCS #7, in Base64. https://github.com/YunzhanghuOpen/sdk-go */
export function sealGigData(plain: string, des3Key: string): string {
  const sealing = createCipheriv(cipherName, Buffer.from(des3Key), Buffer.from(des3Key).subarray(0, 8));
  return Buffer.concat([sealing.update(plain, 'utf8'), sealing.final()]).toString('base64');
}

/** undefined when it was not sealed with this key. */
export function openGigData(sealed: string, des3Key: string): string | undefined {
  try {
    const opening = createDecipheriv(cipherName, Buffer.from(des3Key), Buffer.from(des3Key).subarray(0, 8));
    const plain = Buffer.concat([opening.update(Buffer.from(sealed, 'base64')), opening.final()]);
    return new TextDecoder('utf-8', { fatal: true }).decode(plain);
  } catch {
    return undefined;
  }
}

/** Seals and signs parameters; `timestampSec` is in seconds. */
export function gigEnvelope(
  params: Readonly<Record<string, unknown>>,
  secrets: GigSecrets,
  { mess, timestampSec }: { readonly mess: string; readonly timestampSec: number },
): GigEnvelope {
  const data = sealGigData(JSON.stringify(params), secrets.des3Key);
  const timestamp = String(timestampSec);
  const text = signedText({ data, mess, timestamp }, secrets.appKey);
  const { signer } = secrets;
  const sign =
    signer.type === 'rsa'
      ? createSign('RSA-SHA256').update(text).sign(signer.privateKey, 'base64')
      : createHmac('sha256', secrets.appKey).update(text).digest('hex');
  return { data, mess, timestamp, sign, sign_type: signer.type };
}

/** Whether the platform signed these fields. The comparison takes the same time whatever differs. */
export function isSignedByGig(
  fields: { readonly data: string; readonly mess: string; readonly timestamp: string; readonly sign: string },
  { appKey, verifier }: GigDoorSecrets,
): boolean {
  const text = signedText(fields, appKey);
  if (verifier.type === 'rsa') {
    const bytes = Buffer.from(fields.sign, 'base64');
    if (bytes.toString('base64') !== fields.sign) return false;
    return createVerify('RSA-SHA256').update(text).verify(verifier.platformKey, bytes);
  }
  if (!/^[0-9a-f]{64}$/.test(fields.sign)) return false;
  return timingSafeEqual(createHmac('sha256', appKey).update(text).digest(), Buffer.from(fields.sign, 'hex'));
}

function signedText(
  { data, mess, timestamp }: { readonly data: string; readonly mess: string; readonly timestamp: string },
  appKey: string,
): string {
  return `data=${data}&mess=${mess}&timestamp=${timestamp}&key=${appKey}`;
}
