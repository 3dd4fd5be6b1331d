/**
 * The month's end in what the function `console` answers. A month is closed once and for good: there is no action that
 * opens it again, and what is booked later counts to a month that is open. Months are 'yyyymm', moments epoch ms, money
 * whole fen, in Beijing's time. Roles, `requestId`, `reason` and the usual failures are those of contract.ts.
 */

export type ClosingAction = keyof ClosingInputs;

/** month-blocked: something stands in the way, see monthClosePreview · month-close-running: somebody else is at it. */
export type ClosingFailure =
  | 'month-before-program'
  | 'month-blocked'
  | 'month-close-running'
  | 'month-closed'
  | 'month-not-closed'
  | 'month-not-over';

/** What each action is given. */
export interface ClosingInputs {
  readonly monthClosePreview: { readonly month: string };
  /** Answers `running` while it needs more time: send the same request again until it says `closed`. */
  readonly closeMonth: {
    /** 8 to 64 letters, digits, `-` and `_`. */
    readonly requestId: string;
    /** Why, 2 to 200 characters; where blocks are passed over, why they may be. */
    readonly reason: string;
    readonly month: string;
    /** Passes over soft blocks, which only the agency's owner may. */
    readonly passesOver: boolean;
  };
  readonly listMonthCloses: { readonly beforeMonth?: string };
  /** A part of 300 promoters; go on with `nextAfterNumber` until it is null. */
  readonly monthCloseFile: {
    readonly month: string;
    readonly format: 'csv' | 'xlsx';
    readonly afterNumber?: number;
  };
}

interface Words {
  readonly zh: string;
  readonly en: string;
}

export interface CloseBlockView {
  readonly code:
    | 'DAYS_NOT_SEALED'
    | 'SEAL_BROKEN'
    | 'EARLIER_MONTH_OPEN'
    | 'DAYS_NOT_COMPARED'
    | 'DAYS_RED'
    | 'WORK_OPEN'
    | 'CORRECTIONS_UNDECIDED';
  /** Hard ones nobody passes over. */
  readonly isHard: boolean;
  readonly count: number;
  /** Days as yyyymmdd. */
  readonly days: readonly string[];
  readonly what: Words;
  readonly next: Words;
}

export interface MonthClosePreviewView {
  readonly month: string;
  readonly blocks: readonly CloseBlockView[];
  /** Nothing stands in the way. */
  readonly mayClose: boolean;
  /** Nothing but soft blocks stands in the way. */
  readonly ownerMayClose: boolean;
  /** The root of the month before; null for the first. */
  readonly earlierRoot: string | null;
}

export interface CloseMonthView {
  readonly month: string;
  readonly state: 'running' | 'closed';
  /** So far, while it is running. */
  readonly promoters: number;
  readonly entries: number;
  /** One hash over the heads of all chains; null while it is running. */
  readonly root: string | null;
}

/** Money by place. */
export interface PlacesView {
  readonly frozenFen: number;
  readonly heldFen: number;
  readonly dueFen: number;
  readonly availableFen: number;
  readonly payingFen: number;
  readonly paidFen: number;
}

/** The agency's own side: what the platform gave (below zero), what the agency kept, tax withheld. */
export interface OwnAccountsView {
  readonly platformFen: number;
  readonly marginFen: number;
  readonly taxFen: number;
}

export interface MonthCloseView {
  readonly month: string;
  readonly closedAtMs: number;
  readonly closedBy: string;
  readonly reason: string;
  /** Codes of the blocks that were passed over. */
  readonly overridden: readonly string[];
  readonly sums: {
    readonly promoters: number;
    readonly entries: number;
    readonly opening: PlacesView;
    readonly movements: readonly { readonly cause: string; readonly entries: number; readonly changes: PlacesView }[];
    readonly closing: PlacesView;
    readonly root: string;
  };
  readonly own: {
    readonly opening: OwnAccountsView;
    readonly movements: readonly (OwnAccountsView & { readonly cause: string; readonly entries: number })[];
    readonly closing: OwnAccountsView;
  };
  readonly root: string;
  readonly earlierRoot: string | null;
}

export interface ListMonthClosesView {
  /** The newest first. */
  readonly months: readonly MonthCloseView[];
  /** Pass as `beforeMonth` for the next page; null when there is none. */
  readonly nextBeforeMonth: string | null;
}

export interface MonthCloseFileView {
  readonly name: string;
  readonly format: 'csv' | 'xlsx';
  readonly contentBase64: string;
  readonly sizeBytes: number;
  readonly root: string;
  readonly nextAfterNumber: number | null;
}
