import * as v from 'valibot';
import type { BoundPromoter, BusinessView, StorePlatform } from '../../ports/store-platform';
import { promoterNotBound } from './error-codes';
import { type PlatformCall, unusable } from './platform-call';
import { count, idText, listOf, textOrEmpty, timeMsOrZero } from './wire-fields';

/** https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/account/api_getpromoterregisterandbindstatus */
const standing = v.looseObject({
  register_status: count,
  bind_status: count,
  register_business_type: textOrEmpty,
  register_query_string: textOrEmpty,
  bind_business_type: textOrEmpty,
  bind_query_string: textOrEmpty,
  sharer_appid: v.nullish(v.union([v.literal(''), idText]), ''),
});

/** https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/account/api_getbindsharerlist */
const boundPromoters = v.looseObject({
  sharer_info_list: listOf(
    v.looseObject({
      sharer_appid: idText,
      bind_time: timeMsOrZero,
      // Who pays this person: 0 the platform, 1 the agency. Nothing may be guessed here.
      commission_type: v.pipe(count, v.picklist([0, 1])),
      nickname: textOrEmpty,
      head_img_url: textOrEmpty,
    }),
  ),
});

type Row = v.InferOutput<typeof boundPromoters>['sharer_info_list'][number];

export function promoterResource(
  call: PlatformCall,
  settings: { readonly simpleRegister: boolean },
): Pick<StorePlatform, 'promoterStanding' | 'findBoundPromoter'> {
  return {
    async promoterStanding(openid) {
      const body = { sharer_openid: openid, is_simple_register: settings.simpleRegister };
      const answer = await call('get_promoter_register_and_bind_status', body, standing);
      if (!answer.ok) return answer;
      const { value } = answer;
      return {
        ok: true,
        value: {
          registerStatus: value.register_status,
          bound: value.bind_status === 1,
          registerView: viewOf(value.register_business_type, value.register_query_string),
          bindView: viewOf(value.bind_business_type, value.bind_query_string),
          promoter: value.sharer_appid === '' ? null : value.sharer_appid,
        },
      };
    },
    async findBoundPromoter(who) {
      const filter = 'openid' in who ? { sharer_openid: who.openid } : { sharer_appid: who.promoter };
      const answer = await call('get_bind_sharer_list', { next_key: '', page_size: 20, ...filter }, boundPromoters);
      if (!answer.ok) return answer.errcode === promoterNotBound ? { ok: true, value: null } : answer;
      const rows = answer.value.sharer_info_list;
      // One person was asked for. More than one means that the filter was not heeded, and the first would be a stranger.
      if (rows.length > 1) throw unusable('get_bind_sharer_list', 'sharer_info_list: more than the person asked for');
      const [row] = rows;
      if (row && 'promoter' in who && row.sharer_appid !== who.promoter) {
        throw unusable('get_bind_sharer_list', 'sharer_info_list.0.sharer_appid: another person');
      }
      return { ok: true, value: row ? promoterOf(row) : null };
    },
  };
}

/** Arguments that are not needed come as empty texts. */
function viewOf(businessType: string, queryString: string): BusinessView | null {
  return businessType === '' ? null : { businessType, queryString };
}

function promoterOf(row: Row): BoundPromoter {
  return {
    promoter: row.sharer_appid,
    boundAtMs: row.bind_time,
    nickname: row.nickname,
    avatarUrl: row.head_img_url,
    settledBy: row.commission_type === 1 ? 'agency' : 'platform',
  };
}
