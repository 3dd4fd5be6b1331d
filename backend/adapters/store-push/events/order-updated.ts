import * as v from 'valibot';
import { count, idText } from '../../store-api/wire-fields';
import { type PushEventForm, timeSec, version } from './push-event-form';

const message = v.looseObject({
  CreateTime: timeSec,
  order_info: v.looseObject({
    order_id: idText,
    sku_id: idText,
    commission_order_status: count,
    order_status: count,
    version: v.nullish(version, null),
  }),
});

/** https://developers.weixin.qq.com/doc/store/leagueheadsupplier/callback/head_supplier_commission_order_update.html */
export const orderUpdatedForm: PushEventForm = {
  name: 'head_supplier_commission_order_update',
  read(pushed) {
    const read = v.safeParse(message, pushed);
    if (!read.success) return undefined;
    const { CreateTime: createTimeSec, order_info: order } = read.output;
    return {
      kind: 'order-updated',
      orderId: order.order_id,
      skuId: order.sku_id,
      commissionStatus: order.commission_order_status,
      orderStatus: order.order_status,
      version: order.version,
      createTimeSec,
    };
  },
};
