import { orderById } from '../orders/line-index';
import type { StoreContext } from '../store-context';
import type { OrderLine, OrderRow } from '../store-state';
import type { Wire } from '../wire-json';
import { pictureUrl, productOf } from '../world-facts';
import type { ApiHandlers } from './api-handler';
import { ApiRefusal, NO_SUCH_COMMISSION_ORDER } from './api-refusal';
import { looseId } from './api-subjects';
import { commissionListPage, ofShopAndSharer, wantedRange } from './commission-lists';
import { orderBuyerInfo, orderSharerInfo } from './order-people';

const LARGEST_PAGE = 100;

/**
 * Clues: goods without commission sold in content that a promoter shared. The code for an unknown clue is assumed.
 * Source: https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/clue/api_getcluelist
 */
export const clueEndpoints: ApiHandlers = {
  '/channels/ec/league/headsupplier/clue/list/get': (context, input) => {
    const matches = ofShopAndSharer(input);
    return commissionListPage(context, input, {
      largest: LARGEST_PAGE,
      range: wantedRange(input, true),
      passes: (row) => row.line.clue !== undefined && matches(row),
    });
  },
  '/channels/ec/league/headsupplier/clue/get': (context, input) => {
    const order = orderById(context, input.id('order_id'));
    const sku_id = input.id('sku_id');
    const line = order?.lines.find((one) => one.sku_id === sku_id && one.clue);
    if (!order || !line) throw new ApiRefusal(NO_SUCH_COMMISSION_ORDER, 'no such clue');
    const body = clueBody(context, order, line);
    return context.settings.quirks.commssionSpelling ? { commssion_clue: body } : { commission_clue: body };
  },
};

function clueBody(context: StoreContext, order: OrderRow, line: OrderLine): Wire {
  const { sharer_appid } = order.attribution;
  return {
    order_id: order.order_id,
    sku_id: line.sku_id,
    create_time: order.create_time,
    update_time: line.update_time,
    status: line.clue?.status,
    clue_detail: {
      shop_info: { appid: order.shop_appid },
      product_info: {
        product_id: looseId(context, line.product_id),
        thumb_img: pictureUrl(context, productOf(context, line.product_id)?.head_imgs[0]),
        title: line.title,
        actual_payment: line.payment - line.refunded,
      },
      order_info: { status: order.order_status },
      sharer_info: sharer_appid ? orderSharerInfo(context, sharer_appid) : {},
      buyer_info: orderBuyerInfo(context, order),
    },
  };
}
