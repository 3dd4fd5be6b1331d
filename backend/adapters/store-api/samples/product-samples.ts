import { firstPage, okHead, type Sample } from './sample';

const product = { productId: '12345', shopAppid: 'wxshop1' };
const productInfo = {
  ...{ title: '四川耙耙柑', sub_title: '甜', head_imgs: ['https://1'], desc_info: { imgs: ['https://d'], desc: '好' } },
  ...{ cats_v2: [{ cat_id: '1421' }], status: 5 },
  skus: [
    {
      ...{ sku_id: '670813472', thumb_img: '', sale_price: 500, stock_num: 998 },
      sku_attrs: [{ attr_key: '产地', attr_value: '四川成都' }],
    },
  ],
};
const productAnswer = {
  ...okHead,
  product: {
    ...{ shop_appid: 'wxshop1', product_id: 12345, product_promotion_link: 'AgAAc', product_info: productInfo },
    commission_info: { status: 1, service_ratio: 200000, start_time: 1736864136, end_time: 1768400136 },
    head_supplier_info: { head_supplier_appid: 'wxagencyB', name: '供货机构' },
  },
  publish_coupons: [{ coupon_id: '2222222' }],
  cooperative_coupons: [{ coupon_id: '1111111' }],
};
const plainValue = {
  ...{ ...product, title: '四川耙耙柑', imageUrls: ['https://1'], onSale: true },
};
const planValue = {
  ...{ priceFen: 500, serviceRatioPpm: 200000, promoted: true },
  ...{ promotionStartsAtMs: 1736864136_000, promotionEndsAtMs: 1768400136_000 },
};
const basicsValue = {
  ...{ ...plainValue, subtitle: '甜', descriptionImageUrls: ['https://d'], description: '好', categoryIds: ['1421'] },
  skus: [
    {
      ...{ skuId: '670813472', imageUrl: '', priceFen: 500, stockCount: 998 },
      attributes: [{ name: '产地', value: '四川成都' }],
    },
  ],
};
const target = { sharer_appid: 'wxsharer0001', product_id: 12345, shop_appid: 'wxshop1' };
const who = { promoter: 'wxsharer0001' };

