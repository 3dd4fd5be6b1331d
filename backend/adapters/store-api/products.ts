import * as v from 'valibot';
import { fen } from '../../../core/money/fen';
import type { PlatformProduct, StorePlatform } from '../../ports/store-platform';
import { type PlatformCall, unusable } from './platform-call';
import { count, fullText, idText, listOf, ratioPpm, text, textOrEmpty, timeMsOrZero, wholeFen } from './wire-fields';

const pageSize = 20;
const onSaleStatus = 5;
/** The page says 1; 3 was seen on products that can be promoted. */
const promotedStatuses: readonly number[] = [1, 3];

/** https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/getshop/api_getpromoteproductlist */
const productPage = v.looseObject({
  product_list: listOf(v.looseObject({ product_id: idText, shop_appid: idText })),
  next_key: textOrEmpty,
});

/** https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/getshop/api_getpromoteproductdetail */
const productAnswer = v.looseObject({
  product: v.looseObject({
    shop_appid: idText,
    product_id: idText,
    product_info: v.looseObject({
      title: text,
      head_imgs: listOf(v.string()),
      status: count,
      skus: v.pipe(v.array(v.looseObject({ sale_price: wholeFen })), v.minLength(1)),
    }),
    commission_info: v.looseObject({
      status: count,
      service_ratio: ratioPpm,
      start_time: timeMsOrZero,
      end_time: timeMsOrZero,
    }),
  }),
});

const shortLinks = v.looseObject({ short_link: fullText, http_short_link: textOrEmpty });
const qrCode = v.looseObject({ qrcode_url: fullText });
const promotionLink = v.looseObject({ product_promotion_link: fullText });

export function productResource(
  call: PlatformCall,
): Pick<StorePlatform, 'listPromotedProducts' | 'productDetail' | 'productLinks'> {
  return {
    async listPromotedProducts(planType, nextKey) {
      const body = { plan_type: planType, page_size: pageSize, next_key: nextKey };
      const answer = await call('get_promote_product_list', body, productPage);
      if (!answer.ok) return answer;
      const { product_list: rows, next_key } = answer.value;
      const products = rows.map(({ product_id, shop_appid }) => ({ productId: product_id, shopAppid: shop_appid }));
      // This list has no has_more: it ends with an empty key or a page that is not full.
      const isLast = next_key === '' || rows.length < pageSize;
      return { ok: true, value: { products, nextKey: isLast ? null : next_key } };
    },
    async productDetail({ productId, shopAppid, planType }) {
      const body = { shop_appid: shopAppid, product_id: numberIfExact(productId), plan_type: planType };
      const answer = await call('get_promote_product_detail', body, productAnswer);
      if (!answer.ok) return answer;
      const { product } = answer.value;
      if (product.product_id !== productId || product.shop_appid !== shopAppid) {
        throw unusable('get_promote_product_detail', 'product.product_id: another product than asked for');
      }
      return { ok: true, value: productOf(product) };
    },
    async productLinks({ productId, shopAppid }, promoter) {
      const body = { sharer_appid: promoter, product_id: numberIfExact(productId), shop_appid: shopAppid };
      const [links, code, promotion] = await Promise.all([
        call('get_product_promotion_link_info', body, shortLinks),
        call('get_product_promotion_qrcode_info', body, qrCode),
        call('get_promoter_single_product_promotion_info', body, promotionLink),
      ]);
      if (!links.ok) return links;
      if (!code.ok) return code;
      if (!promotion.ok) return promotion;
      return {
        ok: true,
        value: {
          shortLink: links.value.short_link,
          webLink: links.value.http_short_link,
          codeUrl: code.value.qrcode_url,
          promotionLink: promotion.value.product_promotion_link,
        },
      };
    },
  };
}

/** The pages show product ids of requests as numbers; one that a number cannot hold goes as text. */
function numberIfExact(id: string): number | string {
  return /^[1-9]\d{0,14}$/.test(id) ? Number(id) : id;
}

function productOf(product: v.InferOutput<typeof productAnswer>['product']): PlatformProduct {
  const { product_info: info, commission_info: plan } = product;
  return {
    productId: product.product_id,
    shopAppid: product.shop_appid,
    title: info.title,
    imageUrls: info.head_imgs,
    priceFen: fen(Math.min(...info.skus.map((sku) => sku.sale_price))),
    onSale: info.status === onSaleStatus,
    serviceRatioPpm: plan.service_ratio,
    promoted: promotedStatuses.includes(plan.status),
    promotionStartsAtMs: plan.start_time,
    promotionEndsAtMs: plan.end_time,
  };
}
