import { firstPage, okHead, type Sample } from './sample';

const shopBase = { appid: 'wxshop1', headimg_url: 'https://h', nickname: '店' };
const shopValue = { shopAppid: 'wxshop1', nickname: '店', avatarUrl: 'https://h', cooperation: 'accepted' };

/** https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/account/api_getbindshoplist */
export const partnerSamples: readonly Sample[] = [
  {
    endpoint: 'get_bind_shop_list',
    ask: (store) => store.listPartnerShops().all(),
    sent: firstPage(10),
    answer: {
      ...{ ...okHead, has_more: false, next_key: '' },
      shop_list: [{ shop_appid: 'wxshop1', bind_time: 1736864136000, shop_nickname: '店', shop_head_img: 'https://h' }],
    },
    value: [{ shopAppid: 'wxshop1', boundAtMs: 1736864136_000, nickname: '店', avatarUrl: 'https://h' }],
  },
  {
    endpoint: 'get_bind_shop_promoter_list',
    ask: (store) => store.listLinkedAccounts('wxshop1').all(),
    sent: firstPage(10, { shop_appid: 'wxshop1' }),
    answer: {
      ...{ ...okHead, has_more: false, next_key: '' },
      promoter_list: [
        { promoter_id: '123', avatar_image_url: 'https://a', promoter_type: 1, promoter_name: '视频号A' },
      ],
    },
    value: [{ linkedAccountId: '123', linkedAccountType: 1, name: '视频号A', avatarUrl: 'https://a' }],
  },
  {
    endpoint: 'get_bind_talent_list',
    ask: (store) => store.listPartnerTalents('wxtalent1').all(),
    sent: firstPage(10, { talent_appid: 'wxtalent1' }),
    answer: {
      ...{ ...okHead, has_more: false, next_key: '' },
      talent_list: [
        {
          ...{
            talent_appid: 'wxtalent1',
            bind_time: 1736864136,
            talent_nickname: '达人',
            talent_head_img: 'https://h',
          },
          related_finder_exportname_list: ['export/UzFfAgtgek'],
          related_mp_biz_appid_list: ['wx7f48ea00000000aa'],
        },
      ],
    },
    value: [
      {
        ...{ talentAppid: 'wxtalent1', boundAtMs: 1736864136_000, nickname: '达人', avatarUrl: 'https://h' },
        ...{ videoExportNames: ['export/UzFfAgtgek'], articleAccountAppids: ['wx7f48ea00000000aa'] },
      },
    ],
  },
  {
    endpoint: 'shop/list/get',
    ask: (store) => store.listShops().all(),
    sent: firstPage(30),
    answer: { ...okHead, shop_list: [{ base_info: shopBase, status: 2 }], next_key: '', has_more: false },
    value: [shopValue],
  },
  {
    endpoint: 'shop/get',
    ask: (store) => store.findShop('wxshop1'),
    sent: { appid: 'wxshop1' },
    answer: {
      ...okHead,
      shop_detail: {
        base_info: shopBase,
        data_info: {
          ...{ gmv: 1850, product_number: 2, settle_amount: 39, unsettle_amount: 119 },
          ...{ product_number_today: 0, product_number_sold_today: 0 },
        },
        ...{ status: 2, approved_time: 1736864136 },
      },
    },
    value: {
      ...shopValue,
      approvedAtMs: 1736864136_000,
      figures: {
        ...{ soldFen: 1850, settledFen: 39, unsettledFen: 119 },
        ...{ productCount: 2, newProductCount: 0, soldProductCount: 0 },
      },
    },
  },
  {
    endpoint: 'headsupplierrelation/update',
    ask: (store) => store.changeShopCooperation('wxshop1', 'accept'),
    sent: { object_type: 2, to_shop_appid: 'wxshop1', hs_update_type: 2 },
    answer: okHead,
    value: null,
  },
  {
    endpoint: 'lockcustomertime/getlocktime',
    ask: (store) => store.lockDays('wxshop1'),
    sent: { shop_appid: 'wxshop1' },
    answer: {
      ...okHead,
      ...{ shopsetting_product_click_lock_day: 7, shopsetting_product_order_lock_day: 30 },
      ...{ shopsetting_content_click_lock_day: 14, shopsetting_content_order_lock_day: 45 },
      ...{ default_product_click_lock_day: 5, default_product_order_lock_day: 20 },
      ...{ default_content_click_lock_day: 10, default_content_order_lock_day: 35 },
    },
    value: { product: { clickDays: 7, orderDays: 30 }, content: { clickDays: 14, orderDays: 45 } },
  },
  {
    endpoint: 'category/league/all',
    ask: (store) => store.listCategories(),
    sent: null,
    answer: {
      ...okHead,
      cats: [],
      cats_v2: [
        {
          cat_and_qua: [
            { cat: { cat_id: '8261345894708739273', name: '家清日用', f_cat_id: '0', level: 1, leaf: false } },
            { cat: { cat_id: '1421', name: '纸品', f_cat_id: '8261345894708739273', level: 2, leaf: true } },
          ],
        },
      ],
    },
    value: [
      { categoryId: '8261345894708739273', name: '家清日用', withinCategoryId: null, level: 1, isLeaf: false },
      { categoryId: '1421', name: '纸品', withinCategoryId: '8261345894708739273', level: 2, isLeaf: true },
    ],
  },
];
