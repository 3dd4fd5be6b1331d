import { type Outcome, ok } from '../../../core/outcome';
import { formsGoodUntilMs } from '../../../core/sharing/form-validity';
import { dayMs } from '../../../core/time/beijing-day';
import type { Clock } from '../../ports/clock';
import { Outage } from '../../ports/outage';
import type { ProgramSettings } from '../../ports/program-settings';
import type { RandomSource } from '../../ports/random';
import type { PlatformForms, ShareLink, ShareLinkStore } from '../../ports/share-link-store';
import type { SharingPlatform } from '../../ports/sharing-platform';
import type { ShelfItem } from '../../ports/shelf-store';
import { type FormsRefusal, platformForms } from './platform-forms';

export interface LinkPorts {
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly links: ShareLinkStore;
  readonly platform: SharingPlatform;
}

/** A link lives this long; one that is handed out again has at least half of it left. */
export const linkLifeMs = 30 * dayMs;
const leastLifeLeftMs = 15 * dayMs;
const tokenBits = 96;
/** Whoever asks for new forms has this long before somebody else may. */
const renewalMs = 60_000;

/**
 * A promoter's link to a thing: the one he has while half of its 30 days are left, its forms asked for again when they
 * are no longer good, or a new one.
 *
 * Rejections: those of the platform's forms.
 */
export async function linkOfPromoter(
  ports: LinkPorts,
  settings: ProgramSettings,
  item: ShelfItem,
  promoter: string,
): Promise<Outcome<ShareLink, FormsRefusal>> {
  const nowMs = ports.clock.nowMs();
  const existing = await ports.links.findLinkOf(promoter, item, nowMs + leastLifeLeftMs);
  if (existing && nowMs < existing.formsGoodUntilMs) return ok(existing);
  const forms = await platformForms(ports.platform, item, promoter);
  if (!forms.ok) return forms;
  const goodUntilMs = goodUntil(settings, item, forms.value, nowMs);
  if (existing) {
    await ports.links.renewForms(existing.token, forms.value, goodUntilMs);
    return ok({ ...existing, forms: forms.value, formsGoodUntilMs: goodUntilMs });
  }
  const { kind, shopAppid, contentId, title, imageUrl, priceFen, brandId } = item;
  const link: ShareLink = {
    kind,
    shopAppid,
    contentId,
    token: ports.random.token(tokenBits),
    promoter,
    brandId,
    forms: forms.value,
    formsGoodUntilMs: goodUntilMs,
    card: { title, imageUrl, priceFen },
    createdAtMs: nowMs,
    expiresAtMs: nowMs + linkLifeMs,
  };
  await ports.links.addLink(link);
  return ok(link);
}

/**
 * The link of somebody whose visitor is waiting, with forms that are good: one visitor asks the platform again, the
 * others and everybody whom it does not answer go on with the old ones, which may well still work.
 */
export async function withGoodForms(
  ports: LinkPorts,
  settings: ProgramSettings,
  item: ShelfItem,
  link: ShareLink,
): Promise<ShareLink> {
  const nowMs = ports.clock.nowMs();
  if (nowMs < link.formsGoodUntilMs || !(await ports.links.claimRenewal(link, nowMs + renewalMs))) return link;
  const forms = await formsOrNone(ports.platform, item, link.promoter);
  if (!forms) return link;
  const goodUntilMs = goodUntil(settings, item, forms, nowMs);
  await ports.links.renewForms(link.token, forms, goodUntilMs);
  return { ...link, forms, formsGoodUntilMs: goodUntilMs };
}

async function formsOrNone(
  platform: SharingPlatform,
  item: ShelfItem,
  promoter: string,
): Promise<PlatformForms | undefined> {
  try {
    const forms = await platformForms(platform, item, promoter);
    return forms.ok ? forms.value : undefined;
  } catch (error) {
    if (!(error instanceof Outage)) throw error;
    return undefined;
  }
}

function goodUntil(settings: ProgramSettings, item: ShelfItem, forms: PlatformForms, fetchedAtMs: number): number {
  const setting = settings.agency.formValidity;
  return formsGoodUntilMs(forms, { kind: item.kind, fetchedAtMs, thingEndsAtMs: item.endsAtMs, setting });
}
