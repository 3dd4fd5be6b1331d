import * as v from 'valibot';
import type { Clock } from '../../ports/clock';
import type { Journal } from '../../ports/journal';
import { Outage } from '../../ports/outage';
import type { ErrcodeAction } from '../../ports/platform/errcode-guide';
import type { RandomSource } from '../../ports/random';
import { parseBigIntSafeJson } from './big-int-safe-json';
import type { CallAllowance } from './call-allowance';
import { type EndpointName, endpoints } from './endpoints';
import { actionOf, daySpent } from './error-codes';
import { type Transport, TransportFailure } from './http-transport';
import { textOrEmpty, whole } from './wire-fields';

export interface CallLimits {
  /** For one exchange. */
  readonly requestMs: number;
  /** For a call with its retries and waits. */
  readonly overallMs: number;
}

export interface ExchangeWorld {
  readonly baseUrl: string;
  readonly transport: Transport;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly limits: CallLimits;
  readonly allowance: CallAllowance;
}

/** An answer of the platform: its JSON object and what its errcode asks of us. */
export interface PlatformReply {
  readonly action: ErrcodeAction | 'none';
  readonly errcode: number;
  /** errmsg without its `rid`. */
  readonly detail: string;
  /** The platform's own name of this call, for asking its support. */
  readonly rid: string;
  readonly body: Readonly<Record<string, unknown>>;
}

interface Asked {
  readonly token?: string;
  readonly body: object;
  readonly deadlineMs: number;
}

const busyTries = 3;
const firstWaitMs = 200;

/** errcode is 0, "0" or absent when all is well. */
const head = v.looseObject({ errcode: v.nullish(whole, 0), errmsg: textOrEmpty });

/**
 * Asks the platform once, and again (three times in all, with growing jittered waits) while it says that it is busy.
 *
 * Answers that ask for nothing, for another token, or that refuse come back; the others and everything that is no answer
 * (nothing in time, HTML, an empty body) are thrown as Outage, and as AllowanceSpent where too much was asked.
 */
export async function exchange(world: ExchangeWorld, name: EndpointName, asked: Asked): Promise<PlatformReply> {
  for (let tried = 1; ; tried += 1) {
    const reply = await ask(world, name, asked);
    if (reply.action !== 'retry') return usable(world, name, reply);
    const waitMs = firstWaitMs * 2 ** (tried - 1) * (0.5 + world.random.fraction());
    const isLast = tried === busyTries || world.clock.monotonicMs() + waitMs >= asked.deadlineMs;
    if (isLast) throw new Outage(name, 'the platform is busy', true);
    await world.clock.sleep(waitMs);
  }
}

async function ask(
  world: ExchangeWorld,
  name: EndpointName,
  { token, body, deadlineMs }: Asked,
): Promise<PlatformReply> {
  const { baseUrl, transport, journal, clock, limits, allowance } = world;
  const { path, method } = endpoints[name];
  const url = new URL(baseUrl.replace(/\/+$/, '') + path);
  if (token !== undefined) url.searchParams.set('access_token', token);
  const startedAtMs = clock.monotonicMs();
  const timeoutMs = Math.min(limits.requestMs, deadlineMs - startedAtMs);
  if (timeoutMs <= 0) throw new Outage(name, 'no time left', true);
  allowance.spend(name);
  const request = { url, body: method === 'GET' ? null : JSON.stringify(body), timeoutMs };
  const response = await transport(request).catch((error: unknown) => {
    throw error instanceof TransportFailure ? new Outage(name, error.reason, true) : error;
  });
  const reply = read(world, name, response.status, response.text);
  if (reply.action !== 'none') {
    const durationMs = Math.round(clock.monotonicMs() - startedAtMs);
    journal.info('platform-error', { operation: name, errcode: reply.errcode, rid: reply.rid, durationMs });
  }
  return reply;
}

function read({ journal }: ExchangeWorld, name: EndpointName, status: number, text: string): PlatformReply {
  const noAnswer = (looks: string): Outage => {
    journal.info('platform-no-answer', { operation: name, place: 'answer', looks });
    return new Outage(name, looks, true);
  };
  const parsed = parseBigIntSafeJson(text);
  if (!parsed.ok) throw noAnswer(`status ${status} with no JSON: ${parsed.detail ?? ''}`);
  const answer = v.safeParse(head, parsed.value);
  if (!answer.success || Array.isArray(parsed.value)) throw noAnswer(`status ${status} with no answer`);
  const { errcode, errmsg } = answer.output;
  // An error page of a gateway may be JSON as well; only the platform's own errcode speaks for the platform.
  if (status !== 200 && errcode === 0) throw noAnswer(`status ${status}`);
  const rid = /rid: ([0-9a-f-]+)/.exec(errmsg)?.[1] ?? '';
  const detail = errmsg.replace(/\s*rid: [0-9a-f-]+/, '').slice(0, 200);
  return { action: actionOf(errcode), errcode, detail, rid, body: answer.output };
}

function usable({ journal, allowance }: ExchangeWorld, name: EndpointName, reply: PlatformReply): PlatformReply {
  const { errcode, rid } = reply;
  switch (reply.action) {
    case 'wait':
      if (errcode === daySpent) journal.alarm('STORE_API_QUOTA', { operation: name, errcode, rid });
      throw allowance.refused(name, errcode === daySpent ? 'day' : 'minute');
    case 'alarm':
      journal.alarm('STORE_API_CONFIGURATION', { operation: name, errcode, rid });
      throw new Outage(name, `the set-up of appid, secret, rights or IP list is refused (${errcode})`, false);
    default:
      return reply;
  }
}
