import { firstPage, okHead, type Sample } from './sample';

const account = { linkedAccountId: '123', linkedAccountType: 1 };
const shop = { shopAppid: 'wxshop1', account };
const talent = { talentAppid: 'wxtalent1' };
const shopFields = { shop_appid: 'wxshop1', promoter_id: '123', promoter_type: 1 };
const talentFields = { talent_appid: 'wxtalent1' };
const mini = { mini_program_appid: 'wxmini1' };
const sharer = { sharer_appid: 'wxsharer0001' };
const lastPage = { ...okHead, has_more: false, next_key: '' };

const room = { export_id: 'export/UzFfBgAAx', description: '今晚专场', promoter_share_link: 'IkdDI3MA' };
const roomValue = { exportId: 'export/UzFfBgAAx', description: '今晚专场', shareLink: 'IkdDI3MA' };
const notice = { notice_id: 'finderlivenotice-v2-1', description: '周五8点', start_time: 1769774400 };
const noticeValue = { noticeId: 'finderlivenotice-v2-1', description: '周五8点', startsAtMs: 1769774400_000 };
const liveProduct = {
  ...{ product_id: 123, product_name: 'n', product_img_url: 'https://i', product_price: 1990 },
  ...{ predict_commission_amount: 199, commission_rate: 100000 },
};
const liveProductValue = {
  ...{ productId: '123', name: 'n', imageUrl: 'https://i', priceFen: 1990, expectedFeeFen: 199 },
  commissionRatioPpm: 100000,
};
const feedProduct = { product_id: 1, product_name: 'n', product_img_url: 'https://i', product_mini_price: 990 };
const feedProductValue = {
  ...{
    productId: '1',
    name: 'n',
    imageUrl: 'https://i',
    priceFen: 990,
    expectedFeeFen: null,
    commissionRatioPpm: null,
  },
};
const video = { export_id: 'export/UzFf', predict_commission_amount: 123, product_info: feedProduct };
const videoValue = { exportId: 'export/UzFf', expectedFeeFen: 123, product: feedProductValue };
const promotion = { export_id: 'export/UzFf', feed_token: 'token/As5pzhurs', promoter_share_link: 'IkdDI3MA' };
const promotionValue = { exportId: 'export/UzFf', feedToken: 'token/As5pzhurs', shareLink: 'IkdDI3MA' };
const article = {
  article_info: {
    ...{ article_title: 't', cover_image: 'https://c', article_url: 'https://mp.weixin.qq.com/s/1' },
    promoter_share_link: 'IkdD',
  },
  ...{ create_time: 1736864136, update_time: 1736864137 },
};
const articleValue = {
  ...{ title: 't', coverUrl: 'https://c', url: 'https://mp.weixin.qq.com/s/1', shareLink: 'IkdD' },
  ...{ createdAtMs: 1736864136_000, updatedAtMs: 1736864137_000 },
};
const qr = { ...okHead, qrcode_url: 'https://x/qr.png' };
const shareLink = { ...okHead, promoter_share_link: 'IkdDI3MA' };
const noticeOf = { noticeId: 'finderlivenotice-v2-1' };
const noticeFields = { notice_id: 'finderlivenotice-v2-1', ...sharer };
const range = { fromSec: 5, toSec: 9 };
const rangeFields = { start_time: 5, end_time: 9 };
const promoter = 'wxsharer0001';

