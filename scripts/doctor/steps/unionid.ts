import type { Row } from '../deployment-database';
import { places } from '../mending-places';
import type { Step } from '../step';
import { fine, unchecked, type Verdict, verdictOf } from '../verdict';

export const unionidStep: Step = {
  id: 'unionid',
  title: { zh: '小程序与机构两边都看得到 unionid', en: 'unionid is seen on both sides' },
  async check(examination) {
    const promoters = await examination.rows('promoters');
    const buyers = [...(await examination.rows('orders')), ...(await examination.rows('touches'))];
    return judgeUnionid(promoters, buyers);
  },
};

/**
 * A promoter's key, made from the unionid of the mini-program, equals the key of a buyer somewhere. That is the only
 * proof that both sides state the same unionid: both must belong to one open platform account.
 * https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/union-id.html
 */
export function judgeUnionid(promoters: readonly Row[], buyers: readonly Row[]): Verdict {
  if (promoters.length === 0) {
    return unchecked({ zh: '还没有推客加入', en: 'nobody has joined yet' });
  }
  const hashes = promoters.map(({ unionidHash }) => unionidHash).filter((hash) => typeof hash === 'string');
  if (hashes.length === 0) {
    return verdictOf([
      {
        zh: '没有一个推客有 unionid:小程序没有绑定到微信开放平台',
        en: 'no promoter has a unionid: the mini-program is not bound to an open platform account',
        where: places.openPlatform,
        who: 'merchant',
      },
    ]);
  }
  const keys = new Set(buyers.map(({ buyerKey }) => buyerKey));
  if (hashes.some((hash) => keys.has(hash))) return fine;
  return unchecked({
    zh: '还没有推客自己买过或打开过链接,无法对照两边的 unionid',
    en: 'no promoter has bought or opened a link himself yet, so the two sides cannot be compared',
  });
}
