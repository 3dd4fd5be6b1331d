import type { ProgramSettings } from '../../ports/program-settings';
import type { ShareTarget } from '../../ports/share-link-store';
import type { PlacedItem, ShelfItem } from '../../ports/shelf-store';
import { lookAtShelf, type ShelfPorts } from '../sharing/look-at-shelf';
import { isShareable } from '../sharing/shelf-item-of';

const mostListed = 100;
const mostProducts = 3;

/**
 * What there is instead of a thing that is not on offer, all of the same shop: after a broadcast or its notice the running
 * broadcast, else the next notice, of the same host before others; else, and after everything else, up to three products.
 */
export async function findInstead(
  ports: ShelfPorts,
  settings: ProgramSettings,
  gone: ShareTarget & { readonly item: PlacedItem | undefined },
): Promise<PlacedItem[]> {
  if (gone.kind === 'live' || gone.kind === 'notice') {
    const [running] = byHost(await shareable(ports, settings, 'live', gone.shopAppid), gone.item);
    if (running) return [running];
    const notices = await shareable(ports, settings, 'notice', gone.shopAppid);
    const [next] = byHost([...notices].sort(soonestFirst), gone.item);
    if (next) return [next];
  }
  const products = await shareable(ports, settings, 'product', gone.shopAppid);
  return products
    .filter(({ contentId }) => gone.kind !== 'product' || contentId !== gone.contentId)
    .slice(0, mostProducts);
}

async function shareable(
  ports: ShelfPorts,
  settings: ProgramSettings,
  kind: 'live' | 'notice' | 'product',
  shopAppid: string,
): Promise<PlacedItem[]> {
  await lookAtShelf(ports, settings, kind);
  const items = await ports.shelf.listItems(kind, { afterPosition: -1, limit: mostListed, shopAppid });
  const nowMs = ports.clock.nowMs();
  return items.filter((item) => isShareable(settings, item, nowMs));
}

function soonestFirst(left: ShelfItem, right: ShelfItem): number {
  return (left.airsAtMs ?? Number.MAX_SAFE_INTEGER) - (right.airsAtMs ?? Number.MAX_SAFE_INTEGER);
}

/** Those of the same host first, each part in its order. */
function byHost(items: readonly PlacedItem[], like: PlacedItem | undefined): PlacedItem[] {
  const isSame = (item: PlacedItem) =>
    like !== undefined && item.talentAppid === like.talentAppid && item.linkedAccountId === like.linkedAccountId;
  return [...items.filter(isSame), ...items.filter((item) => !isSame(item))];
}
