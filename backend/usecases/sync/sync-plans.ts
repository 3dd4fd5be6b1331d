import type { Json } from '../../ports/document-database';
import { Outage } from '../../ports/outage';
import type { StorePlatform } from '../../ports/store-platform';
import type { Watch, WatchedTarget } from '../../ports/watched-things';
import { enoughTimeMs, type JobTurn } from './job-turn';
import { type RereadPlanPorts, rereadPlan } from './reread-plan';

export interface SyncPlansPorts extends RereadPlanPorts {
  readonly platform: RereadPlanPorts['platform'] & Pick<StorePlatform, 'listPromotedProducts'>;
}

type PlanType = 1 | 2;

/** One pass over all plans: where it is, and the place on the shelf of the next product. */
interface PlanCursor {
  readonly passAtMs: number;
  /** null: the lists are walked, and what was not on them is read again. */
  readonly planType: PlanType | null;
  readonly nextKey: string;
  readonly position: number;
}

const lostPageSize = 50;

/**
 * Reads every product under promotion anew, page by page, and then those that were on no list: whether one is gone is
 * said by its own detail and not by a list that left it out.
 */
export async function syncPlans(ports: SyncPlansPorts, stored: Json, leftMs: () => number): Promise<JobTurn> {
  const pass = new PlanPass(ports, leftMs);
  let cursor: PlanCursor | null = (stored as unknown as PlanCursor | null) ?? {
    passAtMs: ports.clock.nowMs(),
    planType: 1,
    nextKey: '',
    position: 0,
  };
  while (cursor && leftMs() >= enoughTimeMs) {
    const next: PlanCursor | null =
      cursor.planType === null ? await pass.walkLost(cursor) : await pass.walkPage(cursor);
    if (next === cursor) break;
    cursor = next;
  }
  return { cursor: cursor as unknown as Json, counts: { plansRead: pass.plansRead, plansChanged: pass.plansChanged } };
}

class PlanPass {
  plansRead = 0;
  plansChanged = 0;

  constructor(
    private readonly ports: SyncPlansPorts,
    private readonly leftMs: () => number,
  ) {}

  /** The cursor after a page; the same when time did not last for all of it, because its start is read quickly again. */
  async walkPage(cursor: PlanCursor): Promise<PlanCursor> {
    const { planType, passAtMs } = cursor;
    if (planType === null) return cursor;
    const page = await this.ports.platform.listPromotedProducts(planType, cursor.nextKey);
    if (!page.ok) throw new Outage('get_promote_product_list', `${page.errcode} ${page.detail}`, false);
    const targets = page.value.products.map(targetOf);
    const watches = await this.ports.watched.findAll('product', targets);
    for (const [index, product] of page.value.products.entries()) {
      if (this.leftMs() < enoughTimeMs) return cursor;
      const watch = watches.find((one) => isSameTarget(one, product));
      // Read in this pass already: before a stop, or under another plan.
      if (watch && watch.seenAtMs >= passAtMs) continue;
      await this.read(product, { planType, position: cursor.position + index, seenAtMs: passAtMs, watch });
    }
    const position = cursor.position + page.value.products.length;
    if (page.value.nextKey !== null) return { ...cursor, nextKey: page.value.nextKey, position };
    return { passAtMs, planType: planType === 1 ? 2 : null, nextKey: '', position };
  }

  /** null at the end of the pass. */
  async walkLost(cursor: PlanCursor): Promise<PlanCursor | null> {
    const lost = await this.ports.watched.listUnseen('product', cursor.passAtMs, lostPageSize);
    for (const watch of lost) {
      if (this.leftMs() < enoughTimeMs) return cursor;
      const { contentId: productId, shopAppid } = watch;
      await this.read({ productId, shopAppid }, { seenAtMs: cursor.passAtMs, watch });
    }
    return lost.length < lostPageSize ? null : { ...cursor };
  }

  private async read(product: ProductKey, look: NonNullable<Parameters<typeof rereadPlan>[2]>): Promise<void> {
    const result = await rereadPlan(this.ports, product, look);
    if (result === 'not-ours') return;
    this.plansRead += 1;
    if (result === 'changed') this.plansChanged += 1;
  }
}

interface ProductKey {
  readonly productId: string;
  readonly shopAppid: string;
}

function targetOf({ productId, shopAppid }: ProductKey): WatchedTarget {
  return { kind: 'product', shopAppid, contentId: productId };
}

function isSameTarget(watch: Watch, { productId, shopAppid }: ProductKey): boolean {
  return watch.contentId === productId && watch.shopAppid === shopAppid;
}
