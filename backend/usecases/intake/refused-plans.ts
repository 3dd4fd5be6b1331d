import { type PlanRefusal, planRefusal, planRefusalSentences } from '../../../core/intake/plan-guard';
import { Outage } from '../../ports/outage';
import type { IntakePlatform } from '../../ports/sharing-platform';
import { firstOf, inTurns, present } from '../sharing/first-of';

/** A plan that cannot be shared, with the reason by name and in words. */
export interface RefusedPlan {
  readonly productId: string;
  readonly refusal: PlanRefusal;
  readonly sentence: string;
}

const mostAsked = 40;

/**
 * Plans of a shop from which promoters cannot be paid. Those whose talents' commission the merchant sets stand in a list
 * of their own; of the others the terms say it. A platform that does not tell gives an empty list.
 * https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/index.md
 */
export async function refusedPlans(
  platform: Pick<IntakePlatform, 'listCooperativeItems' | 'itemTerms'>,
  shopAppid: string,
  nowMs: number,
): Promise<RefusedPlan[]> {
  try {
    const lists = await Promise.all(
      (['merchant', 'agency'] as const).map((setBy) => firstOf(platform.listCooperativeItems(setBy), mostAsked)),
    );
    const items = lists.flatMap((list) => (list.ok ? list.value : []));
    const terms = await inTurns(items, ({ itemLink }) => platform.itemTerms(itemLink));
    const plans = terms.map((answer) => {
      const refusal = answer.ok && answer.value.shopAppid === shopAppid ? planRefusal(answer.value, nowMs) : undefined;
      if (!answer.ok || refusal === undefined) return undefined;
      return { productId: answer.value.productId, refusal, sentence: planRefusalSentences[refusal] };
    });
    return present(plans);
  } catch (error) {
    if (!(error instanceof Outage)) throw error;
    return [];
  }
}
