/** What a merchant agreed to pay the agency: one rate for the whole shop, or a rate for each of some goods. */
export type FeeTerms =
  | { readonly scope: 'shop'; readonly feePpm: number }
  | {
      readonly scope: 'goods';
      readonly goods: readonly { readonly productId: string; readonly feePpm: number }[];
    };

/** The platform allows a service fee of at most 90 %. */
export const highestFeePpm = 900_000;
const mostGoods = 200;

export type FeeProblem = 'fee-out-of-range' | 'no-goods' | 'too-many-goods' | 'goods-named-twice';

/** What is wrong with terms, or undefined. */
export function feeProblem(terms: FeeTerms): FeeProblem | undefined {
  if (terms.scope === 'shop') return isFee(terms.feePpm) ? undefined : 'fee-out-of-range';
  if (terms.goods.length === 0) return 'no-goods';
  if (terms.goods.length > mostGoods) return 'too-many-goods';
  if (new Set(terms.goods.map(({ productId }) => productId)).size < terms.goods.length) return 'goods-named-twice';
  return terms.goods.every(({ feePpm }) => isFee(feePpm)) ? undefined : 'fee-out-of-range';
}

function isFee(feePpm: number): boolean {
  return Number.isInteger(feePpm) && feePpm > 0 && feePpm <= highestFeePpm;
}

/** A product whose plan pays less than agreed; `planPpm` is null where there is no usable plan. */
export interface FeeShortfall {
  readonly productId: string;
  readonly agreedPpm: number;
  readonly planPpm: number | null;
}

/** Where the platform's plans pay less than agreed: of all products with a plan, or of the goods that were named. */
export function feeShortfalls(
  terms: FeeTerms,
  plans: readonly { readonly productId: string; readonly serviceRatioPpm: number }[],
): FeeShortfall[] {
  const agreed =
    terms.scope === 'shop' ? plans.map(({ productId }) => ({ productId, feePpm: terms.feePpm })) : terms.goods;
  return agreed.flatMap(({ productId, feePpm }) => {
    const planPpm = plans.find((plan) => plan.productId === productId)?.serviceRatioPpm ?? null;
    return planPpm !== null && planPpm >= feePpm ? [] : [{ productId, agreedPpm: feePpm, planPpm }];
  });
}
