import { Outage } from '../../ports/outage';
import type { SharingPlatform } from '../../ports/sharing-platform';
import type { ShelfItem } from '../../ports/shelf-store';
import { ownerOf } from './content-hosts';
import { firstOf } from './first-of';

/** What a poster shows of a product: its picture and price (whole fen, null where none is stated). */
export interface RoomProduct {
  readonly imageUrl: string;
  readonly priceFen: number | null;
}

const mostOnPoster = 3;
/** The platform's page of such products. */
const mostRead = 10;

/**
 * The first products with a picture in the live rooms of whose broadcast or notice it is. A poster does without them
 * where the platform refuses or does not answer.
 * https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/live/api_getlivecommissionproductlist
 */
export async function productsOfRoom(
  platform: Pick<SharingPlatform, 'listLiveProducts'>,
  item: ShelfItem,
): Promise<readonly RoomProduct[]> {
  const owner = item.kind === 'live' || item.kind === 'notice' ? ownerOf(item) : undefined;
  if (!owner) return [];
  try {
    const answer = await firstOf(platform.listLiveProducts(owner), mostRead);
    if (!answer.ok) return [];
    const pictured = answer.value.filter(({ imageUrl }) => imageUrl !== '');
    return pictured.slice(0, mostOnPoster).map(({ imageUrl, priceFen }) => ({ imageUrl, priceFen }));
  } catch (error) {
    if (!(error instanceof Outage)) throw error;
    return [];
  }
}
