import type { StoreContext } from '../store-context';
import type { Wire } from '../wire-json';
import { pictureUrl, shopOf } from '../world-facts';
import type { ApiHandlers } from './api-handler';
import { type ApiInput, pageOf } from './api-input';
import { ApiRefusal, NO_SHOP_RELATION } from './api-refusal';

const LARGEST_PAGE = 10;
const MS_PER_SECOND = 1000;

/**
 * Partners in content cooperation.
 * Source: https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/account/api_getbindshoplist
 */
export const partnerEndpoints: ApiHandlers = {
  '/channels/ec/promoter/get_bind_shop_list': bindShopList,
  '/channels/ec/promoter/get_bind_shop_promoter_list': bindShopPromoterList,
  '/channels/ec/promoter/get_bind_talent_list': bindTalentList,
};

function bindShopList(context: StoreContext, input: ApiInput): { [key: string]: Wire } {
  const partners = context.state.world.shops.filter((shop) => shop.isContentPartner !== false);
  const page = pageOf(input, partners, LARGEST_PAGE);
  const unit = context.settings.quirks.shopBindTimeMs ? MS_PER_SECOND : 1;
  return {
    shop_list: page.rows.map((shop) => ({
      shop_appid: shop.appid,
      bind_time: (shop.approved_time ?? 0) * unit,
      shop_nickname: shop.name,
      shop_head_img: pictureUrl(context, shop.headimg_url),
    })),
    next_key: page.next_key,
    has_more: page.has_more,
  };
}

function bindShopPromoterList(context: StoreContext, input: ApiInput): { [key: string]: Wire } {
  const shop = shopOf(context, input.text('shop_appid'));
  if (!shop || shop.isContentPartner === false) throw new ApiRefusal(NO_SHOP_RELATION, 'no relation with the shop');
  const page = pageOf(input, shop.linkedAccounts, LARGEST_PAGE);
  return {
    promoter_list: page.rows.map((account) => ({
      promoter_id: account.promoter_id,
      avatar_image_url: pictureUrl(context, shop.headimg_url),
      promoter_type: account.promoter_type,
      promoter_name: account.promoter_name,
    })),
    next_key: page.next_key,
    has_more: page.has_more,
  };
}

function bindTalentList(context: StoreContext, input: ApiInput): { [key: string]: Wire } {
  const wanted = input.optionalText('talent_appid');
  const all = context.state.world.talents.filter((talent) => !wanted || talent.talent_appid === wanted);
  const page = pageOf(input, all, LARGEST_PAGE);
  return {
    talent_list: page.rows.map((talent) => ({
      talent_appid: talent.talent_appid,
      bind_time: talent.bind_time ?? 0,
      talent_nickname: talent.nickname,
      talent_head_img: pictureUrl(context, `/picture/${talent.nickname}.svg`),
      related_finder_exportname_list: talent.finderExportNames ?? [],
      related_mp_biz_appid_list: talent.bizAppids ?? [],
    })),
    next_key: page.next_key,
    has_more: page.has_more,
  };
}
