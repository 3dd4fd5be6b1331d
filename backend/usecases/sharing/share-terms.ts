import { familyOfKind } from '../../../core/attribution/touch-kind';
import { payerNameOf } from '../../../core/commission/payer-name';
import { agreedSettlementAt } from '../../../core/commission/settlement-schedule';
import { fen } from '../../../core/money/fen';
import { ratePpm } from '../../../core/money/rate-ppm';
import { thingNoticeWording } from '../../../core/notices/notice-wording';
import { commissionWords } from '../../../core/sharing/commission-words';
import { touchKindOf } from '../../../core/sharing/share-kind';
import { dayMs } from '../../../core/time/beijing-day';
import type { NoticeBoard, PromoterNotice } from '../../ports/notice-board';
import type { CodePicture } from '../../ports/page-codes';
import type { ProgramSettings } from '../../ports/program-settings';
import type { Promoter, PromoterStore } from '../../ports/promoter-store';
import type { PlacedItem } from '../../ports/shelf-store';
import { carriedHostName, carriedNickname } from './carried-names';
import { estimateShare } from './estimate-share';
import type { RoomProduct } from './products-of-room';

/** What a promoter has of sharing one thing. */
export interface ShareTerms {
  readonly shopName: string;
  readonly brandName: string;
  readonly hostName: string;
  readonly priceFen: number | null;
  /** When a live notice goes on air; null for everything else. */
  readonly airsAtMs: number | null;
  readonly estimateFen: number | null;
  /** How the commission comes about; null for a brand that is not set up. */
  readonly computed: string | null;
  readonly payerName: string;
  /** Days that opening the link locks a buyer, and days that an order adds; null while the platform has not told. */
  readonly lockDays: { readonly clickDays: number; readonly orderDays: number } | null;
  /** What changed of the thing in the last two weeks, as he was told; null where nothing did. */
  readonly change: string | null;
}

/** What a poster needs besides the card. */
export interface PosterFacts {
  readonly brandName: string;
  /** Empty while the brand has none. */
  readonly logoUrl: string;
  /** As it may stand on a poster; empty where nothing of the name may. */
  readonly sharerName: string;
  /** Whose content it is, as it may stand there; empty for products and coupons. */
  readonly hostName: string;
  /** The agency's legal name. */
  readonly agencyName: string;
  readonly products: readonly RoomProduct[];
  /** Our own code, which opens the landing page with the token; null where nobody asked for it or it is not to be had. */
  readonly code: CodePicture | null;
}

export interface TermsPorts {
  readonly promoters: Pick<PromoterStore, 'listBrandsOf'>;
  readonly notices: Pick<NoticeBoard, 'listOfPromoter'>;
}

const newestNotices = 20;
const changeAgeMs = 14 * dayMs;
const toldChanges: readonly PromoterNotice['code'][] = ['RATE_CUT', 'TIME_CHANGED'];

/** Price, estimate, payer, lock and news of a thing for one promoter: two reads, at the same time. */
export async function shareTerms(
  ports: TermsPorts,
  settings: ProgramSettings,
  item: PlacedItem,
  me: { readonly promoter: Promoter; readonly nowMs: number },
): Promise<ShareTerms> {
  const { promoter, nowMs } = me;
  const [joined, notices] = await Promise.all([
    ports.promoters.listBrandsOf(promoter.promoter),
    ports.notices.listOfPromoter(promoter.promoter, { beforeMs: nowMs + 1, limit: newestNotices }),
  ]);
  const shop = settings.shops.find((candidate) => candidate.shopAppid === item.shopAppid);
  const brand = settings.brands.find((candidate) => candidate.brandId === item.brandId);
  const share = estimateShare(settings, item, { joined, nowMs });
  const { serviceRatioPpm, expectedFeeFen, hostName, priceFen, airsAtMs } = item;
  const facts = {
    serviceRatioPpm: serviceRatioPpm === null ? null : ratePpm(serviceRatioPpm),
    expectedFeeFen: expectedFeeFen === null ? null : fen(expectedFeeFen),
  };
  return {
    shopName: shop?.name ?? '',
    brandName: brand?.name ?? '',
    hostName,
    priceFen,
    airsAtMs,
    estimateFen: share?.estimateFen ?? null,
    computed: share ? commissionWords({ ...facts, sharePpm: share.sharePpm }) : null,
    payerName: payerNameOf(settings.agency, agreedSettlementAt(promoter, nowMs) ?? promoter.settledBy),
    lockDays: shop?.windows?.[familyOfKind[touchKindOf[item.kind]]] ?? null,
    change: changeOf(notices, item, nowMs),
  };
}

function changeOf(notices: readonly PromoterNotice[], item: PlacedItem, nowMs: number): string | null {
  for (const notice of notices) {
    if (!('contentId' in notice)) continue;
    const isOfThing = notice.contentId === item.contentId && notice.shopAppid === item.shopAppid;
    const isNew = nowMs - notice.notedAtMs < changeAgeMs;
    if (isOfThing && isNew && toldChanges.includes(notice.code)) return thingNoticeWording(notice).zh;
  }
  return null;
}

/** What a poster of a thing carries; names go through the copy check like every other text on it. */
export function posterFacts(
  settings: ProgramSettings,
  item: PlacedItem,
  { nickname, ...drawn }: { readonly nickname: string } & Pick<PosterFacts, 'code' | 'products'>,
): PosterFacts {
  const brand = settings.brands.find((candidate) => candidate.brandId === item.brandId);
  const { agency } = settings;
  return {
    brandName: carriedHostName(brand?.name ?? ''),
    logoUrl: brand?.theme?.logoUrl ?? '',
    sharerName: carriedNickname(nickname),
    hostName: carriedHostName(item.hostName),
    agencyName: agency.legalName,
    ...drawn,
  };
}
