import type { CaseKind } from '../../core/cases/case-kind';
import type { BeijingDay } from '../../core/time/beijing-day';
import type { KeptFigures } from './figure-records';

/** How much of one kind waits for a person. */
export interface Task {
  readonly kind: CaseKind | 'payout-approval' | 'payout-trouble' | 'shelf-alert' | 'budget';
  readonly count: number;
  /** There are more than were counted. */
  readonly isAtLeast: boolean;
  readonly overdue: number;
  readonly firstDueAtMs: number | null;
}

/** What somebody's list of tasks said when it was counted last. */
export interface KeptTasks {
  readonly openid: string;
  readonly brandId: string;
  /** The roles he held then, as text: with others they are not his list any more. */
  readonly roles: string;
  readonly tasks: readonly Task[];
  readonly countedAtMs: number;
}

/** The console's first page, from what was counted before. */
export interface HomeRecords {
  /** Figures of a brand on these days, of the whole agency on the last of them, and somebody's tasks. One call. */
  readHome(
    openid: string,
    brandId: string,
    days: readonly BeijingDay[],
  ): Promise<{ readonly days: readonly KeptFigures[]; readonly agency?: KeptFigures; readonly tasks?: KeptTasks }>;
  keepTasks(kept: KeptTasks): Promise<void>;
}
