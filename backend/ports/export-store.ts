import type { BeijingDay } from '../../core/time/beijing-day';
import type { AuditedTransaction } from './audited-transaction';
import type { OrderPlace } from './order-lists';
import type { PeoplePart } from './people-desk';
import type { TableFormat } from './table-files';

export const exportKinds = ['orders', 'ledger', 'payouts', 'fees', 'people', 'audit'] as const;
export type ExportKind = (typeof exportKinds)[number];

/** Which people of a brand; who is dormant is judged when the export is asked for. */
export type ExportPeople = Exclude<PeoplePart, { readonly kind: 'dormant' }> | { readonly kind: 'dormant' };

/** What the screen filtered when it was asked for; plain, as it is kept. Null is whatever it may be. */
export interface ExportFilter {
  /** Null for every brand. */
  readonly brandIds: readonly string[] | null;
  readonly shopAppid: string | null;
  readonly promoter: string | null;
  readonly place: OrderPlace | null;
  readonly fromDay: BeijingDay | null;
  readonly throughDay: BeijingDay | null;
  /** Of people only. */
  readonly people: ExportPeople | null;
}

export interface ExportFile {
  readonly fileId: string;
  readonly name: string;
  readonly rows: number;
  readonly bytes: number;
}

/** An export from its wish to the end of its files. */
export interface ExportJob {
  readonly id: string;
  readonly kind: ExportKind;
  readonly format: TableFormat;
  readonly filter: ExportFilter;
  readonly askedBy: string;
  readonly askedByName: string;
  readonly askedAtMs: number;
  readonly state: 'running' | 'done' | 'failed' | 'over';
  /** Rows as they were counted when it was asked for; null where counting them is not cheaper than reading them. */
  readonly totalRows: number | null;
  readonly writtenRows: number;
  /** Sums of the columns that hold money, in whole fen, by name. */
  readonly sumsFen: Readonly<Record<string, number>>;
  /** Where the next part begins. */
  readonly place: string;
  readonly files: readonly ExportFile[];
  readonly finishedAtMs: number | null;
  /** Then the files are removed. */
  readonly expiresAtMs: number;
}

export interface ExportTransaction extends AuditedTransaction {
  /** Fails the transaction with DuplicateKey when it is there. */
  addJob(job: ExportJob): Promise<void>;
}

export interface ExportStore {
  find(id: string): Promise<ExportJob | undefined>;
  /** Somebody's own, the newest first. */
  listOf(askedBy: string, limit: number): Promise<ExportJob[]>;
  listRunning(limit: number): Promise<ExportJob[]>;
  /** Done ones whose files are to be removed. */
  listOver(nowMs: number, limit: number): Promise<ExportJob[]>;
  write(job: ExportJob): Promise<void>;
  /** Errors: DuplicateKey, TransactionConflict, Outage. */
  transaction<T>(work: (transaction: ExportTransaction) => Promise<T>): Promise<T>;
}
