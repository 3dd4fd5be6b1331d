import type {
  LandingView,
  OpenRequest,
  OpenThingRequest,
  ReshareRequest,
  ReshareView,
} from '../../../cloudfunctions/landing/contract';
import type { OpenStoreRequest, OpenStoreView } from '../../../cloudfunctions/landing/store-contract';
import type { Answer } from '../../services/answer';

const noConnection = { ok: false, code: 'no-connection', sentence: '没有连上网络,连上后请再试一次。' } as const;
const noAnswer = { ok: false, code: 'no-answer', sentence: '没有等到回答,请您再试一次。' } as const;

let isOpen = false;

/** Asks the landing function. An independent subpackage starts without the app, so it opens the cloud itself. */
async function callLanding<Value>(
  request: OpenRequest | OpenStoreRequest | OpenThingRequest | ReshareRequest,
): Promise<Answer<Value>> {
  try {
    if (!isOpen) wx.cloud.init({ traceUser: false });
    isOpen = true;
    const { result } = await wx.cloud.callFunction({ name: 'landing', data: request });
    return answerOf(result);
  } catch (error) {
    const { errMsg = '' } = Object(error) as { readonly errMsg?: string };
    return errMsg.includes('request:fail') && !/time-?out/i.test(errMsg) ? noConnection : noAnswer;
  }
}

function answerOf<Value>(result: unknown): Answer<Value> {
  const reply = Object(result) as { ok?: unknown; value?: unknown; code?: unknown; message?: unknown };
  if (reply.ok === true) return { ok: true, value: reply.value as Value };
  const sentence = typeof reply.message === 'string' ? reply.message : '没有得到结果,请您稍后再试。';
  return { ok: false, code: String(reply.code), sentence };
}

export function openLink(input: OpenRequest['input']): Promise<Answer<LandingView>> {
  return callLanding({ action: 'open', input });
}

export function openThing(input: OpenThingRequest['input']): Promise<Answer<LandingView>> {
  return callLanding({ action: 'openThing', input });
}

export function openStore(input: OpenStoreRequest['input']): Promise<Answer<OpenStoreView>> {
  return callLanding({ action: 'openStore', input });
}

export function reshare(input: ReshareRequest['input']): Promise<Answer<ReshareView>> {
  return callLanding({ action: 'reshare', input });
}
