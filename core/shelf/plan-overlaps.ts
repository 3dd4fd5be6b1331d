/** A plan under which a product can be promoted: from the first moment up to, not including, the second. */
export interface OfferedPlan {
  readonly shopAppid: string;
  readonly productId: string;
  readonly planType: number;
  readonly startsAtMs: number;
  /** 0 when it has no end, as the platform writes it. */
  readonly endsAtMs: number;
}

/** What a plan type is called where merchants read it. */
export const planTypeNames: Readonly<Record<number, string>> = {
  1: '商家定向计划',
  2: '商家公开计划',
  3: '机构定向计划',
  4: '机构公开计划',
};

/**
 * The other plans of the same product whose time meets this one's, in the platform's order of types. Orders count under
 * the first of them (a merchant's plan for us comes before his plan for all), so both names have to be said.
 */
export function overlappingPlans<Plan extends OfferedPlan>(plan: Plan, plans: readonly Plan[]): Plan[] {
  return plans
    .filter((other) => other !== plan && isSameProduct(plan, other) && doMeet(plan, other))
    .sort((one, other) => one.planType - other.planType);
}

function isSameProduct(one: OfferedPlan, other: OfferedPlan): boolean {
  return one.shopAppid === other.shopAppid && one.productId === other.productId;
}

function doMeet(one: OfferedPlan, other: OfferedPlan): boolean {
  return one.startsAtMs < endOf(other) && other.startsAtMs < endOf(one);
}

function endOf({ endsAtMs }: OfferedPlan): number {
  return endsAtMs === 0 ? Number.MAX_SAFE_INTEGER : endsAtMs;
}
