import * as v from 'valibot';
import type { PlatformVideos, ShortVideo } from '../../ports/platform/videos';
import { contentProduct, contentProductOf, endpointFor, ownerFields } from './content-owner';
import { unpagedLimit, videosPage } from './page-limits';
import { pagedList } from './paged-list';
import type { PlatformCall } from './platform-call';
import { fenOrNull, fullText, idOrNull, siftedListOf } from './wire-fields';

const videoRow = v.looseObject({
  export_id: fullText,
  talent_appid: idOrNull,
  predict_commission_amount: fenOrNull,
  product_info: v.nullish(contentProduct, null),
});

/** https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/video/api_getfeedpromotioninfo */
const promotions = v.looseObject({
  feed_list: siftedListOf(
    v.looseObject({ export_id: fullText, feed_token: fullText, promoter_share_link: fullText }),
    unpagedLimit,
  ),
});

const names = {
  videos: { talent: 'get_feed_list', shop: 'get_shop_feed_list' },
  promotions: { talent: 'get_feed_promotion_info', shop: 'get_shop_feed_promotion_info' },
} as const;

/** https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/video/api_getfeedlist */
export function videoResource(call: PlatformCall, settings: { readonly miniProgramAppid: string }): PlatformVideos {
  return {
    listShortVideos(owner) {
      const { exportName } = owner;
      const body = {
        ...ownerFields(owner),
        ...(exportName === undefined ? {} : { finder_exportusername: exportName }),
      };
      return pagedList(call, {
        ...{ name: endpointFor(owner, names.videos), body, place: 'feed_list', badItem: 'is left out' },
        ...{ itemCount: videosPage.itemCount, row: videoRow, itemOf: videoOf },
      });
    },
    shortVideoPromotions(owner, exportIds, promoter) {
      const body = {
        ...ownerFields(owner),
        feed_list: exportIds.map((export_id) => ({ export_id })),
        mini_program_appid: settings.miniProgramAppid,
        ...(promoter === null ? {} : { sharer_appid: promoter }),
      };
      return call(endpointFor(owner, names.promotions), body, promotions, (answer, sift) =>
        sift('feed_list', answer.feed_list)
          .filter((video) => exportIds.includes(video.export_id))
          .map((video) => ({
            exportId: video.export_id,
            feedToken: video.feed_token,
            shareLink: video.promoter_share_link,
          })),
      );
    },
  };
}

function videoOf(row: v.InferOutput<typeof videoRow>): ShortVideo {
  return {
    exportId: row.export_id,
    talentAppid: row.talent_appid,
    expectedFeeFen: row.predict_commission_amount,
    product: row.product_info && contentProductOf(row.product_info),
  };
}
