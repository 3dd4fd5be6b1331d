import { type Outcome, ok, rejected } from '../../../core/outcome';
import type { CampaignStore } from '../../ports/campaign-store';
import type { Clock } from '../../ports/clock';
import { Outage } from '../../ports/outage';
import type { PeopleDesk } from '../../ports/people-desk';
import type { PlatformLives } from '../../ports/platform/lives';
import type { ReviewStore } from '../../ports/review-store';
import { inTurns } from '../sharing/first-of';

export interface ReadLiveCampaignPorts {
  readonly clock: Clock;
  readonly campaigns: Pick<CampaignStore, 'listSharers' | 'listOrders'>;
  readonly people: Pick<PeopleDesk, 'listMembersOf' | 'listPromoters'>;
  readonly platform: Pick<PlatformLives, 'liveNoticeReservations'>;
  readonly reviews: Pick<ReviewStore, 'findReviewed'>;
}

export interface LiveCampaign {
  readonly title: string;
  /** Null where the notice states no time. */
  readonly airsAtMs: number | null;
  readonly step: 'announced' | 'on-air' | 'over';
  readonly promoters: readonly {
    readonly promoter: string;
    readonly nickname: string;
    readonly storeId: string | null;
    /** Null where the platform did not answer. */
    readonly reservations: number | null;
    readonly orders: number;
    /** Of orders that the platform settled. */
    readonly settledFen: number;
  }[];
  readonly stores: readonly {
    /** Null for those who belong to none. */
    readonly storeId: string | null;
    readonly reservations: number;
    readonly orders: number;
    readonly settledFen: number;
  }[];
  /** There are more than were counted. */
  readonly isCut: boolean;
}

const mostPromoters = 60;
const mostOrders = 1000;
/** A broadcast's orders are those of the day from its beginning. */
const countedMs = 24 * 3_600_000;
const onAirMs = 6 * 3_600_000;

/**
 * A broadcast from its notice on: who shared it, how many reserved through each, and what was sold from its beginning
 * until a day later, by promoter and by store. Figures only.
 *
 * Rejections: item-not-found for what is no notice of the brand. Errors: none; a platform that does not answer leaves
 * reservations unknown.
 */
export async function readLiveCampaign(
  ports: ReadLiveCampaignPorts,
  { brandId, id, shopAppid }: { readonly brandId: string; readonly id: string; readonly shopAppid: string },
): Promise<Outcome<LiveCampaign, 'item-not-found'>> {
  const item = await ports.reviews.findReviewed({ kind: 'notice', shopAppid, contentId: id });
  if (item?.brandId !== brandId) return rejected('item-not-found');
  const { title, airsAtMs } = item;
  const sharers = await ports.campaigns.listSharers({ kind: 'notice', id, shopAppid }, mostPromoters);
  const members = await ports.people.listMembersOf(brandId, sharers);
  const names = await ports.people.listPromoters(sharers);
  const reservations = await inTurns(sharers, (promoter) => reservationsOf(ports, id, promoter));
  const time = { fromMs: airsAtMs ?? 0, beforeMs: (airsAtMs ?? 0) + countedMs };
  const orders = airsAtMs === null ? [] : await ports.campaigns.listOrders(sharers, shopAppid, time, mostOrders);
  const promoters = sharers.map((promoter, index) => {
    const own = orders.filter((order) => order.promoter === promoter);
    return {
      promoter,
      nickname: names.find((one) => one.promoter === promoter)?.nickname ?? '',
      storeId: members.find((member) => member.promoter === promoter)?.storeId ?? null,
      reservations: reservations[index] ?? null,
      orders: own.length,
      settledFen: own.reduce((sum, { isSettled, paidFen }) => (isSettled ? sum + paidFen : sum), 0),
    };
  });
  const isCut = sharers.length === mostPromoters || orders.length === mostOrders;
  return ok({
    title,
    airsAtMs,
    step: stepOf(airsAtMs, ports.clock.nowMs()),
    promoters,
    stores: byStore(promoters),
    isCut,
  });
}

function stepOf(airsAtMs: number | null, nowMs: number): LiveCampaign['step'] {
  if (airsAtMs === null || nowMs < airsAtMs) return 'announced';
  return nowMs < airsAtMs + onAirMs ? 'on-air' : 'over';
}

function byStore(promoters: LiveCampaign['promoters']): LiveCampaign['stores'] {
  const storeIds = [...new Set(promoters.map(({ storeId }) => storeId))];
  const stores = storeIds.map((storeId) => {
    const own = promoters.filter((one) => one.storeId === storeId);
    const sum = (of: (one: (typeof own)[number]) => number) => own.reduce((total, one) => total + of(one), 0);
    return {
      storeId,
      reservations: sum((one) => one.reservations ?? 0),
      orders: sum((one) => one.orders),
      settledFen: sum((one) => one.settledFen),
    };
  });
  return stores.sort((one, other) => other.settledFen - one.settledFen);
}

async function reservationsOf(
  { platform }: ReadLiveCampaignPorts,
  noticeId: string,
  promoter: string,
): Promise<number | null> {
  try {
    const answer = await platform.liveNoticeReservations(noticeId, promoter);
    return answer.ok ? answer.value : null;
  } catch (error) {
    if (!(error instanceof Outage)) throw error;
    return null;
  }
}
