import { type FunctionFailure, invalidEvent } from './function-failure';
import type { FunctionRuntime } from './function-runtime';
import type { Invocation } from './invocation';

const NESTED_SOURCE = 'scf';

/** The answer of the `functions.invokeFunction` action: the service's payload, or a failure to throw as its error. */
export type InvokeAnswer = { readonly payload: { response_data: string } } | { readonly failure: FunctionFailure };

/**
 * A call from a function to a function, as the SDK's callFunction sends it: `function_name`, `request_data` as JSON
 * text. The called function sees the caller's identity, and `,scf` is added to its source.
 * https://developers.weixin.qq.com/minigame/dev/wxcloud/reference-sdk-api/utils/Cloud.getWXContext.html
 */
export async function answerInvokeFunction(
  runtime: FunctionRuntime,
  body: Readonly<Record<string, unknown>>,
): Promise<InvokeAnswer> {
  const name = body.function_name;
  if (typeof name !== 'string' || name === '') return { failure: invalidEvent('function_name must name a function') };
  const event = parseEvent(body.request_data);
  if (!event) return { failure: invalidEvent('request_data must be a JSON object') };
  const outcome = await runtime.invoke(name, event.value, nestedInvocation(runtime, body));
  return outcome.ok ? { payload: { response_data: outcome.resultJson } } : { failure: outcome.failure };
}

function nestedInvocation(runtime: FunctionRuntime, body: Readonly<Record<string, unknown>>): Invocation {
  const token = body.wxCloudApiToken;
  const caller = typeof token === 'string' ? runtime.callerOf(token) : undefined;
  if (!caller) return { source: NESTED_SOURCE };
  const { source, identity, appid, clientIp } = caller.invocation;
  return { source: `${source},${NESTED_SOURCE}`, identity, appid, clientIp, nested: true };
}

function parseEvent(text: unknown): { value: unknown } | undefined {
  if (text === undefined || text === '') return { value: {} };
  if (typeof text !== 'string') return undefined;
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
