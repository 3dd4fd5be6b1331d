import { PayApi } from './api/pay-api';
import { BillTimers } from './bills/bill-timers';
import { GigApi } from './gig/gig-api';
import { GigTimers } from './gig/gig-orders';
import { makePayCredentials, type PayCredentials } from './keys/pay-credentials';
import { Misbehaviour } from './misbehaviour/misbehaviour';
import { NoticeQueue } from './notices/notice-queue';
import type { PayContext } from './pay-context';
import { servePay } from './pay-server';
import { type PaySettings, paySettings } from './pay-settings';
import { freshPayState, type PayState } from './pay-state';
import { createPayPlay, type PayPlay } from './play/pay-play';
import type { PayOptions, PayUrls, SavedPay } from './start-pay-options';

export type RunningPay = {
  url: string;
  /** Stands for https://api.mch.weixin.qq.com. */
  apiBaseUrl: string;
  /** Stands for https://api-service.yunzhanghu.com. */
  gigApiBaseUrl: string;
  /** Where a person sees what waits and taps 收款. */
  pageUrl: string;
  seed: number;
  /** What a deployment needs of both sides' keys; see `payVariables`. */
  credentials: PayCredentials;
  readonly settings: PaySettings;
  play: PayPlay;
  setNotifyUrl(url: string | undefined): void;
  setGigNotifyUrl(url: string | undefined): void;
  /** Waits until no callback is under way or due; tries that are due later are not waited for. */
  settle(): Promise<void>;
  /** Forgets everything that happened; the keys stay. */
  reset(): Promise<void>;
  /** Goes on from the state that `export()` gave; the keys stay. */
  restore(saved: PayState): void;
  /** Everything as plain JSON, for `saved`. */
  export(): SavedPay;
  stop(): Promise<void>;
};

const DEFAULT_SEED = 20260801;
const DEMO_MCHID = '1900000109';
const DEMO_OPERATING_FEN = 1_000_000;

/** WeChat Pay's transfers and a gig platform on 127.0.0.1, on the clock of the local world. */
export async function startPay(options: PayOptions): Promise<RunningPay> {
  const nowMs = options.clock.nowMs();
  const credentials =
    options.saved?.credentials ?? options.credentials ?? (await makePayCredentials(options.mchid ?? DEMO_MCHID, nowMs));
  const parts = assemble(options, credentials);
  const server = await servePay({ api: parts.api, gig: parts.gig, play: parts.play, port: options.port ?? 0 });
  parts.listensAt(server.url);
  const { queue, urls, context } = parts;
  return {
    url: server.url,
    apiBaseUrl: server.url,
    gigApiBaseUrl: `${server.url}/gig`,
    pageUrl: `${server.url}/`,
    seed: context().seed,
    credentials,
    settings: context().settings,
    play: parts.play,
    setNotifyUrl: (url) => Object.assign(urls, { pay: url }),
    setGigNotifyUrl: (url) => Object.assign(urls, { gig: url }),
    settle: () => queue.settle(),
    reset: parts.reset,
    restore: parts.restore,
    export: () => structuredClone({ credentials, state: context().state }),
    stop: async () => {
      parts.halt();
      await queue.stop();
      await server.stop();
    },
  };
}

/** A callback's content without what differs from run to run: times, the platform's own numbers, addresses. */
function whatItSays(text: string): string {
  const passing = 'create_time|update_time|transfer_bill_no|notify_id|notify_time|notify_url|ref|broker_bank_bill';
  return text.replace(new RegExp(`"(?:${passing}|created_at|finished_time)":"[^"]*"`, 'g'), '');
}

function toStandardError(line: string): void {
  process.stderr.write(`${line}\n`);
}

function assemble(options: PayOptions, credentials: PayCredentials) {
  const { clock } = options;
  const settings = paySettings(options.settings);
  const fresh = () => freshPayState(options.operatingFen ?? DEMO_OPERATING_FEN);
  let state = options.saved ? { ...fresh(), ...structuredClone(options.saved.state) } : fresh();
  const urls: PayUrls = { pay: options.notifyUrls?.pay, gig: options.notifyUrls?.gig };
  const where = { own: '' };
  const nowMs = () => clock.nowMs();
  const misbehaviour = new Misbehaviour(nowMs);
  const context = (): PayContext => ({
    settings,
    state,
    credentials,
    seed: options.seed ?? DEFAULT_SEED,
    nowMs,
    baseUrl: () => where.own,
    tell: (wish) => queue.add(wish),
    jump: (durationMs) => clock.advanceBy(durationMs),
  });
  const queue: NoticeQueue = new NoticeQueue({
    context,
    misdeedOf: ({ subject, text }) => misbehaviour.ofCallback(subject, whatItSays(text)),
    urls: () => urls,
  });
  const api = new PayApi(context, misbehaviour, () => queue.settle());
  const works = [new BillTimers(context), new GigTimers(context), queue];
  for (const work of works) clock.register(work);
  const restore = (next: PayState) => {
    state = { ...fresh(), ...structuredClone(next) };
    queue.hold(false);
    misbehaviour.reset();
    api.forget();
    Object.assign(settings, paySettings(options.settings));
  };
  const reset = async () => {
    await queue.settle();
    restore(fresh());
  };
  const log = options.log ?? toStandardError;
  return {
    context,
    queue,
    api,
    gig: new GigApi(context, misbehaviour),
    urls,
    reset,
    restore,
    play: createPayPlay({ context, misbehaviour, queue, urls, calls: () => api.calls, log, reset }),
    listensAt: (address: string) => Object.assign(where, { own: address }),
    halt: () => {
      for (const work of works) clock.unregister(work);
    },
  };
}