/** https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/getshop/api_getpromoteproductlist */
export const productSamples: readonly Sample[] = [
  {
    endpoint: 'get_promote_product_list',
    ask: (store) =>
      store
        .searchPromotedProducts({
          ...{ planType: 4, shopAppid: 'wxshop1', keyword: '纸巾', flags: ['seven-day-return', 'free-shipping'] },
          ...{ priceFen: { min: 100 }, monthlySales: { min: 5, max: 50 }, serviceRatioPpm: { min: 100_005 } },
          ...{ commissionRatioPpm: { min: 0, max: 1_000_000 }, promotionTimeSec: { min: 5, max: 9 } },
          category: { categoryId: '8261345894708739273', name: '家清日用', firstLevelIds: ['1142', '1421'] },
        })
        .all(),
    sent: firstPage(20, {
      ...{ plan_type: 4, shop_appid: 'wxshop1', keyword: '纸巾' },
      category: { category_id: '8261345894708739273', category_name: '家清日用', category_ids_1: ['1142', '1421'] },
      spu_item_condition: {
        ...{ selling_price_range: { min: '100' }, monthly_sales_range: { min: '5', max: '50' } },
        ...{ service_fee_rate_range: { min: '10000' }, commission_rate_range: { min: '0', max: '100000' } },
        ...{ promote_time_range: { min: '5', max: '9' }, flags: ['0', '7'] },
      },
    }),
    answer: {
      ...okHead,
      product_list: [{ product_id: 10000165275743, shop_appid: 'wxshop1', head_supplier_appid: 'wxagencyB' }],
      next_key: 'PAGECONTEXT',
    },
    value: [{ productId: '10000165275743', shopAppid: 'wxshop1', supplierAppid: 'wxagencyB' }],
  },
  {
    endpoint: 'get_promote_product_detail',
    ask: (store) => store.productDetail({ ...product, planType: 2 }),
    sent: { shop_appid: 'wxshop1', product_id: 12345, plan_type: 2 },
    answer: productAnswer,
    value: { ...plainValue, ...planValue },
  },
  {
    endpoint: 'get_promote_product_detail',
    ask: (store) =>
      store.promotedProductDetail({ ...product, planType: 3, supplierAppid: 'wxagencyB', withCoupons: true }),
    sent: {
      ...{ shop_appid: 'wxshop1', product_id: 12345, plan_type: 3 },
      ...{ get_available_coupon: true, head_supplier_appid: 'wxagencyB' },
    },
    answer: productAnswer,
    value: {
      ...{ ...basicsValue, ...planValue, supplierAppid: 'wxagencyB', agencyPromotionLink: 'AgAAc' },
      ...{ publicCouponIds: ['2222222'], cooperativeCouponIds: ['1111111'] },
    },
  },
  {
    endpoint: 'productdetail/get',
    ask: (store) => store.productBasics(product),
    sent: { shop_appid: 'wxshop1', product_id: 12345 },
    answer: {
      ...okHead,
      product: {
        shop_appid: 'wxshop1',
        product_id: '12345',
        product_info: productInfo,
        shop: { name: '店', score: 463 },
      },
    },
    value: basicsValue,
  },
  {
    endpoint: 'get_product_promotion_link_info',
    ask: (store) => store.productShortLink(product, who),
    sent: target,
    answer: {
      ...{
        ...okHead,
        short_link: '#小程序://微信小店/abcDEF',
        http_short_link: 'https://store.weixin.qq.com/shop/a/x',
      },
      ...{ product_id: 12345, shop_appid: 'wxshop1' },
    },
    value: { shortLink: '#小程序://微信小店/abcDEF', webLink: 'https://store.weixin.qq.com/shop/a/x' },
  },
  {
    endpoint: 'get_product_promotion_qrcode_info',
    ask: (store) => store.productCodeUrl({ ...product, supplierAppid: 'wxagencyB' }, { openid: 'oMini1' }),
    sent: { sharer_openid: 'oMini1', product_id: 12345, shop_appid: 'wxshop1', head_supplier_appid: 'wxagencyB' },
    answer: { ...okHead, qrcode_url: 'https://x/qr.png' },
    value: 'https://x/qr.png',
  },
  {
    endpoint: 'get_promoter_single_product_promotion_info',
    ask: (store) => store.productPromotionLink({ shortLink: '#小程序://微信小店/abcDEF' }, who),
    sent: { sharer_appid: 'wxsharer0001', product_short_link: '#小程序://微信小店/abcDEF' },
    answer: { ...okHead, product_promotion_link: 'AgAAd' },
    value: 'AgAAd',
  },
  {
    endpoint: 'cooperativeitem/list/get',
    ask: (store) => store.listCooperativeItems('agency').all(),
    sent: firstPage(20, { commission_type: 1 }),
    answer: {
      ...okHead,
      list: [
        { product_id: '12345', cooperative_item_id: '777', head_supplier_item_link: 'weixinstorehs/14016124036143' },
      ],
      next_key: '',
    },
    value: [{ productId: '12345', cooperativeItemId: '777', itemLink: 'weixinstorehs/14016124036143' }],
  },
  {
    endpoint: 'item/promotiondetail/get',
    ask: (store) => store.itemTerms('weixinstorehs/14016124036143'),
    sent: { head_supplier_item_link: 'weixinstorehs/14016124036143' },
    answer: {
      ...okHead,
      item: {
        ...{ product_id: '12345', shop_appid: 'wxshop1', spu_source: 2 },
        commission_info: {
          ...{ plan_type: 3, commission_type: 1, ratio: 50000, service_ratio: 200000 },
          ...{ start_time: 1747293120, end_time: 1748620800, normal_commission_info: { ratio: 50000 } },
        },
        head_supplier_info: { appid: 'wxagencyB', name: '供货机构', head_img: 'https://h' },
        cooperative_info: { cooperative_status: 1, is_hidden: false, link: 'weixinstorehs/1' },
      },
    },
    value: {
      ...{ ...product, talentRateSetBy: 'agency', suppliedBy: 'agency', planType: 3, serviceRatioPpm: 200000 },
      ...{ talentRatioPpm: 50000, startsAtMs: 1747293120_000, endsAtMs: 1748620800_000, supplierAppid: 'wxagencyB' },
    },
  },
  {
    endpoint: 'subscription/subscribe',
    ask: (store) => store.subscribeProduct('10000207528319'),
    sent: { product_id: 10000207528319 },
    answer: okHead,
    value: null,
  },
  {
    endpoint: 'subscription/unsubscribe',
    ask: (store) => store.unsubscribeProduct('10000207528319'),
    sent: { product_id: 10000207528319 },
    answer: okHead,
    value: null,
  },
  {
    endpoint: 'subscription/getsubscribe',
    ask: (store) => store.listSubscribedProducts({ productName: '柑', shopAppid: 'wxshop1' }).all(),
    sent: firstPage(1000, { filter: { product_name: '柑', appid: 'wxshop1' } }),
    answer: {
      ...okHead,
      ...{
        subscribe_info_list: [{ product_id: 12345, shop_appid: 'wxshop1' }],
        total_num: 1,
        next_key: '',
        has_more: false,
      },
    },
    value: [product],
  },
  {
    endpoint: 'product/getactivity',
    ask: (store) => store.productActivities(product),
    sent: { product_id: 12345, shop_appid: 'wxshop1' },
    answer: {
      ...{ ...okHead, has_activity: true },
      product_activity_list: [
        {
          ...{
            product_id: 12345,
            sku_id: 670813472,
            activity_price: 450,
            platform_subsidy: 50,
            platform_subsidy_cnt: 9,
          },
          ...{
            activity_sub_type: 4,
            activity_end_time: 1769774400,
            activity_name: '补贴',
            stock_mode: 1,
            stock_number: 30,
          },
        },
      ],
    },
    value: [
      {
        ...{ productId: '12345', skuId: '670813472', name: '补贴', priceFen: 450, subsidyFen: 50 },
        ...{ endsAtMs: 1769774400_000, stockCount: 30 },
      },
    ],
  },
];
