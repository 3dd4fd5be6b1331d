import type { DayFact } from '../../core/figures/day-count';
import type { DayFigures } from '../../core/figures/day-figures';
import type { BeijingDay } from '../../core/time/beijing-day';

/** Where a day's facts come from, in the order in which they are counted. */
export const figureSources = ['created', 'settled', 'free', 'booked', 'touched', 'joined'] as const;
export type FigureSource = (typeof figureSources)[number];

/** Some facts of a day, and where the next ones begin; null after the last. */
export interface FactPage {
  readonly facts: readonly DayFact[];
  readonly nextPlace: string | null;
  /** Days of earlier figures that these facts change: where an order was created, settled or came free before. */
  readonly changedDays: readonly BeijingDay[];
}

/** The kept figures of a brand on a day, or of the whole agency (`everyBrand`). */
export interface KeptFigures {
  readonly brandId: string;
  readonly day: BeijingDay;
  readonly figures: DayFigures;
  /** The moment (epoch ms) up to which the day was counted. */
  readonly countedAtMs: number;
}

/** Reads the facts of a day and keeps its figures, a document for each brand and day. */
export interface FigureRecords {
  /** About 1000 facts. Calls: 1; of `booked` 1 more when orders of earlier days changed. */
  readPage(source: FigureSource, day: BeijingDay, place: string): Promise<FactPage>;
  /** The day of the first fact that there is; undefined while there is none. Calls: 3. */
  findFirstDay(): Promise<BeijingDay | undefined>;
  /** Days of the figures that orders belong to which changed on a day; about 1000 orders. One call. */
  readChanged(day: BeijingDay, place: string): Promise<Pick<FactPage, 'changedDays' | 'nextPlace'>>;
  /** Everything that is kept of a day, at most 1000 brands. */
  listDay(day: BeijingDay): Promise<KeptFigures[]>;
  /** Of one brand, from one day to another, at most 1000 of them. */
  listDays(brandId: string, fromDay: BeijingDay, throughDay: BeijingDay): Promise<KeptFigures[]>;
  keep(kept: KeptFigures): Promise<void>;
  /** Notes that what is kept of a day still holds. */
  confirm(brandId: string, day: BeijingDay, countedAtMs: number): Promise<void>;
}
