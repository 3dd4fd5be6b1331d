import { outsideQuietHours } from '../../../core/campaigns/notice-time';
import { type CopyFinding, checkCopy } from '../../../core/compliance/check-copy';
import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { Campaign, CampaignPart, CampaignStore, CampaignThing } from '../../ports/campaign-store';
import type { Clock } from '../../ports/clock';
import type { RandomSource } from '../../ports/random';
import type { ReviewStore } from '../../ports/review-store';
import { auditedChange } from '../payees/audited-change';
import type { Actor } from '../staff/audited-write';

export interface SendCampaignPorts {
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly campaigns: CampaignStore;
  readonly reviews: Pick<ReviewStore, 'findReviewed'>;
}

export interface CampaignRequest {
  readonly brandId: string;
  readonly kind: 'notice' | 'task';
  readonly title: string;
  readonly text: string;
  readonly part: CampaignPart;
  readonly thing?: CampaignThing | undefined;
  /** Of a task: until when. */
  readonly untilMs?: number | undefined;
}

export interface CampaignPreview {
  readonly audience: number;
  /** When it goes out: now, or when quiet hours are over. */
  readonly dueAtMs: number;
  readonly isQuietNow: boolean;
  /** What may not be written so, and what could stand there instead. */
  readonly findings: readonly CopyFinding[];
}

/** How many it would reach, when, and which of its words may not go out; writes nothing. */
export async function previewCampaign(ports: SendCampaignPorts, request: CampaignRequest): Promise<CampaignPreview> {
  const nowMs = ports.clock.nowMs();
  const dueAtMs = outsideQuietHours(nowMs);
  const audience = await ports.campaigns.countAudience(request.brandId, request.part);
  return { audience, dueAtMs, isQuietNow: dueAtMs > nowMs, findings: findingsOf(request) };
}

function findingsOf({ title, text }: { readonly title: string; readonly text: string }): readonly CopyFinding[] {
  return [...checkCopy(title).findings, ...checkCopy(text).findings].filter(({ level }) => level !== 'warn');
}

const idBits = 96;
const longestTaskMs = 31 * 86_400_000;

/**
 * Puts a notice or a task on its way to a part of a brand's promoters. It goes out outside quiet hours, and to nobody who
 * heard of the brand today or three times this week. A task brings nothing: who does it earns by his orders as always.
 *
 * Rejections: words-refused; audience-empty; item-not-found for a thing that is not the brand's; task-term-out-of-range (a
 * task ends within 31 days); request-id-taken.
 */
export async function sendCampaign(
  ports: SendCampaignPorts,
  actor: Actor,
  request: CampaignRequest & { readonly requestId: string; readonly reason: string },
): Promise<
  Outcome<
    { readonly campaignId: string; readonly dueAtMs: number; readonly audience: number },
    'words-refused' | 'audience-empty' | 'item-not-found' | 'task-term-out-of-range' | 'request-id-taken'
  >
> {
  const { brandId, kind, title, text, part, requestId, reason } = request;
  const { audience, dueAtMs, findings } = await previewCampaign(ports, request);
  const campaignId = ports.random.token(idBits);
  const isOwn = await isThingOf(ports, brandId, request.thing ?? null);
  const audited = { action: 'sendCampaign', brandId, requestId, reason, asked: request };
  return auditedChange(ports.campaigns, ports.clock, actor, audited, async (edit, nowMs) => {
    if (findings.length > 0) return rejected('words-refused', findings.map(({ found }) => found).join('、'));
    if (audience === 0) return rejected('audience-empty');
    if (!isOwn) return rejected('item-not-found');
    const untilMs = kind === 'task' ? (request.untilMs ?? 0) : null;
    const isTooLong = untilMs !== null && (untilMs <= dueAtMs || untilMs > nowMs + longestTaskMs);
    if (isTooLong) return rejected('task-term-out-of-range');
    const campaign: Campaign = {
      ...{ campaignId, brandId, kind, title, text, part, untilMs, dueAtMs },
      thing: request.thing ?? null,
      byName: actor.name,
      createdAtMs: nowMs,
      ...{ state: 'waiting', afterPromoter: '', told: 0, capped: 0 },
    };
    await edit.writeCampaign(campaign);
    const after = { kind, title, text, part, thing: campaign.thing, untilMs, dueAtMs, audience };
    return ok({
      subject: `campaign ${brandId}|${campaignId}`,
      before: null,
      after,
      answer: { campaignId, dueAtMs, audience },
    });
  });
}

/** Whether a brand may tell its promoters of a thing: of its own, on the shelf or taken off it, or of none. */
export async function isThingOf(
  { reviews }: Pick<SendCampaignPorts, 'reviews'>,
  brandId: string,
  thing: CampaignThing | null,
): Promise<boolean> {
  if (thing === null) return true;
  const { kind, id, shopAppid } = thing;
  return (await reviews.findReviewed({ kind, shopAppid, contentId: id }))?.brandId === brandId;
}

/**
 * Stops a campaign: whom it has not reached by then it will not reach.
 *
 * Rejections: campaign-not-found, the same for one of another brand; request-id-taken.
 */
export function stopCampaign(
  ports: SendCampaignPorts,
  actor: Actor,
  request: {
    readonly brandId: string;
    readonly campaignId: string;
    readonly requestId: string;
    readonly reason: string;
  },
): Promise<
  Outcome<{ readonly state: Campaign['state']; readonly told: number }, 'campaign-not-found' | 'request-id-taken'>
> {
  const { brandId, campaignId, requestId, reason } = request;
  const audited = { action: 'stopCampaign', brandId, requestId, reason, asked: request };
  return auditedChange(ports.campaigns, ports.clock, actor, audited, async (edit) => {
    const campaign = await edit.findCampaign(campaignId);
    if (campaign?.brandId !== brandId) return rejected('campaign-not-found');
    const state = campaign.state === 'waiting' ? 'stopped' : campaign.state;
    await edit.writeCampaign({ ...campaign, state });
    const subject = `campaign ${brandId}|${campaignId}`;
    const { told } = campaign;
    return ok({ subject, before: { state: campaign.state, told }, after: { state }, answer: { state, told } });
  });
}
