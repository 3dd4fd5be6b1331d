import { createCipheriv, createHash, randomBytes } from 'node:crypto';

export interface PushSecrets {
  readonly token: string;
  /** 43 letters of Base64. */
  readonly encodingAesKey: string;
  readonly agencyAppid: string;
}

/** sha1 in hex of the sorted, joined parts: how the platform signs. */
export function pushSignature(parts: readonly string[]): string {
  return createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex');
}

/** The query of the platform's question whether an address is ours; `echo` is the right answer. */
export function urlQuestion(token: string, timestampSec: number): { readonly query: URLSearchParams; echo: string } {
  const [timestamp, nonce, echo] = [
    String(timestampSec),
    randomBytes(6).toString('hex'),
    randomBytes(12).toString('hex'),
  ];
  const signature = pushSignature([token, timestamp, nonce]);
  return { query: new URLSearchParams({ signature, timestamp, nonce, echostr: echo }), echo };
}

/**
 * An event as the platform sends it in secure mode: sealed with the AES key, signed with the token.
 * https://developers.weixin.qq.com/doc/store/leagueheadsupplier/callback/allback_encoding.html
 */
export function sealPush(
  message: string,
  { token, encodingAesKey, agencyAppid }: PushSecrets,
  timestampSec: number,
): { readonly query: URLSearchParams; readonly body: string } {
  const key = Buffer.from(`${encodingAesKey}=`, 'base64');
  const text = Buffer.from(message, 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  const plain = Buffer.concat([randomBytes(16), length, text, Buffer.from(agencyAppid, 'utf8')]);
  const padBytes = 32 - (plain.length % 32);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16));
  cipher.setAutoPadding(false);
  const sealed = Buffer.concat([cipher.update(plain), cipher.update(Buffer.alloc(padBytes, padBytes)), cipher.final()]);
  const encrypt = sealed.toString('base64');
  const [timestamp, nonce] = [String(timestampSec), randomBytes(6).toString('hex')];
  const query = new URLSearchParams({
    signature: pushSignature([token, timestamp, nonce]),
    timestamp,
    nonce,
    encrypt_type: 'aes',
    msg_signature: pushSignature([token, timestamp, nonce, encrypt]),
  });
  const originalId = String(Reflect.get(JSON.parse(message), 'ToUserName'));
  return { query, body: JSON.stringify({ ToUserName: originalId, Encrypt: encrypt }) };
}
