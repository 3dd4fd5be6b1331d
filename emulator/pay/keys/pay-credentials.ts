import { generateKeyPair, type KeyObject, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { makeCertificate } from './make-certificate';

/** A pair of RSA keys as PEM. */
export type KeyPair = { privateKey: string; publicKey: string };
/** A pair of RSA keys with a certificate and its number (40 hexadecimal digits, upper case). */
export type CertifiedKeys = KeyPair & { certificate: string; serial: string };

/** Both sides' keys of one local world. They are made at its first start, kept beside its data and never committed. */
export type PayCredentials = {
  mchid: string;
  /** 32 characters: callbacks and certificates are encrypted with it. */
  apiV3Key: string;
  merchant: CertifiedKeys;
  /** The key of WeChat Pay under its id `PUB_KEY_ID_…`; the private half belongs to the emulator alone. */
  publicKeyId: string;
  platformKey: KeyPair;
  /** The older scheme: a certificate of the platform. */
  platformCertificate: CertifiedKeys;
  gig: GigCredentials;
  /** What the demo encrypts payees' accounts with: a key's id and 32 bytes. Nothing of the platform's; only made here. */
  payeeDataKey: string;
};

export type GigCredentials = {
  dealerId: string;
  brokerId: string;
  appKey: string;
  /** 24 characters. */
  des3Key: string;
  dealer: KeyPair;
  platform: KeyPair;
};

const generate = promisify(generateKeyPair);
const KEY_BITS = 2048;
const YEAR_MS = 365 * 86_400_000;

/** New keys for one world; about half a second of work. */
export async function makePayCredentials(mchid: string, nowMs: number): Promise<PayCredentials> {
  const pairs = await Promise.all(Array.from({ length: 5 }, () => generate('rsa', { modulusLength: KEY_BITS })));
  const [merchant, platform, certified, dealer, gigPlatform] = pairs;
  if (!merchant || !platform || !certified || !dealer || !gigPlatform) throw new Error('five pairs of keys were asked');
  const period = { fromMs: nowMs - YEAR_MS, untilMs: nowMs + 5 * YEAR_MS };
  return {
    mchid,
    apiV3Key: randomBytes(16).toString('hex'),
    merchant: certify(merchant, { commonName: mchid, organisation: '山里人家', ...period }),
    publicKeyId: `PUB_KEY_ID_01${mchid}${new Date(nowMs).toISOString().slice(0, 10).replaceAll('-', '')}00000000`,
    platformKey: toPems(platform),
    platformCertificate: certify(certified, { commonName: 'Tenpay.com sign', organisation: 'Tenpay.com', ...period }),
    gig: {
      dealerId: '27532640',
      brokerId: '27532644',
      appKey: randomBytes(16).toString('hex'),
      des3Key: randomBytes(12).toString('hex'),
      dealer: toPems(dealer),
      platform: toPems(gigPlatform),
    },
    payeeDataKey: `local1:${randomBytes(32).toString('base64url')}`,
  };
}

type GeneratedPair = { privateKey: KeyObject; publicKey: KeyObject };

function toPems({ privateKey, publicKey }: GeneratedPair): KeyPair {
  return {
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  };
}

function certify(
  keys: GeneratedPair,
  facts: { commonName: string; organisation: string; fromMs: number; untilMs: number },
): CertifiedKeys {
  const bytes = randomBytes(20);
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  const serial = bytes.toString('hex').toUpperCase();
  return { ...toPems(keys), certificate: makeCertificate({ serial, keys, ...facts }), serial };
}
