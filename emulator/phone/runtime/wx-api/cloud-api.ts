import { browserAddress, keepTempFile } from '../phone-files';
import { phoneGlobals } from '../phone-globals';
import { nowHeader, setWorldTime } from '../wear-world-time';
import { ApiFailure, apiCall } from './api-call';

/**
 * `wx.cloud`: calls go to the local cloud as the person who holds the phone. The single page of 朋友圈 has no identity,
 * so the cloud sees nobody.
 */
export function cloudApi() {
  const { callUrl, openid, unionid, scene } = phoneGlobals().__phoneSettings;
  const identity: Record<string, string> =
    scene === 'timeline' ? {} : { 'x-openid': openid, ...(unionid === undefined ? {} : { 'x-unionid': unionid }) };
  let isInitialised = false;
  return {
    init: () => {
      isInitialised = true;
    },
    callFunction: apiCall('cloud.callFunction', async ({ name, data }: { name: string; data?: unknown }) => {
      if (!isInitialised) throw new ApiFailure("Cloud API isn't enabled, please call wx.cloud.init first", -1);
      const body = JSON.stringify({ name, data: data ?? {} });
      const headers = { 'content-type': 'application/json', ...identity };
      let response: Response;
      try {
        response = await fetch(callUrl, { method: 'POST', headers, body });
      } catch {
        throw new ApiFailure('request:fail', -1);
      }
      setWorldTime(Number(response.headers.get(nowHeader)));
      const answer = (await response.json()) as { result?: unknown; errCode?: number; errMsg?: string };
      if (!response.ok || answer.errCode) throw new ApiFailure(answer.errMsg ?? 'system error', answer.errCode);
      return { result: answer.result, requestID: response.headers.get('x-request-id') ?? '' };
    }),
    uploadFile: apiCall('cloud.uploadFile', async (file: { cloudPath: string; filePath: string }) => {
      const bytes = await (await fetch(browserAddress(file.filePath))).blob();
      const url = `/client/storage/${encodeURIComponent(file.cloudPath)}`;
      const response = await fetch(url, { method: 'PUT', headers: identity, body: bytes });
      if (!response.ok) throw new ApiFailure(await response.text(), -1);
      return (await response.json()) as object;
    }),
    downloadFile: apiCall('cloud.downloadFile', async ({ fileID }: { fileID: string }) => {
      const response = await fetch(browserAddress(fileID), { headers: identity });
      if (!response.ok) throw new ApiFailure('file not found', -1);
      return { tempFilePath: await keepTempFile(await response.blob(), fileID), statusCode: 200 };
    }),
    getTempFileURL: apiCall('cloud.getTempFileURL', ({ fileList }: { fileList: readonly string[] }) => ({
      fileList: fileList.map((fileID) => ({ fileID, tempFileURL: browserAddress(fileID), status: 0 })),
    })),
  };
}
