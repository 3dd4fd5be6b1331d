import type { ProgramSettings } from '../../ports/program-settings';
import type { SharingPlatform } from '../../ports/sharing-platform';
import type { ShelfItem } from '../../ports/shelf-store';
import { inTurns, present } from './first-of';
import { productItem } from './shelf-item-of';

/** A shelf of more than this is not a shelf; the rest waits until something goes. */
const mostProductsPerPlan = 200;

/** The products of our shops under merchants' plans; 'refused' when the platform does not give the list. */
export async function readProducts(
  platform: SharingPlatform,
  settings: ProgramSettings,
): Promise<ShelfItem[] | 'refused'> {
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

async function listPlan(platform: SharingPlatform, planType: 1 | 2) {
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
