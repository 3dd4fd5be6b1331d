import * as v from 'valibot';
import type { PlatformShops, ShopCooperation, SupplyShop, SupplyShopDetail } from '../../ports/platform/shops';
import { lockDaysIn, lockTime } from './lock-days';
import { shopsPage } from './page-limits';
import { pagedList } from './paged-list';
import { type PlatformCall, Unusable } from './platform-call';
import { count, idText, textOrEmpty, timeMsOrZero, wholeFen } from './wire-fields';

const cooperations: ReadonlyMap<number, ShopCooperation> = new Map([
  [1, 'inviting'],
  [2, 'accepted'],
  [3, 'rejected'],
  [4, 'withdrawn'],
  [5, 'ended'],
]);

const shopRow = v.looseObject({
  base_info: v.looseObject({ appid: idText, headimg_url: textOrEmpty, nickname: textOrEmpty }),
  status: count,
});

const shopAnswer = v.looseObject({
  shop_detail: v.looseObject({
    ...shopRow.entries,
    approved_time: timeMsOrZero,
    data_info: v.nullish(
      v.looseObject({
        gmv: wholeFen,
        settle_amount: wholeFen,
        unsettle_amount: wholeFen,
        product_number: count,
        product_number_today: count,
        product_number_sold_today: count,
      }),
      null,
    ),
  }),
});

/** hs_update_type: what the agency does; object_type 2 is a shop. */
const updateTypes = { invite: 1, accept: 2, reject: 3, withdraw: 4, end: 5 } as const;
const towardsShop = 2;

/** https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/index.md */
export function shopResource(call: PlatformCall): PlatformShops {
  return {
    listShops: () =>
      pagedList(call, {
        ...{ name: 'shop/list/get', body: {}, itemCount: shopsPage.itemCount, badItem: 'spoils' },
        ...{ place: 'shop_list', row: shopRow, itemOf: shopOf },
      }),
    findShop: (shopAppid) =>
      call('shop/get', { appid: shopAppid }, shopAnswer, ({ shop_detail }) => {
        if (shop_detail.base_info.appid !== shopAppid) throw new Unusable('shop_detail.base_info.appid: another shop');
        return detailOf(shop_detail);
      }),
    changeShopCooperation(shopAppid, step) {
      const body = { object_type: towardsShop, to_shop_appid: shopAppid, hs_update_type: updateTypes[step] };
      return call('headsupplierrelation/update', body, v.looseObject({}), () => null);
    },
    lockDays: (shopAppid) =>
      call('lockcustomertime/getlocktime', { shop_appid: shopAppid }, lockTime, (answer) => lockDaysIn(answer)),
  };
}

function shopOf({ base_info, status }: v.InferOutput<typeof shopRow>): SupplyShop {
  return {
    shopAppid: base_info.appid,
    nickname: base_info.nickname,
    avatarUrl: base_info.headimg_url,
    cooperation: cooperations.get(status) ?? 'unknown',
  };
}

function detailOf(detail: v.InferOutput<typeof shopAnswer>['shop_detail']): SupplyShopDetail {
  const figures = detail.data_info;
  return {
    ...shopOf(detail),
    approvedAtMs: detail.approved_time,
    figures: figures && {
      soldFen: figures.gmv,
      settledFen: figures.settle_amount,
      unsettledFen: figures.unsettle_amount,
      productCount: figures.product_number,
      newProductCount: figures.product_number_today,
      soldProductCount: figures.product_number_sold_today,
    },
  };
}
