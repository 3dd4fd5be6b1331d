import { countFacts, type DayCount, everyBrand, noCount } from '../../../core/figures/day-count';
import { noDayFigures } from '../../../core/figures/day-figures';
import type { BeijingDay } from '../../../core/time/beijing-day';
import type { Clock } from '../../ports/clock';
import type { Json } from '../../ports/document-database';
import { type FigureRecords, type FigureSource, figureSources } from '../../ports/figure-records';

export interface CountFiguresPorts {
  readonly figures: FigureRecords;
  readonly clock: Clock;
}

/** Where the count of a day was broken off. It is plain, so that the next run goes on there. */
export interface DayPlace {
  readonly day: BeijingDay;
  readonly source: FigureSource;
  readonly place: string;
  readonly count: DayCount;
  readonly startedAtMs: number;
}

export type DayRun =
  | { readonly isDone: false; readonly place: DayPlace; readonly changedDays: readonly BeijingDay[] }
  | { readonly isDone: true; readonly written: number; readonly changedDays: readonly BeijingDay[] };

export function startOfDay(day: BeijingDay, startedAtMs: number): DayPlace {
  return { day, source: 'created', place: '', count: noCount, startedAtMs };
}

/**
 * Counts a day from a place on, as long as there is time, and writes what differs from what is kept. Counting it again
 * comes to the same figures, because a day is counted as a whole and each brand's day is one document.
 *
 * Calls: 1 per 1,000 facts, 2 for the day and 1 for each brand.
 */
export async function countDay(ports: CountFiguresPorts, from: DayPlace, leftMs: () => number): Promise<DayRun> {
  let { source, place, count } = from;
  const changedDays = new Set<BeijingDay>();
  // One page at least: a slice without time left would never come to an end.
  for (let isFirst = true; ; isFirst = false) {
    if (!isFirst && leftMs() <= 0)
      return { isDone: false, place: { ...from, source, place, count }, changedDays: [...changedDays] };
    const page = await ports.figures.readPage(source, from.day, place);
    count = countFacts(count, page.facts);
    for (const day of page.changedDays) changedDays.add(day);
    const next = figureSources[figureSources.indexOf(source) + 1];
    if (page.nextPlace !== null) place = page.nextPlace;
    else if (next === undefined) break;
    else [source, place] = [next, ''];
  }
  return { isDone: true, written: await keepDay(ports, from, count), changedDays: [...changedDays] };
}

/** Brands without anything keep no document, unless they have one already. */
async function keepDay(
  { figures }: CountFiguresPorts,
  { day, startedAtMs }: DayPlace,
  count: DayCount,
): Promise<number> {
  const kept = new Map((await figures.listDay(day)).map((one) => [one.brandId, one.figures]));
  const names = new Set([...kept.keys(), ...Object.keys(count.brands), everyBrand]);
  let written = 0;
  for (const brandId of names) {
    const counted = count.brands[brandId] ?? noDayFigures;
    if (sameFigures(kept.get(brandId), counted)) {
      if (brandId === everyBrand) await figures.confirm(brandId, day, startedAtMs);
      continue;
    }
    await figures.keep({ brandId, day, figures: counted, countedAtMs: startedAtMs });
    written += 1;
  }
  return written;
}

/** Field order is the database's own affair. */
function sameFigures(one: object | undefined, other: object): boolean {
  return one !== undefined && plainText(one) === plainText(other);
}

function plainText(value: unknown): string {
  return JSON.stringify(value, (_name, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );
}

/** A place as it is kept under a lease. */
export function placeAsJson(place: DayPlace): Json {
  return place as unknown as Json;
}
