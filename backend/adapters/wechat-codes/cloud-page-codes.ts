import { Outage } from '../../ports/outage';
import type { PageCodes } from '../../ports/page-codes';
import { cloudFiles } from '../cloud-database/cloud-files';
import { drawPageCode } from '../cloud-database/draw-page-code';

/** Sharp enough for 60 mm in print; WeChat makes 280 to 1,280. */
const widthPx = 860;
const linkLifeSec = 7_200;

/**
 * Makes codes through the cloud's own call of WeChat's interfaces, which needs no token, and keeps them in its storage.
 * https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/qrcode-link/qr-code/getUnlimitedQRCode.html
 */
export function cloudPageCodes(): PageCodes {
  const files = cloudFiles();
  return {
    async make({ page, scene, path }) {
      const picture = await pictureOf(page, scene);
      return picture && files.put(path, picture);
    },
    urlOf: async (fileId) => (await files.linksTo([fileId], linkLifeSec)).get(fileId),
  };
}

async function pictureOf(page: string, scene: string): Promise<Buffer | undefined> {
  try {
    return await drawPageCode({ page, scene, width: widthPx });
  } catch (error) {
    const { errCode, errMsg } = Object(error) as { errCode?: unknown; errMsg?: unknown };
    // WeChat's own codes are above 0: asking again would bring the same.
    if (typeof errCode === 'number' && errCode > 0) return undefined;
    throw new Outage('wxacode.getUnlimited', String(errMsg ?? error), true);
  }
}
