import * as v from 'valibot';
import type { SettledBy } from '../../../core/commission/order-row';
import type { PlatformAnswer } from '../../ports/platform/answer';
import type {
  BoundPromoter,
  BusinessView,
  PlatformPromoters,
  PromoterStanding,
  ShareOutOfRange,
} from '../../ports/platform/promoters';
import { promoterNotBound } from './error-codes';
import { promotersPage } from './page-limits';
import { pagedList } from './paged-list';
import { type PlatformCall, Unusable } from './platform-call';
import { promoterField } from './promoter-field';
import { count, idOrNull, idText, listOf, ratioPpm, textOrEmpty, timeMsOrZero } from './wire-fields';

const nothing = v.looseObject({});

/** https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/account/api_getpromoterregisterandbindstatus */
const standing = v.looseObject({
  register_status: count,
  bind_status: count,
  register_business_type: textOrEmpty,
  register_query_string: textOrEmpty,
  bind_business_type: textOrEmpty,
  bind_query_string: textOrEmpty,
  sharer_appid: idOrNull,
});

/** https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/account/api_getbindsharerlist */
const promoterRow = v.looseObject({
  sharer_appid: idText,
  bind_time: timeMsOrZero,
  // Who pays this person: 0 the platform, 1 the agency. Nothing may be guessed here.
  commission_type: v.pipe(count, v.picklist([0, 1])),
  // Old samples hold meaningless placeholders where the agency pays.
  commission_ratio: v.fallback(v.nullish(ratioPpm, null), null),
  nickname: textOrEmpty,
  head_img_url: textOrEmpty,
});
const boundPromoters = v.looseObject({ sharer_info_list: listOf(promoterRow, promotersPage.itemCount) });

/** https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/getshop/api_getsharerproductcommissioninfo */
const productShare = v.looseObject({ is_set: v.boolean(), commission_ratio: v.nullish(count) });

/** The platform pays 10 % to 100 % of the agency's fee; older pages say up to 90 %. */
const [leastSharePpm, mostSharePpm] = [100_000, 1_000_000];

export function promoterResource(call: PlatformCall): PlatformPromoters {
  function ask(who: object, settledBy: SettledBy = 'agency'): Promise<PlatformAnswer<PromoterStanding>> {
    const body = { ...who, is_simple_register: settledBy === 'agency' };
    return call('get_promoter_register_and_bind_status', body, standing, standingOf);
  }
  return {
    promoterStanding: (openid, settledBy) => ask({ sharer_openid: openid }, settledBy),
    promoterStandingOf: (promoter, settledBy) => ask({ sharer_appid: promoter }, settledBy),
    async findBoundPromoter(who) {
      const body = { next_key: '', page_size: promotersPage.itemCount, ...promoterField(who) };
      const asked = 'promoter' in who ? who.promoter : null;
      const answer = await call('get_bind_sharer_list', body, boundPromoters, (list) => onePerson(list, asked));
      return isNotBound(answer) ? { ok: true, value: null } : answer;
    },
    listBoundPromoters: () =>
      pagedList(call, {
        ...{ name: 'get_bind_sharer_list', body: {}, itemCount: promotersPage.itemCount, badItem: 'spoils' },
        ...{ place: 'sharer_info_list', row: promoterRow },
        // Where the agency pays, the ratio is a placeholder such as 1.
        itemOf: (row) => ({ ...promoterOf(row), sharePpm: row.commission_type === 0 ? row.commission_ratio : null }),
      }),
    async unbindPromoter(promoter) {
      const body = { sharer_appid: promoter };
      const answer = await call('headsupplier_unbind_promoter', body, nothing, () => ({ wasBound: true }));
      return isNotBound(answer) ? { ok: true, value: { wasBound: false } } : answer;
    },
    async setSettlement(promoter, terms) {
      // The ratio must be sent, and means nothing where the agency pays.
      const commission_ratio = terms.settledBy === 'platform' ? terms.sharePpm : leastSharePpm;
      const commission_type = terms.settledBy === 'platform' ? 0 : 1;
      const body = { sharer_appid: promoter, commission_type, commission_ratio };
      return outOfRange(commission_ratio) ?? call('set_sharer_commission_info', body, nothing, () => null);
    },
    async setProductShare({ promoter, productId }, sharePpm) {
      // This page alone types the ratio as text.
      const body = { sharer_appid: promoter, product_id: productId, commission_ratio: String(sharePpm) };
      return outOfRange(sharePpm) ?? call('set_sharer_product_commission_info', body, nothing, () => null);
    },
    findProductShare({ promoter, productId }) {
      const body = { sharer_appid: promoter, product_id: productId };
      return call('get_sharer_product_commission_info', body, productShare, (share) => {
        if (!share.is_set) return null;
        if (!isShare(share.commission_ratio)) throw new Unusable('commission_ratio');
        return share.commission_ratio;
      });
    },
  };
}

function isShare(ppm: number | null | undefined): ppm is number {
  return Number.isInteger(ppm) && Number(ppm) >= leastSharePpm && Number(ppm) <= mostSharePpm;
}

function outOfRange(sharePpm: number): ShareOutOfRange | undefined {
  if (isShare(sharePpm)) return undefined;
  const detail = `a share is a whole number from ${leastSharePpm} (10 %) to ${mostSharePpm} ppm (100 %), got ${sharePpm}`;
  return { ok: false, code: 'SHARE_OUT_OF_RANGE', detail };
}

function isNotBound(answer: PlatformAnswer<unknown>): boolean {
  return !answer.ok && answer.errcode === promoterNotBound;
}

function standingOf(value: v.InferOutput<typeof standing>): PromoterStanding {
  return {
    registerStatus: value.register_status,
    bound: value.bind_status === 1,
    registerView: viewOf(value.register_business_type, value.register_query_string),
    bindView: viewOf(value.bind_business_type, value.bind_query_string),
    promoter: value.sharer_appid,
  };
}

/** Arguments that are not needed come as empty texts. */
function viewOf(businessType: string, queryString: string): BusinessView | null {
  return businessType === '' ? null : { businessType, queryString };
}

/** One person was asked for. More than one means that the filter was not heeded, and the first would be a stranger. */
function onePerson(
  { sharer_info_list: rows }: v.InferOutput<typeof boundPromoters>,
  asked: string | null,
): BoundPromoter | null {
  if (rows.length > 1) throw new Unusable('sharer_info_list: more than the person asked for');
  const [row] = rows;
  if (!row) return null;
  if (asked !== null && row.sharer_appid !== asked)
    throw new Unusable('sharer_info_list.0.sharer_appid: another person');
  return promoterOf(row);
}

function promoterOf(row: v.InferOutput<typeof promoterRow>): BoundPromoter {
  return {
    promoter: row.sharer_appid,
    boundAtMs: row.bind_time,
    nickname: row.nickname,
    avatarUrl: row.head_img_url,
    settledBy: row.commission_type === 1 ? 'agency' : 'platform',
  };
}
