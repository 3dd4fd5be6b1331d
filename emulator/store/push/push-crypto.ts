import { createCipheriv, createHash } from 'node:crypto';

/** Push messages are padded to this block, not to the 16 bytes of AES. */
const PAD_BLOCK_BYTES = 32;

/** The secrets a message is sealed with, as they stand in the agency console. */
export type PushSecrets = { token: string; encodingAesKey: string; appid: string };

/**
 * sha1 over the sorted parts, in hex: `signature` has token, timestamp and nonce, `msg_signature` the cipher text too.
 * Source: https://developers.weixin.qq.com/doc/store/leagueheadsupplier/callback/allback_encoding.html
 */
export function pushSignature(...parts: string[]): string {
  return createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex');
}

/**
 * AES-256-CBC over `random(16) | length (uint32, big endian) | message | appid`, padded to 32 bytes; Base64.
 * @param random16 16 bytes of noise in front of the message.
 */
export function sealPush(message: string, secrets: PushSecrets, random16: Buffer): string {
  const key = Buffer.from(`${secrets.encodingAesKey}=`, 'base64');
  if (key.length !== 32) throw new Error('encodingAesKey must be 43 characters of Base64 (32 bytes)');
  const body = Buffer.from(message, 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  const plain = Buffer.concat([random16, length, body, Buffer.from(secrets.appid, 'utf8')]);
  const padBytes = PAD_BLOCK_BYTES - (plain.length % PAD_BLOCK_BYTES);
  const padded = Buffer.concat([plain, Buffer.alloc(padBytes, padBytes)]);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16));
  cipher.setAutoPadding(false);
  return Buffer.concat([cipher.update(padded), cipher.final()]).toString('base64');
}
