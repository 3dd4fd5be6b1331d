import { DEMO_CONTENT, demoContents } from './demo-contents';
import { DEMO_TEA, demoTeaShop } from './demo-tea-shop';
import type { PersonFacts, StoreWorld } from './store-world';

/** Ids of the small demo brand, for scripts that play in it. */
export const DEMO = {
  agencyAppid: 'wxagency_shanliren',
  miniProgramAppid: 'wxmini_shanliren',
  foreignMiniProgramAppid: 'wxmini_stranger',
  shopAppid: 'wxshop_shanliren',
  channelsAccountId: 'sph-shanliren',
  apple: { productId: '10000165275743001', skuId: '670813472' },
  applesBigBox: { productId: '10000165275743001', skuId: '670813473' },
  orange: { productId: '10000165275744002', skuId: '670813480' },
  honey: { productId: '12345', skuId: '670813490' },
  ...DEMO_CONTENT,
  tea: DEMO_TEA,
} as const;

const shop_appid = DEMO.shopAppid;
const DEMO_START_SEC = 1_735_660_800;
const FRUIT_CAT = '7419';
const DEMO_END_SEC = 2_051_193_600;

/**
 * A small believable brand, 山里人家: one fruit shop under one agency, with what each part of the local world needs.
 * 高山苹果 costs 193.00 yuan with a service ratio of 25 %, so that a share of 80 % is exactly 38.60 yuan.
 */
export function demoStoreWorld(): StoreWorld {
  const tea = demoTeaShop(DEMO_START_SEC, DEMO_END_SEC);
  const contents = demoContents({
    shop_appid,
    account: DEMO.channelsAccountId,
    appleId: DEMO.apple.productId,
    orangeId: DEMO.orange.productId,
    sinceSec: DEMO_START_SEC,
  });
  return {
    agency: {
      appid: DEMO.agencyAppid,
      secret: 'local-secret-of-the-demo-agency',
      originalId: 'gh_shanliren0001',
      name: '山里人家联盟',
    },
    miniPrograms: [
      { appid: DEMO.miniProgramAppid, name: '山里人家推客', linkedToAgency: true },
      { appid: DEMO.foreignMiniProgramAppid, name: '别家小程序', linkedToAgency: false },
    ],
    shops: [...demoShops(), tea.shop],
    products: [...demoProducts(), ...tea.products],
    ...contents,
    coupons: [...contents.coupons, tea.coupon],
    suppliers: tea.suppliers,
    people: demoPeople(),
  };
}

function demoShops(): StoreWorld['shops'] {
  return [
    {
      appid: shop_appid,
      name: '山里人家水果店',
      status: 2,
      approved_time: DEMO_START_SEC,
      score: 463,
      headimg_url: '/picture/山里人家.svg',
      lockWindows: {
        default_product_click_lock_day: 30,
        default_product_order_lock_day: 0,
        default_content_click_lock_day: 3,
        default_content_order_lock_day: 30,
      },
      linkedAccounts: [
        { promoter_id: DEMO.channelsAccountId, promoter_type: 1, promoter_name: '山里人家视频号' },
        { promoter_id: DEMO.mpAccountId, promoter_type: 4, promoter_name: '山里人家公众号' },
      ],
    },
  ];
}

function demoProducts(): StoreWorld['products'] {
  const plan = { plan_type: 2, start_time: DEMO_START_SEC, end_time: DEMO_END_SEC, status: 1 };
  return [
    {
      product_id: DEMO.apple.productId,
      shop_appid,
      title: '高山苹果',
      cat_id: FRUIT_CAT,
      monthly_sales: 600,
      flags: ['0', '7'],
      sub_title: '海拔两千米,现摘现发',
      head_imgs: ['/picture/高山苹果.svg'],
      skus: [
        { sku_id: DEMO.apple.skuId, sale_price: 19300, attrs: [{ attr_key: '规格', attr_value: '5 斤' }] },
        { sku_id: DEMO.applesBigBox.skuId, sale_price: 36000, attrs: [{ attr_key: '规格', attr_value: '10 斤' }] },
      ],
      plan: { ...plan, service_ratio: 250_000 },
    },
    {
      product_id: DEMO.orange.productId,
      shop_appid,
      title: '耙耙柑',
      cat_id: FRUIT_CAT,
      monthly_sales: 200,
      sub_title: '四川丹棱',
      head_imgs: ['/picture/耙耙柑.svg'],
      skus: [{ sku_id: DEMO.orange.skuId, sale_price: 9990, attrs: [{ attr_key: '规格', attr_value: '5 斤' }] }],
      plan: { ...plan, service_ratio: 200_000 },
    },
    {
      product_id: DEMO.honey.productId,
      shop_appid,
      title: '土蜂蜜',
      sub_title: '没有推广计划的商品',
      head_imgs: ['/picture/土蜂蜜.svg'],
      skus: [{ sku_id: DEMO.honey.skuId, sale_price: 8800 }],
    },
    {
      product_id: DEMO.persimmon.productId,
      shop_appid,
      title: '阿杰柿饼',
      sub_title: '达人自营',
      head_imgs: ['/picture/阿杰柿饼.svg'],
      selfRunBy: DEMO.talentAppid,
      skus: [{ sku_id: DEMO.persimmon.skuId, sale_price: 4500 }],
    },
  ];
}

function demoPeople(): PersonFacts[] {
  return [
    person('wang-ayi', '王阿姨'),
    person('chen-jie', '陈姐'),
    person('xiao-lin', '小林'),
    person('xiao-wu', '小吴'),
    person('xiao-wang', '小王'),
    person('xiao-zhang', '小张'),
    person('li-dianzhang', '李店长'),
    person('xiao-zhou', '小周'),
    person('chen-kuaiji', '陈会计'),
    person('a-jie', '阿杰'),
  ];
}

function person(id: string, name: string): PersonFacts {
  return {
    id,
    name,
    openids: {
      [DEMO.agencyAppid]: `oAgency-${id}`,
      [DEMO.miniProgramAppid]: `oMini-${id}`,
      [DEMO.foreignMiniProgramAppid]: `oStranger-${id}`,
    },
    unionid: `uUnion-${id}`,
    realName: true,
  };
}
