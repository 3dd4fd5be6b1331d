import { createCipheriv } from 'node:crypto';

export type SealedResource = {
  algorithm: 'AEAD_AES_256_GCM';
  ciphertext: string;
  associated_data: string;
  nonce: string;
};

/** AES-256-GCM under the APIv3 key; the last 16 bytes of the ciphertext are its tag. The nonce has 12 characters. */
export function sealResource(
  text: string,
  how: { apiV3Key: string; nonce: string; associatedData: string },
): SealedResource {
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(how.apiV3Key, 'utf8'), Buffer.from(how.nonce, 'utf8'));
  cipher.setAAD(Buffer.from(how.associatedData, 'utf8'));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return {
    algorithm: 'AEAD_AES_256_GCM',
    ciphertext: sealed.toString('base64'),
    associated_data: how.associatedData,
    nonce: how.nonce,
  };
}
