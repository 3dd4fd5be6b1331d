import { constants, privateDecrypt, publicEncrypt } from 'node:crypto';

const OAEP = { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' } as const;

/** Opens a sensitive field (RSA-OAEP with SHA-1, Base64); undefined when it was not sealed for this key. */
export function openSensitive(ciphertext: string, privateKey: string): string | undefined {
  try {
    const bytes = privateDecrypt({ key: privateKey, ...OAEP }, Buffer.from(ciphertext, 'base64'));
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

export function sealSensitive(text: string, publicKey: string): string {
  return publicEncrypt({ key: publicKey, ...OAEP }, Buffer.from(text, 'utf8')).toString('base64');
}
