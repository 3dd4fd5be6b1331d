import { formFields } from './form-fields';
import type { SubscribeMessages } from './subscribe-messages';
import { bytesField, numberField, readFields } from './wire-fields';

/** What a call of `cloud.openapi` asks for. */
export interface OpenApiCall {
  readonly action: string;
  readonly apiName: string;
  readonly token: string;
  readonly wish: Readonly<Record<string, unknown>>;
}

/** A call of `cloud.openapi` as the SDK sends it: a form whose `requestData` is CommApiData, a list of names and JSON. */
export function readOpenApiCall(body: Buffer, contentType: string): OpenApiCall {
  const fields = formFields(body, contentType);
  const text = (name: string) => fields.get(name)?.toString('utf8') ?? '';
  const data = readFields(fields.get('requestData') ?? Buffer.alloc(0)).get(2)?.[0];
  const pairs = data ? (readFields(data).get(1) ?? []) : [];
  const wish = Object.fromEntries(
    pairs.map((pair) => {
      const parts = readFields(pair);
      const value = parts.get(2)?.[0]?.toString('utf8') ?? '';
      return [parts.get(1)?.[0]?.toString('utf8') ?? '', parsed(value)];
    }),
  );
  return { action: text('action'), apiName: text('apiName'), token: text('wxCloudApiToken'), wish };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** The answer as CommOpenApiResp, or undefined for an interface that is not played here. */
export function answerOpenApi(call: OpenApiCall, messages: SubscribeMessages): Buffer | undefined {
  if (call.action !== 'wx.openApi' || call.apiName !== 'subscribeMessage.send') return undefined;
  const answer = JSON.stringify(messages.send(call.wish));
  return Buffer.concat([bytesField(1, answer), bytesField(2, 'application/json'), numberField(4, 200)]);
}
