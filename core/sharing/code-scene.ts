import { invariant } from '../invariant';

/** https://developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/qrcode-link/qr-code/getUnlimitedQRCode.html */
export const longestScene = 32;

/**
 * What a code of our own carries to the landing page: one letter that says what follows, and the thing itself, such as
 * `t=` and a link's token.
 *
 * @throws BrokenInvariant when it is longer than WeChat takes
 */
export function codeScene(letter: 't' | 's', value: string): string {
  const scene = `${letter}=${value}`;
  invariant(scene.length <= longestScene, `a scene has at most ${longestScene} characters: ${scene}`);
  return scene;
}
