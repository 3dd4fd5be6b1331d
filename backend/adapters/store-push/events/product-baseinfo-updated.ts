import * as v from 'valibot';
import { idText } from '../../store-api/wire-fields';
import { type PushEventForm, version } from './push-event-form';

/** Title, pictures and skus are not taken from here: the detail is read anew. */
const message = v.looseObject({
  item_info: v.looseObject({
    product_id: idText,
    appid: v.nullish(idText, null),
    version: v.nullish(version, null),
  }),
});

/** https://developers.weixin.qq.com/doc/store/leagueheadsupplier/callback/head_supplier_subscribe_baseinfo_update */
export const productBaseinfoUpdatedForm: PushEventForm = {
  name: 'head_supplier_subscribe_product_baseinfo_update',
  read(pushed, messageHash) {
    const read = v.safeParse(message, pushed);
    if (!read.success) return undefined;
    const { product_id: productId, appid: shopAppid, version: baseinfoVersion } = read.output.item_info;
    return { kind: 'product-baseinfo-updated', productId, shopAppid, version: baseinfoVersion, messageHash };
  },
};
