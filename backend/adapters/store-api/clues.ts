import * as v from 'valibot';
import type { PlatformClue, PlatformClues } from '../../ports/platform/clues';
import type { OrderKey } from '../../ports/platform/orders';
import { buyerOf } from './commission-order';
import { keyFields, orderKeyOf, orderRow, rangeFields } from './orders';
import { cluesPage } from './page-limits';
import { pagedList } from './paged-list';
import { type PlatformCall, readAnswer, Unusable } from './platform-call';
import { count, idOrNull, idText, textOrEmpty, timeMs, uint64Id, wholeFen } from './wire-fields';

const moment = v.pipe(timeMs, v.minValue(1));

/** https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/clue/api_getclue */
const clue = v.looseObject({
  order_id: uint64Id,
  sku_id: uint64Id,
  create_time: moment,
  update_time: moment,
  clue_detail: v.looseObject({
    shop_info: v.looseObject({ appid: idText }),
    product_info: v.looseObject({ product_id: uint64Id, title: textOrEmpty, actual_payment: wholeFen }),
    // Of a clue the page and its sample both say `status`; of an order the sample says `order_status`.
    order_info: v.looseObject({ status: v.nullish(count), order_status: v.nullish(count) }),
    sharer_info: v.nullish(v.looseObject({ sharer_appid: idOrNull, nickname: textOrEmpty })),
    buyer_info: v.nullish(v.looseObject({ open_id: textOrEmpty, union_id: textOrEmpty })),
  }),
});

/** The page spells the root key `commssion_clue`; a corrected spelling is taken as well. */
const clueAnswer = v.looseObject({
  commssion_clue: v.optional(v.unknown()),
  commission_clue: v.optional(v.unknown()),
});

export function clueResource(call: PlatformCall): PlatformClues {
  return {
    listClues({ shopAppid, promoter, created } = {}) {
      const body = {
        ...(shopAppid === undefined ? {} : { appid: shopAppid }),
        ...(promoter === undefined ? {} : { sharer_appid: promoter }),
        ...(created === undefined ? {} : { create_time_range: rangeFields(created) }),
      };
      return pagedList(call, {
        ...{ name: 'clue/list/get', body, itemCount: cluesPage.itemCount, place: 'list', badItem: 'spoils' },
        row: orderRow,
        itemOf: orderKeyOf,
      });
    },
    findClue: (key) =>
      call('clue/get', keyFields(key), clueAnswer, (answer) =>
        clueOf(key, readAnswer(clue, answer.commssion_clue ?? answer.commission_clue, 'commssion_clue')),
      ),
  };
}

function clueOf(asked: OrderKey, answer: v.InferOutput<typeof clue>): PlatformClue {
  const { shop_info, product_info, order_info, sharer_info, buyer_info } = answer.clue_detail;
  if (answer.order_id !== asked.orderId) throw new Unusable('order_id: another order than asked for');
  if (answer.sku_id !== asked.skuId) throw new Unusable('sku_id: another order than asked for');
  const orderStatus = order_info.status ?? order_info.order_status;
  if (orderStatus === null || orderStatus === undefined) throw new Unusable('order_info.status');
  const promoter = sharer_info?.sharer_appid;
  return {
    ...asked,
    shopAppid: shop_info.appid,
    productId: product_info.product_id,
    productTitle: product_info.title,
    createdAtMs: answer.create_time,
    updateTimeSec: Math.floor(answer.update_time / 1000),
    orderStatus,
    actualPaymentFen: product_info.actual_payment,
    sharer: promoter ? { promoter, nickname: sharer_info.nickname } : null,
    buyer: buyerOf(buyer_info),
  };
}
