/**
 * Exports, fee income for invoices and budgets, in what the function `console` answers. Roles, `requestId`, `reason` and
 * the usual failures are those of contract.ts. Money is whole fen, moments epoch ms, days yyyymmdd, months yyyymm.
 */

export type ExportsAction = keyof ExportsInputs;

/** export-not-ready: still being written · export-over: its files are removed. */
export type ExportsFailure =
  | 'budget-used-up'
  | 'changed-meanwhile'
  | 'export-not-found'
  | 'export-not-ready'
  | 'export-over'
  | 'too-many-exports';

export type ExportKind = 'orders' | 'ledger' | 'payouts' | 'fees' | 'people' | 'audit';

interface Audited {
  /** 8 to 64 letters, digits, `-` and `_`. */
  readonly requestId: string;
  /** Why, 2 to 200 characters. */
  readonly reason: string;
}

/** What each action is given. */
export interface ExportsInputs {
  /**
   * What a screen filters; of `fees` the month in which `fromDay` lies, of `payouts` everything, for the agency alone; of
   * `people` those of a brand; of `audit` all entries of a brand, or without one of the agency.
   */
  readonly startExport: Audited & {
    readonly kind: ExportKind;
    readonly format: 'csv' | 'xlsx';
    readonly brandId?: string;
    readonly shopAppid?: string;
    readonly promoter?: string;
    readonly place?: 'frozen' | 'dated' | 'free' | 'held' | 'none' | 'differs';
    readonly fromDay?: string;
    readonly throughDay?: string;
    readonly people?:
      | { readonly kind: 'all' | 'left' | 'dormant' }
      | { readonly kind: 'group'; readonly groupId: string }
      | { readonly kind: 'tag'; readonly tag: string }
      | { readonly kind: 'store'; readonly storeId: string }
      | { readonly kind: 'invite'; readonly token: string };
  };
  /** Goes on with one's own export for some seconds; a timer does so as well. */
  readonly continueExport: { readonly exportId: string };
  readonly listExports: Record<string, never>;
  readonly exportLinks: { readonly exportId: string };
  readonly feeIncome: { readonly brandId?: string; readonly month: string };
  readonly readBudget: { readonly brandId: string };
  readonly saveBudget: Audited & {
    readonly brandId: string;
    /** As readBudget told it. */
    readonly revision: number;
    /** For a calendar month; absent for no budget. */
    readonly monthFen?: number;
    readonly warnPpm: number;
  };
}

export interface StartExportView {
  readonly exportId: string;
}

export interface ExportView {
  readonly exportId: string;
  readonly kind: ExportKind;
  readonly format: 'csv' | 'xlsx';
  readonly askedAtMs: number;
  readonly state: 'running' | 'done' | 'failed' | 'over';
  /** Null where it was not counted before. */
  readonly totalRows: number | null;
  readonly writtenRows: number;
  readonly sumsFen: Readonly<Record<string, number>>;
  readonly files: readonly { readonly name: string; readonly rows: number; readonly bytes: number }[];
  readonly finishedAtMs: number | null;
  /** Then the files are removed. */
  readonly expiresAtMs: number;
}

export interface ListExportsView {
  /** One's own, the newest first. */
  readonly exports: readonly ExportView[];
}

export interface ExportLinksView {
  readonly files: readonly { readonly name: string; readonly url: string }[];
  readonly untilMs: number;
}

export interface FeeIncomeView {
  readonly month: string;
  /** The largest fee first. */
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
  /** The newest of the counts behind it; null where nothing was counted. */
  readonly countedAtMs: number | null;
}

export interface BudgetFieldsView {
  readonly brandId: string;
  readonly revision: number;
  readonly monthFen: number | null;
  readonly warnPpm: number;
}

export interface ReadBudgetView {
  readonly budget: BudgetFieldsView;
  readonly month: string;
  readonly spentFen: number;
  /** none: there is no budget · near: from the warning on · over: used up, no share is raised. */
  readonly state: 'none' | 'within' | 'near' | 'over';
  readonly leftFen: number | null;
  readonly usedPpm: number | null;
  readonly countedAtMs: number | null;
}
