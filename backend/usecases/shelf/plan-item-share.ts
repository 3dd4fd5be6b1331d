import { mayBecomeShare } from '../../../core/budget/judge-budget';
import { shareNoticeMs } from '../../../core/commission/choose-share';
import { planShare } from '../../../core/commission/plan-share';
import { type WorkedShare, workBackwards } from '../../../core/commission/work-backwards';
import { ratePpm } from '../../../core/money/rate-ppm';
import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { Clock } from '../../ports/clock';
import type { ReviewStore } from '../../ports/review-store';
import type { ShelfDesk } from '../../ports/shelf-desk';
import { type BudgetPorts, presentSharePpm, readBudget } from '../budget/brand-budget';
import { auditedChange } from '../payees/audited-change';
import type { Actor } from '../staff/audited-write';
import { itemSubject } from './read-shelf';
import { leastMarginOf } from './shelf-line';

export interface PlanItemSharePorts {
  readonly clock: Clock;
  readonly shelfDesk: Pick<ShelfDesk, 'transaction'>;
  readonly reviews: Pick<ReviewStore, 'findReviewed'>;
}

export interface ShareWishRequest {
  readonly brandId: string;
  readonly shopAppid: string;
  readonly productId: string;
  /** 「推客拿成交额的 x%」, in ppm. */
  readonly promoterPpm: number;
}

export interface WorkedShareView extends WorkedShare {
  readonly feePpm: number;
  readonly leastMarginPpm: number;
}

export type PlanItemShareRefusal =
  | 'item-not-found'
  | 'brand-not-found'
  | 'rates-over-fee'
  | 'margin-under-guard'
  | 'share-missing'
  | 'share-too-soon'
  | 'budget-used-up'
  | 'request-id-taken';

/**
 * What a wish for a product comes to under its plan; writes nothing.
 *
 * Rejections: item-not-found for what is no product of the brand; brand-not-found.
 */
export async function workItemShare(
  ports: PlanItemSharePorts,
  request: ShareWishRequest,
): Promise<Outcome<WorkedShareView, 'item-not-found' | 'brand-not-found'>> {
  const { brandId, promoterPpm } = request;
  const item = await productOf(ports, request);
  if (!item) return rejected('item-not-found');
  const brand = await ports.shelfDesk.transaction((edit) => edit.findBrand(brandId));
  if (!brand) return rejected('brand-not-found');
  return ok(worked(item.serviceRatioPpm, leastMarginOf(brand), promoterPpm));
}

function worked(feePpm: number, leastMarginPpm: number, promoterPpm: number): WorkedShareView {
  const wish = { promoterPpm: ratePpm(promoterPpm), feePpm: ratePpm(feePpm), leastMarginPpm: ratePpm(leastMarginPpm) };
  return { ...workBackwards(wish), feePpm, leastMarginPpm };
}

/**
 * Gives a product a share of its own, worked backwards from what promoters shall have of the turnover. It holds for
 * orders created from a moment at least ten minutes ahead, and comes before every group's and person's share.
 *
 * Rejections: item-not-found, brand-not-found; rates-over-fee when the plan does not bring so much; margin-under-guard
 * when less is left to the agency than it wants; share-missing for a share of nothing; share-too-soon; budget-used-up for
 * more than its own share, or the brand's where it has none, once the month's budget is used up; request-id-taken.
 */
export async function planItemShare(
  ports: PlanItemSharePorts & BudgetPorts,
  actor: Actor,
  request: ShareWishRequest & {
    readonly fromMs?: number | undefined;
    readonly requestId: string;
    readonly reason: string;
  },
): Promise<Outcome<WorkedShareView & { readonly fromMs: number }, PlanItemShareRefusal>> {
  const { brandId, productId, shopAppid, promoterPpm, requestId, reason } = request;
  const item = await productOf(ports, request);
  if (!item) return rejected('item-not-found');
  const { state } = await readBudget(ports, brandId);
  const audited = { action: 'planItemShare', brandId, requestId, reason, asked: request };
  return auditedChange(ports.shelfDesk, ports.clock, actor, audited, async (edit, nowMs) => {
    const brand = await edit.findBrand(brandId);
    if (!brand) return rejected('brand-not-found');
    const share = worked(item.serviceRatioPpm, leastMarginOf(brand), promoterPpm);
    if (share.verdict === 'over-fee') return rejected('rates-over-fee', `${promoterPpm} of ${share.feePpm}`);
    if (share.verdict !== 'fits') return rejected(share.verdict, `${share.marginPpm} of ${share.leastMarginPpm}`);
    if (share.sharePpm === 0) return rejected('share-missing');
    const before = brand.planShares[productId] ?? [];
    const change = { fromPpm: presentSharePpm(brand, null, before), toPpm: share.sharePpm };
    if (!mayBecomeShare(state, change)) return rejected('budget-used-up');
    const fromMs = request.fromMs ?? nowMs + shareNoticeMs;
    const planned = planShare(before, { fromMs, sharePpm: share.sharePpm }, nowMs);
    if (!planned.ok) return planned;
    await edit.writePlanShares(brandId, productId, planned.value);
    const subject = itemSubject({ kind: 'product', shopAppid, id: productId });
    return ok({ subject, before: { shares: before }, after: { shares: planned.value }, answer: { ...share, fromMs } });
  });
}

async function productOf({ reviews }: PlanItemSharePorts, { brandId, shopAppid, productId }: ShareWishRequest) {
  const item = await reviews.findReviewed({ kind: 'product', shopAppid, contentId: productId });
  if (item?.brandId !== brandId || item.serviceRatioPpm === null) return undefined;
  return { serviceRatioPpm: item.serviceRatioPpm };
}

/**
 * Sets what the agency wants to keep of a brand's turnover at least. Shares that were given before stay; those that leave
 * less show as thin.
 *
 * Rejections: brand-not-found; request-id-taken.
 */
export function saveMarginGuard(
  ports: Pick<PlanItemSharePorts, 'clock' | 'shelfDesk'>,
  actor: Actor,
  request: {
    readonly brandId: string;
    readonly leastMarginPpm: number;
    readonly requestId: string;
    readonly reason: string;
  },
): Promise<Outcome<{ readonly leastMarginPpm: number }, 'brand-not-found' | 'request-id-taken'>> {
  const { brandId, leastMarginPpm, requestId, reason } = request;
  const audited = { action: 'saveMarginGuard', brandId, requestId, reason, asked: request };
  return auditedChange(ports.shelfDesk, ports.clock, actor, audited, async (edit) => {
    const brand = await edit.findBrand(brandId);
    if (!brand) return rejected('brand-not-found');
    await edit.writeLeastMargin(brandId, leastMarginPpm);
    const before = { leastMarginPpm: leastMarginOf(brand) };
    return ok({ subject: `brand ${brandId}`, before, after: { leastMarginPpm }, answer: { leastMarginPpm } });
  });
}
