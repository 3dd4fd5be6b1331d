import { openFinderId, openTalentId, talentName } from '../contents';
import { type CommissionAmounts, commissionAmounts } from '../orders/commission-amounts';
import { orderById } from '../orders/line-index';
import type { StoreContext } from '../store-context';
import type { LineCommission, OrderLine, OrderRow } from '../store-state';
import type { Wire } from '../wire-json';
import { pictureUrl, productOf, shopOf } from '../world-facts';
import type { ApiHandlers } from './api-handler';
import { type ApiInput, pageSize } from './api-input';
import { ApiRefusal, NO_SUCH_COMMISSION_ORDER } from './api-refusal';
import { looseId } from './api-subjects';
import { commissionListPage, ofShopAndSharer, orderPage, wantedRange } from './commission-lists';
import { orderBuyerInfo, orderSharerInfo } from './order-people';

const LARGEST_PAGE = 30;

/**
 * Commission orders, one per (order_id, sku_id).
 * Source: https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/order/api_getorder.md
 */
export const orderEndpoints: ApiHandlers = {
  '/channels/ec/league/headsupplier/order/list/get': orderList,
  '/channels/ec/league/headsupplier/order/get': (context, input) => {
    const order = orderById(context, input.id('order_id'));
    const sku_id = input.id('sku_id');
    const line = order?.lines.find((one) => one.sku_id === sku_id);
    if (!order || !line?.commission) throw new ApiRefusal(NO_SUCH_COMMISSION_ORDER, 'no such commission order');
    const body = commissionOrder(context, order, line, line.commission);
    return context.settings.quirks.commssionSpelling ? { commssion_order: body } : { commission_order: body };
  },
};

/** Filters of order_id, shop, promoter or talent; `order_id` alone puts all the others aside. */
function orderList(context: StoreContext, input: ApiInput): { [key: string]: Wire } {
  if (input.has('order_id')) {
    pageSize(input, LARGEST_PAGE);
    return orderPage(context, input.id('order_id'), (line) => line.commission !== undefined);
  }
  const matches = ofShopAndSharer(input);
  const talent = input.optionalText('openfinderid') ?? input.optionalText('finder_id');
  return commissionListPage(context, input, {
    largest: LARGEST_PAGE,
    range: wantedRange(input),
    passes: (row) => row.line.commission !== undefined && matches(row) && (!talent || isOfTalent(row.order, talent)),
  });
}

function isOfTalent(order: OrderRow, openfinderid: string): boolean {
  const { talent_appid } = order.attribution;
  return talent_appid !== undefined && openFinderId(talent_appid) === openfinderid;
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
      buyer_info: orderBuyerInfo(context, order),
      order_ext_v7: context.settings.quirks.unknownFields ? { is_presale: false } : undefined,
    },
  };
}

function commissionInfo(context: StoreContext, order: OrderRow, line: OrderLine, commission: LineCommission): Wire {
  const isFirstOnly = commission.chain?.we === 'first';
  const sharer_appid = isFirstOnly ? null : order.attribution.sharer_appid;
  const { quirks } = context.settings;
  const amounts = commissionAmounts(line, order.attribution.sharer_appid !== null);
  const { profit_sharding_suc_time } = commission;
  const noSharer = quirks.emptySharerInfo ? {} : undefined;
  return {
    service_ratio: commission.service_ratio,
    service_amount: amounts.service,
    profit_sharding_suc_time,
    promotion_channel: sharer_appid ? 1 : 0,
    ...nextParty(context, order, amounts, profit_sharding_suc_time),
    sharer_info: sharer_appid ? sharerInfo(context, sharer_appid, commission, amounts.sharer) : noSharer,
    promotion_info: promotionInfo(context, order),
    promoter_agency_info: sharer_appid
      ? agencyShare(
          context,
          { appid: context.state.world.agency.appid, amount: amounts.fee, profit_sharding_suc_time },
          {
            ratio: commission.chain?.promoter_agency.ratio ?? commission.service_ratio,
            nickname: context.state.world.agency.name,
          },
        )
      : undefined,
    platform_amount: quirks.unknownFields ? 0 : undefined,
    platform_commission_status: quirks.unknownFields ? 0 : undefined,
    service_total_amount: quirks.unknownFields ? amounts.fee : undefined,
  };
}

/** The agency or talent after this agency in the chain, with its gross; nobody sees further. */
function nextParty(
  context: StoreContext,
  order: OrderRow,
  { next }: CommissionAmounts,
  profit_sharding_suc_time: number,
): { [key: string]: Wire } {
  if (!next) return {};
  const { ratio, amount } = next;
  if (next.party === 'talent') {
    const { talent_appid } = order.attribution;
    return talent_appid ? { talent_info: { ...talentInfo(context, talent_appid), ratio, amount } } : {};
  }
  const chain = order.lines.find((line) => line.commission?.chain?.sub_agency)?.commission?.chain;
  const appid = chain?.sub_agency?.appid ?? '';
  const nickname = context.state.world.suppliers.find((one) => one.appid === appid)?.name ?? '';
  return { sub_agency_info: agencyShare(context, { appid, amount, profit_sharding_suc_time }, { ratio, nickname }) };
}

function agencyShare(
  context: StoreContext,
  share: { appid: string; amount: number; profit_sharding_suc_time: number },
  { ratio, nickname }: { ratio: number; nickname: string },
): Wire {
  return { nickname, head_img_url: pictureUrl(context, undefined), ratio, ...share };
}

function talentInfo(context: StoreContext, talent_appid: string) {
  const nickname = talentName(context, talent_appid);
  return {
    talent_appid,
    nickname,
    head_img_url: pictureUrl(context, `/picture/${nickname}.svg`),
    opentalentid: openTalentId(talent_appid),
  };
}

function promotionInfo(context: StoreContext, order: OrderRow): Wire {
  const { channel_type, talent_appid } = order.attribution;
  if (!talent_appid) return { channel_type };
  const { head_img_url: _picture, ...talent_info } = talentInfo(context, talent_appid);
  return { channel_type, talent_info };
}

function sharerInfo(context: StoreContext, sharer_appid: string, commission: LineCommission, amount: number): Wire {
  const ratio = commission.commission_type === 0 ? commission.commission_ratio : 0;
  return { ...orderSharerInfo(context, sharer_appid), ratio, amount };
}
