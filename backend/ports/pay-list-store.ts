import type { PayeeDetails } from '../../core/payee/check-payee';
import type { PayeeKind } from '../../core/payout/payee-kind';
import type { PayoutRoute } from '../../core/payout/payout';
import type { AuditedTransaction } from './audited-transaction';
import type { OperatorNotice } from './outbox';

/** Routes on which a person carries a list. */
export const listRoutes = ['bank', 'alipay', 'payroll'] as const satisfies readonly PayoutRoute[];
export type ListRoute = (typeof listRoutes)[number];

/** Rows that one list takes at most. */
export const mostRows = 200;

export interface ListPerson {
  readonly openid: string;
  readonly name: string;
}

/** A result that somebody stated and stands for: it ends a payout as a provider's verified word does. */
export type RowState = 'queued' | 'cancelled' | 'listed' | 'paid' | 'failed' | 'returned';

/** What a list says about the payment of one row. */
export interface RowResult {
  /** The bank's or Alipay's own number of the payment. */
  readonly reference: string;
  /** The file that shows it: a screenshot or receipt, or the hash of the imported file. */
  readonly evidence: string;
  readonly paidAtMs: number | null;
  /** The Beijing day of the payment, and of the return. */
  readonly paidDay: string | null;
  readonly returnedDay: string | null;
  /** Why it failed or came back. */
  readonly reason: string | null;
  readonly markedBy: ListPerson;
  readonly markedAtMs: number;
}

/** One payout that was handed over to people. It has one row for life, so it is never in two lists. */
export interface PayRow {
  readonly payoutNo: string;
  readonly route: ListRoute;
  readonly promoter: string;
  readonly payeeKind: PayeeKind;
  readonly netFen: number;
  readonly grossFen: number;
  readonly remark: string;
  /** The account at the moment of handing over, encrypted for the payout; later changes do not reach it. */
  readonly sealed: string;
  readonly masked: PayeeDetails;
  readonly state: RowState;
  readonly queuedAtMs: number;
  readonly listId: string | null;
  readonly result: RowResult | null;
}

/**
 * - making: rows are being taken in; made: complete, waits for approval
 * - approved: the money may be paid, results come in
 * - withdrawing: given up before approval, its rows are given back; withdrawn: they wait again
 */
export type PayListState = 'making' | 'made' | 'approved' | 'withdrawing' | 'withdrawn';

export interface PayList {
  readonly listId: string;
  readonly route: ListRoute;
  readonly state: PayListState;
  readonly madeBy: ListPerson;
  readonly madeAtMs: number;
  /** The payouts that were to go in when it was begun; another list may have taken some of them first. */
  readonly chosen: readonly string[];
  readonly rowCount: number;
  readonly totalFen: number;
  /** Over every row and account as it was made; a list that no longer gives it is not paid. */
  readonly contentHash: string;
  readonly approvedBy: ListPerson | null;
  readonly approvedAtMs: number | null;
  /** From when on the one who approved may state results alone, because there was no second person; else null. */
  readonly mayMarkAloneFromMs: number | null;
  readonly revision: number;
}

/** An invoice of a business, for one payout. */
export interface PayInvoice {
  readonly payoutNo: string;
  readonly promoter: string;
  readonly invoiceNumber: string;
  readonly fileId: string;
  readonly attachedAtMs: number;
}

/** A result file that was taken in, under the hash of its bytes: the same file again is the same import. */
export interface PayImport {
  readonly fileHash: string;
  readonly listId: string;
  readonly importedBy: ListPerson;
  readonly importedAtMs: number;
  readonly skippedLines: readonly number[];
  /** What it was going to write when it was taken in. */
  readonly stepCount: number;
}

export interface PayListTransaction extends AuditedTransaction {
  findList(listId: string): Promise<PayList | undefined>;
  writeList(list: PayList): Promise<void>;
  findRow(payoutNo: string): Promise<PayRow | undefined>;
  writeRow(row: PayRow): Promise<void>;
  findInvoice(payoutNo: string): Promise<PayInvoice | undefined>;
  /** The payout that an invoice number was used for. */
  findInvoiceUse(invoiceNumber: string): Promise<string | undefined>;
  writeInvoice(invoice: PayInvoice): Promise<void>;
  findImport(fileHash: string): Promise<PayImport | undefined>;
  writeImport(taken: PayImport): Promise<void>;
  /** Tells the people who run the program, together with what caused it. */
  addNotice(notice: OperatorNotice): Promise<void>;
}

/** Lists that people carry to a bank, to Alipay or to payroll, and the payouts in them. */
export interface PayListStore {
  /** Errors: DuplicateKey, TransactionConflict, Outage. */
  transaction<T>(work: (lists: PayListTransaction) => Promise<T>): Promise<T>;
  /** 'duplicate' when the payout has its row already. */
  addRow(row: PayRow): Promise<'added' | 'duplicate'>;
  findRow(payoutNo: string): Promise<PayRow | undefined>;
  /** Those of these payouts, at most 1000, that have a row. */
  listRowsOf(payoutNos: readonly string[]): Promise<PayRow[]>;
  /** Rows that wait for a list, the oldest first. */
  listQueued(route: ListRoute, limit: number): Promise<PayRow[]>;
  /** Takes waiting rows into a list; those that were taken or cancelled meanwhile stay where they are. */
  takeRows(payoutNos: readonly string[], listId: string): Promise<void>;
  /** Gives all rows of a list back to waiting. */
  giveBackRows(listId: string): Promise<void>;
  /** The rows of a list, the one that waited longest first: at most `mostRows`. */
  listRowsIn(listId: string): Promise<PayRow[]>;
  /** Writes the result of a row if it still has this state. False when it has not, and nothing was written. */
  settleRow(
    payoutNo: string,
    from: RowState,
    to: { readonly state: RowState; readonly result: RowResult },
  ): Promise<boolean>;
  /** False when it does not wait any more. */
  cancelQueued(payoutNo: string): Promise<boolean>;
  /** Rows of a route that were paid, or came back, on a Beijing day. */
  listDay(route: ListRoute, day: string): Promise<PayRow[]>;
  findList(listId: string): Promise<PayList | undefined>;
  /** A list of the route that is being made or withdrawn, because somebody's call was cut off. */
  findUnfinished(route: ListRoute): Promise<PayList | undefined>;
  listLists(page: { readonly beforeMs: number; readonly limit: number }): Promise<PayList[]>;
  /** Those of these payouts that have an invoice. */
  listInvoices(payoutNos: readonly string[]): Promise<PayInvoice[]>;
  findImport(fileHash: string): Promise<PayImport | undefined>;
  /** How many people may move money. */
  countPayers(): Promise<number>;
}
