import { Outage } from '../../ports/outage';
import type { PageCodes } from '../../ports/page-codes';
import { addressOfFile, drawPageCode, keepFile } from '../cloud-database/cloud-files';

/** Sharp enough for 60 mm in print; WeChat makes 280 to 1,280. */
const widthPx = 860;

/**
 * Makes codes through the cloud's own call of WeChat's interfaces, which needs no token, and keeps them in its storage.
 * https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/qrcode-link/qr-code/getUnlimitedQRCode.html
 */
export function cloudPageCodes(): PageCodes {
  return {
    async make({ page, scene, path }) {
      const picture = await pictureOf(page, scene);
      return picture && orOutage('storage.uploadFile', () => keepFile(path, picture));
    },
    async urlOf(fileId) {
      const url = await orOutage('storage.getTempFileURL', () => addressOfFile(fileId));
      return url === '' ? undefined : url;
    },
  };
}

async function pictureOf(page: string, scene: string): Promise<Buffer | undefined> {
  try {
    return await drawPageCode({ page, scene, width: widthPx });
  } catch (error) {
    const { errCode } = Object(error) as { errCode?: unknown };
    // WeChat's own codes are above 0: asking again would bring the same.
    if (typeof errCode === 'number' && errCode > 0) return undefined;
    throw new Outage('wxacode.getUnlimited', wordsOf(error), true);
  }
}

async function orOutage<T>(operation: string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw new Outage(operation, wordsOf(error), true);
  }
}

function wordsOf(error: unknown): string {
  const { errMsg } = Object(error) as { errMsg?: unknown };
  return String(errMsg ?? error);
}
