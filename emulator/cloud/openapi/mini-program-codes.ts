import { codePicture } from '../../pictures/code-picture';
import type { OpenApiAnswer } from './subscribe-messages';

/** The picture of a code, or WeChat's refusal. */
export type CodeAnswer = { readonly picture: Buffer } | OpenApiAnswer;

const MOST_SCENE = 32;
const SCENE = /^[\w!#$&'()*+,/:;=?@.~-]+$/;
const [LEAST_WIDTH, MOST_WIDTH, USUAL_WIDTH] = [280, 1280, 430];
/** A code of version 5 with its quiet zone. */
const MODULES = 41;

/**
 * Codes of pages as WeChat makes them without limit: a page and a scene of at most 32 characters. WeChat's code is its own
 * round one that nobody else draws or reads; here it is a code that decoders read, whose text says where it leads.
 * https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/qrcode-link/qr-code/getUnlimitedQRCode.html
 */
export function unlimitedCode(appid: string, wish: Readonly<Record<string, unknown>>): CodeAnswer {
  const { scene, page = '', width = USUAL_WIDTH } = wish;
  if (typeof scene !== 'string' || scene === '' || scene.length > MOST_SCENE) {
    return { errcode: 40_169, errmsg: 'invalid length for scene, or the data is not json string' };
  }
  if (!SCENE.test(scene)) return { errcode: 40_129, errmsg: 'invalid scene' };
  if (typeof page !== 'string' || page.startsWith('/') || page.includes('?')) {
    return { errcode: 41_030, errmsg: 'invalid page' };
  }
  if (typeof width !== 'number' || width < LEAST_WIDTH || width > MOST_WIDTH) {
    return { errcode: 40_097, errmsg: 'invalid args: width' };
  }
  const pixelsPerModule = Math.max(1, Math.round(width / MODULES));
  return {
    picture: codePicture(codeText(appid, page, scene), { pixelsPerModule, note: { name: 'scene', value: scene } }),
  };
}

/** What a code of this world says; its query is what the page is opened with. */
export function codeText(appid: string, page: string, scene: string): string {
  return `wxacode://${appid}/${page}?scene=${encodeURIComponent(scene)}`;
}
