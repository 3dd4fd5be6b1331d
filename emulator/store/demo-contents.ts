import type { StoreWorld } from './store-world';

/** Ids of what 山里人家 and the talent 果园阿杰 show: rooms, notices, videos, articles. */
export const DEMO_CONTENT = {
  shopRoom: 'export/UzFfShanlirenRoom',
  talentAppid: 'wxtalent_guoyuan_ajie',
  talentFinderName: 'export/UzFfAjieFinder',
  talentBizAppid: 'wxbiz_guoyuan_ajie',
  talentRoom: 'export/UzFfAjieRoom',
  mpAccountId: 'gzh-shanliren',
  shopNotice: 'finderlivenotice-v2-shanliren-friday',
  talentNotice: 'finderlivenotice-v2-ajie-friday',
  shopVideo: 'export/UzFfShanlirenVideo',
  talentVideo: 'export/UzFfAjieVideo',
  shopArticle: 'shanliren-apple-story',
  talentArticle: 'ajie-orchard-diary',
  couponId: '111111111',
  /** The talent's own goods: a sale in his content makes a clue. */
  persimmon: { productId: '10000165275745003', skuId: '670813500' },
} as const;

const FRIDAY_EVENING = { weekday: 5, hour: 20 };

/** All content of the first demo brand. `account` is the shop's channels account. */
export function demoContents(facts: {
  shop_appid: string;
  account: string;
  appleId: string;
  orangeId: string;
  sinceSec: number;
}): Pick<StoreWorld, 'talents' | 'liveRooms' | 'liveNotices' | 'feeds' | 'articles' | 'coupons'> {
  const { shop_appid, account, appleId, orangeId, sinceSec } = facts;
  const byShop = { shop_appid, promoter_id: account };
  const byTalent = { shop_appid, talent_appid: DEMO_CONTENT.talentAppid };
  const announced = { start_time: 0, weekly: FRIDAY_EVENING, status: 'announced' as const };
  const goods = { shop: [appleId, orangeId], talent: [appleId, DEMO_CONTENT.persimmon.productId] };
  return {
    talents: [demoTalent(sinceSec)],
    liveRooms: [
      {
        export_id: DEMO_CONTENT.shopRoom,
        ...byShop,
        description: '果园现摘专场',
        running: true,
        product_ids: goods.shop,
      },
      {
        export_id: DEMO_CONTENT.talentRoom,
        ...byTalent,
        description: '阿杰带你逛果园',
        running: true,
        product_ids: goods.talent,
      },
    ],
    liveNotices: [
      {
        notice_id: DEMO_CONTENT.shopNotice,
        ...byShop,
        ...announced,
        description: '周五晚八点,秋苹果开园',
        product_ids: goods.shop,
      },
      {
        notice_id: DEMO_CONTENT.talentNotice,
        ...byTalent,
        ...announced,
        description: '周五晚八点,阿杰夜访果园',
        product_ids: goods.talent,
      },
    ],
    feeds: [
      { export_id: DEMO_CONTENT.shopVideo, ...byShop, title: '苹果怎样下山', product_id: appleId },
      { export_id: DEMO_CONTENT.talentVideo, ...byTalent, title: '阿杰剥一个耙耙柑', product_id: orangeId },
    ],
    articles: demoArticles({ ...facts, goods }),
    coupons: [demoCoupon(shop_appid)],
  };
}

function demoTalent(bind_time: number): StoreWorld['talents'][number] {
  return {
    talent_appid: DEMO_CONTENT.talentAppid,
    nickname: '果园阿杰',
    bind_time,
    finderExportNames: [DEMO_CONTENT.talentFinderName],
    bizAppids: [DEMO_CONTENT.talentBizAppid],
    windowAuthorised: true,
  };
}

function demoArticles(facts: {
  shop_appid: string;
  sinceSec: number;
  goods: { shop: string[]; talent: string[] };
}): StoreWorld['articles'] {
  const { shop_appid, sinceSec, goods } = facts;
  const times = { create_time: sinceSec, update_time: sinceSec };
  return [
    {
      article_id: DEMO_CONTENT.shopArticle,
      title: '一箱苹果的两千米',
      product_ids: goods.shop,
      shop_appid,
      promoter_id: DEMO_CONTENT.mpAccountId,
      ...times,
    },
    {
      article_id: DEMO_CONTENT.talentArticle,
      title: '阿杰的果园日记',
      product_ids: goods.talent,
      shop_appid,
      talent_appid: DEMO_CONTENT.talentAppid,
      biz_appid: DEMO_CONTENT.talentBizAppid,
      ...times,
    },
  ];
}

function demoCoupon(shop_appid: string): StoreWorld['coupons'][number] {
  return {
    coupon_id: DEMO_CONTENT.couponId,
    shop_appid,
    name: '满 100 减 10',
    list: 'public',
    type: 102,
    status: 2,
    discount_fee: 1000,
    threshold_price: 10000,
    total_num: 100,
  };
}
