/// <reference path="./plugin-decorator.d.ts" />
import type { Journal } from '../../ports/journal';
import type { PayClientKeys } from './pay-environment';

/** A question to the pay platform. */
export interface PayQuestion {
  /** Our word for it, for the log. */
  readonly operation: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, unknown>>;
}

export type PayReply =
  /** 2xx and signed by a key that we know, within 5 minutes. */
  | { readonly kind: 'verified'; readonly data: unknown }
  /** Another status; its body is signed by nobody. */
  | { readonly kind: 'unsigned'; readonly status: number; readonly code: string; readonly message: string }
  /** Nothing that could be used: no answer in time, no right signature, no JSON. */
  | { readonly kind: 'silent'; readonly cause: string };

export interface PayCall {
  ask(question: PayQuestion): Promise<PayReply>;
  /** A file at an address that a verified answer named: its bytes are not signed, so the caller compares their hash. */
  download(operation: string, address: string): Promise<Buffer | undefined>;
}

export interface PayCallOptions {
  readonly keys: PayClientKeys;
  readonly journal: Journal;
  readonly monotonicMs: () => number;
  /** For one exchange, from the first byte sent to the last one read. */
  readonly requestMs: number;
}

const longestAnswer = 1024 * 1024;
const longestFile = 48 * 1024 * 1024;

/**
 * Asks over `wechatpay-axios-plugin`, which signs each call and checks the signature of each 2xx answer. It is loaded when
 * somebody asks for the first time. Nothing is asked twice here: whoever asks knows whether that is safe.
 */
export function payCall(options: PayCallOptions): PayCall {
  const { keys, journal, monotonicMs, requestMs } = options;
  let opened: Promise<PayHttp> | undefined;
  const http = () => {
    opened ??= openHttp(keys);
    return opened;
  };
  const baseUrl = keys.baseUrl.replace(/\/+$/, '');
  return {
    async ask({ operation, method, path, query, body }) {
      const startedAtMs = monotonicMs();
      const client = await http();
      const { reply, rid } = await client
        .request({
          ...{ method, url: `${baseUrl}${path}`, signal: AbortSignal.timeout(requestMs), timeout: requestMs },
          ...(query === undefined ? {} : { params: query }),
          ...(body === undefined ? {} : { data: body }),
        })
        .then(verifiedOf, troubleOf);
      const durationMs = Math.round(monotonicMs() - startedAtMs);
      journal.info('pay-call', { operation, ...factsOf(reply), rid, durationMs });
      return reply;
    },
    async download(operation, address) {
      const client = await http();
      if (!isOfPlatform(address, baseUrl)) {
        journal.alarm('PAY_DOWNLOAD', { operation, reason: 'the address is not the platform’s' });
        return undefined;
      }
      try {
        const response = await client.request({
          ...{ method: 'GET', url: address, responseType: 'arraybuffer', transformResponse: [] },
          ...{ maxContentLength: longestFile, timeout: requestMs, signal: AbortSignal.timeout(requestMs) },
        });
        return Buffer.from(response.data as ArrayBuffer);
      } catch (error) {
        const { reply, rid } = troubleOf(error);
        journal.info('pay-call', { operation, ...factsOf(reply), rid });
        return undefined;
      }
    },
  };
}

/**
 * A fresh config for each client, because the library changes the one it is given. It does not set `Wechatpay-Serial` by
 * itself; answers are signed with the key that it names.
 */
async function openHttp(keys: PayClientKeys) {
  // Not the library's index: it assigns to a getter, which fails in the strict code of a bundle.
  const { default: Decorator } = await import('wechatpay-axios-plugin/lib/decorator');
  const config = {
    mchid: keys.merchantId,
    serial: keys.certificateSerial,
    privateKey: keys.privateKey,
    certs: Object.fromEntries(keys.platformKeys),
    baseURL: `${keys.baseUrl.replace(/\/+$/, '')}/`,
    headers: { 'Wechatpay-Serial': keys.answerSerial },
    ...{ proxy: false, maxRedirects: 0, maxContentLength: longestAnswer },
  };
  return Decorator.jsonBased(config);
}

type PayHttp = Awaited<ReturnType<typeof openHttp>>;

interface Heard {
  readonly reply: PayReply;
  readonly rid: string;
}

function verifiedOf(response: { readonly data: unknown; readonly headers: unknown }): Heard {
  return { reply: { kind: 'verified', data: response.data }, rid: requestIdOf(response.headers) };
}

/** The library reports a wrong signature as an error that carries the 2xx answer: that is silence, not an answer. */
function troubleOf(error: unknown): Heard {
  const { code, name, response } = Object(error) as {
    readonly code?: unknown;
    readonly name?: unknown;
    readonly response?: { readonly status: number; readonly data: unknown; readonly headers: unknown };
  };
  const cause = typeof code === 'string' ? code : String(name);
  const rid = requestIdOf(response?.headers);
  if (!response || cause.startsWith('EV3_') || response.status < 300) return { reply: { kind: 'silent', cause }, rid };
  const body = Object(response.data) as { readonly code?: unknown; readonly message?: unknown };
  const told = { code: textOf(body.code, 64), message: textOf(body.message, 200) };
  return { reply: { kind: 'unsigned', status: response.status, ...told }, rid };
}

function requestIdOf(headers: unknown): string {
  return textOf((Object(headers) as Readonly<Record<string, unknown>>)['request-id'], 128);
}

function textOf(value: unknown, longest: number): string {
  return typeof value === 'string' ? value.slice(0, longest) : '';
}

function factsOf(reply: PayReply): Readonly<Record<string, unknown>> {
  if (reply.kind === 'verified') return { code: 'ok' };
  if (reply.kind === 'silent') return { code: 'silent', reason: reply.cause };
  return { code: reply.code || String(reply.status), detail: reply.message };
}

/** Downloads carry our signature, so they go nowhere but to the platform. */
function isOfPlatform(address: string, baseUrl: string): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  if (url.origin === new URL(baseUrl).origin) return true;
  return url.protocol === 'https:' && /\.mch\.weixin\.qq\.com$/.test(url.hostname);
}
