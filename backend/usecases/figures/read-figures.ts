import { everyBrand } from '../../../core/figures/day-count';
import { type DayFigures, noDayFigures, sumFigures } from '../../../core/figures/day-figures';
import { type BeijingDay, beijingDayOf, dayMs, startOfBeijingDayMs } from '../../../core/time/beijing-day';
import type { Clock } from '../../ports/clock';
import type { FigureRecords, KeptFigures } from '../../ports/figure-records';
import type { ProgramSettingsSource } from '../../ports/program-settings';
import type { Reach } from '../staff/role-matrix';

export interface ReadFiguresPorts {
  readonly figures: FigureRecords;
  readonly clock: Clock;
}

export interface FigureDays {
  /** Every day of the range, days without anything among them. */
  readonly days: readonly { readonly day: BeijingDay; readonly figures: DayFigures }[];
  readonly total: DayFigures;
  /** Up to when (epoch ms) today was counted; null while nobody did. */
  readonly countedAtMs: number | null;
  /** Figures are older than an hour. */
  readonly isOld: boolean;
}

const freshForMs = 3_600_000;
const mostDays = 92;

/**
 * The kept figures of a brand, or of the whole agency for null, on the days up to today, 1 to 92 of them. Calls: 2.
 */
export async function readFigures(
  { figures, clock }: ReadFiguresPorts,
  brandId: string | null,
  count: number,
): Promise<FigureDays> {
  const nowMs = clock.nowMs();
  const today = beijingDayOf(nowMs);
  const days = lastDays(today, Math.min(Math.max(count, 1), mostDays));
  const [kept, newest] = await Promise.all([
    figures.listDays(brandId ?? everyBrand, days[0] ?? today, today),
    figures.listDays(everyBrand, today, today),
  ]);
  // A brand without anything new is not written anew: the whole agency's row says up to when it was counted.
  return figureDays(days, kept, newest[0]?.countedAtMs ?? null, nowMs);
}

/** Kept figures with days on which nothing was kept among them, their sum, and how old they are. */
export function figureDays(
  days: readonly BeijingDay[],
  kept: readonly KeptFigures[],
  countedAtMs: number | null,
  nowMs: number,
): FigureDays {
  const byDay = new Map(kept.map((one) => [one.day, one]));
  return {
    days: days.map((day) => ({ day, figures: byDay.get(day)?.figures ?? noDayFigures })),
    total: sumFigures(kept.map((one) => one.figures)),
    countedAtMs,
    isOld: countedAtMs === null || nowMs - countedAtMs > freshForMs,
  };
}

/** So many days up to this one, the oldest first. */
export function lastDays(today: BeijingDay, count: number): BeijingDay[] {
  const startMs = startOfBeijingDayMs(today);
  return Array.from({ length: count }, (_, index) => beijingDayOf(startMs - (count - 1 - index) * dayMs));
}

export interface FeeIncome {
  readonly month: string;
  /** What the platform settled in the month, by shop, the largest fee first. Whole fen. */
  readonly shops: readonly {
    readonly shopAppid: string;
    readonly shopName: string;
    readonly brandId: string | null;
    readonly orders: number;
    readonly salesFen: number;
    readonly feeFen: number;
    readonly promoterFen: number;
    readonly marginFen: number;
  }[];
  readonly feeFen: number;
  readonly promoterFen: number;
  readonly marginFen: number;
  /** The newest of the counts behind it (epoch ms); null where nothing was counted. */
  readonly countedAtMs: number | null;
}

/**
 * What each shop owes a service invoice for: the agency's fee of the orders that the platform settled in a month, without
 * those that were taken back since. Calls: 1 for each brand of the reach, 1 for all.
 */
export async function feeIncome(
  ports: ReadFiguresPorts & { readonly settings: ProgramSettingsSource },
  reach: Reach,
  month: string,
): Promise<FeeIncome> {
  const { shops } = await ports.settings.current();
  const brandIds = reach === 'every-brand' ? [everyBrand] : reach;
  const [first, last] = [`${month}01` as BeijingDay, `${month}31` as BeijingDay];
  const kept = (await Promise.all(brandIds.map((brandId) => ports.figures.listDays(brandId, first, last)))).flat();
  const sums = sumFigures(kept.map((one) => one.figures)).shops;
  const lines = Object.entries(sums).flatMap(([shopAppid, sum]) => {
    const shop = shops.find((one) => one.shopAppid === shopAppid);
    if (sum.settledOrders === 0) return [];
    return {
      shopAppid,
      shopName: shop?.name ?? shopAppid,
      brandId: shop?.brandId ?? null,
      orders: sum.settledOrders,
      salesFen: sum.settledSalesFen,
      feeFen: sum.settledFeeFen,
      promoterFen: sum.settledPromoterFen,
      marginFen: sum.settledFeeFen - sum.settledPromoterFen,
    };
  });
  const total = (of: (line: (typeof lines)[number]) => number) => lines.reduce((sum, line) => sum + of(line), 0);
  return {
    month,
    shops: lines.sort((one, other) => other.feeFen - one.feeFen || (one.shopAppid < other.shopAppid ? -1 : 1)),
    feeFen: total(({ feeFen }) => feeFen),
    promoterFen: total(({ promoterFen }) => promoterFen),
    marginFen: total(({ marginFen }) => marginFen),
    countedAtMs: kept.length === 0 ? null : Math.max(...kept.map((one) => one.countedAtMs)),
  };
}
