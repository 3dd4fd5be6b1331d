import type { Difference } from '../../core/reconciliation/match-order';
import type { OrderFacts } from '../../core/reconciliation/order-facts';
import type { BeijingDay } from '../../core/time/beijing-day';
import type { FundsFlow } from './platform/funds';

/** A movement of the agency's funds as it is kept, with the day whose walk brought it here. */
export interface KeptFlow extends FundsFlow {
  readonly seenDay: BeijingDay;
}

/** What is stored of one order number. */
export interface StoredFacts extends OrderFacts {
  /** Null when no row says whose it is. */
  readonly brandId: string | null;
  /** The days whose walks brought its movements. */
  readonly seenDays: readonly BeijingDay[];
}

/** Orders that have to do with a day, and where the next part begins; null after the last. */
export interface TouchedOrders {
  /** `order|sku`. */
  readonly orderKeys: readonly string[];
  readonly nextPlace: string | null;
}

/** From one moment to before another (epoch ms), from a place on; '' is the beginning. */
export interface TouchedRange {
  readonly place: string;
  readonly fromMs: number;
  readonly beforeMs: number;
}

/** What was made of a difference. */
export interface KeptDifference extends Difference {
  readonly id: string;
  readonly orderId: string | null;
  readonly flowId: string | null;
  readonly brandId: string | null;
  readonly state: 'open' | 'done';
  /** A difference in time closes by itself, every other one by a person. */
  readonly closedBy: 'itself' | 'person' | null;
  readonly foundDay: BeijingDay;
  /** The day at whose end the order agreed again; a person still closes it. */
  readonly agreesSinceDay: BeijingDay | null;
}

export interface MatchCounts {
  /** Movements that the walk brought, and what they moved: shared in, taken back, withdrawn. Whole fen. */
  readonly flows: number;
  readonly sharedFen: number;
  readonly takenBackFen: number;
  readonly withdrawnFen: number;
  /** Orders that were compared, and what came of it. */
  readonly orders: number;
  readonly agreed: number;
  readonly later: number;
  readonly differing: number;
  /** Orders of which the platform knew something that we did not, fetched and booked in the usual way. */
  readonly fetched: number;
}

/** How far the comparison of one day has come. Whether it is green is asked of its differences. */
export interface MatchDay extends MatchCounts {
  readonly day: BeijingDay;
  readonly isFinished: boolean;
  readonly startedAtMs: number;
  readonly notedAtMs: number;
}

export interface Found {
  readonly day: BeijingDay;
  readonly atMs: number;
}

/** What the nightly comparison of orders, the platform's money and the ledger reads and keeps. It changes no money. */
export interface MatchRecords {
  /** Which of these movements, at most 100, are not kept yet. */
  listNewFlowIds(flowIds: readonly string[]): Promise<string[]>;
  /** Keeps a movement once. */
  keepFlow(flow: KeptFlow): Promise<'added' | 'duplicate'>;
  /** Movements that the walk of a day brought, by id, after one of them. */
  listFlowsSeen(day: BeijingDay, afterFlowId: string, limit: number): Promise<KeptFlow[]>;
  /** What is stored of these order numbers, at most 50; `orderKeys` are known ones whose row may be lost. */
  readFacts(orderIds: readonly string[], orderKeys: readonly string[]): Promise<StoredFacts[]>;
  /** Rows whose settlement lies between two moments, at most 20. */
  listSettled(range: TouchedRange): Promise<TouchedOrders>;
  /** Orders with ledger lines that were booked between two moments, at most 20. */
  listBooked(range: TouchedRange): Promise<TouchedOrders>;
  /** When the first settlement happened that is known; undefined when there is none. */
  findFirstSettledAtMs(): Promise<number | undefined>;
  /** Open differences of orders that were found before a day, by id, after one of them. */
  listOpen(beforeDay: BeijingDay, afterId: string, limit: number): Promise<KeptDifference[]>;
  /** All differences of these orders, at most 50. */
  listDifferences(orderIds: readonly string[]): Promise<KeptDifference[]>;
  /** A new work item, one for each order and day or for each movement; false when it is there already. */
  addDifference(
    difference: Difference & {
      readonly orderId: string | null;
      readonly flowId: string | null;
      readonly brandId: string | null;
    },
    found: Found,
  ): Promise<boolean>;
  /** Says anew what an open work item is about; nothing when it was closed meanwhile. */
  updateDifference(id: string, difference: Difference, found: Found): Promise<void>;
  /** Closes a difference in time that is gone. */
  closeByItself(id: string, found: Found): Promise<void>;
  noteAgreement(id: string, day: BeijingDay): Promise<void>;
  noteDay(day: MatchDay): Promise<void>;
}
