import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { BuyerKeyMaker } from '../../ports/buyer-key-maker';
import type { ProgramSettingsSource } from '../../ports/program-settings';
import type { Promoter } from '../../ports/promoter-store';
import type { ShareKind, ShareLink, ShareLinkStore } from '../../ports/share-link-store';
import type { Touch, TouchStore } from '../../ports/touch-store';
import { landingPathOf } from '../sharing/create-share-link';
import { lookAtShelf, type ShelfPorts } from '../sharing/look-at-shelf';
import { disclosure, type LandingPage, landingThing, thingPathOf } from './landing-page';

export interface OpenLinkPorts extends ShelfPorts {
  readonly settings: ProgramSettingsSource;
  readonly links: ShareLinkStore;
  readonly touches: TouchStore;
  readonly buyerKeys: BuyerKeyMaker;
}

export interface OpenLinkRequest {
  readonly token: string;
  /** The own link of a promoter who passed this one on. */
  readonly forwarderToken?: string | undefined;
  /** Whether the one who looks agreed to be remembered. */
  readonly consent: boolean;
}

/** Someone who opens a link; without identity in the single page of 朋友圈. */
export interface Opener {
  readonly openid: string | undefined;
  readonly unionid: string | undefined;
}

/** A link together with the one who is credited for what comes of it. */
interface Credit {
  readonly link: ShareLink;
  readonly sharer: Promoter;
  readonly forwardedByKind: 'promoter' | null;
}

/**
 * Shows what a link leads to, and keeps the touch when the opener has an identity and agreed to it. Nobody is credited
 * (and nothing kept) for a link that expired, whose promoter is not active, or that was passed on by somebody who is no
 * active promoter; one who is gets the credit himself, by his own link to the same thing.
 *
 * Rejections: link-not-found for a token that is unknown or no token at all.
 */
export async function openLink(
  ports: OpenLinkPorts,
  opener: Opener,
  request: OpenLinkRequest,
): Promise<Outcome<LandingPage, 'link-not-found'>> {
  const link = await findLink(ports.links, request.token);
  if (!link) return rejected('link-not-found');
  const settings = await ports.settings.current();
  if (link.kind === 'live') await lookAtShelf(ports, settings, 'live');
  const nowMs = ports.clock.nowMs();
  const [credit, item, me] = await Promise.all([
    creditOf(ports, link, request.forwarderToken, nowMs),
    ports.shelf.findItem(link),
    opener.openid === undefined ? undefined : ports.promoters.findByOpenid(opener.openid),
  ]);
  const thing = landingThing(settings, link, { item, card: link.card, nowMs });
  const viewer = me?.status === 'bound' ? me : undefined;
  if (credit && thing.isAvailable && request.consent) await keepTouch(ports, opener, credit, nowMs);
  return ok({
    thing,
    sharer: credit ? { nickname: credit.sharer.nickname, avatarUrl: credit.sharer.avatarUrl } : null,
    attribution: credit ? attributionOf(credit.link) : null,
    disclosure,
    isOwnLink: credit !== undefined && viewer?.promoter === credit.sharer.promoter,
    isPromoter: viewer !== undefined,
    ...(await reshareOf(ports, link, viewer, nowMs)),
  });
}

/** Shows a thing that nobody shared: found by search, or passed on by somebody who is no promoter. Keeps nothing. */
export async function openThing(
  ports: OpenLinkPorts,
  opener: Opener,
  request: { readonly kind: ShareKind; readonly id: string; readonly shopAppid: string },
): Promise<Outcome<LandingPage, 'link-not-found'>> {
  const target = { kind: request.kind, shopAppid: request.shopAppid, contentId: request.id };
  const [settings, item] = await Promise.all([ports.settings.current(), ports.shelf.findItem(target)]);
  if (!item) return rejected('link-not-found');
  const nowMs = ports.clock.nowMs();
  const me = opener.openid === undefined ? undefined : await ports.promoters.findByOpenid(opener.openid);
  const viewer = me?.status === 'bound' ? me : undefined;
  return ok({
    thing: landingThing(settings, target, { item, card: undefined, nowMs }),
    sharer: null,
    attribution: null,
    disclosure,
    isOwnLink: false,
    isPromoter: viewer !== undefined,
    ...(await reshareOf(ports, target, viewer, nowMs)),
  });
}

const tokenPattern = /^[A-Za-z0-9_-]{11,64}$/;

async function findLink(links: ShareLinkStore, token: string): Promise<ShareLink | undefined> {
  return tokenPattern.test(token) ? links.findLink(token) : undefined;
}

async function creditOf(
  ports: OpenLinkPorts,
  link: ShareLink,
  forwarderToken: string | undefined,
  nowMs: number,
): Promise<Credit | undefined> {
  if (forwarderToken === undefined || forwarderToken === link.token) return creditFor(ports, link, null, nowMs);
  const forwarded = await findLink(ports.links, forwarderToken);
  const isSameThing =
    forwarded?.kind === link.kind && forwarded.shopAppid === link.shopAppid && forwarded.contentId === link.contentId;
  return isSameThing ? creditFor(ports, forwarded, 'promoter', nowMs) : undefined;
}

async function creditFor(
  ports: OpenLinkPorts,
  link: ShareLink,
  forwardedByKind: 'promoter' | null,
  nowMs: number,
): Promise<Credit | undefined> {
  if (nowMs >= link.expiresAtMs) return undefined;
  const sharer = await ports.promoters.findPromoter(link.promoter);
  return sharer?.status === 'bound' ? { link, sharer, forwardedByKind } : undefined;
}

function attributionOf({ forms }: ShareLink): LandingPage['attribution'] {
  return { promotionLink: forms.promotionLink, shareLink: forms.shareLink };
}

const touchKinds = { product: 'PRODUCT_CARD', live: 'LIVE', coupon: 'COUPON' } as const;

async function keepTouch(ports: OpenLinkPorts, opener: Opener, credit: Credit, nowMs: number): Promise<void> {
  const { openid, unionid } = opener;
  if (openid === undefined) return;
  const { link, sharer, forwardedByKind } = credit;
  const touch: Touch = {
    buyerKey: ports.buyerKeys.keyOf({ unionid, openid }),
    shopAppid: link.shopAppid,
    promoter: sharer.promoter,
    kind: touchKinds[link.kind],
    token: link.token,
    contentId: link.contentId,
    atMs: nowMs,
    forwardedByKind,
  };
  await ports.touches.keepTouch(touch);
}

/** A promoter passes on his own link; everybody else the thing without a person. */
async function reshareOf(
  ports: OpenLinkPorts,
  target: { readonly kind: ShareKind; readonly shopAppid: string; readonly contentId: string },
  viewer: Promoter | undefined,
  nowMs: number,
): Promise<Pick<LandingPage, 'resharePath' | 'mayReshare'>> {
  const own = viewer && (await ports.links.findLinkOf(viewer.promoter, target, nowMs));
  if (own) return { resharePath: landingPathOf(own.token), mayReshare: false };
  return { resharePath: thingPathOf(target), mayReshare: viewer !== undefined };
}
