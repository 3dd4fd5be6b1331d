import { findLink, httpShortLink, linkTo, productPromotionLink, qrcodeUrl, shortLinkText } from '../links';
import type { StoreContext } from '../store-context';
import type { LinkRow, PromoterRow } from '../store-state';
import type { ProductFacts } from '../store-world';
import type { Wire } from '../wire-json';
import { activePlan, pictureUrl, productOf } from '../world-facts';
import type { ApiHandlers } from './api-handler';
import { type ApiInput, pageOf } from './api-input';
import { ApiRefusal, NO_SUCH_PRODUCT, NOT_IN_PROMOTION, PARAMETER_ERROR } from './api-refusal';
import { boundPromoter, looseId, promotedProduct } from './api-subjects';
import { promotableProducts } from './product-search';

const LARGEST_PAGE = 20;
const SMALLEST_SPLIT_PPM = 100_000;
const LARGEST_SPLIT_PPM = 1_000_000;
const AGENCY_PLAN_TYPES = [3, 4];

/**
 * Promotable products.
 * Source: https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/getshop/api_getpromoteproductlist
 */
export const productEndpoints: ApiHandlers = {
  '/channels/ec/promoter/get_promote_product_list': productList,
  '/channels/ec/promoter/get_promote_product_detail': productDetail,
  '/channels/ec/promoter/get_product_promotion_link_info': (context, input) => {
    const link = promoterProductLink(context, input);
    return {
      short_link: shortLinkText(link),
      http_short_link: httpShortLink(link),
      product_id: looseId(context, link.product_id ?? ''),
      shop_appid: link.shop_appid,
    };
  },
  '/channels/ec/promoter/get_product_promotion_qrcode_info': (context, input) => ({
    qrcode_url: qrcodeUrl(context, promoterProductLink(context, input)),
  }),
  '/channels/ec/promoter/get_promoter_single_product_promotion_info': (context, input) => ({
    product_promotion_link: productPromotionLink(promoterProductLink(context, input)),
  }),
  '/channels/ec/promoter/set_sharer_product_commission_info': setProductRatio,
  '/channels/ec/promoter/get_sharer_product_commission_info': (context, input) => {
    const found = productRatio(context, boundPromoter(context, input), knownProductId(context, input));
    return { is_set: found !== undefined, commission_ratio: found?.commission_ratio ?? 0 };
  },
};

function productList(context: StoreContext, input: ApiInput): { [key: string]: Wire } {
  const page = pageOf(input, promotableProducts(context, input), LARGEST_PAGE);
  return {
    product_list: page.rows.map((product) => ({
      product_id: looseId(context, product.product_id),
      shop_appid: product.shop_appid,
      head_supplier_appid: product.plan?.head_supplier_appid,
    })),
    next_key: page.next_key,
    has_more: context.settings.quirks.missingHasMore ? undefined : page.has_more,
  };
}

function productDetail(context: StoreContext, input: ApiInput): { [key: string]: Wire } {
  const planType = input.whole('plan_type');
  const supplier = AGENCY_PLAN_TYPES.includes(planType) ? input.text('head_supplier_appid') : undefined;
  const shop_appid = input.text('shop_appid');
  const product = context.state.world.products.find(
    (one) => one.product_id === input.id('product_id') && one.shop_appid === shop_appid,
  );
  if (!product) throw new ApiRefusal(NO_SUCH_PRODUCT, 'no such product');
  if (product.plan?.plan_type !== planType || product.plan.head_supplier_appid !== supplier)
    throw new ApiRefusal(NOT_IN_PROMOTION, 'product is not in promotion');
  const agencyLink = linkTo(context, targetOf(product), { of: 'agency' });
  const wantsCoupons = input.has('get_available_coupon') && input.flag('get_available_coupon');
  const coupons = (list: string) =>
    context.state.world.coupons
      .filter((coupon) => coupon.list === list && coupon.shop_appid === shop_appid)
      .map(({ coupon_id }) => ({ coupon_id }));
  return {
    product: {
      shop_appid,
      product_id: looseId(context, product.product_id),
      product_promotion_link: productPromotionLink(agencyLink),
      product_info: productInfo(context, product),
      commission_info: {
        status: activePlan(context, product) ? 1 : 2,
        service_ratio: product.plan.service_ratio,
        start_time: product.plan.start_time,
        end_time: product.plan.end_time,
      },
      head_supplier_info: {
        head_supplier_appid: product.plan.head_supplier_appid ?? '',
        name: context.state.world.suppliers.find((one) => one.appid === supplier)?.name ?? '',
      },
    },
    publish_coupons: wantsCoupons ? coupons('public') : undefined,
    cooperative_coupons: wantsCoupons ? coupons('cooperative') : undefined,
  };
}

