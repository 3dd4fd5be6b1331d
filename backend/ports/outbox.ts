import type { SettledBy } from '../../core/commission/order-row';
import type { Fen } from '../../core/money/fen';
import type { MoneyNews } from '../../core/notices/money-news';
import type { WatchedFacts, WatchedTarget } from './watched-things';

/** What happened to a thing that promoters share. */
export type ThingChange = 'DELISTED' | 'RATE_CUT' | 'TIME_CHANGED' | 'LIVE_STARTING' | 'COUPON_ENDING';

/** A change of a shared thing that matters to whoever shares it. */
export interface ChangeNotice extends WatchedTarget {
  /** Made from the change itself, so that noting it twice is one row. */
  readonly id: string;
  readonly code: ThingChange;
  readonly title: string;
  readonly before: WatchedFacts | null;
  readonly after: WatchedFacts;
  readonly notedAtMs: number;
}

/** A change of who pays promoters, which matters to everybody who is bound. */
export interface SettlementNotice {
  readonly id: string;
  readonly code: 'SETTLEMENT_CHANGED';
  readonly kind: 'settlement';
  readonly fromMs: number;
  readonly settledBy: SettledBy;
  readonly agreementVersion: string;
  /** Who pays from then on, by name. */
  readonly payerName: string;
  readonly notedAtMs: number;
}

/** A payout waits for its promoter to confirm it, or the time for that is nearly over. */
export interface PayoutNotice {
  readonly id: string;
  readonly code: 'PAYOUT_READY' | 'PAYOUT_CONFIRM_SOON';
  readonly kind: 'payout';
  readonly payoutNo: string;
  readonly netFen: Fen;
  readonly byMs: number;
  readonly notedAtMs: number;
}

/** What happened to a promoter's money, as the ledger says. */
export interface MoneyNotice extends Omit<MoneyNews, 'promoter'> {
  readonly id: string;
  readonly kind: 'money';
  readonly notedAtMs: number;
}

/** What a brand tells its promoters, or asks them to do. Nothing is given for it. */
export interface BrandNotice {
  readonly id: string;
  readonly code: 'BRAND_NOTICE' | 'BRAND_TASK';
  readonly kind: 'brand';
  readonly brandName: string;
  readonly title: string;
  readonly text: string;
  /** What it is about, where it is about one thing. */
  readonly thing: { readonly kind: WatchedTarget['kind']; readonly id: string; readonly shopAppid: string } | null;
  readonly notedAtMs: number;
}

/** What is told to all whom it concerns. */
export type SpreadNotice = ChangeNotice | SettlementNotice;

/** What a promoter is told. */
export type PersonalNotice = SpreadNotice | PayoutNotice | MoneyNotice | BrandNotice;

/** A change that is not yet told to all of its people, with the promoter up to whom it is. */
export type OpenChange = SpreadNotice & { readonly afterPromoter: string };

/** Something for the people who run the program. */
export interface OperatorNotice {
  readonly code:
    | 'API_CHANGED'
    | 'SETTLED_WITHOUT_RECEIPT'
    | 'SETTLEMENT_CHANGED'
    | 'PAYOUT_CONFLICT'
    | 'PAYOUT_UNKNOWN_NUMBER'
    | 'PAYOUT_REFUSED'
    | 'PAYOUT_FAILED'
    | 'PAYOUT_STUCK'
    | 'PAYOUT_FUNDS_SHORT'
    | 'PAYOUT_LIMIT_WAITS'
    | 'PAYOUT_LIST_WAITS_ALONE'
    | 'TAX_MONTH_DECLARED'
    | 'OWNER_RECOVERY';
  /** What it is about; code and subject make the id. */
  readonly about: string;
  readonly facts: Readonly<Record<string, string | number>>;
  readonly notedAtMs: number;
}

/** Notices to send. Nothing is sent from here; every id is deterministic, so that a repeat is one notice. */
export interface Outbox {
  addChange(notice: ChangeNotice): Promise<'added' | 'duplicate'>;
  /** Changes whose people still have to be told, the oldest first. */
  listOpenChanges(limit: number): Promise<OpenChange[]>;
  /** Adds a row for each of these promoters; one that is there stays as it is. Returns how many are new. */
  addForPromoters(notice: PersonalNotice, promoters: readonly string[]): Promise<number>;
  /** Remembers up to whom a change is told; null when it is told to all. */
  moveChange(id: string, afterPromoter: string | null): Promise<void>;
  addForOperator(notice: OperatorNotice): Promise<'added' | 'duplicate'>;
}
