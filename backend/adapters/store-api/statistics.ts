import * as v from 'valibot';
import type { PlatformStatistics } from '../../ports/platform/statistics';
import { rangeFields } from './orders';
import type { PlatformCall } from './platform-call';
import { productIdField } from './product-id-field';
import { countOrNull } from './wire-fields';

/** Which figures an endpoint gives is only partly published, so each may be absent. */
const figures = v.looseObject({
  share_count: countOrNull,
  share_user_count: countOrNull,
  click_count: countOrNull,
  click_user_count: countOrNull,
  join_count: countOrNull,
  join_user_count: countOrNull,
  notice_count: countOrNull,
  notice_user_count: countOrNull,
});

/** https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/live/api_getpromoterlivestats */
export function statisticsResource(call: PlatformCall): PlatformStatistics {
  return {
    productShareFigures({ promoter, productId, shopAppid }, range) {
      const body = {
        ...{ sharer_appid: promoter, product_id: productIdField(productId), ...rangeFields(range) },
        ...(shopAppid === undefined ? {} : { shop_appid: shopAppid }),
      };
      return call('promoteraction/getproductsharestats', body, figures, (answer) => ({
        ...sharesOf(answer),
        clickCount: answer.click_count,
        clickUserCount: answer.click_user_count,
      }));
    },
    liveShareFigures({ promoter, liveId }, range) {
      const body = { sharer_appid: promoter, live_id: liveId, ...rangeFields(range) };
      return call('promoteraction/getlivestats', body, figures, (answer) => ({
        ...sharesOf(answer),
        joinCount: answer.join_count,
        joinUserCount: answer.join_user_count,
      }));
    },
    liveNoticeShareFigures({ promoter, noticeId }, range) {
      // How this request names the notice is not published: it goes under the name that its twin for rooms has, and under
      // both names that other requests about notices have.
      const notice = { live_id: noticeId, notice_id: noticeId, live_notice_id: noticeId };
      const body = { sharer_appid: promoter, ...notice, ...rangeFields(range) };
      return call('promoteraction/getlivenoticestats', body, figures, (answer) => ({
        ...sharesOf(answer),
        noticeCount: answer.notice_count,
        noticeUserCount: answer.notice_user_count,
      }));
    },
  };
}

function sharesOf({ share_count, share_user_count }: v.InferOutput<typeof figures>) {
  return { shareCount: share_count, shareUserCount: share_user_count };
}
