import { boundPromoterOf, promoterOf, REGISTERED_FULL, REGISTERED_SIMPLE, unbindPromoter } from '../promoters';
import type { StoreContext } from '../store-context';
import type { PromoterRow } from '../store-state';
import type { Wire } from '../wire-json';
import { personOf, pictureUrl } from '../world-facts';
import type { ApiHandlers } from './api-handler';
import { type ApiInput, pageOf } from './api-input';
import { ApiRefusal, NOT_BOUND, PARAMETER_ERROR, SHARER_PARAMETER_ERROR } from './api-refusal';
import { namedPromoter } from './api-subjects';

export const BUSINESS_TYPE = 'CreatorApplyments';
const LARGEST_PAGE = 20;
const SMALLEST_SPLIT_PPM = 100_000;
const LARGEST_SPLIT_PPM = 1_000_000;

/**
 * The promoter account.
 * Source: https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/account/api_getpromoterregisterandbindstatus
 */
export const promoterEndpoints: ApiHandlers = {
  '/channels/ec/promoter/get_promoter_register_and_bind_status': registerAndBindStatus,
  '/channels/ec/promoter/set_sharer_commission_info': setCommission,
  '/channels/ec/promoter/get_bind_sharer_list': bindSharerList,
  '/channels/ec/promoter/headsupplier_unbind_promoter': (context, input) => {
    unbindPromoter(context, boundByAppid(context, input));
    return {};
  },
};

function registerAndBindStatus(context: StoreContext, input: ApiInput): { [key: string]: Wire } {
  const isSimple = input.flag('is_simple_register');
  const row = namedPromoter(context, input);
  if (!row) throw new ApiRefusal(SHARER_PARAMETER_ERROR, 'sharer_openid or sharer_appid is needed');
  const register_status = registerStatus(context, row, isSimple);
  const needsRegister = register_status === 0 || register_status === 1;
  const needsBind = register_status === REGISTERED_SIMPLE && !row.bound;
  return {
    bind_status: row.bound ? 1 : 0,
    register_status,
    register_business_type: needsRegister ? BUSINESS_TYPE : '',
    register_query_string: needsRegister ? queryString('register', isSimple) : '',
    bind_business_type: needsBind ? BUSINESS_TYPE : '',
    bind_query_string: needsBind ? queryString('authorization', isSimple) : '',
    sharer_appid: row.bound ? row.sharer_appid : '',
  };
}

/** 0 not registered, 1 in progress, 2 registered on the level asked for, 3 must do WeChat Pay real-name first. */
function registerStatus(context: StoreContext, row: PromoterRow, isSimple: boolean): number {
  if (row.registerLevel >= (isSimple ? REGISTERED_SIMPLE : REGISTERED_FULL)) return REGISTERED_SIMPLE;
  if (!personOf(context, row.person)?.realName) return 3;
  return row.registerLevel === 1 ? 1 : 0;
}

function queryString(page: 'register' | 'authorization', isSimple: boolean): string {
  const redirect = encodeURIComponent(`/auth/pages/${page}/index`);
  return `redirect_url=${redirect}&is_simple_register=${isSimple ? 1 : 0}&is_from_promoter=1`;
}

function setCommission(context: StoreContext, input: ApiInput): { [key: string]: Wire } {
  const row = boundByAppid(context, input);
  const type = input.whole('commission_type');
  const ratio = input.whole('commission_ratio');
  if (type !== 0 && type !== 1) throw new ApiRefusal(PARAMETER_ERROR, 'invalid parameter: commission_type');
  if (type === 0 && (ratio < SMALLEST_SPLIT_PPM || ratio > LARGEST_SPLIT_PPM)) {
    throw new ApiRefusal(PARAMETER_ERROR, 'invalid parameter: commission_ratio');
  }
  if (type === 0 && row.registerLevel < REGISTERED_FULL) {
    throw new ApiRefusal(SHARER_PARAMETER_ERROR, 'platform split needs a full registration');
  }
  row.commission_type = type;
  row.commission_ratio = ratio;
  return {};
}

function boundByAppid(context: StoreContext, input: ApiInput): PromoterRow {
  const row = boundPromoterOf(context, input.text('sharer_appid'));
  if (!row) throw new ApiRefusal(NOT_BOUND, 'the sharer is not bound to this agency');
  return row;
}

function bindSharerList(context: StoreContext, input: ApiInput): { [key: string]: Wire } {
  const isLookUp = input.has('sharer_appid') || input.has('sharer_openid');
  const named = input.has('sharer_appid')
    ? promoterOf(context, input.text('sharer_appid'))
    : namedPromoter(context, input);
  const all = isLookUp ? [named] : [...context.state.promoters].sort((a, b) => a.bindTimeSec - b.bindTimeSec);
  const bound = all.filter((row): row is PromoterRow => row?.bound === true);
  const page = pageOf(input, bound, LARGEST_PAGE);
  return {
    sharer_info_list: page.rows.map((row) => ({
      sharer_appid: row.sharer_appid,
      bind_time: row.bindTimeSec,
      commission_ratio: row.commission_ratio,
      commission_type: row.commission_type,
      nickname: personOf(context, row.person)?.name ?? '',
      head_img_url: pictureUrl(context, `/picture/${personOf(context, row.person)?.name ?? 'none'}.svg`),
    })),
    next_key: page.next_key,
    has_more: context.settings.quirks.missingHasMore ? undefined : page.has_more,
  };
}
