import type { Fen } from '../../../core/money/fen';
import type { PlatformAnswer, WhichPromoter } from './answer';
import type { PlatformList } from './platform-list';

/** 1 of a merchant for us, 2 of a merchant for all, 3 of an agency for us, 4 of an agency for all. */
export type PlanType = 1 | 2 | 3 | 4;

export interface PlatformProduct {
  readonly productId: string;
  readonly shopAppid: string;
  readonly title: string;
  readonly imageUrls: readonly string[];
  /** The lowest price over the skus. */
  readonly priceFen: Fen;
  readonly onSale: boolean;
  readonly serviceRatioPpm: number;
  readonly promoted: boolean;
  readonly promotionStartsAtMs: number;
  /** 0 when it has no end. */
  readonly promotionEndsAtMs: number;
  /** Every sku states that none is left. Absent otherwise. */
  readonly isSoldOut?: true;
}

export interface ProductLinks {
  readonly shortLink: string;
  readonly webLink: string;
  readonly codeUrl: string;
  readonly promotionLink: string;
}

export interface ProductKey {
  readonly productId: string;
  readonly shopAppid: string;
}

/** `supplierAppid` is the agency that supplied it (plan types 3 and 4), null for a merchant's own. */
export interface PromotedProductKey extends ProductKey {
  readonly supplierAppid: string | null;
}

/** The platform's own service marks of products. */
export type ProductFlag =
  | 'seven-day-return'
  | 'freight-insurance'
  | 'assured'
  | 'damage-cover'
  | 'fake-one-pay-three'
  | 'use-first-pay-later'
  | 'free-shipping';

/** Both ends included; what is left out does not limit. */
export interface NumberRange {
  readonly min?: number;
  readonly max?: number;
}

/** All filters of the list; some developers found `keyword` and `category` without effect, so check what comes back. */
export interface ProductFilter {
  readonly planType: PlanType;
  readonly shopAppid?: string;
  readonly keyword?: string;
  readonly priceFen?: NumberRange;
  readonly monthlySales?: NumberRange;
  readonly serviceRatioPpm?: NumberRange;
  readonly commissionRatioPpm?: NumberRange;
  /** Whole seconds. */
  readonly promotionTimeSec?: NumberRange;
  readonly flags?: readonly ProductFlag[];
  /** Not for plan types 1 and 3. */
  readonly category?: {
    readonly categoryId: string;
    readonly name: string;
    readonly firstLevelIds?: readonly string[];
    readonly secondLevelIds?: readonly string[];
    readonly thirdLevelIds?: readonly string[];
  };
}

export interface ProductSku {
  readonly skuId: string;
  readonly imageUrl: string;
  readonly priceFen: Fen;
  /** Null where it is not stated. */
  readonly stockCount: number | null;
  readonly attributes: readonly { readonly name: string; readonly value: string }[];
}

/** What a shop says of its product, without a plan. */
export interface ProductBasics extends ProductKey {
  readonly title: string;
  readonly subtitle: string;
  readonly imageUrls: readonly string[];
  readonly descriptionImageUrls: readonly string[];
  readonly description: string;
  readonly categoryIds: readonly string[];
  readonly onSale: boolean;
  readonly skus: readonly ProductSku[];
}

export interface PromotedProductDetail extends PlatformProduct, Omit<ProductBasics, keyof PlatformProduct> {
  readonly supplierAppid: string | null;
  /** Brings orders to the agency and to no promoter. */
  readonly agencyPromotionLink: string;
  readonly publicCouponIds: readonly string[];
  readonly cooperativeCouponIds: readonly string[];
}

/** A product by its keys or by its short link. */
export type ProductTarget = (ProductKey & { readonly supplierAppid?: string | null }) | { readonly shortLink: string };

/** Only where the agency sets the talents' commission can promoters be paid; where the merchant does, they cannot. */
export type TalentRateSetBy = 'merchant' | 'agency' | 'unknown';

/** A cooperation's item, as the platform knows it by its link `weixinstorehs/…`. */
export interface CooperativeItem {
  readonly productId: string;
  readonly cooperativeItemId: string;
  readonly itemLink: string;
}

