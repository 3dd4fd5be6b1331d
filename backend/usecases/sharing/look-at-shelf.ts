import type { Clock } from '../../ports/clock';
import { Outage } from '../../ports/outage';
import type { ProgramSettings, ShopSettings } from '../../ports/program-settings';
import type { PromoterStore } from '../../ports/promoter-store';
import type { ShareKind } from '../../ports/share-link-store';
import type { ShelfItem, ShelfStore } from '../../ports/shelf-store';
import type { LinkedAccount, StorePlatform } from '../../ports/store-platform';
import { couponItem, liveItem, productItem } from './shelf-item-of';

export interface ShelfPorts {
  readonly clock: Clock;
  readonly promoters: PromoterStore;
  readonly platform: StorePlatform;
  readonly shelf: ShelfStore;
}

/** How long the shelf is taken as it is before the platform is asked again. */
export const shelfAgeMs = 10 * 60_000;

/** A shelf of more than this is not a shelf; the rest waits until something goes. */
const mostProductsPerPlan = 200;
const questionsAtOnce = 8;

/**
 * Brings one kind of the shelf up to date when its last look is 10 minutes old; one caller at a time looks, and the
 * others take what is there. A platform that does not answer, or refuses, leaves the shelf as it is ('failed'): the next
 * view tries again.
 */
export async function lookAtShelf(
  ports: ShelfPorts,
  settings: ProgramSettings,
  kind: ShareKind,
): Promise<'fresh' | 'failed'> {
  const nowMs = ports.clock.nowMs();
  if (!(await ports.shelf.claimLook(kind, nowMs, shelfAgeMs))) return 'fresh';
  try {
    const items = await readItems(ports, settings, kind);
    if (items !== undefined && items !== 'refused') {
      await ports.shelf.placeAll(kind, items, nowMs);
      return 'fresh';
    }
    await ports.shelf.giveUpLook(kind);
    return items === 'refused' ? 'failed' : 'fresh';
  } catch (error) {
    await ports.shelf.giveUpLook(kind);
    if (!(error instanceof Outage)) throw error;
    return 'failed';
  }
}

/** What the platform has on offer; undefined when there is nobody yet on whose behalf it could be asked. */
async function readItems(
  ports: ShelfPorts,
  settings: ProgramSettings,
  kind: ShareKind,
): Promise<ShelfItem[] | 'refused' | undefined> {
  switch (kind) {
    case 'product':
      return readProducts(ports.platform, settings);
    case 'live':
      return readLives(ports, settings);
    case 'coupon':
      return readCoupons(ports, settings);
  }
}

async function readProducts(platform: StorePlatform, settings: ProgramSettings): Promise<ShelfItem[] | 'refused'> {
  const listed: { productId: string; shopAppid: string; planType: 1 | 2 }[] = [];
  for (const planType of [1, 2] as const) {
    const plan = await listPlan(platform, planType);
    if (!plan) return 'refused';
    for (const product of plan) {
      const isKnown = listed.some((one) => one.productId === product.productId && one.shopAppid === product.shopAppid);
      const isOurs = settings.shops.some((shop) => shop.shopAppid === product.shopAppid);
      if (isOurs && !isKnown) listed.push({ ...product, planType });
    }
  }
  const items = await inTurns(listed, async ({ productId, shopAppid, planType }) => {
    const shop = settings.shops.find((candidate) => candidate.shopAppid === shopAppid);
    const answer = await platform.productDetail({ productId, shopAppid, planType });
    return shop && answer.ok ? productItem(answer.value, planType, shop.brandId) : undefined;
  });
  return present(items);
}

async function listPlan(platform: StorePlatform, planType: 1 | 2) {
  const products: { productId: string; shopAppid: string }[] = [];
  let nextKey: string | null = '';
  while (nextKey !== null && products.length < mostProductsPerPlan) {
    const page = await platform.listPromotedProducts(planType, nextKey);
    if (!page.ok) return undefined;
    products.push(...page.value.products);
    nextKey = page.value.nextKey;
  }
  return products.slice(0, mostProductsPerPlan);
}

/** Rooms are listed on behalf of a promoter; before there is one, there is nobody who could share them. */
async function readLives(ports: ShelfPorts, settings: ProgramSettings): Promise<ShelfItem[] | undefined> {
  const anyone = await ports.promoters.findAnyBound();
  if (!anyone) return undefined;
  const rooms = await inTurns(accountsOf(settings), async ({ shop, account }) => {
    const answer = await ports.platform.listShopLives({ shopAppid: shop.shopAppid, account }, anyone.promoter);
    return answer.ok ? answer.value.map((room) => liveItem(room, shop, account)) : undefined;
  });
  return present(rooms).flat();
}

/** Only accounts of type 1 (视频号) broadcast. */
function accountsOf(settings: ProgramSettings): { shop: ShopSettings; account: LinkedAccount }[] {
  return settings.shops.flatMap((shop) =>
    shop.linkedAccounts.filter((one) => one.linkedAccountType === 1).map((account) => ({ shop, account })),
  );
}

async function readCoupons(ports: ShelfPorts, settings: ProgramSettings): Promise<ShelfItem[]> {
  const items = await inTurns(await ports.shelf.listCouponIds(), async ({ couponId }) => {
    const answer = await ports.platform.couponFacts(couponId);
    const facts = answer.ok && answer.value.usable ? answer.value : undefined;
    const shop = settings.shops.find((candidate) => candidate.shopAppid === facts?.shopAppid);
    return facts && shop ? couponItem(facts, shop.brandId) : undefined;
  });
  return present(items);
}

/** Asks about many things, a few at a time, and keeps their order. */
async function inTurns<Thing, Answer>(
  things: readonly Thing[],
  ask: (thing: Thing) => Promise<Answer>,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let start = 0; start < things.length; start += questionsAtOnce) {
    answers.push(...(await Promise.all(things.slice(start, start + questionsAtOnce).map(ask))));
  }
  return answers;
}

function present<Item>(items: readonly (Item | undefined)[]): Item[] {
  return items.filter((item): item is Item => item !== undefined);
}
