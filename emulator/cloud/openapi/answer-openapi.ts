import { formFields } from './form-fields';
import { type CodeAnswer, unlimitedCode } from './mini-program-codes';
import type { PhoneAnswer, PhoneNumbers } from './phone-numbers';
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

/** What stands behind the interfaces that are played here. */
export interface OpenApiWorld {
  readonly appid: string;
  readonly messages: SubscribeMessages;
  readonly phones: PhoneNumbers;
  /** Whether the function that holds the token may call an interface, by its config.json. */
  mayCall(token: string, apiName: string): boolean;
}

const noPermission = { errcode: -604_101, errmsg: 'function has no permission to call this API' };

/** The answer as CommOpenApiResp, or undefined for an interface that is not played here. */
export function answerOpenApi(call: OpenApiCall, world: OpenApiWorld): Buffer | undefined {
  if (call.action !== 'wx.openApi') return undefined;
  const answer = answers.get(call.apiName);
  if (!answer) return undefined;
  const given = world.mayCall(call.token, call.apiName) ? answer(call.wish, world) : noPermission;
  return 'picture' in given
    ? response(given.picture, 'image/png')
    : response(JSON.stringify(given), 'application/json');
}

type Answer = (wish: OpenApiCall['wish'], world: OpenApiWorld) => CodeAnswer | PhoneAnswer;

const answers = new Map<string, Answer>([
  ['subscribeMessage.send', (wish, { messages }) => messages.send(wish)],
  ['phonenumber.getPhoneNumber', (wish, { phones }) => phones.exchange(wish)],
  ['wxacode.getUnlimited', (wish, { appid }) => unlimitedCode(appid, wish)],
]);

function response(data: Buffer | string, contentType: string): Buffer {
  return Buffer.concat([bytesField(1, data), bytesField(2, contentType), numberField(4, 200)]);
}
