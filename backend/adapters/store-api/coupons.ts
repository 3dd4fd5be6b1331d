import * as v from 'valibot';
import type { PlatformAnswer } from '../../ports/platform/answer';
import type { CouponFacts, CouponKey, PassedCoupon, PlatformCoupons } from '../../ports/platform/coupons';
import { type PlatformPage, platformList } from '../../ports/platform/platform-list';
import { couponDetailAnswer, couponDetailOf, inEffect } from './coupon-form';
import { couponsPage } from './page-limits';
import { pagedList } from './paged-list';
import { type PlatformCall, Unusable } from './platform-call';
import {
  count,
  countOrNull,
  fullText,
  idOrNull,
  idText,
  nextKeyText,
  siftedListOf,
  textOrEmpty,
  timeMsOrZero,
  uint64Id,
} from './wire-fields';

const couponRow = v.looseObject({ coupon_id: uint64Id, from_head_supplier_appid: idOrNull });
const couponAnswer = v.looseObject({
  coupon: v.looseObject({
    coupon_id: uint64Id,
    shop_appid: idText,
    status: count,
    coupon_info: v.looseObject({
      name: textOrEmpty,
      receive_info: v.nullish(v.looseObject({ end_time: timeMsOrZero })),
    }),
    stock_info: v.nullish(v.looseObject({ issued_num: countOrNull })),
  }),
});
const shortLink = v.looseObject({ short_link: fullText });
/** Newer pages say `qrcode_url`, older ones `qr_code`. */
const qrCode = v.looseObject({ qrcode_url: textOrEmpty, qr_code: textOrEmpty });
const shareLink = v.looseObject({ promoter_share_link: fullText });

const passedRow = v.looseObject({ coupon_id: uint64Id, to_head_supplier_appid: idText, give_time: timeMsOrZero });
/** The one list that is walked by `page_context`. */
const passedPage = v.looseObject({
  list: siftedListOf(passedRow, couponsPage.itemCount),
  page_context: nextKeyText,
});

const page = { place: 'coupons', itemCount: couponsPage.itemCount, badItem: 'is left out', row: couponRow } as const;

/** https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/coupon/api_getcoupondetail */
export function couponResource(call: PlatformCall): PlatformCoupons {
  const links = linkQuestions(call);
  return {
    ...links,
    listPublicCoupons: (shopAppid) =>
      pagedList(call, {
        ...{ ...page, name: 'get_public_coupon_list', itemOf: keyOf },
        body: shopAppid === undefined ? {} : { shop_appid: shopAppid },
      }),
    listCooperativeCoupons({ shopAppid, suppliers } = {}) {
      const body = {
        ...(shopAppid === undefined ? {} : { shop_appid: shopAppid }),
        ...(suppliers === undefined ? {} : { is_from_head_supplier: true }),
        ...(typeof suppliers === 'object' ? { from_head_supplier_appid: suppliers.supplierAppid } : {}),
      };
      return pagedList(call, { ...page, name: 'get_cooperative_coupon_list', body, itemOf: keyOf });
    },
    passCoupon: (couponId, agencyAppid) =>
      call(
        'set_coupon_to_headsupplier',
        { coupon_id: couponId, to_head_supplier_appid: agencyAppid },
        v.looseObject({}),
        () => null,
      ),
    listPassedCoupons: (agencyAppid) =>
      platformList('get_coupon_to_headsupplier', (key) => passedCoupons(call, agencyAppid, key)),
    couponFacts: (couponId) =>
      call('get_coupon_detail', { coupon_id: couponId }, couponAnswer, ({ coupon }) => {
        checkAsked(coupon.coupon_id, couponId);
        return factsOf(coupon);
      }),
    couponDetail: (coupon) =>
      call('get_coupon_detail', couponFields(coupon), couponDetailAnswer, (answer) => {
        checkAsked(answer.coupon.coupon_id, coupon.couponId);
        return couponDetailOf(answer.coupon);
      }),
    async couponLinks(couponId, promoter) {
      const coupon = { couponId, supplierAppid: null };
      const [short, code, share] = await Promise.all([
        links.couponShortLink(coupon, promoter),
        links.couponCodeUrl(coupon, promoter),
        links.couponShareLink(coupon, promoter),
      ]);
      if (!short.ok) return short;
      if (!code.ok) return code;
      if (!share.ok) return share;
      return { ok: true, value: { shortLink: short.value, codeUrl: code.value, shareLink: share.value } };
    },
  };
}

function passedCoupons(
  call: PlatformCall,
  agencyAppid: string,
  key: string,
): Promise<PlatformAnswer<PlatformPage<PassedCoupon>>> {
  const body = { to_head_supplier_appid: agencyAppid, limit: couponsPage.itemCount, page_context: key };
  return call('get_coupon_to_headsupplier', body, passedPage, ({ list, page_context: nextKey }, sift) => {
    const isFull = list.fitting.length + list.leftOut.length >= couponsPage.itemCount;
    return {
      items: sift('list', list).map((row) => ({
        couponId: row.coupon_id,
        agencyAppid: row.to_head_supplier_appid,
        passedAtMs: row.give_time,
      })),
      nextKey: isFull && nextKey !== '' && nextKey !== key ? nextKey : null,
    };
  });
}

function linkQuestions(
  call: PlatformCall,
): Pick<PlatformCoupons, 'couponShortLink' | 'couponCodeUrl' | 'couponShareLink'> {
  const fields = (coupon: CouponKey, promoter: string | null) => ({
    ...couponFields(coupon),
    ...(promoter === null ? {} : { sharer_appid: promoter }),
  });
  return {
    couponShortLink: (coupon, promoter) =>
      call('get_coupon_short_link', fields(coupon, promoter), shortLink, (answer) => answer.short_link),
    couponCodeUrl: (coupon, promoter) =>
      call('get_coupon_qr_code', fields(coupon, promoter), qrCode, (answer) => {
        const url = answer.qrcode_url || answer.qr_code;
        if (url === '') throw new Unusable('qrcode_url');
        return url;
      }),
    couponShareLink: (coupon, promoter) =>
      call(
        'get_coupon_promoter_share_link',
        fields(coupon, promoter),
        shareLink,
        (answer) => answer.promoter_share_link,
      ),
  };
}

function couponFields({ couponId, supplierAppid }: CouponKey) {
  return {
    coupon_id: couponId,
    ...(supplierAppid === null ? {} : { from_head_supplier_appid: supplierAppid }),
  };
}

function keyOf(row: v.InferOutput<typeof couponRow>): CouponKey {
  return { couponId: row.coupon_id, supplierAppid: row.from_head_supplier_appid };
}

function checkAsked(couponId: string, asked: string): void {
  if (couponId !== asked) throw new Unusable('coupon.coupon_id: another coupon');
}

function factsOf(coupon: v.InferOutput<typeof couponAnswer>['coupon']): CouponFacts {
  return {
    couponId: coupon.coupon_id,
    shopAppid: coupon.shop_appid,
    name: coupon.coupon_info.name,
    usable: coupon.status === inEffect,
    receiveEndsAtMs: coupon.coupon_info.receive_info?.end_time ?? 0,
    ...(coupon.stock_info?.issued_num === 0 ? { isUsedUp: true } : {}),
  };
}
