import type { Json } from '../../ports/document-database';
import { Outage } from '../../ports/outage';
import type { PlatformPage } from '../../ports/platform/platform-list';
import type { PlatformProducts, ProductKey } from '../../ports/platform/products';
import type { ShopSettings } from '../../ports/program-settings';
import type { Watch, WatchedTarget } from '../../ports/watched-things';
import { enoughTimeMs, type JobTurn } from './job-turn';
import { type RereadPlan, type RereadPlanPorts, rereadPlan } from './reread-plan';

export interface SyncPlansPorts extends RereadPlanPorts {
  readonly platform: RereadPlanPorts['platform'] & Pick<PlatformProducts, 'searchPromotedProducts'>;
}

type PlanType = 1 | 2;

/** One pass over all plans: where it is, and the place on the shelf of the next product. */
interface PlanCursor {
  readonly passAtMs: number;
  /** Whose lists are walked; null before the first shop and after the last one. */
  readonly shopAppid: string | null;
  /** null: the lists are walked, and what was not on them is read again. */
  readonly planType: PlanType | null;
  readonly nextKey: string;
  readonly position: number;
}

const lostPageSize = 50;
/** The agency has no relation with that shop: it lists nothing, and the other shops are read all the same. */
const noRelation = 10024007;

/**
 * Reads every product of our shops under promotion anew, shop by shop and page by page, and then those that were on no list: whether one is gone is
 * said by its own detail and not by a list that left it out.
 */
export async function syncPlans(ports: SyncPlansPorts, stored: Json, leftMs: () => number): Promise<JobTurn> {
  const pass = new PlanPass(ports, leftMs);
  let cursor: PlanCursor | null = (stored as unknown as PlanCursor | null) ?? {
    passAtMs: ports.clock.nowMs(),
    shopAppid: null,
    planType: 1,
    nextKey: '',
    position: 0,
  };
  while (cursor && leftMs() >= enoughTimeMs) {
    const next: PlanCursor | null =
      cursor.planType === null ? await pass.walkLost(cursor) : await pass.walkPage(cursor, cursor.planType);
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
  async walkPage(cursor: PlanCursor, planType: PlanType): Promise<PlanCursor> {
    const { shops } = await this.ports.settings.current();
    const index = shops.findIndex((candidate) => candidate.shopAppid === cursor.shopAppid);
    const shop = shops[index];
    // At the beginning, and when the shop was taken out of the settings since the last turn.
    if (!shop) return startOf(shops[0], cursor);
    const page = await this.readPage({ planType, shopAppid: shop.shopAppid }, cursor.nextKey);
    const products = page.items.filter(({ shopAppid }) => shopAppid === shop.shopAppid);
    if (!(await this.readProducts(products, cursor, planType))) return cursor;
    const position = cursor.position + products.length;
    if (page.nextKey !== null) return { ...cursor, nextKey: page.nextKey, position };
    if (planType === 1) return { ...cursor, planType: 2, nextKey: '', position };
    return startOf(shops[index + 1], { ...cursor, position });
  }

  /** False when time did not last for all of them. */
  private async readProducts(
    products: readonly ProductKey[],
    { passAtMs: seenAtMs, position }: PlanCursor,
    planType: PlanType,
  ): Promise<boolean> {
    const { watched } = this.ports;
    const watches = await watched.findAll(products.map(targetOf));
    const same: WatchedTarget[] = [];
    try {
      for (const [place, { productId, shopAppid }] of products.entries()) {
        if (this.leftMs() < enoughTimeMs) return false;
        const product = { productId, shopAppid };
        const watch = watches.find((one) => isSameTarget(one, product));
        // Read in this pass already: before a stop, or under another plan.
        if (watch && watch.seenAtMs >= seenAtMs) continue;
        const look = { planType, position: position + place, seenAtMs, watch, isMarkedByPass: true };
        if ((await this.read(product, look)) === 'same' && watch) same.push(targetOf(product));
      }
      return true;
    } finally {
      await watched.markSeen(same, seenAtMs);
    }
  }

  /** One page of a shop's list: without the shop the public plans of everybody would come. */
  private async readPage(
    filter: { readonly planType: PlanType; readonly shopAppid: string },
    fromKey: string,
  ): Promise<PlatformPage<ProductKey>> {
    for await (const page of this.ports.platform.searchPromotedProducts(filter).pages(fromKey)) {
      if (page.ok) return page.value;
      if (page.errcode === noRelation) break;
      throw new Outage('get_promote_product_list', `${page.errcode} ${page.detail}`, false);
    }
    return { items: [], nextKey: null };
  }

  /** null at the end of the pass. */
  async walkLost(cursor: PlanCursor): Promise<PlanCursor | null> {
    const lost = await this.ports.watched.listUnseen(['product'], cursor.passAtMs, lostPageSize);
    for (const watch of lost) {
      if (this.leftMs() < enoughTimeMs) return cursor;
      const { contentId: productId, shopAppid } = watch;
      await this.read({ productId, shopAppid }, { seenAtMs: cursor.passAtMs, watch });
    }
    return lost.length < lostPageSize ? null : { ...cursor };
  }

  private async read(product: ProductKey, look: NonNullable<Parameters<typeof rereadPlan>[2]>): Promise<RereadPlan> {
    const result = await rereadPlan(this.ports, product, look);
    if (result === 'not-ours') return result;
    this.plansRead += 1;
    if (result === 'changed') this.plansChanged += 1;
    return result;
  }
}

/** The beginning of a shop's lists; where there is no further shop, the lists are walked. */
function startOf(shop: ShopSettings | undefined, { passAtMs, position }: PlanCursor): PlanCursor {
  return { passAtMs, position, shopAppid: shop?.shopAppid ?? null, planType: shop ? 1 : null, nextKey: '' };
}

function targetOf({ productId, shopAppid }: ProductKey): WatchedTarget {
  return { kind: 'product', shopAppid, contentId: productId };
}

function isSameTarget(watch: Watch, { productId, shopAppid }: ProductKey): boolean {
  return watch.contentId === productId && watch.shopAppid === shopAppid;
}
