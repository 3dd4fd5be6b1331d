import { promoterShareLink, qrcodeUrl, retagged, shortLinkText } from '../links';
import { boundPromoterOf, sharerAppidOf } from '../promoters';
import type { StoreContext } from '../store-context';
import type { LinkRow } from '../store-state';
import { couponOf } from '../world-facts';
import { noteAction, noteTouch, type TouchReason, touchReason } from './link-touch';
import { type PlayBody, PlayInput } from './play-input';
import { PlayRefused } from './play-refused';
import { type LockView, lockViews, type TagView, tagView } from './play-views';
import { linkIn, openLinkOf, wantedLink } from './wanted-link';

export const FORWARD_WAYS = ['inside-room', 'own-message'] as const;
export type ForwardWay = (typeof FORWARD_WAYS)[number];
export type OpenLinkWish = {
  person: string;
  /** Any form of a link, also inside a whole chat message. */
  link?: string;
  product_promotion_link?: string;
  promoter_share_link?: string;
  shop_appid?: string;
  product_id?: string;
  /** What a video component in a mini program is given. */
  feed_token?: string;
  export_id?: string;
  notice_id?: string;
  article_id?: string;
  coupon_id?: string;
  /** Who passed it on to me, and how; without `way` it was passed on from inside the opened page. */
  forwardedFrom?: { person: string; way?: ForwardWay };
};

export type OpenedLink = {
  kind: LinkRow['kind'];
  shop_appid: string;
  product_id?: string;
  export_id?: string;
  notice_id?: string;
  article_id?: string;
  coupon_id?: string;
  tag: TagView;
  touch: { recorded: boolean; reason: TouchReason };
  locks: LockView[];
};

export type ForwardedLink = { link: string; kind: LinkRow['kind']; tag: TagView; qrcode_url: string };

/** A person opens a link: the platform notes the touch when the link names a promoter it may count for. */
export function openLink(context: StoreContext, body: PlayBody): OpenedLink {
  const input = new PlayInput(body);
  const person = input.person(context);
  const given = wantedLink(context, input);
  const link = input.has('forwardedFrom') ? asForwarded(context, given, input.object('forwardedFrom')) : given;
  const reason = touchReason(context, link);
  if (reason === 'RECORDED') noteTouch(context, person, link);
  noteAction(context, person, link, 'open');
  context.state.whereabouts[person.id] = { linkKey: link.key, atMs: context.nowMs() };
  const { key: _key, tag, ...target } = link;
  return {
    ...target,
    tag: tagView(context, tag),
    touch: { recorded: reason === 'RECORDED', reason },
    locks: lockViews(context, person, link.shop_appid),
  };
}

/** Passing a link on: as the promoter's own message it keeps his tag, from inside an opened page it loses it. */
export function forwardLink(context: StoreContext, body: PlayBody): ForwardedLink {
  const input = new PlayInput(body);
  const person = input.person(context);
  input.oneOf('way', FORWARD_WAYS);
  const link = asForwarded(context, linkIn(context, input.text('link')), input);
  noteAction(context, person, link, 'share');
  return {
    link: link.kind === 'PRODUCT_CARD' || link.kind === 'COUPON' ? shortLinkText(link) : promoterShareLink(link),
    kind: link.kind,
    tag: tagView(context, link.tag),
    qrcode_url: qrcodeUrl(context, link),
  };
}

/** A person takes a coupon; in the tagged coupon page just opened that counts as a touch again. */
export function claimCoupon(
  context: StoreContext,
  body: PlayBody,
): { coupon_id: string; name: string; touched: boolean } {
  const input = new PlayInput(body);
  const person = input.person(context);
  const coupon = couponOf(context, input.text('coupon_id'));
  if (!coupon) throw new PlayRefused('no-such-coupon', `coupon ${input.text('coupon_id')} is not in this world`);
  if (coupon.status !== 2) throw new PlayRefused('coupon-not-in-effect', 'its status must be 2');
  if (context.state.couponClaims.some((one) => one.person === person.id && one.coupon_id === coupon.coupon_id)) {
    throw new PlayRefused('claimed-already', 'one person takes a coupon once');
  }
  context.state.couponClaims.push({ person: person.id, coupon_id: coupon.coupon_id, atMs: context.nowMs() });
  const link = openLinkOf(context, person);
  const touched = link?.coupon_id === coupon.coupon_id && touchReason(context, link) === 'RECORDED';
  if (link && touched) noteTouch(context, person, link);
  return { coupon_id: coupon.coupon_id, name: coupon.name, touched };
}

function asForwarded(context: StoreContext, link: LinkRow, how: PlayInput): LinkRow {
  const forwarder = how.person(context);
  const way = how.has('way') ? how.oneOf('way', FORWARD_WAYS) : 'inside-room';
  if (way === 'own-message') return link;
  const own = boundPromoterOf(context, sharerAppidOf(forwarder));
  return retagged(context, link, own ? { of: 'promoter', sharer_appid: own.sharer_appid } : { of: 'nobody' });
}
