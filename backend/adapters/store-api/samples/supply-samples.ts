import { firstPage, okHead, type Sample } from './sample';

const itemLink = 'weixinstorehs/14000000000001';
const authInfo = {
  ...{ auth_url: 'https://auth', auth_wxa_username: 'gh_auth', auth_wxa_appid: 'wxauth1' },
  ...{ auth_wxa_path: 'pages/auth/index', nickname: '果园阿杰', head_img_url: 'https://h' },
};

/** https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/index.md */
export const supplySamples: readonly Sample[] = [
  {
    endpoint: 'cooperativeitem/add',
    ask: (store) => store.addCooperativeItem(itemLink, true),
    sent: { head_supplier_item_link: itemLink },
    answer: { ...okHead, cooperative_item_id: '14000000000002' },
    value: '14000000000002',
  },
  {
    endpoint: 'cooperativeitem/add',
    ask: (store) => store.addCooperativeItem(itemLink, false),
    sent: { head_supplier_item_link: itemLink, hidden_flag: 1 },
    answer: { ...okHead, cooperative_item_id: '14000000000002' },
    value: '14000000000002',
  },
  {
    endpoint: 'selectionproducts/list/get',
    ask: (store) => store.listSelectableItems({ planType: 4, keyword: '苹果' }).all(),
    sent: firstPage(20, { plan_type: 4, keyword: '苹果' }),
    answer: {
      ...okHead,
      product_list: [{ product_id: '10000165275743', shop_appid: 'wxshop1', head_supplier_item_link: itemLink }],
      next_key: '',
    },
    value: [{ productId: '10000165275743', shopAppid: 'wxshop1', itemLink }],
  },
  {
    endpoint: 'windowauth/get',
    ask: (store) => store.windowInvitation({ finderId: 'sphFinder1' }),
    sent: { finder_id: 'sphFinder1' },
    answer: { ...okHead, auth_info: authInfo },
    value: {
      url: 'https://auth',
      miniProgram: { username: 'gh_auth', appid: 'wxauth1', path: 'pages/auth/index' },
      nickname: '果园阿杰',
    },
  },
  {
    endpoint: 'windowauth/status/get',
    ask: (store) => store.windowStanding({ talentAppid: 'wxtalent1' }),
    sent: { talent_appid: 'wxtalent1' },
    answer: { ...okHead, window_auth_status: 1, openfinderid: 'of1', opentalentid: 'ot1' },
    value: { authorised: true, openFinderId: 'of1', openTalentId: 'ot1' },
  },
  {
    endpoint: 'callback/check',
    ask: (store) => store.checkCallback(),
    sent: { action: 'all', check_operator: 'DEFAULT' },
    answer: {
      ...okHead,
      dns: [{ ip: '111.161.64.40', real_operator: 'UNICOM' }],
      ping: [{ ip: '111.161.64.40', from_operator: 'UNICOM', package_loss: '0%', time: '23.079ms' }],
    },
    value: {
      resolved: [{ ip: '111.161.64.40', operator: 'UNICOM' }],
      reached: [{ ip: '111.161.64.40', operator: 'UNICOM', packetLoss: '0%' }],
    },
  },
  {
    endpoint: 'getcallbackip',
    ask: (store) => store.callbackAddresses(),
    sent: null,
    answer: { ...okHead, ip_list: ['101.226.103.0/25', '101.226.62.77'] },
    value: ['101.226.103.0/25', '101.226.62.77'],
  },
];