/** An item that an agency may take into cooperation by its link. */
export interface SelectableItem extends ProductKey {
  readonly itemLink: string;
}

export interface ItemTerms extends ProductKey {
  readonly talentRateSetBy: TalentRateSetBy;
  readonly suppliedBy: 'merchant' | 'agency' | 'unknown';
  /** 0 where the platform states none. */
  readonly planType: PlanType | 0;
  readonly serviceRatioPpm: number;
  /** The talents' commission; null where it is not stated. */
  readonly talentRatioPpm: number | null;
  readonly startsAtMs: number;
  readonly endsAtMs: number;
  readonly supplierAppid: string | null;
}

export interface ProductActivity {
  readonly productId: string;
  /** Null when it is for the whole product. */
  readonly skuId: string | null;
  readonly name: string;
  readonly priceFen: Fen;
  /** What the platform adds; null where it is not stated. */
  readonly subsidyFen: Fen | null;
  readonly endsAtMs: number;
  /** Null when the stock is not limited. */
  readonly stockCount: number | null;
}

/** Products under promotion. https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/getshop/api_getpromoteproductlist */
export interface PlatformProducts {
  /** One page (20) of products under promotion. */
  listPromotedProducts(
    planType: PlanType,
    nextKey: string,
  ): Promise<
    PlatformAnswer<{
      readonly products: readonly { productId: string; shopAppid: string }[];
      readonly nextKey: string | null;
    }>
  >;
  /** Products under promotion by every filter of the platform, 20 a page. */
  searchPromotedProducts(filter: ProductFilter): PlatformList<PromotedProductKey>;
  productDetail(product: ProductKey & { readonly planType: PlanType }): Promise<PlatformAnswer<PlatformProduct>>;
  /** Everything about a product under promotion, with its coupons when asked for. */
  promotedProductDetail(
    product: ProductKey & {
      readonly planType: PlanType;
      readonly supplierAppid?: string | null;
      readonly withCoupons?: boolean;
    },
  ): Promise<PlatformAnswer<PromotedProductDetail>>;
  /** A product of a shop in cooperation, whether it has a plan or not. */
  productBasics(product: ProductKey & { readonly planType?: PlanType }): Promise<PlatformAnswer<ProductBasics>>;
  /** All links of a promoter at once. Refusal 10071029 when he is not bound. */
  productLinks(
    product: ProductKey & { readonly supplierAppid?: string | null },
    promoter: string,
  ): Promise<PlatformAnswer<ProductLinks>>;
  productShortLink(
    product: ProductTarget,
    who: WhichPromoter,
  ): Promise<PlatformAnswer<{ readonly shortLink: string; readonly webLink: string }>>;
  productCodeUrl(product: ProductTarget, who: WhichPromoter): Promise<PlatformAnswer<string>>;
  /** For `<store-product product-promotion-link>`; does not end. */
  productPromotionLink(product: ProductTarget, who: WhichPromoter): Promise<PlatformAnswer<string>>;
  /** Products in cooperation with their links, by who sets the talents' commission; 20 a page. */
  listCooperativeItems(talentRateSetBy: 'merchant' | 'agency'): PlatformList<CooperativeItem>;
  /** Takes an item into our cooperation, shown or hidden; gives its id there. */
  addCooperativeItem(itemLink: string, shown: boolean): Promise<PlatformAnswer<string>>;
  /** Items that we might take into cooperation, by a plan and every filter of the platform; 20 a page. */
  listSelectableItems(filter: ProductFilter): PlatformList<SelectableItem>;
  itemTerms(itemLink: string): Promise<PlatformAnswer<ItemTerms>>;
  subscribeProduct(productId: string): Promise<PlatformAnswer<null>>;
  unsubscribeProduct(productId: string): Promise<PlatformAnswer<null>>;
  /** 1,000 a page. */
  listSubscribedProducts(filter?: {
    readonly productId?: string;
    readonly productName?: string;
    readonly shopAppid?: string;
  }): PlatformList<ProductKey>;
  productActivities(product: ProductKey): Promise<PlatformAnswer<readonly ProductActivity[]>>;
}
