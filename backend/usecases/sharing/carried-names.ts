import { carriedCopy } from '../../../core/compliance/carried-copy';
import { plainLine } from '../../../core/sharing/plain-line';
import type { ShareKind } from '../../ports/share-link-store';
import type { PlacedItem } from '../../ports/shelf-store';

/** What a thing is called where nothing of its title may be published. */
const neutralTitles: Readonly<Record<ShareKind, string>> = {
  product: '小店里的一件商品',
  live: '一场直播',
  notice: '一场直播的预告',
  video: '一条短视频',
  article: '一篇图文',
  coupon: '一张优惠券',
};

/** A title as a share, a poster or a landing page may carry it, and the words that were left out of it. */
export function carriedTitle(
  title: string,
  { kind, reviewState }: Pick<PlacedItem, 'kind' | 'reviewState'>,
): { readonly title: string; readonly leftOut: readonly string[] } {
  const { text, leftOut } = carriedCopy(plainLine(title), { use: 'title', isReviewed: reviewState === 'approved' });
  return { title: text === '' ? neutralTitles[kind] : text, leftOut };
}

/** A person's name as others may see it beside something to buy; empty where nothing of it may be published. */
export function carriedNickname(nickname: string): string {
  return carriedCopy(plainLine(nickname), { use: 'own-words', isReviewed: false }).text;
}

/** The name of an account or a shop. */
export function carriedHostName(name: string): string {
  return carriedCopy(plainLine(name), { use: 'brand-name', isReviewed: true }).text;
}
