import type { LinkTarget } from '../links';
import type { StoreContext } from '../store-context';
import type { LinkKind } from '../store-state';
import type { ProductFacts, ShopFacts, TalentFacts } from '../store-world';
import type { Wire } from '../wire-json';
import { activePlan, pictureUrl, shopOf } from '../world-facts';
import type { ApiInput } from './api-input';
import {
  ApiRefusal,
  NO_SHOP_RELATION,
  NO_SUCH_SHARER,
  PROMOTER_FEATURE_OFF,
  WRONG_LINKED_ACCOUNT,
} from './api-refusal';
import { looseId } from './api-subjects';

const WHOLE_PPM = 1_000_000;
type Owned = { shop_appid: string; promoter_id?: string; talent_appid?: string };

/** The talent named by `talent_appid`, who cooperates with the agency. */
export function namedTalent(context: StoreContext, input: ApiInput): TalentFacts {
  const talent_appid = input.text('talent_appid');
  const talent = context.state.world.talents.find((one) => one.talent_appid === talent_appid);
  if (!talent) throw new ApiRefusal(NO_SUCH_SHARER, 'can not resolve the talent');
  return talent;
}

/** The account of a shop named by `shop_appid`, `promoter_id` and `promoter_type`. */
export function namedShopAccount(
  context: StoreContext,
  input: ApiInput,
  types: readonly number[],
): { shop: ShopFacts; promoter_id: string; type: number } {
  const shop = shopOf(context, input.text('shop_appid'));
  if (!shop) throw new ApiRefusal(NO_SHOP_RELATION, 'no relation with the shop');
  if (shop.isContentPartner === false)
    throw new ApiRefusal(PROMOTER_FEATURE_OFF, 'the promoter feature is switched off');
  const promoter_id = input.id('promoter_id');
  const type = input.whole('promoter_type');
  const account = shop.linkedAccounts.find((one) => one.promoter_id === promoter_id && one.promoter_type === type);
  if (!account || !types.includes(type)) throw new ApiRefusal(WRONG_LINKED_ACCOUNT, 'wrong promoter_id');
  return { shop, promoter_id, type };
}

/** What belongs to the talent named. */
export function ofTalent<T extends Owned>(context: StoreContext, input: ApiInput, all: readonly T[]): T[] {
  const { talent_appid } = namedTalent(context, input);
  return all.filter((one) => one.talent_appid === talent_appid);
}

/** What belongs to the shop's account named; its type must be one of `types`. */
export function ofShopAccount<T extends Owned>(
  context: StoreContext,
  input: ApiInput,
  all: readonly T[],
  types: readonly number[],
): T[] {
  const { shop, promoter_id } = namedShopAccount(context, input, types);
  return all.filter((one) => one.shop_appid === shop.appid && one.promoter_id === promoter_id && !one.talent_appid);
}

/** The target of a link to a content. */
export function contentTarget(kind: LinkKind, content: Owned & Partial<LinkTarget>): LinkTarget {
  const { shop_appid, export_id, notice_id, article_id } = content;
  return {
    kind,
    shop_appid,
    ...(export_id ? { export_id } : {}),
    ...(notice_id ? { notice_id } : {}),
    ...(article_id ? { article_id } : {}),
  };
}

/** What lists of content say of a product; the commission is the agency's own estimate in fen. */
export function contentProduct(context: StoreContext, product: ProductFacts) {
  const service_ratio = activePlan(context, product)?.service_ratio ?? 0;
  const price = Math.min(...product.skus.map((sku) => sku.sale_price));
  return {
    product_id: looseId(context, product.product_id),
    product_name: product.title,
    product_img_url: pictureUrl(context, product.head_imgs[0]),
    price,
    predict_commission_amount: Math.floor((price * service_ratio) / WHOLE_PPM),
    commission_rate: service_ratio,
  } satisfies { [key: string]: Wire };
}
