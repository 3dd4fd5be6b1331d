import { carriedCopy } from '../../../core/compliance/carried-copy';
import { type Outcome, ok, rejected } from '../../../core/outcome';
import { Outage } from '../../ports/outage';
import type { ProgramSettings, ProgramSettingsSource } from '../../ports/program-settings';
import type { ShareLink } from '../../ports/share-link-store';
import type { PlacedItem } from '../../ports/shelf-store';
import type { Clerk, Store, StoreTree } from '../../ports/store-tree';
import { attributionOf, disclosure, type InsteadThing, landingThing } from '../landing/landing-page';
import { type LinkPorts, linkOfPromoter } from '../sharing/link-of-promoter';
import type { ShelfPorts } from '../sharing/look-at-shelf';
import { isShareable } from '../sharing/shelf-item-of';

export interface OpenStorePorts extends ShelfPorts, LinkPorts {
  readonly settings: ProgramSettingsSource;
  readonly stores: Pick<StoreTree, 'findByCode' | 'listClerks'>;
}

/** A clerk as a buyer reads him. */
export interface ServingClerk {
  readonly clerkId: string;
  readonly number: number;
  readonly name: string;
}

/** What a store's or a clerk's code leads to. Nothing in it names an account. */
export interface StorePage {
  readonly storeName: string;
  readonly brandName: string;
  /** Who may be chosen; the choice may be skipped. Empty once somebody is chosen. */
  readonly clerks: readonly ServingClerk[];
  /** Whose links the things carry; null for nobody's. */
  readonly chosen: ServingClerk | null;
  readonly things: readonly InsteadThing[];
  readonly disclosure: string;
}

const mostClerks = 100;
const mostThings = 3;
const mostListed = 100;

/**
 * Shows a store by the code on its counter, or by a clerk's card: what there is to buy, and who serves. Whoever is chosen
 * is credited by his own links, as with any link of his; without a choice the things are shown without a person. A card
 * that was taken back, and a clerk who may not share, lead to the store alone. No touch is kept: which thing is opened is
 * not seen.
 *
 * Rejections: link-not-found for a code that is unknown, replaced, or of a store that is closed.
 */
export async function openStore(
  ports: OpenStorePorts,
  request: { readonly code: string; readonly clerkId?: string | undefined },
): Promise<Outcome<StorePage, 'link-not-found'>> {
  const found = await ports.stores.findByCode(request.code);
  if (!found || found.store.closedAtMs !== null) return rejected('link-not-found');
  const { store, clerk } = found;
  const settings = await ports.settings.current();
  const brand = settings.brands.find(({ brandId }) => brandId === store.brandId);
  if (!brand?.isOpen) return rejected('link-not-found');
  const serving = await servingClerks(ports, store);
  const chosen = serving.find(({ clerkId }) => clerkId === (clerk ? clerk.clerkId : request.clerkId));
  const items = await itemsOf(ports, settings, store);
  return ok({
    storeName: store.name,
    brandName: brand.name,
    clerks: chosen ? [] : serving.map(servingView),
    chosen: chosen ? servingView(chosen) : null,
    things: await Promise.all(items.map((item) => thingOf(ports, settings, item, chosen))),
    disclosure,
  });
}

/** Those who are not taken back and may share. */
async function servingClerks(ports: OpenStorePorts, { brandId, storeId }: Store): Promise<Clerk[]> {
  const clerks = await ports.stores.listClerks(brandId, [storeId], mostClerks);
  const standing = clerks.filter(({ revokedAtMs }) => revokedAtMs === null);
  const promoters = await Promise.all(standing.map(({ promoter }) => ports.promoters.findPromoter(promoter)));
  return standing.filter((_clerk, index) => promoters[index]?.status === 'bound');
}

function servingView({ clerkId, number, name }: Clerk): ServingClerk {
  return { clerkId, number, name: carriedCopy(name, { use: 'own-words', isReviewed: true }).text };
}

async function itemsOf(ports: OpenStorePorts, settings: ProgramSettings, { brandId }: Store): Promise<PlacedItem[]> {
  const items = await ports.shelf.listItems('product', { afterPosition: -1, limit: mostListed, brandId });
  const nowMs = ports.clock.nowMs();
  return items.filter((item) => isShareable(settings, item, nowMs)).slice(0, mostThings);
}

async function thingOf(
  ports: OpenStorePorts,
  settings: ProgramSettings,
  item: PlacedItem,
  chosen: Clerk | undefined,
): Promise<InsteadThing> {
  const link = chosen && (await linkOrNone(ports, settings, item, chosen.promoter));
  const thing = landingThing(settings, item, { item, card: undefined, nowMs: ports.clock.nowMs() });
  return { thing, attribution: link ? attributionOf(settings, link) : null };
}

/** A thing is shown without the person when the platform gives no link for him. */
async function linkOrNone(
  ports: OpenStorePorts,
  settings: ProgramSettings,
  item: PlacedItem,
  promoter: string,
): Promise<ShareLink | undefined> {
  try {
    const link = await linkOfPromoter(ports, settings, item, promoter);
    return link.ok ? link.value : undefined;
  } catch (error) {
    if (!(error instanceof Outage)) throw error;
    return undefined;
  }
}
