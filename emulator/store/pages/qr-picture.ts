import { codePicture } from '../../pictures/code-picture';

/**
 * The picture of a link's code: a code that decoders read and that says the link's address in WeChat (on a real phone it
 * is WeChat's own round code). Its text chunk `link` holds the key.
 */
export function qrPicture(key: string): Buffer {
  return codePicture(`https://store.weixin.qq.com/shop/a/${key}`, {
    pixelsPerModule: 8,
    note: { name: 'link', value: key },
  });
}
