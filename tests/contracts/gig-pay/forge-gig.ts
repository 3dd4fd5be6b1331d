import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import forge from 'node-forge';

export const des3Key = '123456788765432112345678';
export const appKey = 'appkey0123456789';

export function makeGigKeys() {
  const [dealer, platform] = [0, 1].map(() => forge.pki.rsa.generateKeyPair({ bits: 2048 }));
  if (!dealer || !platform) throw new Error('no keys');
  return { dealer, platform };
}

export type ForgeGigKeys = ReturnType<typeof makeGigKeys>;

export function gigEnvironmentOf(keys: ForgeGigKeys, baseUrl = 'http://127.0.0.1:1') {
  return {
    GIG_API_BASE_URL: baseUrl,
    GIG_DEALER_ID: 'dealer1',
    GIG_BROKER_ID: 'broker1',
    GIG_APP_KEY: appKey,
    GIG_DES3_KEY: des3Key,
    GIG_SIGN_TYPE: 'rsa',
    GIG_PRIVATE_KEY: forge.pki.privateKeyInfoToPem(
      forge.pki.wrapRsaPrivateKey(forge.pki.privateKeyToAsn1(keys.dealer.privateKey)),
    ),
    GIG_PUBLIC_KEY: forge.pki.publicKeyToPem(keys.platform.publicKey),
    GIG_CHANNEL: 'bankpay',
    GIG_NOTIFY_URL: 'https://pay.example.com/gig-events',
    GIG_PLATFORM_NAME: '山里人家',
    MINI_PROGRAM_APPID: 'wx0000000000000002',
  };
}

/** 3DES-CBC by node-forge, in Base64. */
export function forgeSealGig(plain: string): string {
  const cipher = forge.cipher.createCipher('3DES-CBC', forge.util.createBuffer(des3Key));
  cipher.start({ iv: des3Key.slice(0, 8) });
  cipher.update(forge.util.createBuffer(plain, 'utf8'));
  cipher.finish();
  return forge.util.encode64(cipher.output.getBytes());
}

export function forgeOpenGig(sealed: string): string {
  const decipher = forge.cipher.createDecipher('3DES-CBC', forge.util.createBuffer(des3Key));
  decipher.start({ iv: des3Key.slice(0, 8) });
  decipher.update(forge.util.createBuffer(forge.util.decode64(sealed)));
  return decipher.finish() ? forge.util.decodeUtf8(decipher.output.getBytes()) : '';
}

/** HMAC-SHA256 in hex, by node-forge. */
export function forgeHmac(text: string): string {
  const hmac = forge.hmac.create();
  hmac.start('sha256', appKey);
  hmac.update(text);
  return hmac.digest().toHex();
}

export function forgeSignGig(key: forge.pki.rsa.PrivateKey, text: string): string {
  return forge.util.encode64(key.sign(forge.md.sha256.create().update(text, 'utf8')));
}

export interface GigRequest {
  readonly method: string;
  readonly path: string;
  readonly dealer: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** Whether another library finds the signature over these fields right. */
  readonly isSigned: boolean;
}

export interface GigAnswer {
  readonly status?: number;
  readonly code?: string;
  readonly message?: string;
  readonly data?: unknown;
  /** As it stands, instead of all else. */
  readonly text?: string;
  readonly isPlain?: boolean;
}

/** A 灵工 platform of a few lines, on node-forge instead of the crypto that the client uses. */
export class ForgeGig {
  readonly requests: GigRequest[] = [];
  answer: (request: GigRequest) => GigAnswer = () => ({ code: '0000', data: {} });

  private constructor(
    private readonly server: Server,
    private readonly keys: ForgeGigKeys,
    readonly url: string,
  ) {}

  static async start(keys: ForgeGigKeys): Promise<ForgeGig> {
    const server = createServer();
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const gig = new ForgeGig(server, keys, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.on('request', (incoming, response) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () => {
        const url = new URL(incoming.url ?? '/', gig.url);
        const form =
          incoming.method === 'GET' ? url.searchParams : new URLSearchParams(Buffer.concat(chunks).toString());
        const request = gig.read(incoming.method ?? '', url.pathname, String(incoming.headers['dealer-id']), form);
        gig.requests.push(request);
        const answer = gig.answer(request);
        response
          .writeHead(answer.status ?? 200, { 'content-type': 'application/json' })
          .end(gig.textOf(request, answer));
      });
    });
    return gig;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((closed) => this.server.close(() => closed()));
  }

  private read(method: string, path: string, dealer: string, form: URLSearchParams): GigRequest {
    const [data, mess, timestamp, sign] = ['data', 'mess', 'timestamp', 'sign'].map((name) => form.get(name) ?? '');
    const text = `data=${data}&mess=${mess}&timestamp=${timestamp}&key=${appKey}`;
    const digest = forge.md.sha256.create().update(text, 'utf8').digest().getBytes();
    const isSigned =
      form.get('sign_type') === 'rsa'
        ? this.keys.dealer.publicKey.verify(digest, forge.util.decode64(sign ?? ''))
        : forgeHmac(text) === sign;
    const isFresh = Math.abs(Number(timestamp) - Date.now() / 1000) < 60;
    const params = JSON.parse(forgeOpenGig(data ?? '')) as Record<string, unknown>;
    return { method, path, dealer, params, isSigned: isSigned && isFresh };
  }

  private textOf(
    { params }: GigRequest,
    { code = '0000', message = '操作成功', data, text, isPlain }: GigAnswer,
  ): string {
    if (text !== undefined) return text;
    const isSealed = params.data_type === 'encryption' && !isPlain && data !== undefined;
    const sent = isSealed ? forgeSealGig(JSON.stringify(data)) : data;
    return JSON.stringify({ code, message, request_id: 'r1', data: sent });
  }
}
