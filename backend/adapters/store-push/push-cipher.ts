import { createDecipheriv } from 'node:crypto';
import { type Outcome, ok, rejected } from '../../../core/outcome';

const padBlockBytes = 32;
const noiseBytes = 16;
const lengthBytes = 4;

export interface OpenedCipher {
  readonly message: string;
  /** Whom the message is for. */
  readonly appid: string;
}

/**
 * Opens the cipher text of a push: AES-256-CBC over `random(16) | length (uint32, big endian) | message | appid`.
 *
 * The padding counts to 32 bytes and not to the 16 of AES, so it is taken off by hand. Only a cipher text whose
 * signature was checked may come here: the scheme has no authentication of its own.
 * https://developers.weixin.qq.com/doc/store/leagueheadsupplier/callback/allback_encoding.html
 */
export function openCipher(encrypt: string, encodingAesKey: string): Outcome<OpenedCipher, 'bad-cipher'> {
  const key = Buffer.from(`${encodingAesKey}=`, 'base64');
  if (key.length !== 32) return rejected('bad-cipher', 'the AES key must be 43 letters of Base64');
  const sealed = Buffer.from(encrypt, 'base64');
  if (sealed.length === 0 || sealed.length % padBlockBytes !== 0) return rejected('bad-cipher', 'length');
  const padded = decrypt(sealed, key);
  const plain = withoutPadding(padded);
  if (!plain || plain.length < noiseBytes + lengthBytes) return rejected('bad-cipher', 'padding');
  const messageStart = noiseBytes + lengthBytes;
  const messageEnd = messageStart + plain.readUInt32BE(noiseBytes);
  if (messageEnd > plain.length) return rejected('bad-cipher', 'message length');
  const message = utf8(plain.subarray(messageStart, messageEnd));
  const appid = utf8(plain.subarray(messageEnd));
  if (message === undefined || appid === undefined) return rejected('bad-cipher', 'text');
  return ok({ message, appid });
}

function decrypt(sealed: Buffer, key: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16));
  decipher.setAutoPadding(false);
  return Buffer.concat([decipher.update(sealed), decipher.final()]);
}

function withoutPadding(padded: Buffer): Buffer | undefined {
  const padBytes = padded[padded.length - 1] ?? 0;
  if (padBytes < 1 || padBytes > padBlockBytes) return undefined;
  const end = padded.length - padBytes;
  return padded.subarray(end).every((byte) => byte === padBytes) ? padded.subarray(0, end) : undefined;
}

function utf8(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
