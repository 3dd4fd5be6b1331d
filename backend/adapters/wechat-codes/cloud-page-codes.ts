import cloud from 'wx-server-sdk';
import { Outage } from '../../ports/outage';
import type { PageCodes } from '../../ports/page-codes';
import { initialiseCloud } from '../cloud-database/open-cloud-database';

/** Sharp enough for 60 mm in print; WeChat makes 280 to 1,280. */
const widthPx = 860;

/**
 * Makes codes through the cloud's own call of WeChat's interfaces, which needs no token, and keeps them in its storage.
 * https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/qrcode-link/qr-code/getUnlimitedQRCode.html
 */
export function cloudPageCodes(): PageCodes {
  return {
    async make({ page, scene, path }) {
      initialiseCloud();
      const picture = await pictureOf(page, scene);
      if (!picture) return undefined;
      try {
        const { fileID } = await cloud.uploadFile({ cloudPath: path, fileContent: picture });
        return fileID;
      } catch (error) {
        throw new Outage('storage.uploadFile', wordsOf(error), true);
      }
    },
    async urlOf(fileId) {
      initialiseCloud();
      try {
        const found = await cloud.getTempFileURL({ fileList: [fileId] });
        const url = found?.fileList[0]?.tempFileURL ?? '';
        return url === '' ? undefined : url;
      } catch (error) {
        throw new Outage('storage.getTempFileURL', wordsOf(error), true);
      }
    },
  };
}

async function pictureOf(page: string, scene: string): Promise<Buffer | undefined> {
  try {
    const { buffer } = await cloud.openapi.wxacode.getUnlimited({ page, scene, width: widthPx });
    return buffer;
  } catch (error) {
    const { errCode } = Object(error) as { errCode?: unknown };
    // WeChat's own codes are above 0: asking again would bring the same.
    if (typeof errCode === 'number' && errCode > 0) return undefined;
    throw new Outage('wxacode.getUnlimited', wordsOf(error), true);
  }
}

function wordsOf(error: unknown): string {
  const { errMsg } = Object(error) as { errMsg?: unknown };
  return String(errMsg ?? error);
}
