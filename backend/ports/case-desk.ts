import type { CaseKind } from '../../core/cases/case-kind';
import type { AuditedTransaction } from './audited-transaction';
import type { Complaint } from './complaint-store';
import type { DeskItem } from './work-desk';

/** One thing that waits for a person, with what a list shows of it. */
export interface WaitingCase {
  /** Of the document that it is. */
  readonly id: string;
  readonly kind: CaseKind;
  /** Null for what belongs to the agency alone. */
  readonly brandId: string | null;
  readonly sinceMs: number;
  readonly dueAtMs: number;
  readonly promoter: string | null;
  readonly orderId: string | null;
  readonly payoutNo: string | null;
  readonly amountFen: number | null;
  /** What tells cases of one kind apart: a topic, a code, a group. */
  readonly about: string;
  /** What the nights or payouts found, of a risk. */
  readonly item: DeskItem | null;
}

/** Who works on a case. */
export interface CaseTake {
  readonly caseId: string;
  readonly openid: string;
  readonly name: string;
  readonly atMs: number;
}

/** Whose cases: of these brands, and of the agency alone where it is every brand. */
export interface CaseScope {
  readonly brandIds: readonly string[];
  readonly isEveryBrand: boolean;
}

export interface CaseTransaction extends AuditedTransaction {
  findTake(caseId: string): Promise<CaseTake | undefined>;
  putTake(take: CaseTake): Promise<void>;
  /** Gives a case back to everybody. */
  clearTake(caseId: string): Promise<void>;
  findComplaint(id: string): Promise<Complaint | undefined>;
  answerComplaint(id: string, answer: { readonly text: string; readonly atMs: number }): Promise<void>;
}

/** The queue of what waits for people, over everything that can wait. */
export interface CaseDesk {
  /** Cases of a kind that began to wait after a moment, the oldest first. One call. */
  listWaiting(
    kind: CaseKind,
    scope: CaseScope,
    page: { readonly afterDueMs: number; readonly limit: number },
  ): Promise<WaitingCase[]>;
  /** One that still waits. One call. */
  findWaiting(kind: CaseKind, id: string): Promise<WaitingCase | undefined>;
  /** At most 200 of them. One call. */
  listTakes(caseIds: readonly string[]): Promise<CaseTake[]>;
  findComplaint(id: string): Promise<Complaint | undefined>;
  /** Errors: DuplicateKey, TransactionConflict, Outage. */
  transaction<T>(work: (transaction: CaseTransaction) => Promise<T>): Promise<T>;
}
