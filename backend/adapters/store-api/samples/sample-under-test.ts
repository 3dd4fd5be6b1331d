import { Outage } from '../../../ports/outage';
import type { WholeStorePlatform } from '../../../ports/store-platform';
import type { Transport } from '../http-transport';
import { type JournalLine, worldAround } from '../platform-under-test';
import { storeApiClient } from '../store-api-client';

export interface AskedSample {
  /** What the port gave: the value of an answer, or the refusal; undefined with an outage. */
  readonly value: unknown;
  readonly outage: Outage | undefined;
  /** Lines about answers that could not be used. */
  readonly complaints: readonly JournalLine[];
  readonly lines: readonly JournalLine[];
  /** Method, path and text of each request. */
  readonly sent: readonly { readonly method: string; readonly path: string; readonly text: string | null }[];
}

export interface SampledReply {
  readonly status?: number;
  readonly text: string;
}

const complaintEvents: readonly string[] = ['STORE_API_ANSWER', 'platform-no-answer'];

/** Asks a client whose platform gives this reply to everything. Errors other than an Outage are thrown on. */
export async function askSample(
  ask: (store: WholeStorePlatform) => Promise<unknown>,
  { status = 200, text }: SampledReply,
): Promise<AskedSample> {
  const sent: AskedSample['sent'][number][] = [];
  const transport: Transport = async ({ url, body }) => {
    sent.push({ method: body === null ? 'GET' : 'POST', path: url.pathname, text: body });
    return { status, text };
  };
  const { world, lines } = worldAround({ baseUrl: 'http://127.0.0.1' });
  const tokens = { current: async () => 'token', refresh: async () => 'token' };
  const ids = { agencyAppid: 'wxagency1', miniProgramAppid: 'wxmini1' };
  const store = storeApiClient({ ...world, ...ids, transport, tokens });
  const answer: unknown = await ask(store).catch((error: unknown) => error);
  if (answer instanceof Error && !(answer instanceof Outage)) throw answer;
  const outage = answer instanceof Outage ? answer : undefined;
  const complaints = lines.filter(([, event]) => complaintEvents.includes(event));
  return { value: outage ? undefined : valueIn(answer), outage, complaints, lines, sent };
}

function valueIn(answer: unknown): unknown {
  const isAnswer = typeof answer === 'object' && answer !== null && Reflect.get(answer, 'ok') === true;
  return isAnswer ? Reflect.get(answer, 'value') : answer;
}
