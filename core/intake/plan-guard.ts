/** What is known of a plan before its product is offered to promoters. */
export interface GuardedPlan {
  /** Who sets the talents' commission (the platform's commission_type: 1 is the agency). */
  readonly talentRateSetBy: 'merchant' | 'agency' | 'unknown';
  /** 1 of a merchant for us, 2 of a merchant for all, 3 and 4 of another agency; 0 where none is stated. */
  readonly planType: number;
  readonly serviceRatioPpm: number;
  readonly startsAtMs: number;
  /** 0 when it has no end. */
  readonly endsAtMs: number;
}

export type PlanRefusal =
  | 'talent-rate-set-by-merchant'
  | 'talent-rate-unknown'
  | 'plan-type-not-usable'
  | 'no-service-fee'
  | 'plan-not-started'
  | 'plan-ended';

/** Plan types that this program can share: plans of merchants. Those of other agencies need a contract with them first. */
export const usablePlanTypes: readonly number[] = [1, 2];

/**
 * Why promoters cannot be paid from a plan at a moment, or undefined when they can: the agency must set the talents'
 * commission, the plan must be of a merchant, carry a fee, and be in its time.
 * https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/getshop/api_getpromoteproductlist
 */
export function planRefusal(plan: GuardedPlan, atMs: number): PlanRefusal | undefined {
  if (plan.talentRateSetBy === 'merchant') return 'talent-rate-set-by-merchant';
  if (plan.talentRateSetBy === 'unknown') return 'talent-rate-unknown';
  if (!usablePlanTypes.includes(plan.planType)) return 'plan-type-not-usable';
  if (plan.serviceRatioPpm <= 0) return 'no-service-fee';
  if (atMs < plan.startsAtMs) return 'plan-not-started';
  return plan.endsAtMs !== 0 && atMs >= plan.endsAtMs ? 'plan-ended' : undefined;
}

/** What a merchant reads about a plan that cannot be used, and what would mend it. */
export const planRefusalSentences: Readonly<Record<PlanRefusal, string>> = {
  'talent-rate-set-by-merchant': '这个计划由商家设置达人佣金,推客拿不到佣金。请改为由机构分配达人佣金的计划。',
  'talent-rate-unknown': '微信没有说明这个计划由谁设置达人佣金。请在小店后台核对后再试。',
  'plan-type-not-usable': '这类计划不能用于推客推广。请建商家定向计划或商家公开计划。',
  'no-service-fee': '这个计划没有服务费,推客拿不到佣金。请先设置服务费率。',
  'plan-not-started': '计划还没有到开始时间。到时会自动上架。',
  'plan-ended': '计划已经结束。请延长推广时间或新建计划。',
};
