import * as v from 'valibot';
import { count, idText } from '../../store-api/wire-fields';
import { type PushEventForm, version } from './push-event-form';

/** Rates and times are not taken from here: the detail is read anew. */
const message = v.looseObject({
  item_info: v.looseObject({
    product_id: idText,
    appid: v.nullish(idText, null),
    plan_id: v.nullish(idText, null),
    plan_type: v.nullish(count, null),
    version: v.nullish(version, null),
    event_type: v.nullish(count, null),
  }),
});

/** https://developers.weixin.qq.com/doc/store/leagueheadsupplier/callback/head_supplier_subscribe_planinfo_update */
export const productPlaninfoUpdatedForm: PushEventForm = {
  name: 'head_supplier_subscribe_product_planinfo_update',
  read(pushed, messageHash) {
    const read = v.safeParse(message, pushed);
    if (!read.success) return undefined;
    const { product_id, appid, plan_id, plan_type, version: planVersion, event_type } = read.output.item_info;
    return {
      kind: 'product-planinfo-updated',
      productId: product_id,
      shopAppid: appid,
      planId: plan_id,
      planType: plan_type,
      version: planVersion,
      eventType: event_type,
      messageHash,
    };
  },
};
