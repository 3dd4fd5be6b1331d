import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { invariant } from '../../../core/invariant';
import type { PayeeVault } from '../../ports/payee-vault';
import { readEnvironment } from './read-environment';

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
 * PAYEE_DATA_KEY_PREVIOUS. They are read at the first use, so that a function that also does other things starts without.
 *
 * Errors, at the first use: EnvironmentProblem when the key is missing or malformed.
 */
export function environmentPayeeVault(environment: Readonly<Record<string, string | undefined>>): PayeeVault {
  let opened: PayeeVault | undefined;
  const vault = () => {
    if (opened) return opened;
    const keys = readEnvironment(['PAYEE_DATA_KEY', 'PAYEE_DATA_KEY_PREVIOUS'], environment);
    const previous = keys.PAYEE_DATA_KEY_PREVIOUS;
    opened = aesPayeeVault(keyOf(keys.PAYEE_DATA_KEY), previous === undefined ? undefined : keyOf(previous));
    return opened;
  };
  return {
    seal: (text, owner) => vault().seal(text, owner),
    open: (sealed, owner) => vault().open(sealed, owner),
    namesOf: (purpose, text) => vault().namesOf(purpose, text),
  };
}

function keyOf(text: string): PayeeKey {
  const [keyId = '', secret = ''] = text.split(':');
  return { keyId, secret: Buffer.from(secret, 'base64url') };
}
