import * as v from 'valibot';
import type { WhichPromoter } from '../../ports/platform/answer';
import type { PlatformProducts, ProductTarget } from '../../ports/platform/products';
import { productsPage } from './page-limits';
import { pagedList, readPage } from './paged-list';
import type { PlatformCall } from './platform-call';
import { productFilterFields } from './product-filter';
import {
  productAnswer,
  productBasicsAnswer,
  productBasicsIn,
  productDetailAnswer,
  productDetailIn,
  productIn,
} from './product-form';
import { productIdField } from './product-id-field';
import { promoterField } from './promoter-field';
import { fullText, idOrNull, idText, textOrEmpty, uint64Id } from './wire-fields';

const productRow = v.looseObject({ product_id: uint64Id, shop_appid: idText, head_supplier_appid: idOrNull });
const shortLinks = v.looseObject({ short_link: fullText, http_short_link: textOrEmpty });
const qrCode = v.looseObject({ qrcode_url: fullText });
const promotionLink = v.looseObject({ product_promotion_link: fullText });

type PromotedProducts = Omit<
  PlatformProducts,
  | 'listCooperativeItems'
  | 'addCooperativeItem'
  | 'listSelectableItems'
  | 'itemTerms'
  | 'subscribeProduct'
  | 'unsubscribeProduct'
  | 'listSubscribedProducts'
  | 'productActivities'
>;

/** https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/getshop/api_getpromoteproductlist */
export function productResource(call: PlatformCall): PromotedProducts {
  const links = linkQuestions(call);
  return {
    ...links,
    async listPromotedProducts(planType, nextKey) {
      const page = await readPage(call, promoted({ plan_type: planType }), nextKey);
      if (!page.ok) return page;
      const products = page.value.items.map(({ productId, shopAppid }) => ({ productId, shopAppid }));
      return { ok: true, value: { products, nextKey: page.value.nextKey } };
    },
    searchPromotedProducts: (filter) => pagedList(call, promoted(productFilterFields(filter))),
    productDetail(product) {
      const { productId, shopAppid, planType } = product;
      const body = { shop_appid: shopAppid, product_id: productIdField(productId), plan_type: planType };
      return call('get_promote_product_detail', body, productAnswer, (answer) => productIn(answer, product));
    },
    promotedProductDetail(product) {
      const { productId, shopAppid, planType, supplierAppid, withCoupons = false } = product;
      const body = {
        ...{ shop_appid: shopAppid, product_id: productIdField(productId), plan_type: planType },
        ...(withCoupons ? { get_available_coupon: true } : {}),
        ...supplierField(supplierAppid),
      };
      return call('get_promote_product_detail', body, productDetailAnswer, (answer) =>
        productDetailIn(answer, product),
      );
    },
    productBasics(product) {
      const { productId, shopAppid, planType } = product;
      const body = {
        ...{ shop_appid: shopAppid, product_id: productIdField(productId) },
        ...(planType === undefined ? {} : { plan_type: planType }),
      };
      return call('productdetail/get', body, productBasicsAnswer, (answer) => productBasicsIn(answer, product));
    },
    async productLinks(product, promoter) {
      const who = { promoter };
      const [short, code, promotion] = await Promise.all([
        links.productShortLink(product, who),
        links.productCodeUrl(product, who),
        links.productPromotionLink(product, who),
      ]);
      if (!short.ok) return short;
      if (!code.ok) return code;
      if (!promotion.ok) return promotion;
      return { ok: true, value: { ...short.value, codeUrl: code.value, promotionLink: promotion.value } };
    },
  };
}

function promoted(body: object) {
  return {
    ...({ name: 'get_promote_product_list', body, place: 'product_list', badItem: 'is left out' } as const),
    ...{ itemCount: productsPage.itemCount, row: productRow },
    itemOf: (row: v.InferOutput<typeof productRow>) => ({
      productId: row.product_id,
      shopAppid: row.shop_appid,
      supplierAppid: row.head_supplier_appid,
    }),
  };
}

function linkQuestions(
  call: PlatformCall,
): Pick<PlatformProducts, 'productShortLink' | 'productCodeUrl' | 'productPromotionLink'> {
  return {
    productShortLink: (product, who) =>
      call('get_product_promotion_link_info', targetFields(product, who), shortLinks, (answer) => ({
        shortLink: answer.short_link,
        webLink: answer.http_short_link,
      })),
    productCodeUrl: (product, who) =>
      call('get_product_promotion_qrcode_info', targetFields(product, who), qrCode, (answer) => answer.qrcode_url),
    productPromotionLink: (product, who) =>
      call(
        'get_promoter_single_product_promotion_info',
        targetFields(product, who),
        promotionLink,
        (answer) => answer.product_promotion_link,
      ),
  };
}

function targetFields(product: ProductTarget, who: WhichPromoter): object {
  if ('shortLink' in product) return { ...promoterField(who), product_short_link: product.shortLink };
  return {
    ...promoterField(who),
    ...{ product_id: productIdField(product.productId), shop_appid: product.shopAppid },
    ...supplierField(product.supplierAppid),
  };
}

function supplierField(supplierAppid: string | null | undefined): object {
  return supplierAppid === null || supplierAppid === undefined ? {} : { head_supplier_appid: supplierAppid };
}
