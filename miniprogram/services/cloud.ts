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

/**
 * Calls a cloud function. It never throws: `no-connection` is a phone without a network, `no-answer` a function that took
 * too long or broke. After the second nobody knows what was done, so whatever writes sends the same key again.
 */
export async function callCloud<Value>(name: string, data: Call): Promise<Answer<Value>> {
  try {
    const { result } = await wx.cloud.callFunction({ name, data: { action: data.action, input: data.input } });
    return answerOf<Value>(result);
  } catch (error) {
    return failure(isOffline(error) ? 'no-connection' : 'no-answer');
  }
}

/** `request:fail` is what the phone itself says; a time-out may have been heard all the same. */
function isOffline(error: unknown): boolean {
  const { errMsg = '' } = (error ?? {}) as { readonly errMsg?: string };
  return errMsg.includes('request:fail') && !/time-?out/i.test(errMsg);
}

/** Keeps a file of this phone in the cloud: its id there, or undefined where it did not get through. */
export async function uploadFile(cloudPath: string, filePath: string): Promise<string | undefined> {
  try {
    return (await wx.cloud.uploadFile({ cloudPath, filePath })).fileID;
  } catch {
    return undefined;
  }
}

/** Brings a file of the cloud's storage onto this phone, without its address being allowed for downloads. */
export async function fetchFile(fileId: string): Promise<string> {
  const { tempFilePath } = await wx.cloud.downloadFile({ fileID: fileId });
  return tempFilePath;
}
