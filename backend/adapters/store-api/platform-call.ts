import * as v from 'valibot';
import { Outage } from '../../ports/outage';
import type { PlatformAnswer } from '../../ports/platform/answer';
import type { EndpointName } from './endpoints';
import { type ExchangeWorld, exchange, type PlatformReply } from './exchange';
import type { TokenBroker } from './token-broker';
import { placeOf, type Sifted } from './wire-fields';

/**
 * Reads an answer that has the form of its schema: gives the value, or throws `Unusable` with the place of what it
 * cannot use.
 */
export type ReadValue<Form, Value> = (form: Form, sift: Sift) => Value;

/** Gives the items that fit, and has those written down that do not. */
export type Sift = <Item>(place: string, list: Sifted<Item>) => readonly Item[];

/** Calls an endpoint and reads its answer by a schema. */
export type PlatformCall = <Schema extends v.GenericSchema, Value>(
  name: EndpointName,
  body: object,
  schema: Schema,
  readValue: ReadValue<v.InferOutput<Schema>, Value>,
) => Promise<PlatformAnswer<Value>>;

/** An answer cannot be used because of what stands, or does not stand, at a place. Becomes an Outage. */
export class Unusable extends Error {
  override readonly name = 'Unusable';

  constructor(readonly place: string) {
    super(place);
  }
}

/**
 * Makes the one way in which resources ask the platform. A refused token is replaced and the call repeated, once. A
 * business code comes back as PLATFORM_REFUSED. An answer without what its schema needs is written down once and thrown as
 * an Outage that names the place: nothing is filled in.
 */
export function platformCall(world: ExchangeWorld, tokens: TokenBroker): PlatformCall {
  return async (name, body, schema, readValue) => {
    const deadlineMs = world.clock.monotonicMs() + world.limits.overallMs;
    const reply = await askWithToken(world, tokens, name, { body, deadlineMs });
    const { errcode, detail } = reply;
    if (reply.action === 'reject') return { ok: false, code: 'PLATFORM_REFUSED', errcode, detail };
    return { ok: true, value: readReply(world, name, reply, schema, readValue) };
  };
}

function readReply<Schema extends v.GenericSchema, Value>(
  { journal }: ExchangeWorld,
  name: EndpointName,
  reply: PlatformReply,
  schema: Schema,
  readValue: ReadValue<v.InferOutput<Schema>, Value>,
): Value {
  const leftOut: string[] = [];
  const writeDown = (place: string, leftOutCount: number) =>
    journal.alarm('STORE_API_ANSWER', { operation: name, place, leftOutCount, rid: reply.rid });
  try {
    const value = readValue(readAnswer(schema, reply.body), (place, list) => {
      leftOut.push(...list.leftOut.map((where) => `${place}.${where}`));
      return list.fitting;
    });
    const [first] = leftOut;
    if (first !== undefined) writeDown(first, leftOut.length);
    return value;
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    writeDown(error.place, 0);
    throw new Outage(name, `unusable answer at ${error.place}`, false);
  }
}

async function askWithToken(
  world: ExchangeWorld,
  tokens: TokenBroker,
  name: EndpointName,
  request: { readonly body: object; readonly deadlineMs: number },
): Promise<PlatformReply> {
  const token = await tokens.current();
  const first = await exchange(world, name, { ...request, token });
  if (first.action !== 'refresh') return first;
  const second = await exchange(world, name, { ...request, token: await tokens.refresh(token) });
  if (second.action === 'refresh') throw new Outage(name, `a new token is refused as well (${second.errcode})`, true);
  return second;
}

/** Reads what stands at a place of an answer, or throws Unusable with the first place that does not fit. */
export function readAnswer<Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
  place = '',
): v.InferOutput<Schema> {
  const read = v.safeParse(schema, value, { abortEarly: true });
  if (read.success) return read.output;
  const within = placeOf(read.issues[0]);
  throw new Unusable([place, within].filter((part) => part !== '').join('.') || 'answer');
}
