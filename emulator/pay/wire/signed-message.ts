import { createSign, createVerify } from 'node:crypto';

export const SCHEME = 'WECHATPAY2-SHA256-RSA2048';

/** What a request's signature covers: https://pay.weixin.qq.com/docs/merchant/development/interface-rules/ */
export function requestMessage(parts: {
  method: string;
  /** Path and query as they were sent, without the host. */
  target: string;
  timestamp: string;
  nonce: string;
  body: Buffer;
}): Buffer {
  const head = `${parts.method}\n${parts.target}\n${parts.timestamp}\n${parts.nonce}\n`;
  return Buffer.concat([Buffer.from(head, 'utf8'), parts.body, Buffer.from('\n')]);
}

/** What the signature of an answer or a callback covers. */
export function answerMessage(timestamp: string, nonce: string, body: string): Buffer {
  return Buffer.from(`${timestamp}\n${nonce}\n${body}\n`, 'utf8');
}

export function signMessage(message: Buffer, privateKey: string): string {
  return createSign('RSA-SHA256').update(message).sign(privateKey, 'base64');
}

export function isSignedBy(message: Buffer, signature: string, publicKey: string): boolean {
  return createVerify('RSA-SHA256').update(message).verify(publicKey, signature, 'base64');
}

export type Authorization = { mchid: string; serial: string; timestamp: string; nonce: string; signature: string };

/** The five items of an Authorization header, in whatever order; undefined when one is missing or the scheme differs. */
export function readAuthorization(header: string | undefined): Authorization | undefined {
  const items = header?.startsWith(`${SCHEME} `) ? header.slice(SCHEME.length + 1) : undefined;
  if (items === undefined) return undefined;
  const found = new Map<string, string>();
  for (const item of items.split(/,\s*(?=[a-z_]+=")/)) {
    const [, name, value] = /^\s*([a-z_]+)="([^"]*)"\s*$/.exec(item) ?? [];
    if (name === undefined || value === undefined) return undefined;
    found.set(name, value);
  }
  const names = ['mchid', 'serial_no', 'timestamp', 'nonce_str', 'signature'];
  const [mchid, serial, timestamp, nonce, signature] = names.map((name) => found.get(name));
  if (!mchid || !serial || !timestamp || !nonce || !signature) return undefined;
  return { mchid, serial, timestamp, nonce, signature };
}
