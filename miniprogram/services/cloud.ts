import { type Answer, answerOf, failure } from './answer';

/** A call as a function's contract states it. */
export interface Call {
  readonly action: string;
  readonly input: object;
}

/** Opens the cloud environment of this mini-program; once, when it starts. */
export function openCloud(): void {
  wx.cloud.init({ traceUser: false });
}

/** Calls a cloud function. It never throws: no connection is an answer as well. */
export async function callCloud<Value>(name: string, data: Call): Promise<Answer<Value>> {
  try {
    const { result } = await wx.cloud.callFunction({ name, data: { action: data.action, input: data.input } });
    return answerOf<Value>(result);
  } catch {
    return failure('no-connection');
  }
}
