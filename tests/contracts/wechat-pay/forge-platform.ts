import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import forge from 'node-forge';

/** What the platform answers to a request; `fault` spoils what would otherwise be right. */
export interface ForgeAnswer {
  readonly status?: number;
  /** A text is sent as it stands, an object as JSON; nothing is an empty body. */
  readonly body?: string | object | Buffer;
  readonly fault?: 'bad-signature' | 'stale' | 'no-headers' | 'unknown-serial' | 'drop' | 'never';
}

export interface ForgeRequest {
  readonly method: string;
  readonly url: string;
  readonly serial: string;
  readonly body: string;
  /** Whether another library finds the merchant's signature over these very bytes right. */
  readonly isSigned: boolean;
}

/** Two years in one pair of keys: making them takes a while, so a test file makes them once. */
export function makeKeys() {
  const [merchant, platform, certified] = [0, 1, 2].map(() => forge.pki.rsa.generateKeyPair({ bits: 2048 }));
  if (!merchant || !platform || !certified) throw new Error('no keys');
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = certified.publicKey;
  certificate.serialNumber = '1A2B3C4D5E6F708192A3B4C5D6E7F8091A2B3C4D';
  certificate.validity.notBefore = new Date('2026-01-01T00:00:00Z');
  certificate.validity.notAfter = new Date('2031-01-01T00:00:00Z');
  certificate.setSubject([{ name: 'commonName', value: 'platform' }]);
  certificate.setIssuer([{ name: 'commonName', value: 'platform' }]);
  certificate.sign(certified.privateKey, forge.md.sha256.create());
  return { merchant, platform, certified, certificatePem: forge.pki.certificateToPem(certificate) };
}

export type ForgeKeys = ReturnType<typeof makeKeys>;

export const merchantSerial = '214A4630744ADB1688C51DFC84C92C9D487977C9';
export const publicKeyId = 'PUB_KEY_ID_0119000001092026';
export const certificateSerial = '1A2B3C4D5E6F708192A3B4C5D6E7F8091A2B3C4D';
export const apiV3Key = '0123456789abcdef0123456789ABCDEF';

/** The variables of a merchant, for whom the platform's keys are those of `keys`. */
export function environmentOf(keys: ForgeKeys, baseUrl = 'http://127.0.0.1:1') {
  return {
    PAY_MCHID: '1900000109',
    PAY_CERTIFICATE_SERIAL: merchantSerial.toLowerCase(),
    PAY_PRIVATE_KEY: forge.pki.privateKeyInfoToPem(
      forge.pki.wrapRsaPrivateKey(forge.pki.privateKeyToAsn1(keys.merchant.privateKey)),
    ),
    PAY_PUBLIC_KEY_ID: publicKeyId,
    PAY_PUBLIC_KEY: forge.pki.publicKeyToPem(keys.platform.publicKey),
    PAY_PLATFORM_CERTIFICATES: JSON.stringify({ [certificateSerial]: keys.certificatePem }),
    PAY_API_V3_KEY: apiV3Key,
    PAY_API_BASE_URL: baseUrl,
    PAY_NOTIFY_URL: 'https://pay.example.com/pay-events',
    MINI_PROGRAM_APPID: 'wx0000000000000002',
  };
}

/** RSA-SHA256 of a text, in Base64, by node-forge. */
export function forgeSign(key: forge.pki.rsa.PrivateKey, text: string): string {
  return forge.util.encode64(key.sign(forge.md.sha256.create().update(text, 'utf8')));
}

/** AES-256-GCM by node-forge: Base64 of the sealed bytes and their tag. */
export function forgeSeal(plain: string, key: string, nonce: string, aad: string): string {
  const cipher = forge.cipher.createCipher('AES-GCM', forge.util.createBuffer(key));
  cipher.start({ iv: nonce, additionalData: aad, tagLength: 128 });
  cipher.update(forge.util.createBuffer(plain, 'utf8'));
  cipher.finish();
  return forge.util.encode64(cipher.output.getBytes() + cipher.mode.tag.getBytes());
}

/** What node-forge reads in a sensitive field (RSA-OAEP, SHA-1). */
export function forgeOpen(key: forge.pki.rsa.PrivateKey, sealed: string): string {
  return forge.util.decodeUtf8(key.decrypt(forge.util.decode64(sealed), 'RSA-OAEP', { md: forge.md.sha1.create() }));
}

/** A pay platform of a few lines, on node-forge instead of the crypto that the client uses. */
export class ForgePlatform {
  readonly requests: ForgeRequest[] = [];
  answer: (request: ForgeRequest) => ForgeAnswer = () => ({ status: 404, body: { code: 'NOT_FOUND' } });

  private constructor(
    private readonly server: Server,
    private readonly keys: ForgeKeys,
    readonly url: string,
  ) {
    server.on('request', (request, response) => void this.serve(request, response));
  }

  static async start(keys: ForgeKeys): Promise<ForgePlatform> {
    const server = createServer();
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    return new ForgePlatform(server, keys, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((closed) => this.server.close(() => closed()));
  }

  private async serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
    const request = this.read(incoming, Buffer.concat(chunks).toString('utf8'));
    this.requests.push(request);
    const { status = 200, body = '', fault } = this.answer(request);
    if (fault === 'never') return;
    if (fault === 'drop') {
      incoming.socket.destroy();
      return;
    }
    const bytes = Buffer.isBuffer(body) ? body : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
    const headers = this.headersOf(bytes.toString('utf8'), request.serial, fault);
    response.writeHead(status, { 'content-type': 'application/json', 'Request-ID': '08F0-TEST', ...headers });
    response.end(bytes);
  }

  private read(incoming: IncomingMessage, body: string): ForgeRequest {
    const { method = '', url = '', headers } = incoming;
    const items = Object.fromEntries(
      [...(headers.authorization ?? '').matchAll(/([a-z_]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]),
    );
    const message = `${method}\n${url}\n${items.timestamp}\n${items.nonce_str}\n${body}\n`;
    const digest = forge.md.sha256.create().update(message, 'utf8').digest().getBytes();
    const signature = forge.util.decode64(String(items.signature));
    const isSigned =
      items.mchid === '1900000109' &&
      items.serial_no === merchantSerial &&
      this.keys.merchant.publicKey.verify(digest, signature);
    return { method, url, body, isSigned, serial: String(headers['wechatpay-serial']) };
  }

  private headersOf(body: string, serial: string, fault: ForgeAnswer['fault']): Record<string, string> {
    if (fault === 'no-headers') return {};
    const timestamp = String(Math.floor(Date.now() / 1000) - (fault === 'stale' ? 301 : 0));
    const key = serial === certificateSerial ? this.keys.certified.privateKey : this.keys.platform.privateKey;
    const signed = fault === 'bad-signature' ? `${body} ` : body;
    return {
      'Wechatpay-Timestamp': timestamp,
      'Wechatpay-Nonce': 'nonce0123456789',
      'Wechatpay-Serial': fault === 'unknown-serial' ? 'PUB_KEY_ID_0000000000000000' : serial,
      'Wechatpay-Signature': forgeSign(key, `${timestamp}\nnonce0123456789\n${signed}\n`),
      'Wechatpay-Signature-Type': 'WECHATPAY2-SHA256-RSA2048',
    };
  }
}
