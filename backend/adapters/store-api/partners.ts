import * as v from 'valibot';
import type { PlatformPartners } from '../../ports/platform/partners';
import { partnersPage, unpagedLimit } from './page-limits';
import { pagedList } from './paged-list';
import type { PlatformCall } from './platform-call';
import { count, idText, listOf, textOrEmpty, timeMsOrZero } from './wire-fields';

/** bind_time of shops is in milliseconds and of talents in seconds; both are taken either way. */
const shopRow = v.looseObject({
  shop_appid: idText,
  bind_time: timeMsOrZero,
  shop_nickname: textOrEmpty,
  shop_head_img: textOrEmpty,
});
const accountRow = v.looseObject({
  promoter_id: idText,
  promoter_type: count,
  promoter_name: textOrEmpty,
  avatar_image_url: textOrEmpty,
});
const talentRow = v.looseObject({
  talent_appid: idText,
  bind_time: timeMsOrZero,
  talent_nickname: textOrEmpty,
  talent_head_img: textOrEmpty,
  related_finder_exportname_list: listOf(v.string(), unpagedLimit),
  related_mp_biz_appid_list: listOf(v.string(), unpagedLimit),
});

const page = { itemCount: partnersPage.itemCount, badItem: 'spoils' } as const;

/** https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/account/api_getbindshoplist */
export function partnerResource(call: PlatformCall): PlatformPartners {
  return {
    listPartnerShops: () =>
      pagedList(call, {
        ...{ ...page, name: 'get_bind_shop_list', body: {}, place: 'shop_list', row: shopRow },
        itemOf: (row) => ({
          shopAppid: row.shop_appid,
          boundAtMs: row.bind_time,
          nickname: row.shop_nickname,
          avatarUrl: row.shop_head_img,
        }),
      }),
    listLinkedAccounts: (shopAppid) =>
      pagedList(call, {
        ...{ ...page, name: 'get_bind_shop_promoter_list', body: { shop_appid: shopAppid } },
        ...{ place: 'promoter_list', row: accountRow },
        itemOf: (row) => ({
          linkedAccountId: row.promoter_id,
          linkedAccountType: row.promoter_type,
          name: row.promoter_name,
          avatarUrl: row.avatar_image_url,
        }),
      }),
    listPartnerTalents: (talentAppid) =>
      pagedList(call, {
        ...{ ...page, name: 'get_bind_talent_list', place: 'talent_list', row: talentRow },
        body: talentAppid === undefined ? {} : { talent_appid: talentAppid },
        itemOf: (row) => ({
          talentAppid: row.talent_appid,
          boundAtMs: row.bind_time,
          nickname: row.talent_nickname,
          avatarUrl: row.talent_head_img,
          videoExportNames: row.related_finder_exportname_list,
          articleAccountAppids: row.related_mp_biz_appid_list,
        }),
      }),
  };
}
