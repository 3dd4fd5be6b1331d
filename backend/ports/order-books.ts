import type { OrderRow } from '../../core/commission/order-row';
import type { LedgerTransaction, Posting } from '../../core/ledger/ledger-transaction';
import type { Wallet } from '../../core/ledger/wallet';
import type { TransactionLimits } from './document-database';
import type { Membership } from './membership';

/** An order's row together with how often it was written; the count guards writes outside a transaction. */
export interface StoredOrder {
  readonly row: OrderRow;
  readonly revision: number;
  /** The newest pushes that were applied to the row, so that the timer can tick them off without doing them again. */
  readonly appliedEvents: readonly string[];
  /** Why the row is a memo without commission; absent for an order that has some. */
  readonly noCommission?: string;
}

/** What may be read and written about an order's money in one database transaction. Each method is one call. */
export interface BooksTransaction {
  findOrder(key: string): Promise<StoredOrder | undefined>;
  findMembership(brandId: string, promoter: string): Promise<Membership | undefined>;
  /** Of a promoter who never joined the brand: what he agreed to when he was bound, and since. */
  findUnjoined(brandId: string, promoter: string): Promise<Membership | undefined>;
  findWallet(promoter: string): Promise<Wallet | undefined>;
  /** Creates the row; fails the transaction with DuplicateKey when somebody was faster. */
  addOrder(row: OrderRow, appliedEvent: string | undefined): Promise<void>;
  /** Writes a row that was read in this transaction, and raises its revision. */
  updateOrder(stored: StoredOrder, row: OrderRow, appliedEvent: string | undefined): Promise<void>;
  /** All ledger lines in one call; a taken id fails the transaction with LedgerDuplicate. */
  addLedger(transactions: readonly LedgerTransaction[]): Promise<void>;
  /** Writes a wallet that was read in this transaction. */
  writeWallet(wallet: Wallet, existed: boolean): Promise<void>;
  /** Moves money of a wallet that was not read, by increments; never for due days. Creates the wallet if it is missing. */
  moveInWallet(promoter: string, postings: readonly Posting[]): Promise<void>;
}

/** Orders, ledger and wallets: everything that must commit together. */
export interface OrderBooks {
  findOrder(key: string): Promise<StoredOrder | undefined>;
  /** Creates a row that holds no money yet. */
  addOrder(row: OrderRow, appliedEvent: string | undefined): Promise<'added' | 'duplicate'>;
  /** Writes a row whose money did not move, unless it was written since; false says that it was. */
  noteOrder(stored: StoredOrder, row: OrderRow, appliedEvent: string | undefined): Promise<boolean>;
  findMembership(brandId: string, promoter: string): Promise<Membership | undefined>;
  /** Of a promoter who never joined the brand: what he agreed to when he was bound, and since. */
  findUnjoined(brandId: string, promoter: string): Promise<Membership | undefined>;
  /** Errors: DuplicateKey (LedgerDuplicate for a ledger id), TransactionConflict, Outage; then nothing was written. */
  transaction<T>(work: (books: BooksTransaction) => Promise<T>, limits?: TransactionLimits): Promise<T>;
  findWallet(promoter: string): Promise<Wallet | undefined>;
  /** Promoters whose wallets hold due money up to a day, at most `limit`, oldest day first. */
  listPromotersDue(throughDay: string, limit: number): Promise<string[]>;
  /** A promoter's orders that were created before `beforeMs` (epoch ms), the newest first. */
  listOrdersOf(promoter: string, page: { readonly beforeMs: number; readonly limit: number }): Promise<StoredOrder[]>;
  /** The newest 200 orders of a buyer in a shop. */
  listOrdersOfBuyer(buyerKey: string, shopAppid: string): Promise<StoredOrder[]>;
  /** The ledger lines of one order, oldest first. */
  listLedgerOfOrder(orderKey: string): Promise<LedgerTransaction[]>;
}
