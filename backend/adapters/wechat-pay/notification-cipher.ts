import { createDecipheriv } from 'node:crypto';

const tagBytes = 16;
const nonceBytes = 12;

export interface SealedResource {
  /** Base64; its last 16 bytes are the tag. */
  readonly ciphertext: string;
  readonly nonce: string;
  readonly associatedData: string;
}

/**
 * Opens AES-256-GCM; undefined unless the tag is right, so that not a single byte is read that somebody changed.
 * https://pay.weixin.qq.com/doc/v3/merchant/4012071382
 */
export function openNotificationCipher(
  { ciphertext, nonce, associatedData }: SealedResource,
  key: Buffer,
): Buffer | undefined {
  const sealed = Buffer.from(ciphertext, 'base64');
  const iv = Buffer.from(nonce, 'utf8');
  if (sealed.length < tagBytes || iv.length !== nonceBytes) return undefined;
  try {
    const opening = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes });
    opening.setAAD(Buffer.from(associatedData, 'utf8'));
    opening.setAuthTag(sealed.subarray(-tagBytes));
    return Buffer.concat([opening.update(sealed.subarray(0, -tagBytes)), opening.final()]);
  } catch {
    return undefined;
  }
}
