import { fen } from '../../../core/money/fen';
import { type Outcome, ok, rejected } from '../../../core/outcome';
import { dayMs } from '../../../core/time/beijing-day';
import type { ProgramSettings, ProgramSettingsSource } from '../../ports/program-settings';
import type { RandomSource } from '../../ports/random';
import type { PlatformForms, ShareKind, ShareLink, ShareLinkStore, ShareTarget } from '../../ports/share-link-store';
import type { ShelfItem } from '../../ports/shelf-store';
import { activePromoter, type NotActive } from './active-promoter';
import { lookAtShelf, type ShelfPorts } from './look-at-shelf';
import { type FormsRefusal, platformForms } from './platform-forms';
import { shareText } from './share-text';
import { isShareable } from './shelf-item-of';

export interface CreateShareLinkPorts extends ShelfPorts {
  readonly settings: ProgramSettingsSource;
  readonly random: RandomSource;
  readonly links: ShareLinkStore;
}

export interface ShareRequest {
  readonly kind: ShareKind;
  readonly id: string;
  readonly shopAppid: string;
}

export interface MadeShareLink {
  readonly token: string;
  /** Path of our landing page with the token. */
  readonly landingPath: string;
  readonly expiresAtMs: number;
  readonly forms: PlatformForms;
  readonly card: { readonly title: string; readonly imageUrl: string };
  readonly shareText: string;
}

export type ShareRefusal = NotActive | FormsRefusal | 'not-open' | 'not-shareable';

/** A link lives this long; one that is handed out again has at least half of it left. */
export const linkLifeMs = 30 * dayMs;
const leastLifeLeftMs = 15 * dayMs;
const tokenBits = 96;

/**
 * A promoter's link to a product, a live room or a coupon, in every form that its kind has. The link that he has to the
 * same thing is handed out again while half of its 30 days are left.
 *
 * Rejections: not-bound, promoter-suspended, agreement-not-accepted; not-open before the brand's opening;
 * not-shareable when the thing is unknown, off the shelf, outside its time or over; platform-refused.
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
  const nowMs = ports.clock.nowMs();
  const { promoter } = me.value;
  const existing = await ports.links.findLinkOf(promoter, target, nowMs + leastLifeLeftMs);
  if (existing) return ok(madeLink(existing));
  const forms = await platformForms(ports.platform, item.value, promoter);
  if (!forms.ok) return forms;
  const { title, imageUrl, priceFen, brandId } = item.value;
  const link: ShareLink = {
    ...target,
    token: ports.random.token(tokenBits),
    promoter,
    brandId,
    forms: forms.value,
    card: { title, imageUrl, priceFen },
    createdAtMs: nowMs,
    expiresAtMs: nowMs + linkLifeMs,
  };
  await ports.links.addLink(link);
  return ok(madeLink(link));
}

async function findShareable(
  ports: CreateShareLinkPorts,
  settings: ProgramSettings,
  target: ShareTarget,
): Promise<Outcome<ShelfItem, 'not-open' | 'not-shareable'>> {
  const shop = settings.shops.find((candidate) => candidate.shopAppid === target.shopAppid);
  const brand = settings.brands.find((candidate) => candidate.brandId === shop?.brandId);
  if (!brand) return rejected('not-shareable');
  if (!brand.isOpen) return rejected('not-open');
  await lookAtShelf(ports, settings, target.kind);
  const item = await ports.shelf.findItem(target);
  return item && isShareable(item, ports.clock.nowMs()) ? ok(item) : rejected('not-shareable');
}

/** Path of the landing page for a token. */
export function landingPathOf(token: string): string {
  return `/packages/land/land?t=${token}`;
}

function madeLink({ token, expiresAtMs, forms, card }: ShareLink): MadeShareLink {
  const { title, imageUrl, priceFen } = card;
  const price = priceFen === null ? null : fen(priceFen);
  return {
    token,
    landingPath: landingPathOf(token),
    expiresAtMs,
    forms,
    card: { title, imageUrl },
    shareText: shareText({ title, priceFen: price, shortLink: forms.shortLink }),
  };
}
