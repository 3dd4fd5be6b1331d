import type { ProgramSettings } from '../../ports/program-settings';
import type { ShareCard, ShareKind, ShareTarget } from '../../ports/share-link-store';
import type { PlacedItem } from '../../ports/shelf-store';
import { isShareable } from '../sharing/shelf-item-of';

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
  /** Not on offer: delisted, outside its time, or a broadcast that is over. */
  readonly isAvailable: boolean;
}

/** What a landing page shows. Nothing in it names an account of the sharer or of the one who looks. */
export interface LandingPage {
  readonly thing: LandingThing;
  /** Null where nobody can be credited: the thing is shown without the person. */
  readonly sharer: { readonly nickname: string; readonly avatarUrl: string } | null;
  /** Arguments that tie an order to the sharer; null without one. */
  readonly attribution: { readonly promotionLink: string | null; readonly shareLink: string | null } | null;
  readonly disclosure: string;
  readonly isOwnLink: boolean;
  readonly isPromoter: boolean;
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
  const shop = settings.shops.find((candidate) => candidate.shopAppid === shopAppid);
  const brand = settings.brands.find((candidate) => candidate.brandId === shop?.brandId);
  const { title = '', imageUrl = '', priceFen = null } = seen.item ?? seen.card ?? {};
  return {
    kind,
    id: contentId,
    shopAppid,
    shopName: shop?.name ?? '',
    brandName: brand?.name ?? '',
    title,
    imageUrl,
    priceFen,
    isAvailable: seen.item !== undefined && isShareable(seen.item, seen.nowMs),
  };
}

/** Path of the landing page of a thing without a person. */
export function thingPathOf({ kind, shopAppid, contentId }: ShareTarget): string {
  return `/packages/land/land?k=${kind}&s=${encodeURIComponent(shopAppid)}&i=${encodeURIComponent(contentId)}`;
}