/** https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/live/api_getliverecordlist */
const liveSamples: readonly Sample[] = [
  {
    ...{ endpoint: 'get_live_record_list', ask: (store) => store.listTalentLives('wxtalent1', promoter) },
    ...{ sent: { ...talentFields, ...mini, ...sharer }, answer: { ...okHead, live_record_list: [room] } },
    value: [roomValue],
  },
  {
    ...{ endpoint: 'get_shop_live_record_list', ask: (store) => store.listShopLives(shop, promoter) },
    ...{ sent: { ...shopFields, ...mini, ...sharer }, answer: { ...okHead, live_record_list: [room] } },
    value: [roomValue],
  },
  {
    endpoint: 'get_live_record_qr_code',
    ask: (store) => store.liveCodeUrl({ exportId: 'export/Uz', ...talent }, promoter),
    ...{ sent: { ...talentFields, export_id: 'export/Uz', ...sharer }, answer: qr, value: 'https://x/qr.png' },
  },
  {
    endpoint: 'get_shop_live_record_qr_code',
    ask: (store) => store.liveCodeUrl({ exportId: 'export/Uz', ...shop }, promoter),
    ...{ sent: { ...shopFields, export_id: 'export/Uz', ...sharer }, answer: qr, value: 'https://x/qr.png' },
  },
  {
    ...{ endpoint: 'get_live_notice_record_list', ask: (store) => store.listLiveNotices(talent) },
    ...{ sent: { ...talentFields, ...mini }, answer: { ...okHead, live_notice_record_list: [notice] } },
    value: [noticeValue],
  },
  {
    ...{ endpoint: 'get_shop_live_notice_record_list', ask: (store) => store.listLiveNotices(shop) },
    ...{ sent: shopFields, answer: { ...okHead, live_notice_record_list: [notice] }, value: [noticeValue] },
  },
  {
    endpoint: 'get_live_notice_record_qr_code',
    ask: (store) => store.liveNoticeCodeUrl({ ...noticeOf, ...talent }, promoter),
    ...{ sent: { ...talentFields, ...noticeFields }, answer: qr, value: 'https://x/qr.png' },
  },
  {
    endpoint: 'get_shop_live_notice_record_qr_code',
    ask: (store) => store.liveNoticeCodeUrl({ ...noticeOf, ...shop }, promoter),
    ...{ sent: { ...shopFields, ...noticeFields }, answer: qr, value: 'https://x/qr.png' },
  },
  {
    endpoint: 'get_live_notice_promoter_share_link',
    ask: (store) => store.liveNoticeShareLink({ ...noticeOf, ...talent }, promoter),
    ...{ sent: { ...talentFields, ...mini, ...noticeFields }, answer: shareLink, value: 'IkdDI3MA' },
  },
  {
    endpoint: 'get_shop_live_notice_promoter_share_link',
    ask: (store) => store.liveNoticeShareLink({ ...noticeOf, ...shop }, promoter),
    ...{ sent: { ...shopFields, ...noticeFields }, answer: shareLink, value: 'IkdDI3MA' },
  },
  {
    endpoint: 'get_live_notice_reservation_info',
    ask: (store) => store.liveNoticeReservations('finderlivenotice-v2-1', promoter),
    sent: { live_notice_id: 'finderlivenotice-v2-1', ...sharer },
    ...{ answer: { ...okHead, count: 17 }, value: 17 },
  },
  {
    ...{ endpoint: 'get_live_commission_product_list', ask: (store) => store.listLiveProducts(talent).all() },
    ...{ sent: firstPage(10, talentFields), answer: { ...lastPage, product_list: [liveProduct] } },
    value: [liveProductValue],
  },
  {
    ...{ endpoint: 'get_shop_live_commission_product_list', ask: (store) => store.listLiveProducts(shop).all() },
    ...{ sent: firstPage(10, shopFields), answer: { ...lastPage, product_list: [liveProduct] } },
    value: [liveProductValue],
  },
  {
    ...{ endpoint: 'liveprotection/getqrcode', ask: (store) => store.liveProtectionCodeUrl() },
    ...{ sent: {}, answer: qr, value: 'https://x/qr.png' },
  },
];

