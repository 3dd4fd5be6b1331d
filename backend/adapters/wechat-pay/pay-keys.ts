import { createPrivateKey, createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';

/** The platform's public keys by the serial that its messages name: `PUB_KEY_ID_…` or that of a certificate. */
export type PlatformKeys = ReadonlyMap<string, KeyObject>;

/**
 * An RSA private key as an environment variable holds it: PEM in several lines, in one line with `\n` written out, or the
 * Base64 of its DER (PKCS #8), which is the shortest. undefined when it is none of these.
 */
export function readPrivateKey(text: string): KeyObject | undefined {
  return rsaOrNone(() =>
    isPem(text)
      ? createPrivateKey(linesOf(text))
      : createPrivateKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'pkcs8' }),
  );
}

/** An RSA public key in the same forms (SPKI), or the one inside of a certificate. undefined when it is none. */
export function readPublicKey(text: string): KeyObject | undefined {
  return rsaOrNone(() => {
    if (text.includes('-----BEGIN CERTIFICATE')) return new X509Certificate(linesOf(text)).publicKey;
    if (isPem(text)) return createPublicKey(linesOf(text));
    return publicKeyOfDer(Buffer.from(text, 'base64'));
  });
}

function publicKeyOfDer(der: Buffer): KeyObject {
  try {
    return createPublicKey({ key: der, format: 'der', type: 'spki' });
  } catch {
    return new X509Certificate(der).publicKey;
  }
}

function rsaOrNone(read: () => KeyObject): KeyObject | undefined {
  try {
    const key = read();
    return key.asymmetricKeyType === 'rsa' ? key : undefined;
  } catch {
    return undefined;
  }
}

function isPem(text: string): boolean {
  return text.includes('-----BEGIN');
}

function linesOf(text: string): string {
  return text.replaceAll('\\n', '\n');
}
