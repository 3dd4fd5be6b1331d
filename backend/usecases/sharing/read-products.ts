import type { ProductKey } from '../../ports/platform/products';
import type { ProgramSettings, ShopSettings } from '../../ports/program-settings';
import type { SharingPlatform } from '../../ports/sharing-platform';
import type { ShelfItem, ShelfLook } from '../../ports/shelf-store';
import { type HeardList, heardOf, inTurns, joinedLists, present } from './first-of';
import { isNotPromoted } from './not-promoted';
import { productItem } from './shelf-item-of';

type ProductPlatform = Pick<SharingPlatform, 'searchPromotedProducts' | 'productDetail'>;

/** More of one shop are not asked about in one look; their rows stay as they are. */
const mostProductsPerShop = 200;
const mostListed = 2000;

/** A product of a shop's lists with the plans under which it stands there. */
interface Listed extends ProductKey {
  readonly planTypes: readonly (1 | 2)[];
}

/**
 * The products of our shops under merchants' plans, asked for shop by shop, because the platform's public plans are
 * those of everybody; 'refused' when it gives no list at all.
 */
export async function readProducts(
  platform: ProductPlatform,
  settings: ProgramSettings,
): Promise<ShelfLook | 'refused'> {
  const looks: ShopLook[] = [];
  for (const shop of settings.shops) looks.push(await lookAtShop(platform, shop));
  const isSilent = looks.every(({ isComplete, items }) => !isComplete && items.length === 0);
  if (looks.length > 0 && isSilent) return 'refused';
  return {
    items: looks.flatMap(({ items }) => items),
    isUnheard: ({ shopAppid, contentId }) => {
      const look = looks.find(({ shop }) => shop.shopAppid === shopAppid);
      return (
        look !== undefined && (look.unheardIds.has(contentId) || (!look.isComplete && !look.heardIds.has(contentId)))
      );
    },
  };
}

interface ShopLook {
  readonly shop: ShopSettings;
  readonly items: readonly ShelfItem[];
  readonly isComplete: boolean;
  /** What the platform described, or called gone. */
  readonly heardIds: ReadonlySet<string>;
  /** What stands in the lists, and was not described. */
  readonly unheardIds: ReadonlySet<string>;
}

async function lookAtShop(platform: ProductPlatform, shop: ShopSettings): Promise<ShopLook> {
  const { items: listed, isComplete } = await listShop(platform, shop.shopAppid);
  const asked = listed.slice(0, mostProductsPerShop);
  const readings = await inTurns(asked, (product) => readProduct(platform, product, shop.brandId));
  const isHeard = (index: number) => index < asked.length && readings[index] !== 'refused';
  const idsWhere = (isHeardOf: boolean) =>
    new Set(listed.filter((_product, index) => isHeard(index) === isHeardOf).map(({ productId }) => productId));
  const items = present(readings.map((reading) => (reading === 'refused' ? undefined : reading)));
  return { shop, items, isComplete, heardIds: idsWhere(true), unheardIds: idsWhere(false) };
}

async function listShop(platform: ProductPlatform, shopAppid: string): Promise<HeardList<Listed>> {
  const found = new Map<string, Listed>();
  const lists: HeardList<ProductKey>[] = [];
  for (const planType of [1, 2] as const) {
    const list = await heardOf(platform.searchPromotedProducts({ planType, shopAppid }), mostListed);
    lists.push(list);
    for (const { productId, shopAppid: ofShop } of list.items) {
      // A filter that the platform does not heed would bring the products of everybody.
      if (ofShop !== shopAppid) continue;
      const planTypes = [...(found.get(productId)?.planTypes ?? []), planType];
      found.set(productId, { productId, shopAppid, planTypes });
    }
  }
  return { items: [...found.values()], isComplete: joinedLists(lists).isComplete };
}

/** The product under the first plan that may be shared; undefined when it is under none, or gone. */
async function readProduct(
  platform: ProductPlatform,
  { planTypes, ...product }: Listed,
  brandId: string,
): Promise<ShelfItem | undefined | 'refused'> {
  let isRefused = false;
  for (const planType of new Set(planTypes)) {
    const answer = await platform.productDetail({ ...product, planType });
    if (!answer.ok && !isNotPromoted(answer)) isRefused = true;
    const item = answer.ok ? productItem(answer.value, planType, brandId) : undefined;
    if (item) return item;
  }
  return isRefused ? 'refused' : undefined;
}
