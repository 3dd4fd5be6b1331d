import * as v from 'valibot';
import type { PlatformAnswer } from '../../ports/platform/answer';
import type { ContentOwner, LiveRoom, PlatformLives } from '../../ports/platform/lives';
import { contentProduct, contentProductOf, endpointFor, ownerFields } from './content-owner';
import { liveProductsPage, unpagedLimit } from './page-limits';
import { pagedList } from './paged-list';
import type { PlatformCall } from './platform-call';
import { count, fullText, siftedListOf, textOrEmpty, timeMsOrZero } from './wire-fields';

/** https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/live/api_getliverecordlist */
const liveRooms = v.looseObject({
  live_record_list: siftedListOf(
    v.looseObject({ export_id: fullText, description: textOrEmpty, promoter_share_link: fullText }),
    unpagedLimit,
  ),
});
/** https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/live/api_getlivenoticerecordlist */
const liveNotices = v.looseObject({
  live_notice_record_list: siftedListOf(
    v.looseObject({ notice_id: fullText, description: textOrEmpty, start_time: timeMsOrZero }),
    unpagedLimit,
  ),
});
const qrCode = v.looseObject({ qrcode_url: fullText });
const shareLink = v.looseObject({ promoter_share_link: fullText });

const names = {
  rooms: { talent: 'get_live_record_list', shop: 'get_shop_live_record_list' },
  roomCode: { talent: 'get_live_record_qr_code', shop: 'get_shop_live_record_qr_code' },
  notices: { talent: 'get_live_notice_record_list', shop: 'get_shop_live_notice_record_list' },
  noticeCode: { talent: 'get_live_notice_record_qr_code', shop: 'get_shop_live_notice_record_qr_code' },
  noticeLink: { talent: 'get_live_notice_promoter_share_link', shop: 'get_shop_live_notice_promoter_share_link' },
  products: { talent: 'get_live_commission_product_list', shop: 'get_shop_live_commission_product_list' },
} as const;

/** Live rooms and notices of shops' own accounts and of talents: two families of endpoints that do the same. */
export function liveResource(call: PlatformCall, settings: { readonly miniProgramAppid: string }): PlatformLives {
  const mini_program_appid = settings.miniProgramAppid;
  /** Talents' endpoints want the mini-program named where shops' do not. */
  const named = (owner: ContentOwner) => ('talentAppid' in owner ? { mini_program_appid } : {});
  const roomsOf = (owner: ContentOwner, promoter: string): Promise<PlatformAnswer<readonly LiveRoom[]>> => {
    const body = { ...ownerFields(owner), mini_program_appid, sharer_appid: promoter };
    return call(endpointFor(owner, names.rooms), body, liveRooms, (answer, sift) =>
      sift('live_record_list', answer.live_record_list).map((room) => ({
        exportId: room.export_id,
        description: room.description,
        shareLink: room.promoter_share_link,
      })),
    );
  };
  return {
    listShopLives: (shop, promoter) => roomsOf(shop, promoter),
    listTalentLives: (talentAppid, promoter) => roomsOf({ talentAppid }, promoter),
    liveCodeUrl(live, promoter) {
      const body = { export_id: live.exportId, sharer_appid: promoter, ...ownerFields(live) };
      return call(endpointFor(live, names.roomCode), body, qrCode, (answer) => answer.qrcode_url);
    },
    listLiveNotices: (owner) =>
      call(endpointFor(owner, names.notices), { ...ownerFields(owner), ...named(owner) }, liveNotices, (answer, sift) =>
        sift('live_notice_record_list', answer.live_notice_record_list).map((notice) => ({
          noticeId: notice.notice_id,
          description: notice.description,
          startsAtMs: notice.start_time,
        })),
      ),
    liveNoticeCodeUrl(notice, promoter) {
      const body = { ...ownerFields(notice), notice_id: notice.noticeId, sharer_appid: promoter };
      return call(endpointFor(notice, names.noticeCode), body, qrCode, (answer) => answer.qrcode_url);
    },
    liveNoticeShareLink(notice, promoter) {
      const body = { ...ownerFields(notice), ...named(notice), notice_id: notice.noticeId, sharer_appid: promoter };
      return call(endpointFor(notice, names.noticeLink), body, shareLink, (answer) => answer.promoter_share_link);
    },
    liveNoticeReservations(noticeId, promoter) {
      const body = { live_notice_id: noticeId, sharer_appid: promoter };
      return call('get_live_notice_reservation_info', body, v.looseObject({ count }), (answer) => answer.count);
    },
    listLiveProducts: (owner) =>
      pagedList(call, {
        ...{ name: endpointFor(owner, names.products), body: ownerFields(owner), place: 'product_list' },
        ...{ itemCount: liveProductsPage.itemCount, badItem: 'is left out' },
        ...{ row: contentProduct, itemOf: contentProductOf },
      }),
    liveProtectionCodeUrl: () => call('liveprotection/getqrcode', {}, qrCode, (answer) => answer.qrcode_url),
  };
}
