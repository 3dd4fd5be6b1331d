/** How many items a page of a list may have, by the page that describes it. Asking for more is refused (10024000). */
const pages = 'https://developers.weixin.qq.com/doc/store/leagueheadsupplier/api/';

interface PageLimit {
  readonly itemCount: number;
  readonly source: string;
}

function limit(itemCount: number, page: string): PageLimit {
  return { itemCount, source: pages + page };
}

export const ordersPage = limit(30, 'order/api_getorderlist');
export const cluesPage = limit(100, 'sharer/clue/api_getcluelist');
/** The page names no limit; 10 is what it takes when nothing is said. */
export const fundsPage = limit(10, 'index.md');
export const promotersPage = limit(20, 'sharer/account/api_getbindsharerlist');
export const partnersPage = limit(10, 'sharer/account/api_getbindshoplist');
export const shopsPage = limit(30, 'index.md');
export const productsPage = limit(20, 'sharer/getshop/api_getpromoteproductlist');
export const cooperativeItemsPage = limit(20, 'index.md');
export const subscriptionsPage = limit(1_000, 'index.md');
export const liveProductsPage = limit(10, 'sharer/live/api_getlivecommissionproductlist');
export const videosPage = limit(10, 'sharer/video/api_getfeedlist');
export const articlesPage = limit(10, 'sharer/article/api_gettalentbizarticlelist');
export const couponsPage = limit(200, 'sharer/coupon/api_getpubliccouponlist');

/** A list that does not come in pages, such as live rooms on air, is taken to have no more than this. */
export const unpagedLimit = 100;
/** Above this many times of what was asked for, an answer is broken and not generous. */
export const tolerance = 10;
/** Categories come all at once; a few thousand exist. */
export const categoriesLimit = 5_000;
