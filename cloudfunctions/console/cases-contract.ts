/**
 * The queue of all that waits for a person, in what the function `console` answers. Roles, `requestId`, `reason` and the
 * usual failures are those of contract.ts. Money is whole fen, moments epoch ms.
 */

export type CasesAction = keyof CasesInputs;

/** case-taken: somebody took it within the last hour · case-done: somebody ended it. */
export type CasesFailure = 'case-done' | 'case-not-found' | 'case-taken' | 'complaint-not-found';

export type CaseKind = 'claim' | 'complaint' | 'appeal' | 'risk' | 'correction' | 'review';

interface Text {
  readonly zh: string;
  readonly en: string;
}

interface Audited {
  /** 8 to 64 letters, digits, `-` and `_`. */
  readonly requestId: string;
  /** Why, 2 to 200 characters. */
  readonly reason: string;
}

/** What each action is given. */
export interface CasesInputs {
  /** 40 a page, the first due first. */
  readonly caseList: { readonly brandId?: string; readonly kind?: CaseKind; readonly afterDueMs?: number };
  readonly readCase: { readonly caseId: string };
  /** Says that one works on it, or gives it back. */
  readonly takeCase: Audited & { readonly caseId: string; readonly isTaken: boolean };
  /** `reason` is what the person who complained reads. */
  readonly answerComplaint: Audited & { readonly complaintId: string };
}

export interface CaseLineView {
  /** Opens it. */
  readonly caseId: string;
  /** Of the claim, complaint, work item, correction or membership that it is. */
  readonly id: string;
  readonly kind: CaseKind;
  readonly brandId: string | null;
  readonly sinceMs: number;
  readonly dueAtMs: number;
  readonly isOverdue: boolean;
  readonly promoter: string | null;
  readonly orderId: string | null;
  readonly payoutNo: string | null;
  readonly amountFen: number | null;
  readonly about: string;
  readonly takenBy: { readonly name: string; readonly atMs: number; readonly isMe: boolean } | null;
  readonly risk: {
    readonly className: string;
    readonly code: string;
    readonly theirFen: number | null;
    readonly ourFen: number | null;
    readonly explanation: Text;
  } | null;
}

export interface CaseListView {
  readonly cases: readonly CaseLineView[];
  readonly nextAfterDueMs: number | null;
}

export interface ReadCaseView {
  readonly line: CaseLineView;
  readonly promoterName: string | null;
  readonly evidence: readonly {
    readonly orderKey: string;
    readonly shopAppid: string;
    readonly createdAtMs: number;
    readonly isPaid: boolean;
    readonly platformPromoter: string | null;
    readonly promoterInBooks: string | null;
    readonly decision: object | null;
    readonly touches: readonly object[];
  }[];
  /** What the promoter was told so far. */
  readonly claimWords: Text | null;
  readonly complaint: {
    readonly topic: string;
    readonly text: string;
    readonly orderId: string;
    readonly answer: string | null;
  } | null;
  readonly correction: {
    readonly id: string;
    readonly subject: object;
    readonly fromPromoter: string | null;
    readonly amountFen: number;
    readonly reason: string;
    readonly state: string;
    readonly requestedBy: string;
    readonly requestedAtMs: number;
    readonly expiresAtMs: number;
    readonly mayDecideAloneFromMs: number | null;
    readonly isOwn: boolean;
  } | null;
}

export interface TakeCaseView {
  readonly caseId: string;
  readonly isTaken: boolean;
}

export interface AnswerComplaintView {
  readonly complaintId: string;
}
