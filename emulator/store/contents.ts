import type { LinkTarget } from './links';
import type { StoreContext } from './store-context';
import type { ArticleFacts, FeedFacts, LiveNoticeFacts, ProductFacts } from './store-world';
import { productOf, roomOf } from './world-facts';

/** What a shared content is, whoever owns it. */
export type ContentFacts = {
  title: string;
  shop_appid: string;
  product_ids: string[];
  talent_appid?: string | undefined;
  promoter_id?: string | undefined;
};

export function noticeOf(context: StoreContext, notice_id: string): LiveNoticeFacts | undefined {
  return context.state.world.liveNotices.find((notice) => notice.notice_id === notice_id);
}

export function feedOf(context: StoreContext, export_id: string): FeedFacts | undefined {
  return context.state.world.feeds.find((feed) => feed.export_id === export_id);
}

export function articleOf(context: StoreContext, article_id: string): ArticleFacts | undefined {
  return context.state.world.articles.find((article) => article.article_id === article_id);
}

/** The address under which an article is read. */
export function articleUrl(article: ArticleFacts): string {
  return `https://mp.weixin.qq.com/s/${article.article_id}`;
}

/** The content a link leads to; undefined for cards and coupons, and for what is not there any more. */
export function contentOf(context: StoreContext, target: LinkTarget): ContentFacts | undefined {
  if (target.kind === 'LIVE') {
    const room = roomOf(context, target.export_id ?? '');
    return room && { ...room, title: room.description };
  }
  if (target.kind === 'LIVE_NOTICE') {
    const notice = noticeOf(context, target.notice_id ?? '');
    return notice && { ...notice, title: notice.description };
  }
  if (target.kind === 'SHORT_VIDEO') {
    const feed = feedOf(context, target.export_id ?? '');
    return feed && { ...feed, product_ids: [feed.product_id] };
  }
  if (target.kind === 'ARTICLE') return articleOf(context, target.article_id ?? '');
  return undefined;
}

/** The goods of a content that are in this world. */
export function productsIn(context: StoreContext, product_ids: readonly string[]): ProductFacts[] {
  return product_ids.flatMap((product_id) => productOf(context, product_id) ?? []);
}

export function talentName(context: StoreContext, talent_appid: string): string {
  return context.state.world.talents.find((talent) => talent.talent_appid === talent_appid)?.nickname ?? '';
}

/** The platform's opaque names of a talent. */
export function openTalentId(talent_appid: string): string {
  return `ot_${talent_appid}`;
}

export function openFinderId(talent_appid: string): string {
  return `of_${talent_appid}`;
}
