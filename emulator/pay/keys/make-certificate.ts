import { type KeyObject, sign } from 'node:crypto';
import { derBits, derEmpty, derInteger, derList, derName, derSet, derTagged, derText, derTime } from './der';

const SHA256_WITH_RSA = '1.2.840.113549.1.1.11';
const ORGANISATION = '2.5.4.10';
const COMMON_NAME = '2.5.4.3';

export type CertificateWish = {
  /** 40 hexadecimal digits. */
  serial: string;
  commonName: string;
  organisation: string;
  keys: { privateKey: KeyObject; publicKey: KeyObject };
  fromMs: number;
  untilMs: number;
};

/** A certificate (X.509, signed by its own key) as PEM; on this laptop nobody follows its chain. */
export function makeCertificate(wish: CertificateWish): string {
  const algorithm = derList(derName(SHA256_WITH_RSA), derEmpty());
  const holder = derList(nameEntry(ORGANISATION, wish.organisation), nameEntry(COMMON_NAME, wish.commonName));
  const content = derList(
    derTagged(0, derInteger(Buffer.from([2]))),
    derInteger(Buffer.from(wish.serial, 'hex')),
    algorithm,
    holder,
    derList(derTime(wish.fromMs), derTime(wish.untilMs)),
    holder,
    wish.keys.publicKey.export({ type: 'spki', format: 'der' }),
  );
  const signature = sign('sha256', content, wish.keys.privateKey);
  return toPem('CERTIFICATE', derList(content, algorithm, derBits(signature)));
}

function nameEntry(kind: string, text: string): Buffer {
  return derSet(derList(derName(kind), derText(text)));
}

function toPem(label: string, bytes: Buffer): string {
  const lines = bytes.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}
