import * as v from 'valibot';
import type { ContentOwner, ContentProduct } from '../../ports/platform/lives';
import { fenOrNull, ratioOrNull, textOrEmpty, uint64Id } from './wire-fields';

/** An owner as requests name him. The platform's promoter_id is a shop's linked account, and never a promoter. */
export function ownerFields(owner: ContentOwner): object {
  return 'talentAppid' in owner
    ? { talent_appid: owner.talentAppid }
    : {
        shop_appid: owner.shopAppid,
        promoter_id: owner.account.linkedAccountId,
        promoter_type: owner.account.linkedAccountType,
      };
}

/** One of two endpoints that do the same, for a talent's content and for a shop's own. */
export function endpointFor<Talent, Shop>(owner: ContentOwner, names: { talent: Talent; shop: Shop }): Talent | Shop {
  return 'talentAppid' in owner ? names.talent : names.shop;
}

/** A product inside of content; its price is called differently in lives, videos and articles. */
export const contentProduct = v.looseObject({
  product_id: uint64Id,
  product_name: textOrEmpty,
  product_img_url: textOrEmpty,
  product_price: fenOrNull,
  product_mini_price: fenOrNull,
  predict_commission_amount: fenOrNull,
  commission_rate: ratioOrNull,
});

export function contentProductOf(row: v.InferOutput<typeof contentProduct>): ContentProduct {
  return {
    productId: row.product_id,
    name: row.product_name,
    imageUrl: row.product_img_url,
    priceFen: row.product_price ?? row.product_mini_price,
    expectedFeeFen: row.predict_commission_amount,
    commissionRatioPpm: row.commission_rate,
  };
}
