import * as v from 'valibot';
import { Outage } from '../../ports/outage';
import type { PlatformAnswer } from '../../ports/store-platform';
import type { EndpointName } from './endpoints';
import { type ExchangeWorld, exchange, type PlatformReply } from './exchange';
import type { TokenBroker } from './token-broker';
import { placeOf } from './wire-fields';

/** Calls an endpoint and reads its answer by a schema. */
export type PlatformCall = <Schema extends v.GenericSchema>(
  name: EndpointName,
  body: object,
  schema: Schema,
) => Promise<PlatformAnswer<v.InferOutput<Schema>>>;

/**
 * Makes the one way in which resources ask the platform. A refused token is replaced and the call repeated, once. A
 * business code comes back as PLATFORM_REFUSED. An answer without what its schema needs is an Outage that names the
 * place: nothing is filled in.
 */
export function platformCall(world: ExchangeWorld, tokens: TokenBroker): PlatformCall {
  return async (name, body, schema) => {
    const deadlineMs = world.clock.monotonicMs() + world.limits.overallMs;
    const reply = await askWithToken(world, tokens, name, { body, deadlineMs });
    const { errcode, detail } = reply;
    if (reply.class === 'refused') return { ok: false, code: 'PLATFORM_REFUSED', errcode, detail };
    return { ok: true, value: readAnswer(name, schema, reply.body) };
  };
}

async function askWithToken(
  world: ExchangeWorld,
  tokens: TokenBroker,
  name: EndpointName,
  request: { readonly body: object; readonly deadlineMs: number },
): Promise<PlatformReply> {
  const token = await tokens.current();
  const first = await exchange(world, name, { ...request, token });
  if (first.class !== 'token') return first;
  const second = await exchange(world, name, { ...request, token: await tokens.refresh(token) });
  if (second.class === 'token') throw new Outage(name, `a new token is refused as well (${second.errcode})`, true);
  return second;
}

/** Reads an answer, or throws an Outage that names the first place that does not fit. */
export function readAnswer<Schema extends v.GenericSchema>(
  name: EndpointName,
  schema: Schema,
  body: unknown,
): v.InferOutput<Schema> {
  const read = v.safeParse(schema, body, { abortEarly: true });
  if (read.success) return read.output;
  throw unusable(name, placeOf(read.issues[0]));
}

/** The answer cannot be used because of what stands, or does not stand, at a place. */
export function unusable(name: EndpointName, place: string): Outage {
  return new Outage(name, `unusable answer at ${place}`, false);
}
