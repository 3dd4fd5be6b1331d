import type { StoreWorld } from './store-world';

/** Ids of 茶山人家, the second brand under the same agency. */
export const DEMO_TEA = {
  shopAppid: 'wxshop_chashan',
  channelsAccountId: 'sph-chashan',
  longjing: { productId: '10000265275741001', skuId: '770813401' },
  whiteTea: { productId: '10000265275742002', skuId: '770813402' },
  blackTea: { productId: '10000265275743003', skuId: '770813403' },
  jasmine: { productId: '10000265275744004', skuId: '770813404' },
  teaTour: { productId: '10000265275745005', skuId: '770813405' },
  couponId: '111111112',
  supplierAppid: 'wxagency_yunling',
  resellerAppid: 'wxagency_bangmai',
} as const;

const TEA_CAT = '7339';
const TRIP_CAT = '6153';
const shop_appid = DEMO_TEA.shopAppid;

/**
 * A tea shop with a product of each plan type, one sold through five parties and one voucher. 白毫银针 costs 100 yuan
 * with 10, 6, 4 and 2 % passed from party to party, as in the published example with 10 yuan.
 */
export function demoTeaShop(startSec: number, endSec: number) {
  return {
    shop: {
      appid: shop_appid,
      name: '茶山人家茶叶店',
      status: 2,
      approved_time: startSec,
      score: 486,
      headimg_url: '/picture/茶山人家.svg',
      lockWindows: {
        shopsetting_content_click_lock_day: 7,
        default_product_click_lock_day: 30,
        default_product_order_lock_day: 0,
        default_content_click_lock_day: 3,
        default_content_order_lock_day: 30,
      },
      linkedAccounts: [
        { promoter_id: DEMO_TEA.channelsAccountId, promoter_type: 1, promoter_name: '茶山人家视频号' },
        { promoter_id: 'fwh-chashan', promoter_type: 5, promoter_name: '茶山人家服务号' },
      ],
    },
    products: teaProducts({ start_time: startSec, end_time: endSec, status: 1 }),
    coupon: {
      coupon_id: DEMO_TEA.couponId,
      shop_appid,
      name: '新茶满 150 减 20',
      list: 'cooperative' as const,
      type: 102,
      status: 2,
      discount_fee: 2000,
      threshold_price: 15000,
      total_num: 50,
    },
    suppliers: [
      { appid: DEMO_TEA.supplierAppid, name: '云岭供货机构', status: 2 },
      { appid: DEMO_TEA.resellerAppid, name: '帮卖机构', status: 2 },
    ],
  };
}

function teaProducts(plan: { start_time: number; end_time: number; status: number }): StoreWorld['products'] {
  const supplied = { head_supplier_appid: DEMO_TEA.supplierAppid };
  return [
    {
      ...tea(DEMO_TEA.longjing, '明前龙井', '清明前采,一芽一叶', 16800),
      monthly_sales: 320,
      flags: ['0', '7'],
      plan: { ...plan, plan_type: 1, service_ratio: 150_000 },
    },
    {
      ...tea(DEMO_TEA.whiteTea, '白毫银针', '五方分成的商品', 10000),
      monthly_sales: 80,
      flags: ['0', '1', '7'],
      plan: {
        ...plan,
        plan_type: 2,
        service_ratio: 100_000,
        chain: {
          we: 'both',
          sub_agency: { appid: DEMO_TEA.resellerAppid, ratio: 60_000 },
          talent_ratio: 40_000,
          promoter_agency: { ratio: 20_000 },
        },
      },
    },
    {
      ...tea(DEMO_TEA.blackTea, '滇红金芽', '别家机构定向供货', 12800),
      monthly_sales: 45,
      plan: { ...plan, ...supplied, plan_type: 3, service_ratio: 80_000 },
    },
    {
      ...tea(DEMO_TEA.jasmine, '茉莉花茶', '别家机构普通供货', 5900),
      monthly_sales: 1500,
      flags: ['3'],
      plan: { ...plan, ...supplied, plan_type: 4, service_ratio: 60_000, commission_type: 0, commission_ratio: 30_000 },
    },
    {
      ...tea(DEMO_TEA.teaTour, '采茶一日游', '到店使用的券', 29900),
      cat_id: TRIP_CAT,
      isVoucher: true,
      plan: { ...plan, plan_type: 2, service_ratio: 120_000 },
    },
  ];
}

function tea(ids: { productId: string; skuId: string }, title: string, sub_title: string, sale_price: number) {
  return {
    product_id: ids.productId,
    shop_appid,
    title,
    sub_title,
    cat_id: TEA_CAT,
    head_imgs: [`/picture/${title}.svg`],
    skus: [{ sku_id: ids.skuId, sale_price, attrs: [{ attr_key: '规格', attr_value: '一份' }] }],
  };
}
