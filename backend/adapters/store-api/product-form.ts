import * as v from 'valibot';
import { fen } from '../../../core/money/fen';
import type { PlatformProduct, ProductBasics, ProductKey, PromotedProductDetail } from '../../ports/platform/products';
import { unpagedLimit } from './page-limits';
import { Unusable } from './platform-call';
import {
  count,
  countOrNull,
  idOrNull,
  idText,
  listOf,
  ratioPpm,
  text,
  textOrEmpty,
  timeMsOrZero,
  uint64Id,
  wholeFen,
} from './wire-fields';

const onSaleStatus = 5;
/** The page says 1; 3 was seen on products that can be promoted. */
const promotedStatuses: readonly number[] = [1, 3];

const sku = v.looseObject({ sale_price: wholeFen, stock_num: countOrNull });
const skuDetail = v.looseObject({
  sku_id: uint64Id,
  thumb_img: textOrEmpty,
  sale_price: wholeFen,
  stock_num: countOrNull,
  sku_attrs: listOf(v.looseObject({ attr_key: textOrEmpty, attr_value: textOrEmpty }), unpagedLimit),
});

const plan = v.looseObject({
  status: count,
  service_ratio: ratioPpm,
  start_time: timeMsOrZero,
  end_time: timeMsOrZero,
});

/** https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/getshop/api_getpromoteproductdetail */
export const productAnswer = v.looseObject({
  product: v.looseObject({
    shop_appid: idText,
    product_id: uint64Id,
    product_info: v.looseObject({
      title: text,
      head_imgs: listOf(v.string(), unpagedLimit),
      status: count,
      skus: v.pipe(listOf(sku, unpagedLimit), v.minLength(1)),
    }),
    commission_info: plan,
  }),
});

const productInfo = v.looseObject({
  title: text,
  sub_title: textOrEmpty,
  head_imgs: listOf(v.string(), unpagedLimit),
  desc_info: v.nullish(v.looseObject({ imgs: listOf(v.string(), unpagedLimit), desc: textOrEmpty })),
  cats_v2: listOf(v.looseObject({ cat_id: uint64Id }), unpagedLimit),
  status: count,
  skus: v.pipe(listOf(skuDetail, unpagedLimit), v.minLength(1)),
});

const couponIds = listOf(v.looseObject({ coupon_id: uint64Id }), unpagedLimit);

export const productDetailAnswer = v.looseObject({
  product: v.looseObject({
    shop_appid: idText,
    product_id: uint64Id,
    product_promotion_link: textOrEmpty,
    product_info: productInfo,
    commission_info: plan,
    head_supplier_info: v.nullish(v.looseObject({ head_supplier_appid: idOrNull })),
  }),
  publish_coupons: couponIds,
  public_coupons: couponIds,
  cooperative_coupons: couponIds,
});

export const productBasicsAnswer = v.looseObject({
  product: v.looseObject({ shop_appid: idText, product_id: uint64Id, product_info: productInfo }),
});

export function productIn({ product }: v.InferOutput<typeof productAnswer>, asked: ProductKey): PlatformProduct {
  checkAsked(product, asked);
  const { product_info: info, commission_info } = product;
  return {
    productId: product.product_id,
    shopAppid: product.shop_appid,
    title: info.title,
    imageUrls: info.head_imgs,
    priceFen: fen(Math.min(...info.skus.map((one) => one.sale_price))),
    onSale: info.status === onSaleStatus,
    serviceRatioPpm: commission_info.service_ratio,
    promoted: promotedStatuses.includes(commission_info.status),
    promotionStartsAtMs: commission_info.start_time,
    promotionEndsAtMs: commission_info.end_time,
    ...(info.skus.every((one) => one.stock_num === 0) ? { isSoldOut: true } : {}),
  };
}

export function productDetailIn(
  answer: v.InferOutput<typeof productDetailAnswer>,
  asked: ProductKey,
): PromotedProductDetail {
  const { product } = answer;
  // Two names for the public ones: the page's, and the one that others have read.
  const publicIds = [...answer.publish_coupons, ...answer.public_coupons].map((coupon) => coupon.coupon_id);
  return {
    ...productIn({ product }, asked),
    ...basicsOf(product),
    supplierAppid: product.head_supplier_info?.head_supplier_appid ?? null,
    agencyPromotionLink: product.product_promotion_link,
    publicCouponIds: [...new Set(publicIds)],
    cooperativeCouponIds: answer.cooperative_coupons.map((coupon) => coupon.coupon_id),
  };
}

export function productBasicsIn(
  { product }: v.InferOutput<typeof productBasicsAnswer>,
  asked: ProductKey,
): ProductBasics {
  checkAsked(product, asked);
  return basicsOf(product);
}

function basicsOf(product: v.InferOutput<typeof productBasicsAnswer>['product']): ProductBasics {
  const { product_info: info } = product;
  return {
    productId: product.product_id,
    shopAppid: product.shop_appid,
    title: info.title,
    subtitle: info.sub_title,
    imageUrls: info.head_imgs,
    descriptionImageUrls: info.desc_info?.imgs ?? [],
    description: info.desc_info?.desc ?? '',
    categoryIds: info.cats_v2.map((category) => category.cat_id),
    onSale: info.status === onSaleStatus,
    skus: info.skus.map((one) => ({
      skuId: one.sku_id,
      imageUrl: one.thumb_img,
      priceFen: one.sale_price,
      stockCount: one.stock_num,
      attributes: one.sku_attrs.map(({ attr_key, attr_value }) => ({ name: attr_key, value: attr_value })),
    })),
  };
}

function checkAsked(product: { readonly product_id: string; readonly shop_appid: string }, asked: ProductKey): void {
  if (product.product_id === asked.productId && product.shop_appid === asked.shopAppid) return;
  throw new Unusable('product.product_id: another product than asked for');
}
