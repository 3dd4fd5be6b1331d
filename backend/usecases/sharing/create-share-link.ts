import { fen } from '../../../core/money/fen';
import { type Outcome, ok, rejected } from '../../../core/outcome';
import { type PlaceAdvice, placesFor, type ShareForm } from '../../../core/sharing/share-places';
import type { PageCodes } from '../../ports/page-codes';
import type { ProgramSettings, ProgramSettingsSource } from '../../ports/program-settings';
import type { PlatformForms, ShareKind, ShareLink, ShareTarget } from '../../ports/share-link-store';
import type { PlacedItem } from '../../ports/shelf-store';
import { activePromoter, type NotActive } from './active-promoter';
import { articleNote } from './article-note';
import { carriedTitle } from './carried-names';
import { codeOfLink } from './code-of-link';
import { type LinkPorts, linkOfPromoter } from './link-of-promoter';
import { lookAtShelf, type ShelfPorts } from './look-at-shelf';
import type { FormsRefusal } from './platform-forms';
import { productsOfRoom } from './products-of-room';
import { type PosterFacts, posterFacts, type ShareTerms, shareTerms, type TermsPorts } from './share-terms';
import { shareText } from './share-text';
import { type Obstacle, obstacleTo } from './shelf-item-of';

export interface CreateShareLinkPorts extends ShelfPorts, LinkPorts {
  readonly codes: PageCodes;
  readonly notices: TermsPorts['notices'];
  readonly settings: ProgramSettingsSource;
}

export interface ShareRequest {
  readonly kind: ShareKind;
  readonly id: string;
  readonly shopAppid: string;
  /** A poster is to be drawn with a code of our own. */
  readonly withCode?: boolean | undefined;
}

export interface MadeShareLink {
  readonly token: string;
  /** Path of our landing page with the token. */
  readonly landingPath: string;
  readonly expiresAtMs: number;
  readonly forms: Omit<PlatformForms, 'feedToken'>;
  /** Until when the platform's forms may be handed out; then the same request brings new ones. */
  readonly formsGoodUntilMs: number;
  /** Which of the forms works where. */
  readonly places: readonly PlaceAdvice[];
  readonly card: { readonly title: string; readonly imageUrl: string };
  readonly shareText: string;
  /** What the promoter should know before he shares; null when there is nothing. */
  readonly note: string | null;
  /** What he has of it. */
  readonly terms: ShareTerms;
  readonly poster: PosterFacts;
}

export type ShareRefusal = NotActive | FormsRefusal | Obstacle | 'not-open';

/**
 * A promoter's link to a thing of any kind, in every form that its kind has. The link that he has to the same thing is
 * handed out again while half of its 30 days are left.
 *
 * Rejections: not-bound, promoter-suspended, agreement-not-accepted; not-open before the brand's opening;
 * time-over when its time is over; sold-out when none is left; not-shareable when it is unknown, off the shelf, not let
 * through by the review, not yet to be shared, or a broadcast that ended;
 * platform-refused.
 */
export async function createShareLink(
  ports: CreateShareLinkPorts,
  caller: { readonly openid: string },
  request: ShareRequest,
): Promise<Outcome<MadeShareLink, ShareRefusal>> {
  const settings = await ports.settings.current();
  const me = await activePromoter(ports.promoters, settings, caller.openid);
  if (!me.ok) return me;
  const target: ShareTarget = { kind: request.kind, shopAppid: request.shopAppid, contentId: request.id };
  const item = await findShareable(ports, settings, target);
  if (!item.ok) return item;
  const [link, terms, products] = await Promise.all([
    linkOfPromoter(ports, settings, item.value, me.value.promoter),
    shareTerms(ports, settings, item.value, { promoter: me.value, nowMs: ports.clock.nowMs() }),
    request.withCode ? productsOfRoom(ports.platform, item.value) : [],
  ]);
  if (!link.ok) return link;
  const code = request.withCode ? await codeOfLink(ports, link.value) : null;
  const poster = posterFacts(settings, item.value, { nickname: me.value.nickname, products, code });
  return ok({ ...madeLink(settings, item.value, link.value), terms, poster });
}

async function findShareable(
  ports: CreateShareLinkPorts,
  settings: ProgramSettings,
  target: ShareTarget,
): Promise<Outcome<PlacedItem, Obstacle | 'not-open'>> {
  const shop = settings.shops.find((candidate) => candidate.shopAppid === target.shopAppid);
  const brand = settings.brands.find((candidate) => candidate.brandId === shop?.brandId);
  if (!brand) return rejected('not-shareable');
  if (!brand.isOpen) return rejected('not-open');
  await lookAtShelf(ports, settings, target.kind);
  const item = await ports.shelf.findItem(target);
  const obstacle = obstacleTo(settings, item, ports.clock.nowMs());
  return item && obstacle === undefined ? ok(item) : rejected(obstacle ?? 'not-shareable');
}

/** Path of the landing page for a token. */
export function landingPathOf(token: string): string {
  return `/packages/land/land?t=${token}`;
}

function madeLink(
  settings: ProgramSettings,
  item: PlacedItem,
  link: ShareLink,
): Omit<MadeShareLink, 'terms' | 'poster'> {
  const { token, expiresAtMs, formsGoodUntilMs, card } = link;
  const { feedToken: _forThePage, ...forms } = link.forms;
  const { imageUrl, priceFen } = card;
  const { title, leftOut } = carriedTitle(card.title, item);
  const price = priceFen === null ? null : fen(priceFen);
  return {
    token,
    landingPath: landingPathOf(token),
    expiresAtMs,
    forms,
    formsGoodUntilMs,
    places: placesFor(link.kind, formsAtHand(link)),
    card: { title, imageUrl },
    shareText: shareText({ title, priceFen: price, airsAtMs: item.airsAtMs, shortLink: forms.shortLink }),
    note: noteOf(articleNote(settings, link.kind), leftOut),
  };
}

function noteOf(note: string | null, leftOut: readonly string[]): string | null {
  if (leftOut.length === 0) return note;
  const words = leftOut.map((word) => `「${word}」`).join('');
  return `${note ?? ''}标题里的${words}不能用来宣传,分享时没有带上。`;
}

function formsAtHand({ forms }: ShareLink): ShareForm[] {
  const ofPlatform = (['shortLink', 'webLink', 'codeUrl'] as const).filter((form) => (forms[form] ?? '') !== '');
  return ['card', 'landingPath', ...ofPlatform];
}
