import { firstPage, okHead, type Sample } from './sample';

const key = { orderId: '3727324701692140032', skuId: '670813472' };
const keyFields = { order_id: '3727324701692140032', sku_id: '670813472' };

const order = {
  ...{ order_id: '3727324701692140032', sku_id: '670813472' },
  ...{ create_time: 1736864136, update_time: 1737555336, status: 100 },
  order_detail: {
    shop_info: { appid: 'wxshop1', shop_name: '示例小店' },
    product_info: { product_id: '10000165275743', thumb_img: 'https://t', title: '四川耙耙柑', actual_payment: 10000 },
    order_info: { order_status: 100, pay_time: 1736864150, create_time: 1736864136, update_time: 1737555330 },
    commission_info: {
      ...{ service_ratio: 200000, service_amount: 1000, profit_sharding_suc_time: 1737555336, promotion_channel: 1 },
      talent_info: {
        ...{ talent_appid: 'wxtalent1', nickname: '达人', head_img_url: 'h', opentalentid: 'ot1' },
        ...{ ratio: 50000, amount: 501 },
      },
      sharer_info: {
        ...{ sharer_appid: 'wxsharer0001', nickname: '小明', head_img_url: 'h', opensharerid: 'os1' },
        ...{ ratio: 100000, amount: 1001 },
      },
      promotion_info: {
        channel_type: 4,
        talent_info: { talent_appid: 'wxtalent1', nickname: '达人', opentalentid: 'ot1' },
      },
      promoter_agency_info: {
        ...{ appid: 'wxagency1', nickname: '我的机构', head_img_url: 'h', ratio: 200000, amount: 2002 },
        profit_sharding_suc_time: 1737555336,
      },
      sub_agency_info: {
        ...{ appid: 'wxsub1', nickname: '帮卖', head_img_url: 'h', ratio: 60000, amount: 603 },
        profit_sharding_suc_time: 1737555337,
      },
    },
    buyer_info: { open_id: 'oBuyer', union_id: 'uBuyer' },
  },
};

const orderValue = {
  ...{ orderId: '3727324701692140032', skuId: '670813472', shopAppid: 'wxshop1' },
  ...{ productId: '10000165275743', productTitle: '四川耙耙柑' },
  ...{ createdAtMs: 1736864136_000, paidAtMs: 1736864150_000, updateTimeSec: 1737555336 },
  ...{ orderUpdatedAtMs: 1737555330_000, commissionStatus: 100, orderStatus: 100, actualPaymentFen: 10000 },
  ...{ serviceRatioPpm: 200000, serviceAmountFen: 1000, settledAtMs: 1737555336_000, channelType: 4 },
  promoterAgency: { appid: 'wxagency1', amountFen: 2002 },
  sharer: { promoter: 'wxsharer0001', amountFen: 1001, nickname: '小明' },
  buyer: { openId: 'oBuyer', unionId: 'uBuyer' },
};

const orderSample = { endpoint: 'order/get', sent: keyFields, answer: { ...okHead, commssion_order: order } } as const;
const orderList = { ...okHead, list: [{ order_id: '3727324701692140032', sku_id: 670813472 }], has_more: false };

/** https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/order/api_getorder */
export const orderSamples: readonly Sample[] = [
  { ...orderSample, ask: (store) => store.findOrder(key), value: orderValue },
  {
    ...orderSample,
    ask: (store) => store.findOrderDetail(key),
    value: {
      ...orderValue,
      ...{ shopName: '示例小店', imageUrl: 'https://t', isPromoted: true, headAgency: null },
      talent: {
        ...{ appid: 'wxtalent1', openId: 'ot1', nickname: '达人', amountFen: 501, ratioPpm: 50000, settledAtMs: 0 },
      },
      subAgency: {
        ...{ appid: 'wxsub1', openId: '', nickname: '帮卖', amountFen: 603, ratioPpm: 60000 },
        settledAtMs: 1737555337_000,
      },
      contentAccount: { id: 'wxtalent1', nickname: '达人' },
    },
  },
  {
    endpoint: 'order/list/get',
    ask: (store) =>
      store.listOrders({ created: { fromSec: 5, toSec: 9 }, shopAppid: 'wxshop1', promoter: 'wxs1' }).all(),
    sent: firstPage(30, {
      ...{ create_time_range: { start_time: 5, end_time: 9 }, appid: 'wxshop1', sharer_appid: 'wxs1' },
    }),
    answer: orderList,
    value: [key],
  },
  {
    endpoint: 'order/list/get',
    ask: (store) => store.listOrders({ updated: { fromSec: 5, toSec: 9 } }).all(),
    sent: firstPage(30, { update_time_range: { start_time: 5, end_time: 9 } }),
    answer: { ...orderList, next_key: 'k' },
    value: [key],
  },
  {
    endpoint: 'order/list/get',
    ask: (store) => store.listOrders({ orderId: key.orderId }).all(),
    sent: firstPage(30, { update_time_range: { start_time: 1, end_time: 1700000000 }, order_id: key.orderId }),
    answer: orderList,
    value: [key],
  },
  {
    endpoint: 'clue/list/get',
    ask: (store) => store.listClues({ promoter: 'wxs1', created: { fromSec: 5, toSec: 9 } }).all(),
    sent: firstPage(100, { sharer_appid: 'wxs1', create_time_range: { start_time: 5, end_time: 9 } }),
    answer: { ...okHead, list: [{ order_id: '123', sku_id: '12345' }], next_key: '', has_more: false },
    value: [{ orderId: '123', skuId: '12345' }],
  },
  {
    endpoint: 'clue/get',
    ask: (store) => store.findClue({ orderId: '123', skuId: '12345' }),
    sent: { order_id: '123', sku_id: '12345' },
    answer: {
      ...okHead,
      commssion_clue: {
        ...{ order_id: '123', sku_id: '12345', create_time: 1675855175, update_time: 1675855217, status: 20 },
        clue_detail: {
          shop_info: { appid: 'wxshop1' },
          product_info: { product_id: '67890', thumb_img: 'https://t', title: 't', actual_payment: 100 },
          order_info: { status: 20 },
          sharer_info: { sharer_appid: 'wxsharer0001', nickname: '小明', opensharerid: 'os1' },
          buyer_info: { open_id: 'o1', union_id: 'u1' },
        },
      },
    },
    value: {
      ...{ orderId: '123', skuId: '12345', shopAppid: 'wxshop1', productId: '67890', productTitle: 't' },
      ...{ createdAtMs: 1675855175_000, updateTimeSec: 1675855217, orderStatus: 20, actualPaymentFen: 100 },
      sharer: { promoter: 'wxsharer0001', nickname: '小明' },
      buyer: { openId: 'o1', unionId: 'u1' },
    },
  },
];