/** A ratio for one product beats the promoter's general one; there is no way back. It may come as text. */
function setProductRatio(context: StoreContext, input: ApiInput): { [key: string]: Wire } {
  const promoter = boundPromoter(context, input);
  const product_id = knownProductId(context, input);
  const commission_ratio = input.whole('commission_ratio');
  if (commission_ratio < SMALLEST_SPLIT_PPM || commission_ratio > LARGEST_SPLIT_PPM) {
    throw new ApiRefusal(PARAMETER_ERROR, 'invalid parameter: commission_ratio');
  }
  const found = productRatio(context, promoter, product_id);
  if (found) found.commission_ratio = commission_ratio;
  else context.state.productRatios.push({ sharer_appid: promoter.sharer_appid, product_id, commission_ratio });
  return {};
}

function productRatio(context: StoreContext, { sharer_appid }: PromoterRow, product_id: string) {
  return context.state.productRatios.find((row) => row.sharer_appid === sharer_appid && row.product_id === product_id);
}

function knownProductId(context: StoreContext, input: ApiInput): string {
  const product_id = input.id('product_id');
  if (!productOf(context, product_id)) throw new ApiRefusal(NO_SUCH_PRODUCT, 'no such product');
  return product_id;
}

export function productInfo(context: StoreContext, product: ProductFacts): { [key: string]: Wire } {
  const unknown = context.settings.quirks.unknownFields;
  return {
    title: product.title,
    sub_title: product.sub_title ?? '',
    head_imgs: product.head_imgs.map((picture) => pictureUrl(context, picture)),
    desc_info: { imgs: [], desc: '' },
    cats_v2: [{ cat_id: product.cat_id ?? '1421' }],
    status: product.status ?? 5,
    skus: product.skus.map((sku) => ({
      sku_id: sku.sku_id,
      thumb_img: '',
      sale_price: sku.sale_price,
      stock_num: sku.stock_num ?? 100,
      sku_attrs: sku.attrs ?? [],
    })),
    spu_flag_v9: unknown ? 0 : undefined,
  };
}

function targetOf(product: ProductFacts) {
  return { kind: 'PRODUCT_CARD', shop_appid: product.shop_appid, product_id: product.product_id } as const;
}

/** The product may be named by id and shop or by any short link that leads to it. */
function promoterProductLink(context: StoreContext, input: ApiInput): LinkRow {
  const promoter = boundPromoter(context, input);
  const byShortLink = input.has('product_short_link')
    ? findLink(context, input.text('product_short_link'))
    : { product_id: input.id('product_id'), shop_appid: input.text('shop_appid') };
  if (!byShortLink?.product_id) throw new ApiRefusal(NO_SUCH_PRODUCT, 'no such product');
  const product = promotedProduct(context, byShortLink.product_id, byShortLink.shop_appid);
  const supplier = input.optionalText('head_supplier_appid');
  if (supplier && product.plan?.head_supplier_appid !== supplier) {
    throw new ApiRefusal(NOT_IN_PROMOTION, 'product is not supplied by that agency');
  }
  return linkTo(context, targetOf(product), { of: 'promoter', sharer_appid: promoter.sharer_appid });
}
