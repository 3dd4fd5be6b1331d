import { planRefusal, planRefusalSentences } from '../../../core/intake/plan-guard';
import { type Outcome, ok, rejected } from '../../../core/outcome';
import { overlappingPlans, planTypeNames } from '../../../core/shelf/plan-overlaps';
import type { Clock } from '../../ports/clock';
import type { PlanType, ProductKey } from '../../ports/platform/products';
import type { ProgramSettingsSource } from '../../ports/program-settings';
import type { IntakePlatform, SharingPlatform } from '../../ports/sharing-platform';
import { refusedPlans } from '../intake/refused-plans';
import { heardOf, inTurns, present } from '../sharing/first-of';

type PlanPlatform = Pick<SharingPlatform, 'searchPromotedProducts' | 'productDetail'> &
  Pick<IntakePlatform, 'listCooperativeItems' | 'itemTerms'>;

export interface OfferedPlansPorts {
  readonly clock: Clock;
  readonly settings: ProgramSettingsSource;
  readonly platform: PlanPlatform;
}

/** A product of a shop as it stands in 优选联盟, under one of its plans. */
export interface OfferedPlanLine {
  readonly productId: string;
  readonly title: string;
  readonly imageUrl: string;
  readonly priceFen: number;
  readonly planType: number;
  readonly planName: string;
  readonly feePpm: number;
  readonly startsAtMs: number;
  /** Null when it has no end. */
  readonly endsAtMs: number | null;
  /** Why promoters cannot be paid from it, and what would mend that; null when they can. */
  readonly refusal: string | null;
  /** The other plans of the product at the same time; orders count under the first by type. */
  readonly overlapsWith: readonly string[];
  readonly isTaken: boolean;
}

export interface OfferedPlansView {
  readonly plans: readonly OfferedPlanLine[];
  /** Plans that are not in the list of promotions at all, with the reason; null when the platform did not tell. */
  readonly refused: readonly { readonly productId: string; readonly sentence: string }[] | null;
  /** The platform did not name all of them. */
  readonly isCut: boolean;
}

const mostListed = 100;

/**
 * The plans of one of a brand's shops in 优选联盟: which can be used, from when until when, and which meet another plan
 * of the same product.
 *
 * Rejections: shop-not-found. Errors: Outage.
 */
export async function offeredPlans(
  ports: OfferedPlansPorts,
  { brandId, shopAppid }: { readonly brandId: string; readonly shopAppid: string },
): Promise<Outcome<OfferedPlansView, 'shop-not-found'>> {
  const { shops } = await ports.settings.current();
  if (shops.find((shop) => shop.shopAppid === shopAppid)?.brandId !== brandId) return rejected('shop-not-found');
  const nowMs = ports.clock.nowMs();
  const listed = await Promise.all(
    ([1, 2] as const).map(async (planType) => {
      const list = await heardOf(ports.platform.searchPromotedProducts({ planType, shopAppid }), mostListed);
      const own = list.items.filter((product) => product.shopAppid === shopAppid);
      const read = await inTurns(own, (product) => readPlan(ports.platform, product, planType));
      return { isComplete: list.isComplete, plans: present(read) };
    }),
  );
  const plans = listed.flatMap((list) => list.plans);
  const lines = plans.map((plan): OfferedPlanLine => {
    const others = overlappingPlans(plan, plans);
    const refusal = planRefusal({ talentRateSetBy: 'agency', ...plan, serviceRatioPpm: plan.feePpm }, nowMs);
    const isFirst = others.every(({ planType }) => plan.planType < planType);
    const { startsAtMs, endsAtMs, shopAppid: _shop, onSale, ...rest } = plan;
    return {
      ...rest,
      ...{ startsAtMs, endsAtMs: endsAtMs === 0 ? null : endsAtMs },
      planName: planTypeNames[plan.planType] ?? '',
      refusal: refusal === undefined ? offSale(onSale) : planRefusalSentences[refusal],
      overlapsWith: others.map(({ planType }) => planTypeNames[planType] ?? ''),
      isTaken: refusal === undefined && onSale && isFirst,
    };
  });
  const refused = await refusedPlans(ports.platform, shopAppid, nowMs);
  return ok({ plans: lines, refused, isCut: listed.some(({ isComplete }) => !isComplete) });
}

function offSale(onSale: boolean): string | null {
  return onSale ? null : '这件商品在小店里没有上架,上架后自动出现在货架。';
}

async function readPlan(platform: PlanPlatform, { productId, shopAppid }: ProductKey, planType: PlanType) {
  const answer = await platform.productDetail({ productId, shopAppid, planType });
  if (!answer.ok) return undefined;
  const { title, imageUrls, priceFen, serviceRatioPpm: feePpm, onSale } = answer.value;
  const { promotionStartsAtMs: startsAtMs, promotionEndsAtMs: endsAtMs } = answer.value;
  const imageUrl = imageUrls[0] ?? '';
  return { productId, shopAppid, title, imageUrl, priceFen, planType, feePpm, startsAtMs, endsAtMs, onSale };
}
