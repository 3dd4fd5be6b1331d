/**
 * The part of what the function `console` answers that is the agency's own: its settings, which brands are reviewed, and
 * the notices to those who run the program. Roles, `requestId`, `reason` and failures are those of contract.ts. Moments
 * are epoch ms, money fen.
 */

export type AgencyAction = keyof AgencyInputs;

interface Audited {
  /** 8 to 64 letters, digits, `-` and `_`. */
  readonly requestId: string;
  /** Why, 2 to 200 characters. */
  readonly reason: string;
}

/** 'not-proven': nothing is claimed about articles · 'by-link': the agency saw that the link is enough. */
export type ArticleAttribution = 'not-proven' | 'by-link';

/** For how long, in ms, each form of a link is handed out again, by kind of thing (product, live, …) and form. */
export type FormValidity = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** What each action is given. */
export interface AgencyInputs {
  readonly readAgency: Record<string, never>;
  /** What is not named stays as it was. */
  readonly saveAgency: Audited & {
    /** As readAgency told it. */
    readonly revision: number;
    readonly articleAttribution?: ArticleAttribution;
    /** Replaces what was set. */
    readonly formValidity?: FormValidity;
    /** 15 to 180, for orders that are new from then on. */
    readonly holdDays?: number;
    /** Corrections above this amount need a second person. */
    readonly correctionLimitFen?: number;
  };
  /** Whether a brand's things reach promoters only once the agency let them through. */
  readonly setReviewMode: Audited & { readonly brandId: string; readonly reviewMode: 'all' | 'none' };
  readonly notices: { readonly beforeMs?: number };
}

export interface ReadAgencyView {
  readonly legalName: string;
  readonly revision: number;
  readonly articleAttribution: ArticleAttribution;
  readonly formValidity: FormValidity;
  readonly holdDays: number;
  /** Null while the usual limit holds. */
  readonly correctionLimitFen: number | null;
}

export interface SaveAgencyView {
  readonly revision: number;
}

export interface SetReviewModeView {
  readonly brandId: string;
  readonly reviewMode: 'all' | 'none';
}

/** What the people who run the program are told, the newest first, about 20 a page. */
export interface NoticesView {
  readonly notices: readonly {
    readonly kind:
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
    readonly zh: string;
    readonly en: string;
    /** The order, the payout, the change of the API, or the version of the agreement. */
    readonly about: string;
    readonly facts: Readonly<Record<string, string | number>>;
    readonly atMs: number;
  }[];
  /** Pass as `beforeMs` for the next page; null when there is none. */
  readonly nextBeforeMs: number | null;
}
