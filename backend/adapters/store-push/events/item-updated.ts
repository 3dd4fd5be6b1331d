import * as v from 'valibot';
import { count, idText } from '../../store-api/wire-fields';
import { type PushEventForm, version } from './push-event-form';

const message = v.looseObject({
  item_info: v.looseObject({
    product_id: idText,
    appid: v.nullish(idText, null),
    version: v.nullish(version, null),
    event_type: v.nullish(count, null),
  }),
});

/** https://developers.weixin.qq.com/doc/store/leagueheadsupplier/callback/head_supplier_item_update */
export const itemUpdatedForm: PushEventForm = {
  name: 'head_supplier_item_update',
  read(pushed, messageHash) {
    const read = v.safeParse(message, pushed);
    if (!read.success) return undefined;
    const {
      product_id: productId,
      appid: shopAppid,
      version: itemVersion,
      event_type: eventType,
    } = read.output.item_info;
    return { kind: 'item-updated', productId, shopAppid, version: itemVersion, eventType, messageHash };
  },
};