/** https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/live/api_getpromoterlivestats */
const figureSamples: readonly Sample[] = [
  {
    endpoint: 'promoteraction/getproductsharestats',
    ask: (store) => store.productShareFigures({ promoter, productId: '12345', shopAppid: 'wxshop1' }, range),
    sent: { ...sharer, product_id: 12345, shop_appid: 'wxshop1', ...rangeFields },
    answer: { ...okHead, share_count: 5, click_count: 8 },
    value: { shareCount: 5, shareUserCount: null, clickCount: 8, clickUserCount: null },
  },
  {
    endpoint: 'promoteraction/getlivestats',
    ask: (store) => store.liveShareFigures({ promoter, liveId: 'live1' }, range),
    sent: { ...sharer, live_id: 'live1', ...rangeFields },
    answer: { ...okHead, share_count: 5, share_user_count: 4, join_count: 3, join_user_count: 2 },
    value: { shareCount: 5, shareUserCount: 4, joinCount: 3, joinUserCount: 2 },
  },
  {
    endpoint: 'promoteraction/getlivenoticestats',
    ask: (store) => store.liveNoticeShareFigures({ promoter, noticeId: 'n1' }, range),
    sent: { ...sharer, live_id: 'n1', notice_id: 'n1', live_notice_id: 'n1', ...rangeFields },
    answer: { ...okHead, notice_count: 7, notice_user_count: 6 },
    value: { shareCount: null, shareUserCount: null, noticeCount: 7, noticeUserCount: 6 },
  },
];

/** https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/sharer/video/api_getfeedlist */
const videoSamples: readonly Sample[] = [
  {
    endpoint: 'get_feed_list',
    ask: (store) => store.listShortVideos({ ...talent, exportName: 'export/UzFfAgtgek' }).all(),
    sent: firstPage(10, { ...talentFields, finder_exportusername: 'export/UzFfAgtgek' }),
    answer: { ...lastPage, feed_list: [{ ...video, talent_appid: 'wxtalent1' }] },
    value: [{ ...videoValue, talentAppid: 'wxtalent1' }],
  },
  {
    ...{ endpoint: 'get_shop_feed_list', ask: (store) => store.listShortVideos(shop).all() },
    ...{ sent: firstPage(10, shopFields), answer: { ...lastPage, feed_list: [video] } },
    value: [{ ...videoValue, talentAppid: null }],
  },
  {
    endpoint: 'get_feed_promotion_info',
    ask: (store) => store.shortVideoPromotions(talent, ['export/UzFf'], promoter),
    sent: { ...talentFields, ...mini, ...sharer, feed_list: [{ export_id: 'export/UzFf' }] },
    ...{ answer: { ...okHead, feed_list: [promotion] }, value: [promotionValue] },
  },
  {
    endpoint: 'get_shop_feed_promotion_info',
    ask: (store) => store.shortVideoPromotions(shop, ['export/UzFf'], null),
    sent: { ...shopFields, ...mini, feed_list: [{ export_id: 'export/UzFf' }] },
    ...{ answer: { ...okHead, feed_list: [promotion] }, value: [promotionValue] },
  },
  {
    endpoint: 'get_talent_biz_article_list',
    ask: (store) => store.listArticles({ ...talent, articleAccountAppid: 'wxbiz1' }, promoter).all(),
    sent: firstPage(10, { ...talentFields, ...sharer, biz_appid: 'wxbiz1' }),
    answer: { ...lastPage, article_list: [{ ...article, product_info_list: [feedProduct] }] },
    value: [{ ...articleValue, products: [feedProductValue] }],
  },
  {
    endpoint: 'get_shop_mp_article_list',
    ask: (store) => store.listArticles({ ...shop, account: { ...account, linkedAccountType: 4 } }, promoter).all(),
    sent: firstPage(10, { ...shopFields, promoter_type: 4, ...sharer }),
    answer: { ...lastPage, article_list: [{ ...article, product_list: [liveProduct] }] },
    value: [{ ...articleValue, products: [liveProductValue] }],
  },
];

export const contentSamples: readonly Sample[] = [...liveSamples, ...figureSamples, ...videoSamples];
