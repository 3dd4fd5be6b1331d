import type { ProgramSettings } from '../../ports/program-settings';
import type { ShareCard, ShareKind, ShareLink, ShareTarget } from '../../ports/share-link-store';
import type { PlacedItem } from '../../ports/shelf-store';
import { isTiedByLink } from '../sharing/article-note';
import { carriedHostName, carriedTitle } from '../sharing/carried-names';
import { type Obstacle, obstacleTo } from '../sharing/shelf-item-of';

/** Stands on every landing page; the relation between sharer and shop is said before anybody buys. */
export const disclosure = '广告 · 您从这里购买,分享者可能获得商家支付的佣金。价格以小店页面为准。';

/** What is shown of a shared thing. */
export interface LandingThing {
  readonly kind: ShareKind;
  readonly id: string;
  readonly shopAppid: string;
  readonly shopName: string;
  readonly brandName: string;
  readonly title: string;
  readonly imageUrl: string;
  readonly priceFen: number | null;
  /** Whose content it is; empty for products and coupons. */
  readonly hostName: string;
  /** When a live notice goes on air; null for everything else. */
  readonly airsAtMs: number | null;
  /** Address of an article; null for everything else. */
  readonly articleUrl: string | null;
  /** Not on offer: delisted, turned away by the review, outside its time, or a broadcast that is over. */
  readonly isAvailable: boolean;
  /** Why not; null while it is on offer. */
  readonly obstacle: Obstacle | null;
}

/** Arguments that tie an order to the sharer: null where the kind has none, or where nothing is proven. */
export interface LandingAttribution {
  readonly promotionLink: string | null;
  readonly shareLink: string | null;
  readonly feedToken: string | null;
}

/** What there is instead of a thing that is not on offer. */
export interface InsteadThing {
  readonly thing: LandingThing;
  readonly attribution: LandingAttribution | null;
}

/** What a landing page shows. Nothing in it names an account of the sharer or of the one who looks. */
export interface LandingPage {
  readonly thing: LandingThing;
  /** Null where nobody can be credited: the thing is shown without the person. */
  readonly sharer: { readonly nickname: string; readonly avatarUrl: string } | null;
  /** Null without a sharer. */
  readonly attribution: LandingAttribution | null;
  /**
   * For a thing that is not on offer: the running broadcast or the next notice (one thing), else up to three products of
   * the shop. Empty while the thing itself is on offer.
   */
  readonly instead: readonly InsteadThing[];
  readonly disclosure: string;
  readonly isOwnLink: boolean;
  readonly isPromoter: boolean;
  /** The code that opens this page on a phone; null where nobody asked for it or it is not to be had. */
  readonly codeUrl: string | null;
  /** The path that a share of this page carries. */
  readonly resharePath: string;
  /** A promoter without a link of his own to this thing yet can have one made. */
  readonly mayReshare: boolean;
}

/** Shows a thing by what the shelf says of it now, or by how it looked when the link was made. */
export function landingThing(
  settings: ProgramSettings,
  target: ShareTarget,
  seen: { readonly item: PlacedItem | undefined; readonly card: ShareCard | undefined; readonly nowMs: number },
): LandingThing {
  const { kind, contentId, shopAppid } = target;
  const { item } = seen;
  const shop = settings.shops.find((candidate) => candidate.shopAppid === shopAppid);
  const brand = settings.brands.find((candidate) => candidate.brandId === shop?.brandId);
  const obstacle = obstacleTo(settings, item, seen.nowMs) ?? null;
  const { title = '', imageUrl = '', priceFen = null } = item ?? seen.card ?? {};
  return {
    kind,
    id: contentId,
    shopAppid,
    shopName: shop?.name ?? '',
    brandName: brand?.name ?? '',
    title: carriedTitle(title, { kind, reviewState: item?.reviewState ?? 'new' }).title,
    imageUrl,
    priceFen,
    hostName: carriedHostName(item?.hostName ?? ''),
    airsAtMs: item?.airsAtMs ?? null,
    articleUrl: item?.articleUrl ?? null,
    isAvailable: obstacle === null,
    obstacle,
  };
}

/** What ties an order to the promoter of a link; of an article nothing is claimed while nothing is proven. */
export function attributionOf(settings: ProgramSettings, { kind, forms }: ShareLink): LandingAttribution {
  const { promotionLink, feedToken } = forms;
  return { promotionLink, shareLink: isTiedByLink(settings, kind) ? forms.shareLink : null, feedToken };
}

/** Path of the landing page of a thing without a person. */
export function thingPathOf({ kind, shopAppid, contentId }: ShareTarget): string {
  return `/packages/land/land?k=${kind}&s=${encodeURIComponent(shopAppid)}&i=${encodeURIComponent(contentId)}`;
}
