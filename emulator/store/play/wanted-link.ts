import { articleOf, articleUrl, feedOf, noticeOf } from '../contents';
import { findLink, type LinkTarget, linkTo } from '../links';
import type { StoreContext } from '../store-context';
import type { LinkRow } from '../store-state';
import type { PersonFacts } from '../store-world';
import { couponOf, productOf, roomOf } from '../world-facts';
import type { PlayInput } from './play-input';
import { PlayRefused } from './play-refused';

const LINK_FIELDS = ['link', 'product_promotion_link', 'promoter_share_link', 'feed_token'];
const TARGET_FIELDS = ['product_id', 'shop_appid', 'export_id', 'notice_id', 'article_id', 'coupon_id'] as const;

/** The link a person opened last. */
export function openLinkOf(context: StoreContext, person: PersonFacts): LinkRow | undefined {
  const key = context.state.whereabouts[person.id]?.linkKey;
  return context.state.links.find((row) => row.key === key);
}

/** The link in a text. A bare article address is nobody's link to that article. */
export function linkIn(context: StoreContext, text: string): LinkRow {
  const link = findLink(context, text);
  if (link) return link;
  const article = context.state.world.articles.find((one) => text.includes(articleUrl(one)));
  if (article) return linkTo(context, articleTarget(article), { of: 'nobody' });
  throw new PlayRefused('unknown-link', 'no link of this platform is in the text: get one from the API first');
}

/** The link that a verb names: by any of its forms, else by what is opened without any link. */
export function wantedLink(context: StoreContext, input: PlayInput): LinkRow {
  const field = LINK_FIELDS.find((name) => input.has(name));
  const link = field ? linkIn(context, input.text(field)) : linkTo(context, untagged(context, input), { of: 'nobody' });
  for (const name of TARGET_FIELDS) {
    if (input.has(name) && link[name] !== input.text(name)) {
      const hint = `the link leads to ${name} ${link[name]}, not ${input.text(name)}`;
      throw new PlayRefused('link-and-target-differ', hint);
    }
  }
  return link;
}

/** Content opened without any link: nobody's tag. */
function untagged(context: StoreContext, input: PlayInput): LinkTarget {
  const named = <T>(name: string, find: (context: StoreContext, id: string) => T | undefined) =>
    input.has(name) ? find(context, input.text(name)) : undefined;
  const product = named('product_id', productOf);
  if (product) return { kind: 'PRODUCT_CARD', shop_appid: product.shop_appid, product_id: product.product_id };
  const room = named('export_id', roomOf);
  if (room) return { kind: 'LIVE', shop_appid: room.shop_appid, export_id: room.export_id };
  const feed = named('export_id', feedOf);
  if (feed) return { kind: 'SHORT_VIDEO', shop_appid: feed.shop_appid, export_id: feed.export_id };
  const notice = named('notice_id', noticeOf);
  if (notice) return { kind: 'LIVE_NOTICE', shop_appid: notice.shop_appid, notice_id: notice.notice_id };
  const article = named('article_id', articleOf);
  if (article) return articleTarget(article);
  const coupon = named('coupon_id', couponOf);
  if (coupon) return { kind: 'COUPON', shop_appid: coupon.shop_appid, coupon_id: coupon.coupon_id };
  const ids = 'product_id, export_id, notice_id, article_id or coupon_id';
  throw new PlayRefused('what-to-open', `give link, or a ${ids} of this world`);
}

function articleTarget({ shop_appid, article_id }: { shop_appid: string; article_id: string }): LinkTarget {
  return { kind: 'ARTICLE', shop_appid, article_id };
}
