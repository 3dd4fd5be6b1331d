import { type PlanRefusal, planRefusal, planRefusalSentences } from '../../../core/intake/plan-guard';
import { Outage } from '../../ports/outage';
import type { CooperativeItem } from '../../ports/platform/products';
import type { IntakePlatform } from '../../ports/sharing-platform';
import { heardOf, inTurns, joinedLists, present } from '../sharing/first-of';
import { isNotPromoted } from '../sharing/not-promoted';

/** A plan that cannot be shared, with the reason by name and in words. */
export interface RefusedPlan {
  readonly productId: string;
  readonly refusal: PlanRefusal;
  readonly sentence: string;
}

type PlanPlatform = Pick<IntakePlatform, 'listCooperativeItems' | 'itemTerms'>;

/** A list beyond this cannot be asked about item by item while somebody waits. */
const mostItems = 1000;

/**
 * Plans of a shop from which promoters cannot be paid. Those whose talents' commission the merchant sets stand in a list
 * of their own; of the others the terms say it. The lists know no shop and are walked to their end, because only an
 * item's terms say whose it is. null when the platform does not tell all of it and nothing was found: then nobody knows.
 * https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/index.md
 */
export async function refusedPlans(
  platform: PlanPlatform,
  shopAppid: string,
  nowMs: number,
): Promise<RefusedPlan[] | null> {
  try {
    const lists = (['merchant', 'agency'] as const).map((setBy) =>
      heardOf(platform.listCooperativeItems(setBy), mostItems),
    );
    const items = joinedLists(await Promise.all(lists));
    const readings = await inTurns(items.items, (item) => refusedPlan(platform, item, { shopAppid, nowMs }));
    const plans = present(readings.map((reading) => (reading === 'not-told' ? undefined : reading)));
    const isTold = items.isComplete && !readings.includes('not-told');
    return isTold || plans.length > 0 ? plans : null;
  } catch (error) {
    if (!(error instanceof Outage)) throw error;
    return null;
  }
}

/** undefined for a plan that can be shared, is of another shop, or is gone. */
async function refusedPlan(
  platform: PlanPlatform,
  { itemLink }: CooperativeItem,
  { shopAppid, nowMs }: { readonly shopAppid: string; readonly nowMs: number },
): Promise<RefusedPlan | undefined | 'not-told'> {
  const terms = await platform.itemTerms(itemLink);
  if (!terms.ok) return isNotPromoted(terms) ? undefined : 'not-told';
  const refusal = terms.value.shopAppid === shopAppid ? planRefusal(terms.value, nowMs) : undefined;
  return refusal && { productId: terms.value.productId, refusal, sentence: planRefusalSentences[refusal] };
}
