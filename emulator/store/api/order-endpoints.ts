import { commissionAmounts } from '../orders/commission-amounts';
import { promoterOf } from '../promoters';
import type { StoreContext } from '../store-context';
import type { LineCommission, OrderLine, OrderRow } from '../store-state';
import type { Wire } from '../wire-json';
import { agencyOpenid, personOf, pictureUrl, productOf, shopOf } from '../world-facts';
import type { ApiHandlers } from './api-handler';
import { type ApiInput, pageOf } from './api-input';
import { ApiRefusal, NO_SUCH_COMMISSION_ORDER, PARAMETER_ERROR } from './api-refusal';
import { looseId } from './api-subjects';

const LARGEST_PAGE = 30;

/**
 * Commission orders, one per (order_id, sku_id).
 * Source: https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/order/api_getorder.md
 */
export const orderEndpoints: ApiHandlers = {
  '/channels/ec/league/headsupplier/order/list/get': orderList,
  '/channels/ec/league/headsupplier/order/get': (context, input) => {
    const [order_id, sku_id] = [input.id('order_id'), input.id('sku_id')];
    const found = commissionLines(context).find(
      ({ order, line }) => order.order_id === order_id && line.sku_id === sku_id,
    );
    if (!found) throw new ApiRefusal(NO_SUCH_COMMISSION_ORDER, 'no such commission order');
    const body = commissionOrder(context, found.order, found.line, found.commission);
    return context.settings.quirks.commssionSpelling ? { commssion_order: body } : { commission_order: body };
  },
};

type CommissionLine = { order: OrderRow; line: OrderLine; commission: LineCommission };

function commissionLines(context: StoreContext): CommissionLine[] {
  return context.state.orders.flatMap((order) =>
    order.lines.flatMap((line) => (line.commission ? [{ order, line, commission: line.commission }] : [])),
  );
}

function orderList(context: StoreContext, input: ApiInput): { [key: string]: Wire } {
  const matches = input.has('order_id') ? byOrderId(input.id('order_id')) : byFilters(input);
  const all = commissionLines(context).filter(matches);
  const page = pageOf(input, all, LARGEST_PAGE);
  return {
    list: page.rows.map(({ order, line }) => ({
      order_id: looseId(context, order.order_id),
      sku_id: line.sku_id,
    })),
    next_key: page.next_key,
    has_more: page.has_more,
  };
}

function byOrderId(order_id: string): (row: CommissionLine) => boolean {
  return ({ order }) => order.order_id === order_id;
}

function byFilters(input: ApiInput): (row: CommissionLine) => boolean {
  const created = input.range('create_time_range');
  const updated = input.range('update_time_range');
  const range = created ?? updated;
  if (!range || (created && updated)) {
    throw new ApiRefusal(PARAMETER_ERROR, 'exactly one of create_time_range and update_time_range is needed');
  }
  const appid = input.optionalText('appid');
  const sharer = input.optionalText('sharer_appid');
  return ({ order, line }) => {
    const at = created ? order.create_time : line.update_time;
    if (at < range.start || at > range.end) return false;
    if (appid && order.shop_appid !== appid) return false;
    return !sharer || order.attribution.sharer_appid === sharer;
  };
}

function commissionOrder(context: StoreContext, order: OrderRow, line: OrderLine, commission: LineCommission): Wire {
  return {
    order_id: order.order_id,
    sku_id: looseId(context, line.sku_id),
    create_time: order.create_time,
    update_time: line.update_time,
    status: commission.status,
    order_detail: {
      shop_info: { appid: order.shop_appid, shop_name: shopOf(context, order.shop_appid)?.name ?? '' },
      product_info: {
        product_id: looseId(context, line.product_id),
        thumb_img: pictureUrl(context, productOf(context, line.product_id)?.head_imgs[0]),
        title: line.title,
        actual_payment: line.payment - line.refunded,
        product_cnt: line.count,
      },
      order_info: {
        order_status: order.order_status,
        pay_time: order.pay_time,
        create_time: order.create_time,
        update_time: order.update_time,
      },
      commission_info: commissionInfo(context, order, line, commission),
      buyer_info: buyerInfo(context, order),
      order_ext_v7: context.settings.quirks.unknownFields ? { is_presale: false } : undefined,
    },
  };
}

function commissionInfo(context: StoreContext, order: OrderRow, line: OrderLine, commission: LineCommission): Wire {
  const { sharer_appid, channel_type } = order.attribution;
  const { agency } = context.state.world;
  const { quirks } = context.settings;
  const amounts = commissionAmounts(line, sharer_appid !== null);
  const noSharer = quirks.emptySharerInfo ? {} : undefined;
  return {
    service_ratio: commission.service_ratio,
    service_amount: amounts.service,
    profit_sharding_suc_time: commission.profit_sharding_suc_time,
    promotion_channel: sharer_appid ? 1 : 0,
    sharer_info: sharer_appid ? sharerInfo(context, sharer_appid, commission, amounts.sharer) : noSharer,
    promotion_info: { channel_type },
    promoter_agency_info: sharer_appid
      ? {
          appid: agency.appid,
          nickname: agency.name,
          head_img_url: pictureUrl(context, undefined),
          ratio: commission.service_ratio,
          amount: amounts.fee,
          profit_sharding_suc_time: commission.profit_sharding_suc_time,
        }
      : undefined,
    platform_amount: quirks.unknownFields ? 0 : undefined,
    platform_commission_status: quirks.unknownFields ? 0 : undefined,
    service_total_amount: quirks.unknownFields ? amounts.fee : undefined,
  };
}

function sharerInfo(context: StoreContext, sharer_appid: string, commission: LineCommission, amount: number): Wire {
  const row = promoterOf(context, sharer_appid);
  const person = row && personOf(context, row.person);
  return {
    sharer_appid,
    nickname: person?.name ?? '',
    head_img_url: pictureUrl(context, `/picture/${person?.name ?? 'none'}.svg`),
    opensharerid: `os_${sharer_appid.slice('wxsharer_'.length)}`,
    ratio: commission.commission_type === 0 ? commission.commission_ratio : 0,
    amount,
  };
}

function buyerInfo(context: StoreContext, order: OrderRow): Wire {
  const showsReceiver = context.settings.quirks.giftBuyerIsReceiver && order.receiver !== undefined;
  const person = personOf(context, showsReceiver ? (order.receiver ?? order.person) : order.person);
  if (!person) return { open_id: '', union_id: '' };
  return { open_id: agencyOpenid(context, person), union_id: person.unionid };
}
