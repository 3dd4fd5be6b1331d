import { promoterOf } from '../promoters';
import type { StoreContext } from '../store-context';
import type { OrderRow } from '../store-state';
import { agencyOpenid, personOf, pictureUrl } from '../world-facts';

/** Who bought, under the agency; after a gift is taken it is the receiver, while that quirk is on. */
export function orderBuyerInfo(context: StoreContext, order: OrderRow): { open_id: string; union_id: string } {
  const showsReceiver = context.settings.quirks.giftBuyerIsReceiver && order.receiver !== undefined;
  const person = personOf(context, showsReceiver ? (order.receiver ?? order.person) : order.person);
  if (!person) return { open_id: '', union_id: '' };
  return { open_id: agencyOpenid(context, person), union_id: person.unionid };
}

/** The promoter as orders and clues name him. */
export function orderSharerInfo(context: StoreContext, sharer_appid: string) {
  const row = promoterOf(context, sharer_appid);
  const person = row && personOf(context, row.person);
  return {
    sharer_appid,
    nickname: person?.name ?? '',
    head_img_url: pictureUrl(context, `/picture/${person?.name ?? 'none'}.svg`),
    opensharerid: `os_${sharer_appid.replace(/^wxsharer_/, '')}`,
  };
}
