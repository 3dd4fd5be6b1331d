import { firstPage, okHead, type Sample } from './sample';

const coupon = {
  ...{ coupon_id: '111111111', shop_appid: 'wxshop1', type: 102, status: 2 },
  ...{ create_time: 1761767465, update_time: 1761767465, is_can_up: false, can_up_times: 0 },
  coupon_info: {
    name: '满100减10',
    discount_info: { discount_fee: 1000, discount_condition: { product_price: 10000 } },
    receive_info: { start_time: 1761767465, end_time: 1793303465, limit_num_one_person: 1, total_num: 100 },
    valid_info: { valid_type: 2, valid_day_num: 7, start_time: 0, end_time: 0 },
  },
  stock_info: { issued_num: 95, receive_num: 3, used_num: 2 },
};
const answer = { ...okHead, coupon };
const facts = {
  ...{ couponId: '111111111', shopAppid: 'wxshop1', name: '满100减10', usable: true },
  receiveEndsAtMs: 1793303465_000,
};
const own = { couponId: '111111111', supplierAppid: null };
const supplied = { couponId: '111111111', supplierAppid: 'wxagencyB' };
const suppliedFields = { coupon_id: '111111111', from_head_supplier_appid: 'wxagencyB' };

/** https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/coupon/api_getcoupondetail */
export const couponSamples: readonly Sample[] = [
  {
    endpoint: 'get_public_coupon_list',
    ask: (store) => store.listPublicCoupons('wxshop1').all(),
    sent: firstPage(200, { shop_appid: 'wxshop1' }),
    answer: { ...okHead, coupons: [{ coupon_id: '111111111' }], next_key: '', has_more: false },
    value: [own],
  },
  {
    endpoint: 'get_cooperative_coupon_list',
    ask: (store) => store.listCooperativeCoupons({ suppliers: { supplierAppid: 'wxagencyB' } }).all(),
    sent: firstPage(200, { is_from_head_supplier: true, from_head_supplier_appid: 'wxagencyB' }),
    answer: { ...okHead, coupons: [suppliedFields], next_key: '', has_more: false },
    value: [supplied],
  },
  {
    endpoint: 'get_coupon_detail',
    ask: (store) => store.couponFacts('111111111'),
    sent: { coupon_id: '111111111' },
    answer,
    value: facts,
  },
  {
    endpoint: 'get_coupon_detail',
    ask: (store) => store.couponDetail(supplied),
    sent: suppliedFields,
    answer,
    value: {
      ...{ ...facts, couponType: 102, status: 2, payPpm: null, cutFen: 1000, leastPaymentFen: 10000 },
      ...{ leastProductCount: null, mostDiscountFen: null, productIds: [], receiveStartsAtMs: 1761767465_000 },
      ...{ perPersonCount: 1, totalCount: 100, remainingCount: 95, validity: { days: 7 } },
    },
  },
  {
    endpoint: 'get_coupon_short_link',
    ask: (store) => store.couponShortLink(own, 'wxsharer0001'),
    sent: { coupon_id: '111111111', sharer_appid: 'wxsharer0001' },
    answer: { ...okHead, short_link: '#小程序://券/abc' },
    value: '#小程序://券/abc',
  },
  {
    endpoint: 'get_coupon_qr_code',
    ask: (store) => store.couponCodeUrl(supplied, null),
    sent: suppliedFields,
    answer: { ...okHead, qrcode_url: 'https://x/qr.png' },
    value: 'https://x/qr.png',
  },
  {
    endpoint: 'get_coupon_promoter_share_link',
    ask: (store) => store.couponShareLink(own, 'wxsharer0001'),
    sent: { coupon_id: '111111111', sharer_appid: 'wxsharer0001' },
    answer: { ...okHead, promoter_share_link: 'IkdD' },
    value: 'IkdD',
  },
  {
    endpoint: 'set_coupon_to_headsupplier',
    ask: (store) => store.passCoupon('111111111', 'wxagencyB'),
    sent: { coupon_id: '111111111', to_head_supplier_appid: 'wxagencyB' },
    answer: okHead,
    value: null,
  },
  {
    endpoint: 'get_coupon_to_headsupplier',
    ask: (store) => store.listPassedCoupons('wxagencyB').all(),
    sent: { to_head_supplier_appid: 'wxagencyB', limit: 200, page_context: '' },
    answer: {
      ...okHead,
      list: [{ coupon_id: '111111111', to_head_supplier_appid: 'wxagencyB', give_time: 1761767465 }],
      page_context: '',
      total_count: 1,
    },
    value: [{ couponId: '111111111', agencyAppid: 'wxagencyB', passedAtMs: 1761767465_000 }],
  },
];
