import { createDecipheriv, randomBytes } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { VirtualClock } from '../clock/virtual-clock';
import { makePayCredentials, type PayCredentials } from './keys/pay-credentials';
import { type RunningPay, startPay } from './start-pay';
import type { PayOptions } from './start-pay-options';
import { answerMessage, isSignedBy, requestMessage, signMessage } from './wire/signed-message';

/** 2026-08-01 20:15 in Beijing. */
export const EVENING_MS = 1_785_586_500_000;
export const BILLS = '/v3/fund-app/mch-transfer/transfer-bills';

export type Answer = {
  status: number;
  json: Record<string, unknown>;
  text: string;
  bytes: Buffer;
  headers: Headers;
  /** Whether the answer is signed by the key that it names. */
  signature: 'right' | 'wrong' | 'absent';
};

export type Received = {
  headers: IncomingHttpHeaders;
  body: string;
  signature: 'right' | 'wrong' | 'absent';
  /** Undefined when it does not decrypt. */
  content: Record<string, unknown> | undefined;
};

/** One set of keys per test file: making them takes half a second. */
let keys: Promise<PayCredentials> | undefined;

export function sharedKeys(): Promise<PayCredentials> {
  keys ??= makePayCredentials('1900000109', EVENING_MS);
  return keys;
}

/** The pay platform on a clock that stands at a known evening, a signing client and a receiver of callbacks. */
export async function payUnderTest(options: Partial<PayOptions> = {}) {
  const clock = options.clock ?? new VirtualClock(EVENING_MS);
  const credentials = options.saved?.credentials ?? (await sharedKeys());
  const pay = await startPay({ log: () => undefined, ...options, clock, credentials });
  const receiver = await startReceiver(pay);
  pay.setNotifyUrl(receiver.url);
  return {
    pay,
    clock,
    credentials,
    receiver,
    call: (method: string, target: string, body?: unknown, how: SignHow = {}) =>
      signed(pay, clock, { method, target, body, ...how }),
    create: (fields: Record<string, unknown> = {}, how: SignHow = {}) =>
      signed(pay, clock, { method: 'POST', target: BILLS, body: wishBody(fields), ...how }),
    query: (number: string) => signed(pay, clock, { method: 'GET', target: `${BILLS}/out-bill-no/${number}` }),
    cancel: (number: string) => signed(pay, clock, { method: 'POST', target: `${BILLS}/out-bill-no/${number}/cancel` }),
    async stop() {
      await pay.stop();
      await receiver.stop();
    },
  };
}

export type PayUnderTest = Awaited<ReturnType<typeof payUnderTest>>;

export function wishBody(fields: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    appid: 'wxmini_shanliren',
    out_bill_no: 'W202608010001',
    transfer_scene_id: '1005',
    openid: 'oMini-wang-ayi',
    transfer_amount: 8800,
    transfer_remark: '推广佣金提现',
    transfer_scene_report_infos: [
      { info_type: '岗位类型', info_content: '推广员' },
      { info_type: '报酬说明', info_content: '2026年8月推广佣金' },
    ],
    ...fields,
  };
}

/** What to do otherwise than right when signing. */
export type SignHow = {
  serialHeader?: string | undefined;
  timestamp?: number;
  nonce?: string;
  mchid?: string;
  serial?: string;
  privateKey?: string;
  /** Sent instead of what was signed. */
  sentBody?: string;
  withoutAuthorization?: boolean;
};

type Wish = SignHow & { method: string; target: string; body?: unknown };

async function signed(pay: RunningPay, clock: VirtualClock, wish: Wish): Promise<Answer> {
  const { merchant, mchid, publicKeyId } = pay.credentials;
  const body = wish.body === undefined ? '' : JSON.stringify(wish.body);
  const timestamp = String(wish.timestamp ?? Math.floor(clock.nowMs() / 1000));
  const nonce = wish.nonce ?? randomBytes(16).toString('hex');
  const message = requestMessage({
    method: wish.method,
    target: wish.target,
    timestamp,
    nonce,
    body: Buffer.from(body),
  });
  const items = {
    mchid: wish.mchid ?? mchid,
    serial_no: wish.serial ?? merchant.serial,
    timestamp,
    nonce_str: nonce,
    signature: signMessage(message, wish.privateKey ?? merchant.privateKey),
  };
  const authorization = `WECHATPAY2-SHA256-RSA2048 ${Object.entries(items)
    .map(([name, value]) => `${name}="${value}"`)
    .join(',')}`;
  const serialHeader = 'serialHeader' in wish ? wish.serialHeader : publicKeyId;
  const response = await fetch(`${pay.apiBaseUrl}${wish.target}`, {
    method: wish.method,
    headers: {
      accept: 'application/json',
      ...(wish.withoutAuthorization ? {} : { authorization }),
      ...(serialHeader === undefined ? {} : { 'wechatpay-serial': serialHeader }),
      ...(body === '' ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === '' ? {} : { body: wish.sentBody ?? body }),
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  const text = bytes.toString('utf8');
  const { headers } = response;
  const json = headers.get('content-type')?.startsWith('application/json') && text !== '' ? JSON.parse(text) : {};
  return {
    status: response.status,
    json,
    text,
    bytes,
    headers,
    signature: judge(pay, Object.fromEntries(headers), text),
  };
}

function judge(pay: RunningPay, headers: IncomingHttpHeaders, body: string): Answer['signature'] {
  const [timestamp, nonce, serial, signature] = ['timestamp', 'nonce', 'serial', 'signature'].map((name) =>
    String(headers[`wechatpay-${name}`] ?? ''),
  );
  if (!timestamp || !nonce || !serial || !signature) return 'absent';
  const { publicKeyId, platformKey, platformCertificate } = pay.credentials;
  const publicKey =
    serial === publicKeyId
      ? platformKey.publicKey
      : serial === platformCertificate.serial
        ? platformCertificate.publicKey
        : undefined;
  return publicKey && isSignedBy(answerMessage(timestamp, nonce, body), signature, publicKey) ? 'right' : 'wrong';
}

/** A merchant's address for callbacks; answers 200 to what is signed well, unless told otherwise. */
async function startReceiver(pay: RunningPay) {
  const received: Received[] = [];
  const behaviour: { status: number | undefined; body: string } = { status: undefined, body: '' };
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts).toString('utf8');
      const signature = judge(pay, request.headers, body);
      received.push({ headers: request.headers, body, signature, content: decrypted(pay.credentials.apiV3Key, body) });
      response.writeHead(behaviour.status ?? (signature === 'right' ? 200 : 401)).end(behaviour.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the receiver has no port');
  return {
    url: `http://127.0.0.1:${address.port}/pay-events`,
    received,
    behaviour,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function decrypted(apiV3Key: string, body: string): Record<string, unknown> | undefined {
  try {
    const { resource } = JSON.parse(body);
    const bytes = Buffer.from(resource.ciphertext, 'base64');
    const decipher = createDecipheriv('aes-256-gcm', apiV3Key, resource.nonce);
    decipher.setAAD(Buffer.from(resource.associated_data));
    decipher.setAuthTag(bytes.subarray(-16));
    return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString('utf8'));
  } catch {
    return undefined;
  }
}
