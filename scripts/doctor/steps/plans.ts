import type { Examination } from '../examination';
import { places } from '../mending-places';
import type { Step } from '../step';
import type { StoreAnswer } from '../store-answer';
import { fine, NoVerdict, type Problem, type Verdict, verdictOf, waitingOn } from '../verdict';
import { featureOff } from './promoter-feature';

/** A product under a plan, as far as the platform tells. Moments in epoch ms; an end of 0 means none. */
export interface PlanFacts {
  readonly productId: string;
  readonly status: number;
  readonly startsAtMs: number;
  readonly endsAtMs: number;
  /** The merchant sets what talents get: nothing is left to give to promoters. */
  readonly rateSetByMerchant: boolean;
}

export const plansStep: Step = {
  id: 'plans',
  title: { zh: '有推客能推的商品计划', en: 'a plan that promoters can use' },
  async check(examination) {
    const nowMs = await examination.deployment.nowMs();
    const plans: PlanFacts[] = [];
    const merchantSet = await merchantSetItems(examination);
    for (const planType of ownPlanTypes) {
      for await (const product of productsOf(examination, planType)) {
        if (merchantSet.has(String(product.product_id))) continue;
        const plan = await planOf(examination, product, planType);
        if (isUsable(plan, nowMs)) return fine;
        plans.push(plan);
      }
    }
    for (const [productId, link] of merchantSet) plans.push(await termsOf(examination, productId, link));
    return judgePlans(plans, nowMs);
  },
};

/** Directed and public plans of the merchant; 3 and 4 come from other agencies. */
const ownPlanTypes = [1, 2] as const;
const pageSize = 20;
/** One usable plan is enough; it is looked for on so many pages of each type. */
const mostPages = 5;
const onPromotion: readonly number[] = [1, 3];
/** commission_type of an item in cooperation: the merchant sets the talents' commission. */
const setByMerchant = 0;
const mostMerchantSet = 20;

async function* productsOf(examination: Examination, planType: number): AsyncGenerator<Record<string, unknown>> {
  let nextKey = '';
  for (let page = 1; page <= mostPages; page += 1) {
    const body = { plan_type: planType, page_size: pageSize, next_key: nextKey };
    const answer = accepted(await examination.ask('/channels/ec/promoter/get_promote_product_list', body));
    const products = recordsIn(answer.body.product_list);
    yield* products;
    nextKey = String(answer.body.next_key ?? '');
    if (nextKey === '' || products.length < pageSize) return;
  }
}

function accepted(answer: StoreAnswer): StoreAnswer {
  if (answer.errcode === featureOff) throw new NoVerdict(waitingOn('promoter-feature'));
  if (answer.errcode !== 0) throw new NoVerdict(verdictOf([refused(answer)]));
  return answer;
}

async function planOf(
  examination: Examination,
  { product_id, shop_appid }: Record<string, unknown>,
  planType: number,
): Promise<PlanFacts> {
  const id = String(product_id);
  const body = { product_id: /^\d{1,15}$/.test(id) ? Number(id) : id, shop_appid, plan_type: planType };
  const answer = accepted(await examination.ask('/channels/ec/promoter/get_promote_product_detail', body));
  const { commission_info: info } = recordOf(answer.body.product);
  return factsOf(id, recordOf(info), false);
}

/**
 * Products of which the merchant sets the talents' commission, with their links. The products under promotion do not
 * state it, only the items in cooperation do. An agency that may not ask for those has none.
 */
async function merchantSetItems(examination: Examination): Promise<Map<string, string>> {
  const body = { commission_type: setByMerchant, page_size: mostMerchantSet, next_key: '' };
  const answer = await examination.ask('/channels/ec/league/headsupplier/cooperativeitem/list/get', body);
  const items = answer.errcode === 0 ? recordsIn(answer.body.list) : [];
  return new Map(items.map((item) => [String(item.product_id), String(item.head_supplier_item_link)]));
}

async function termsOf(examination: Examination, productId: string, link: string): Promise<PlanFacts> {
  const path = '/channels/ec/league/headsupplier/item/promotiondetail/get';
  const answer = accepted(await examination.ask(path, { head_supplier_item_link: link }));
  const terms = recordOf(recordOf(answer.body.item).commission_info);
  return factsOf(productId, terms, Number(terms.commission_type) === setByMerchant);
}

function factsOf(
  productId: string,
  { status, start_time, end_time }: Record<string, unknown>,
  rateSetByMerchant: boolean,
): PlanFacts {
  return {
    productId,
    status: Number(status),
    startsAtMs: Number(start_time ?? 0) * 1000,
    endsAtMs: Number(end_time ?? 0) * 1000,
    rateSetByMerchant,
  };
}

function isUsable(plan: PlanFacts, nowMs: number): boolean {
  return isRunning(plan, nowMs) && !plan.rateSetByMerchant;
}

function isRunning({ status, startsAtMs, endsAtMs }: PlanFacts, nowMs: number): boolean {
  return onPromotion.includes(status) && startsAtMs <= nowMs && (endsAtMs === 0 || nowMs < endsAtMs);
}

/**
 * At least one product is on promotion, has time left, and leaves the promoter's part to the agency.
 * https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/getshop/api_getpromoteproductlist
 */
export function judgePlans(plans: readonly PlanFacts[], nowMs: number): Verdict {
  if (plans.some((plan) => isUsable(plan, nowMs))) return fine;
  if (plans.length === 0) {
    return verdictOf([
      noPlan(
        '没有商品加入推广(商家定向或商家公开计划)',
        'no product is under promotion: make a directed or public plan for this agency',
      ),
    ]);
  }
  const problems: Problem[] = [];
  if (plans.some((plan) => isRunning(plan, nowMs))) {
    problems.push(
      noPlan(
        '正在推广的计划全由商家分配达人佣金,推客推不了:改成由机构分配',
        'only merchant-set plans: the merchant sets the talent commission of every plan that runs (commission_type 0), ' +
          'and promoters need plans where the agency sets it',
      ),
    );
  } else if (plans.every(({ endsAtMs }) => endsAtMs > 0 && endsAtMs <= nowMs)) {
    problems.push(noPlan('所有推广计划都已结束', 'every plan has ended: extend one'));
  } else {
    problems.push(noPlan('没有一个计划正在推广', 'no plan is on promotion now: look at status and time of each'));
  }
  return verdictOf(problems);
}

function noPlan(zh: string, en: string): Problem {
  return { zh, en, where: places.shopPlans, who: 'merchant' };
}

function refused({ errcode, detail }: StoreAnswer): Problem {
  return {
    zh: `平台拒绝了推广商品(${errcode} ${detail})`,
    en: `the products under promotion are refused (${errcode} ${detail})`,
    where: places.agencyPromoters,
    who: 'agency',
  };
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function recordsIn(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.map(recordOf) : [];
}
