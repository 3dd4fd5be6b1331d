import { noticeOf } from '../contents';
import { linkTo, promoterShareLink, qrcodeUrl } from '../links';
import { nowSec, type StoreContext } from '../store-context';
import type { LinkRow } from '../store-state';
import type { LiveNoticeFacts } from '../store-world';
import type { Wire } from '../wire-json';
import type { ApiHandlers } from './api-handler';
import type { ApiInput } from './api-input';
import { ApiRefusal, NO_COOPERATING_CONTENT } from './api-refusal';
import { boundPromoter, checkMiniProgram } from './api-subjects';
import { contentTarget, ofShopAccount, ofTalent } from './content-subjects';

const CHANNELS_ACCOUNT = [1];
type Notices = (context: StoreContext, input: ApiInput) => LiveNoticeFacts[];

/**
 * Announced broadcasts: lists, codes, share links and who reserved.
 * Source: https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/live/api_getlivenoticerecordlist
 */
export const liveNoticeEndpoints: ApiHandlers = {
  '/channels/ec/promoter/get_live_notice_record_list': (context, input) => noticeList(talentNotices(context, input)),
  '/channels/ec/promoter/get_live_notice_record_qr_code': (context, input) => ({
    qrcode_url: qrcodeUrl(context, noticeLink(context, input, talentNotices)),
  }),
  '/channels/ec/promoter/get_live_notice_promoter_share_link': (context, input) => {
    checkMiniProgram(context, input.text('mini_program_appid'));
    return { promoter_share_link: promoterShareLink(noticeLink(context, input, talentNotices)) };
  },
  '/channels/ec/promoter/get_shop_live_notice_record_list': (context, input) => noticeList(shopNotices(context, input)),
  '/channels/ec/promoter/get_shop_live_notice_record_qr_code': (context, input) => ({
    qrcode_url: qrcodeUrl(context, noticeLink(context, input, shopNotices)),
  }),
  '/channels/ec/promoter/get_shop_live_notice_promoter_share_link': (context, input) => ({
    promoter_share_link: promoterShareLink(noticeLink(context, input, shopNotices)),
  }),
  '/channels/ec/promoter/get_live_notice_reservation_info': (context, input) => {
    const notice_id = input.text('live_notice_id');
    if (!noticeOf(context, notice_id)) throw new ApiRefusal(NO_COOPERATING_CONTENT, 'no cooperating content');
    const { sharer_appid } = boundPromoter(context, input);
    const mine = context.state.reservations.filter(
      (row) => row.notice_id === notice_id && row.sharer_appid === sharer_appid,
    );
    return { count: mine.length };
  },
};

/** Notices that still lie ahead. */
function announced(context: StoreContext, notices: readonly LiveNoticeFacts[]): LiveNoticeFacts[] {
  return notices.filter((notice) => notice.status === 'announced' && notice.start_time > nowSec(context));
}

function talentNotices(context: StoreContext, input: ApiInput): LiveNoticeFacts[] {
  return ofTalent(context, input, announced(context, context.state.world.liveNotices));
}

function shopNotices(context: StoreContext, input: ApiInput): LiveNoticeFacts[] {
  return ofShopAccount(context, input, announced(context, context.state.world.liveNotices), CHANNELS_ACCOUNT);
}

function noticeList(notices: LiveNoticeFacts[]): { [key: string]: Wire } {
  return {
    live_notice_record_list: notices.map(({ notice_id, description, start_time }) => ({
      notice_id,
      description,
      start_time,
    })),
  };
}

function noticeLink(context: StoreContext, input: ApiInput, noticesOf: Notices): LinkRow {
  const notice_id = input.text('notice_id');
  const notice = noticesOf(context, input).find((one) => one.notice_id === notice_id);
  if (!notice) throw new ApiRefusal(NO_COOPERATING_CONTENT, 'no cooperating content');
  const { sharer_appid } = boundPromoter(context, input);
  return linkTo(context, contentTarget('LIVE_NOTICE', notice), { of: 'promoter', sharer_appid });
}
