import type { Clock } from '../../ports/clock';
import { Outage } from '../../ports/outage';
import type { PlanRows } from '../../ports/plan-rows';
import type { ProgramSettingsSource } from '../../ports/program-settings';
import type { ShelfItem, ShelfStore } from '../../ports/shelf-store';
import type { StorePlatform } from '../../ports/store-platform';
import type { Watch, WatchedFacts } from '../../ports/watched-things';
import { isNotPromoted } from '../sharing/not-promoted';
import { productItem } from '../sharing/shelf-item-of';
import { factsOf, type NoteChangesPorts, type Noted, noteChanges } from './note-changes';

export interface RereadPlanPorts extends NoteChangesPorts {
  readonly clock: Clock;
  readonly settings: ProgramSettingsSource;
  readonly platform: Pick<StorePlatform, 'productDetail'>;
  readonly shelf: Pick<ShelfStore, 'findItem'>;
  readonly plans: PlanRows;
}

export type RereadPlan = 'not-ours' | Noted;

type PlanType = 1 | 2;
const planTypes: readonly PlanType[] = [1, 2];

/**
 * Reads one product's detail anew and brings its row on the shelf up to it: taken off, other rate, other time. What it
 * was before stays on the row, and whoever shares it gets a notice. A product of a shop that is not ours is left alone.
 *
 * @param look.planType The plan under which it is looked for first. `seenAtMs` is now unless stated; `watch` saves
 *   reading it, and with `planType` also the row. A pass over many marks those that are the same itself, in one call.
 * Errors: Outage when the platform does not answer, or refuses for another reason than that the product is gone.
 */
export async function rereadPlan(
  ports: RereadPlanPorts,
  product: { readonly productId: string; readonly shopAppid: string },
  look: {
    readonly planType?: PlanType | undefined;
    readonly position?: number | undefined;
    readonly seenAtMs?: number;
    readonly watch?: Watch | undefined;
    readonly isMarkedByPass?: boolean;
  } = {},
): Promise<RereadPlan> {
  const { shopAppid, productId: contentId } = product;
  const { shops } = await ports.settings.current();
  const shop = shops.find((candidate) => candidate.shopAppid === shopAppid);
  if (!shop) return 'not-ours';
  const target = { kind: 'product', shopAppid, contentId } as const;
  const seenAtMs = look.seenAtMs ?? ports.clock.nowMs();
  const isRowNeeded = look.watch === undefined || look.planType === undefined;
  const row = isRowNeeded ? await ports.shelf.findItem(target) : undefined;
  const item = await readItem(ports, product, { brandId: shop.brandId, first: look.planType ?? row?.planType });
  const watch = look.watch ?? (await ports.watched.find(target));
  const before = watch ?? row;
  const after = item ? { ...item, isListed: true } : before && { ...before, isListed: false };
  if (!after) return 'same';
  const baseline = before && factsOf(before);
  await placeRow(ports, { item, baseline, target, position: look.position, seenAtMs });
  const thing = { ...target, ...factsOf(after), brandId: shop.brandId };
  const noted = await noteChanges(ports, thing, { seenAtMs, heardAtMs: ports.clock.nowMs(), watch, baseline });
  if (noted === 'same' && watch && !look.isMarkedByPass) await ports.watched.markSeen([target], seenAtMs);
  return noted;
}

/** The product as it may be shared, under whichever plan; undefined when it is under none. */
async function readItem(
  { platform }: RereadPlanPorts,
  product: { readonly productId: string; readonly shopAppid: string },
  { brandId, first }: { readonly brandId: string; readonly first: PlanType | null | undefined },
): Promise<ShelfItem | undefined> {
  const inTurn = [...planTypes].sort((left, right) => Number(right === first) - Number(left === first));
  for (const planType of inTurn) {
    const answer = await platform.productDetail({ ...product, planType });
    if (!answer.ok && !isNotPromoted(answer)) {
      throw new Outage('get_promote_product_detail', `${answer.errcode} ${answer.detail}`, false);
    }
    const item = answer.ok ? productItem(answer.value, planType, brandId) : undefined;
    if (item) return item;
  }
  return undefined;
}

async function placeRow(
  { plans }: RereadPlanPorts,
  reading: {
    readonly item: ShelfItem | undefined;
    readonly baseline: WatchedFacts | undefined;
    readonly target: { readonly shopAppid: string; readonly contentId: string };
    readonly position: number | undefined;
    readonly seenAtMs: number;
  },
): Promise<void> {
  const { item, baseline, target, position, seenAtMs: readAtMs } = reading;
  if (item) {
    const previous = baseline && isOther(baseline, item) ? baseline : undefined;
    await plans.placeProduct(item, { readAtMs, position, previous });
  } else if (baseline?.isListed) {
    await plans.delist(target, { readAtMs, previous: baseline });
  }
}

function isOther(before: WatchedFacts, item: ShelfItem): boolean {
  const { isListed, serviceRatioPpm, startsAtMs, endsAtMs } = before;
  return (
    !isListed ||
    serviceRatioPpm !== item.serviceRatioPpm ||
    startsAtMs !== item.startsAtMs ||
    endsAtMs !== item.endsAtMs
  );
}
