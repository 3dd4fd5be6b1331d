import { firstPage, okHead, type Sample } from './sample';

const person = {
  ...{ sharer_appid: 'wxsharer0001', bind_time: 1624082155, commission_ratio: 100000, commission_type: 1 },
  ...{ nickname: '小明', head_img_url: 'https://h' },
};
const personValue = {
  ...{ promoter: 'wxsharer0001', boundAtMs: 1624082155_000, nickname: '小明', avatarUrl: 'https://h' },
  settledBy: 'agency',
};
const standingAnswer = {
  ...{ ...okHead, bind_status: 0, register_status: 2, register_business_type: '', register_query_string: '' },
  bind_business_type: 'CreatorApplyments',
  bind_query_string: 'redirect_url=%2Fauth%2Fpages%2Fauthorization%2Findex&is_simple_register=1&is_from_promoter=1',
  sharer_appid: '',
};
const standingValue = {
  ...{ registerStatus: 2, bound: false, registerView: null, promoter: null },
  bindView: { businessType: 'CreatorApplyments', queryString: standingAnswer.bind_query_string },
};
const whose = { promoter: 'wxsharer0001', productId: '10000165275743' };
const balanceAnswer = { available_amount: 1850, pending_amount: 119 };

/** https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/account/api_getbindsharerlist */
export const accountSamples: readonly Sample[] = [
  {
    endpoint: 'get_promoter_register_and_bind_status',
    ask: (store) => store.promoterStanding('oMini1'),
    sent: { sharer_openid: 'oMini1', is_simple_register: true },
    answer: standingAnswer,
    value: standingValue,
  },
  {
    endpoint: 'get_promoter_register_and_bind_status',
    ask: (store) => store.promoterStandingOf('wxsharer0001'),
    sent: { sharer_appid: 'wxsharer0001', is_simple_register: true },
    answer: { ...standingAnswer, bind_status: 1, sharer_appid: 'wxsharer0001' },
    value: { ...standingValue, bound: true, promoter: 'wxsharer0001' },
  },
  {
    endpoint: 'get_bind_sharer_list',
    ask: (store) => store.findBoundPromoter({ promoter: 'wxsharer0001' }),
    sent: { next_key: '', page_size: 20, sharer_appid: 'wxsharer0001' },
    answer: { ...okHead, sharer_info_list: [person], next_key: 'CAEQ' },
    value: personValue,
  },
  {
    endpoint: 'get_bind_sharer_list',
    ask: (store) => store.listBoundPromoters().all(),
    sent: firstPage(20),
    answer: { ...okHead, sharer_info_list: [{ ...person, commission_type: 0 }], next_key: 'CAEQ' },
    value: [{ ...personValue, settledBy: 'platform', sharePpm: 100000 }],
  },
  {
    endpoint: 'headsupplier_unbind_promoter',
    ask: (store) => store.unbindPromoter('wxsharer0001'),
    sent: { sharer_appid: 'wxsharer0001' },
    answer: okHead,
    value: { wasBound: true },
  },
  {
    endpoint: 'set_sharer_commission_info',
    ask: (store) => store.setSettlement('wxsharer0001', { settledBy: 'agency' }),
    sent: { sharer_appid: 'wxsharer0001', commission_type: 1, commission_ratio: 100000 },
    answer: okHead,
    value: null,
  },
  {
    endpoint: 'set_sharer_commission_info',
    ask: (store) => store.setSettlement('wxsharer0001', { settledBy: 'platform', sharePpm: 600000 }),
    sent: { sharer_appid: 'wxsharer0001', commission_type: 0, commission_ratio: 600000 },
    answer: okHead,
    value: null,
  },
  {
    endpoint: 'set_sharer_product_commission_info',
    ask: (store) => store.setProductShare(whose, 700000),
    sent: { sharer_appid: 'wxsharer0001', product_id: '10000165275743', commission_ratio: '700000' },
    answer: okHead,
    value: null,
  },
  {
    endpoint: 'get_sharer_product_commission_info',
    ask: (store) => store.findProductShare(whose),
    sent: { sharer_appid: 'wxsharer0001', product_id: '10000165275743' },
    answer: { ...okHead, is_set: true, commission_ratio: 700000 },
    value: 700000,
  },
  {
    endpoint: 'funds/balance/get',
    ask: (store) => store.fundsBalance(),
    sent: {},
    // The published sample has no errcode.
    answer: balanceAnswer,
    value: { availableFen: 1850, pendingFen: 119 },
  },
  {
    endpoint: 'funds/flowlist/get',
    ask: (store) => store.listFundsFlows({ booked: { fromSec: 5, toSec: 9 }, kind: 'sharing' }).all(),
    sent: firstPage(10, { page: 1, start_time: 5, end_time: 9, funds_type: 2 }),
    answer: { ...okHead, flow_ids: ['123455', '123456'], has_more: false, next_key: '' },
    value: ['123455', '123456'],
  },
  {
    endpoint: 'funds/flowdetail/get',
    ask: (store) => store.findFundsFlow('123455'),
    sent: { flow_id: '123455' },
    answer: {
      ...okHead,
      funds_flow: {
        ...{ flow_id: '123455', funds_type: 2, amount: 4, balance: 139, bookkeeping_time: '2025-02-11 15:45:39' },
        ...{ remark: '分账', order_id: '3727324701692140032' },
      },
    },
    value: {
      ...{
        flowId: '123455',
        kind: 'sharing',
        amountFen: 4,
        direction: 'in',
        balanceFen: 139,
        bookedAtMs: 1739259939_000,
      },
      ...{ remark: '分账', orderId: '3727324701692140032', withdrawalId: null },
    },
  },
  {
    endpoint: 'quota/get',
    ask: (store) => store.readAllowance('/channels/ec/promoter/get_bind_sharer_list'),
    sent: { cgi_path: '/channels/ec/promoter/get_bind_sharer_list' },
    answer: {
      ...okHead,
      quota: { daily_limit: 5000, used: 70, remain: 4930 },
      rate_limit: { call_count: 100, refresh_second: 60 },
    },
    value: { dailyLimit: 5000, usedCount: 70, remainingCount: 4930, rate: { callCount: 100, everySec: 60 } },
  },
  {
    endpoint: 'quota/clear',
    ask: (store) => store.clearAllowance('/channels/ec/promoter/get_bind_sharer_list'),
    sent: { cgi_path: '/channels/ec/promoter/get_bind_sharer_list' },
    answer: okHead,
    value: null,
  },
  {
    endpoint: 'clear_quota',
    ask: (store) => store.clearAllAllowances(),
    sent: { appid: 'wxagency1' },
    answer: okHead,
    value: null,
  },
];
