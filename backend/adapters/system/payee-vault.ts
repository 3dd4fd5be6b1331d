import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { invariant } from '../../../core/invariant';
import type { PayeeVault } from '../../ports/payee-vault';

/** A key with the name under which sealed texts know it. */
export interface PayeeKey {
  readonly keyId: string;
  /** 32 bytes. */
  readonly secret: Uint8Array;
}

interface OpenedKey {
  readonly keyId: string;
  readonly sealing: Uint8Array;
  readonly naming: Uint8Array;
}

const algorithm = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;
const keyText = /^([A-Za-z0-9]{1,16}):([A-Za-z0-9_-]{43})=?$/;

/**
 * Seals with AES-256-GCM as `<key id>.<iv>.<text and tag>`; the owner is authenticated with it. Names are HMAC-SHA256
 * under a key of their own, derived from the same secret (HKDF), so that neither use weakens the other.
 */
export function aesPayeeVault(present: PayeeKey, previous?: PayeeKey): PayeeVault {
  invariant(present.keyId !== previous?.keyId, 'PAYEE_DATA_KEY and PAYEE_DATA_KEY_PREVIOUS must have different ids');
  const key = openKey(present);
  const older = previous === undefined ? undefined : openKey(previous);
  return {
    seal(text, owner) {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv(algorithm, key.sealing, iv, { authTagLength: tagBytes });
      cipher.setAAD(Buffer.from(owner, 'utf8'));
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return [key.keyId, iv.toString('base64url'), sealed.toString('base64url')].join('.');
    },
    open(sealed, owner) {
      const [keyId, iv = '', body = ''] = sealed.split('.');
      const opening = [key, older].find((one) => one?.keyId === keyId);
      invariant(opening, `a payee's data were sealed with the key ${keyId}, which is not in the environment`);
      const bytes = Buffer.from(body, 'base64url');
      invariant(bytes.length >= tagBytes, "a payee's data were cut off");
      const decipher = createDecipheriv(algorithm, opening.sealing, Buffer.from(iv, 'base64url'), {
        authTagLength: tagBytes,
      });
      decipher.setAAD(Buffer.from(owner, 'utf8'));
      decipher.setAuthTag(bytes.subarray(-tagBytes));
      return Buffer.concat([decipher.update(bytes.subarray(0, -tagBytes)), decipher.final()]).toString('utf8');
    },
    isPresent: (sealed) => sealed.startsWith(`${key.keyId}.`),
    namesOf: (purpose, text) => [
      nameOf(key, purpose, text),
      ...(older === undefined ? [] : [nameOf(older, purpose, text)]),
    ],
  };
}

function openKey({ keyId, secret }: PayeeKey): OpenedKey {
  invariant(secret.length === 32, 'a key for payee data has 32 bytes');
  const derived = (use: string) => new Uint8Array(hkdfSync('sha256', secret, '', `payee-${use}`, 32));
  return { keyId, sealing: derived('sealing'), naming: derived('naming') };
}

function nameOf({ keyId, naming }: OpenedKey, purpose: string, text: string): string {
  return `${keyId}.${createHmac('sha256', naming).update(`${purpose}\u0000${text}`, 'utf8').digest('base64url')}`;
}

/**
 * The vault with the keys of the function's environment: PAYEE_DATA_KEY and, after a change of keys, the one before as
 * PAYEE_DATA_KEY_PREVIOUS. Each is `<key id>:<32 bytes in base64url>`, as `k1:` and 43 letters.
 */
export function environmentPayeeVault(environment: Readonly<Record<string, string | undefined>>): PayeeVault {
  const present = keyOf('PAYEE_DATA_KEY', environment.PAYEE_DATA_KEY ?? '');
  const previous = environment.PAYEE_DATA_KEY_PREVIOUS;
  return aesPayeeVault(present, previous ? keyOf('PAYEE_DATA_KEY_PREVIOUS', previous) : undefined);
}

function keyOf(name: string, text: string): PayeeKey {
  const [, keyId = '', secret = ''] = keyText.exec(text) ?? [];
  invariant(keyId !== '', `${name} must be a short name, a colon and 43 letters of base64url, as k1:AbC…`);
  return { keyId, secret: Buffer.from(secret, 'base64url') };
}
