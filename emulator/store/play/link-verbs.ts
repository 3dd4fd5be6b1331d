import { findLink, linkTo, promoterShareLink, qrcodeUrl, retagged, shortLinkText } from '../links';
import { boundPromoterOf, sharerAppidOf } from '../promoters';
import { nextSeq, type StoreContext } from '../store-context';
import type { LinkRow } from '../store-state';
import type { PersonFacts } from '../store-world';
import { activePlan, couponOf, lockWindowsOf, productOf, roomOf } from '../world-facts';
import { type PlayBody, PlayInput } from './play-input';
import { PlayRefused } from './play-refused';
import { type LockView, lockViews, type TagView, tagView } from './play-views';

export const FORWARD_WAYS = ['inside-room', 'own-message'] as const;
export type ForwardWay = (typeof FORWARD_WAYS)[number];
export type TouchReason =
  | 'RECORDED'
  | 'NOBODY'
  | 'AGENCY'
  | 'NOT_BOUND'
  | 'NO_PLAN'
  | 'ROOM_ENDED'
  | 'COUPON_NOT_IN_EFFECT';

export type OpenLinkWish = {
  person: string;
  /** Any form of a link, also inside a whole chat message. */
  link?: string;
  product_promotion_link?: string;
  promoter_share_link?: string;
  shop_appid?: string;
  product_id?: string;
  export_id?: string;
  coupon_id?: string;
  /** Who passed it on to me, and how; without `way` it was passed on from inside the opened page. */
  forwardedFrom?: { person: string; way?: ForwardWay };
};

export type OpenedLink = {
  kind: LinkRow['kind'];
  shop_appid: string;
  product_id?: string;
  export_id?: string;
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
  context.state.whereabouts[person.id] = { linkKey: link.key, atMs: context.nowMs() };
  const { kind, shop_appid, product_id, export_id, coupon_id } = link;
  return {
    kind,
    shop_appid,
    ...(product_id ? { product_id } : {}),
    ...(export_id ? { export_id } : {}),
    ...(coupon_id ? { coupon_id } : {}),
    tag: tagView(context, link.tag),
    touch: { recorded: reason === 'RECORDED', reason },
    locks: lockViews(context, person, shop_appid),
  };
}

/** Passing a link on: as the promoter's own message it keeps his tag, from inside an opened page it loses it. */
export function forwardLink(context: StoreContext, body: PlayBody): ForwardedLink {
  const input = new PlayInput(body);
  input.person(context);
  input.oneOf('way', FORWARD_WAYS);
  const link = asForwarded(context, linkIn(context, input.text('link')), input);
  return {
    link: link.kind === 'LIVE' ? promoterShareLink(link) : shortLinkText(link),
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

/** The link a person opened last. */
export function openLinkOf(context: StoreContext, person: PersonFacts): LinkRow | undefined {
  const key = context.state.whereabouts[person.id]?.linkKey;
  return context.state.links.find((row) => row.key === key);
}

export function linkIn(context: StoreContext, text: string): LinkRow {
  const link = findLink(context, text);
  if (link) return link;
  throw new PlayRefused('unknown-link', 'no link of this platform is in the text: get one from the API first');
}

function wantedLink(context: StoreContext, input: PlayInput): LinkRow {
  const field = ['link', 'product_promotion_link', 'promoter_share_link'].find((name) => input.has(name));
  const link = field ? linkIn(context, input.text(field)) : untaggedLink(context, input);
  for (const name of ['product_id', 'shop_appid', 'export_id', 'coupon_id'] as const) {
    if (input.has(name) && link[name] !== input.text(name)) {
      throw new PlayRefused(
        'link-and-target-differ',
        `the link leads to ${name} ${link[name]}, not ${input.text(name)}`,
      );
    }
  }
  return link;
}

/** Content opened without any link: nobody's tag. */
function untaggedLink(context: StoreContext, input: PlayInput): LinkRow {
  const product = input.has('product_id') ? productOf(context, input.text('product_id')) : undefined;
  const room = input.has('export_id') ? roomOf(context, input.text('export_id')) : undefined;
  const coupon = input.has('coupon_id') ? couponOf(context, input.text('coupon_id')) : undefined;
  const nobody = { of: 'nobody' } as const;
  if (product) {
    const { product_id, shop_appid } = product;
    return linkTo(context, { kind: 'PRODUCT_CARD', shop_appid, product_id }, nobody);
  }
  if (room) return linkTo(context, { kind: 'LIVE', shop_appid: room.shop_appid, export_id: room.export_id }, nobody);
  if (coupon) {
    const { coupon_id, shop_appid } = coupon;
    return linkTo(context, { kind: 'COUPON', shop_appid, coupon_id }, nobody);
  }
  throw new PlayRefused('what-to-open', 'give link, or a product_id, export_id or coupon_id of this world');
}

function asForwarded(context: StoreContext, link: LinkRow, how: PlayInput): LinkRow {
  const forwarder = how.person(context);
  const way = how.has('way') ? how.oneOf('way', FORWARD_WAYS) : 'inside-room';
  if (way === 'own-message') return link;
  const own = boundPromoterOf(context, sharerAppidOf(forwarder));
  return retagged(context, link, own ? { of: 'promoter', sharer_appid: own.sharer_appid } : { of: 'nobody' });
}

function touchReason(context: StoreContext, link: LinkRow): TouchReason {
  if (link.tag.of === 'nobody') return 'NOBODY';
  if (link.tag.of === 'agency') return 'AGENCY';
  if (!boundPromoterOf(context, link.tag.sharer_appid)) return 'NOT_BOUND';
  const product = link.product_id ? productOf(context, link.product_id) : undefined;
  if (link.kind === 'PRODUCT_CARD' && !(product && activePlan(context, product))) return 'NO_PLAN';
  if (link.kind === 'LIVE' && !roomOf(context, link.export_id ?? '')?.running) return 'ROOM_ENDED';
  if (link.kind === 'COUPON' && couponOf(context, link.coupon_id ?? '')?.status !== 2) return 'COUPON_NOT_IN_EFFECT';
  return 'RECORDED';
}

function noteTouch(context: StoreContext, person: PersonFacts, link: LinkRow): void {
  if (link.tag.of !== 'promoter') return;
  context.state.touches.push({
    seq: nextSeq(context),
    atMs: context.nowMs(),
    person: person.id,
    shop_appid: link.shop_appid,
    sharer_appid: link.tag.sharer_appid,
    kind: link.kind,
    windows: lockWindowsOf(context, link.shop_appid),
  });
}
