import { type Outcome, ok, rejected } from '../../../core/outcome';
import { touchKindOf } from '../../../core/sharing/share-kind';
import type { BuyerKeyMaker } from '../../ports/buyer-key-maker';
import { Outage } from '../../ports/outage';
import type { PageCodes } from '../../ports/page-codes';
import type { ProgramSettings, ProgramSettingsSource } from '../../ports/program-settings';
import type { Promoter } from '../../ports/promoter-store';
import type { ShareKind, ShareLink, ShareLinkStore } from '../../ports/share-link-store';
import type { PlacedItem } from '../../ports/shelf-store';
import type { Touch, TouchStore } from '../../ports/touch-store';
import { isTiedByLink } from '../sharing/article-note';
import { carriedNickname } from '../sharing/carried-names';
import { codeOfLink } from '../sharing/code-of-link';
import { landingPathOf } from '../sharing/create-share-link';
import { type LinkPorts, linkOfPromoter, withGoodForms } from '../sharing/link-of-promoter';
import { lookAtShelf, type ShelfPorts } from '../sharing/look-at-shelf';
import { findInstead } from './find-instead';
import { attributionOf, disclosure, type LandingPage, landingThing, thingPathOf } from './landing-page';

export interface OpenLinkPorts extends ShelfPorts, LinkPorts {
  readonly settings: ProgramSettingsSource;
  readonly links: ShareLinkStore;
  readonly touches: TouchStore;
  readonly codes: PageCodes;
  readonly buyerKeys: BuyerKeyMaker;
}

export interface OpenLinkRequest {
  readonly token: string;
  /** The own link of a promoter who passed this one on. */
  readonly forwarderToken?: string | undefined;
  /** Whether the one who looks agreed to be remembered. */
  readonly consent: boolean;
  /** Who looks sits at a computer and needs a code for his phone. */
  readonly withCode?: boolean | undefined;
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

/** Something shown in the place of another, with the credited promoter's link to it. */
interface Shown {
  readonly item: PlacedItem;
  readonly link: ShareLink | undefined;
}

/**
 * Shows what a link leads to, and keeps the touch when the opener has an identity and agreed to it. Nobody is credited
 * (and nothing kept) for a link that expired, whose promoter is not active, or that was passed on by somebody who is no
 * active promoter; one who is gets the credit himself, by his own link to the same thing. A thing that is not on offer
 * brings what there is instead, under the same promoter's links.
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
  const [found, item, me] = await Promise.all([
    creditOf(ports, link, request.forwarderToken, nowMs),
    ports.shelf.findItem(link),
    opener.openid === undefined ? undefined : ports.promoters.findByOpenid(opener.openid),
  ]);
  const thing = landingThing(settings, link, { item, card: link.card, nowMs });
  const credit =
    found && item && thing.isAvailable
      ? { ...found, link: await withGoodForms(ports, settings, item, found.link) }
      : found;
  const instead = thing.isAvailable ? [] : await insteadOf(ports, settings, { ...link, item }, credit);
  const touched = thing.isAvailable ? credit?.link : onlyBroadcast(instead)?.link;
  if (credit && touched && request.consent) await keepTouch(ports, settings, opener, { ...credit, link: touched });
  const viewer = me?.status === 'bound' ? me : undefined;
  return ok({
    thing,
    sharer: credit ? { nickname: carriedNickname(credit.sharer.nickname), avatarUrl: credit.sharer.avatarUrl } : null,
    attribution: credit ? attributionOf(settings, credit.link) : null,
    instead: insteadThings(settings, instead, nowMs),
    disclosure,
    isOwnLink: credit !== undefined && viewer?.promoter === credit.sharer.promoter,
    isPromoter: viewer !== undefined,
    codeUrl: request.withCode ? ((await codeOfLink(ports, link))?.url ?? null) : null,
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
  const thing = landingThing(settings, target, { item, card: undefined, nowMs });
  const instead = thing.isAvailable ? [] : await insteadOf(ports, settings, { ...target, item }, undefined);
  return ok({
    thing,
    sharer: null,
    attribution: null,
    instead: insteadThings(settings, instead, nowMs),
    disclosure,
    isOwnLink: false,
    isPromoter: viewer !== undefined,
    codeUrl: null,
    ...(await reshareOf(ports, target, viewer, nowMs)),
  });
}

/** What there is instead, with the credited promoter's links to it; a link that the platform does not give is left out. */
async function insteadOf(
  ports: OpenLinkPorts,
  settings: ProgramSettings,
  gone: Parameters<typeof findInstead>[2],
  credit: Credit | undefined,
): Promise<Shown[]> {
  const items = await findInstead(ports, settings, gone);
  return Promise.all(
    items.map(async (item) => ({
      item,
      link: credit && (await linkOrNone(ports, settings, item, credit.sharer.promoter)),
    })),
  );
}

async function linkOrNone(
  ports: OpenLinkPorts,
  settings: ProgramSettings,
  item: PlacedItem,
  promoter: string,
): Promise<ShareLink | undefined> {
  try {
    const link = await linkOfPromoter(ports, settings, item, promoter);
    return link.ok ? link.value : undefined;
  } catch (error) {
    if (!(error instanceof Outage)) throw error;
    return undefined;
  }
}

/** Of several products nobody sees which one is opened, so only a broadcast in the place of another is a touch. */
function onlyBroadcast(instead: readonly Shown[]): Shown | undefined {
  return instead.find(({ item }) => item.kind === 'live' || item.kind === 'notice');
}

function insteadThings(settings: ProgramSettings, instead: readonly Shown[], nowMs: number): LandingPage['instead'] {
  return instead.map(({ item, link }) => ({
    thing: landingThing(settings, item, { item, card: undefined, nowMs }),
    attribution: link ? attributionOf(settings, link) : null,
  }));
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

async function keepTouch(
  ports: OpenLinkPorts,
  settings: ProgramSettings,
  opener: Opener,
  { link, sharer, forwardedByKind }: Credit,
): Promise<void> {
  const { openid, unionid } = opener;
  if (openid === undefined || !isTiedByLink(settings, link.kind)) return;
  const touch: Touch = {
    buyerKey: ports.buyerKeys.keyOf({ unionid, openid }),
    shopAppid: link.shopAppid,
    promoter: sharer.promoter,
    kind: touchKindOf[link.kind],
    token: link.token,
    contentId: link.contentId,
    atMs: ports.clock.nowMs(),
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
