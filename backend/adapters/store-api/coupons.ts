import * as v from 'valibot';
import type { StorePlatform } from '../../ports/store-platform';
import { type PlatformCall, unusable } from './platform-call';
import { count, fullText, idText, textOrEmpty, timeMsOrZero } from './wire-fields';

/** The one status that is described: in effect. Anything else is not usable. */
const inEffect = 2;

const couponAnswer = v.looseObject({
  coupon: v.looseObject({
    coupon_id: idText,
    shop_appid: idText,
    status: count,
    coupon_info: v.looseObject({
      name: textOrEmpty,
      receive_info: v.nullish(v.looseObject({ end_time: timeMsOrZero })),
    }),
  }),
});

const shortLink = v.looseObject({ short_link: fullText });
/** Newer pages say `qrcode_url`, older ones `qr_code`. */
const qrCode = v.union([
  v.pipe(
    v.looseObject({ qrcode_url: fullText }),
    v.transform((answer) => answer.qrcode_url),
  ),
  v.pipe(
    v.looseObject({ qr_code: fullText }),
    v.transform((answer) => answer.qr_code),
  ),
]);
const shareLink = v.looseObject({ promoter_share_link: fullText });

/** https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/coupon/api_getcoupondetail */
export function couponResource(call: PlatformCall): Pick<StorePlatform, 'couponFacts' | 'couponLinks'> {
  return {
    async couponFacts(couponId) {
      const answer = await call('get_coupon_detail', { coupon_id: couponId }, couponAnswer);
      if (!answer.ok) return answer;
      const { coupon } = answer.value;
      if (coupon.coupon_id !== couponId) throw unusable('get_coupon_detail', 'coupon.coupon_id: another coupon');
      return {
        ok: true,
        value: {
          couponId,
          shopAppid: coupon.shop_appid,
          name: coupon.coupon_info.name,
          usable: coupon.status === inEffect,
          receiveEndsAtMs: coupon.coupon_info.receive_info?.end_time ?? 0,
        },
      };
    },
    async couponLinks(couponId, promoter) {
      const body = { coupon_id: couponId, sharer_appid: promoter };
      const [short, code, share] = await Promise.all([
        call('get_coupon_short_link', body, shortLink),
        call('get_coupon_qr_code', body, qrCode),
        call('get_coupon_promoter_share_link', body, shareLink),
      ]);
      if (!short.ok) return short;
      if (!code.ok) return code;
      if (!share.ok) return share;
      return {
        ok: true,
        value: {
          shortLink: short.value.short_link,
          codeUrl: code.value,
          shareLink: share.value.promoter_share_link,
        },
      };
    },
  };
}
