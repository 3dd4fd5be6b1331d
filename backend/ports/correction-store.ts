import type { AuditEntry } from './audit-log';
import type { Claim } from './claim-store';
import type { TransactionLimits } from './document-database';
import type { BooksTransaction } from './order-books';
import type { Promoter } from './promoter-store';

/** What is corrected by hand. */
export type CorrectionSubject =
  | {
      readonly kind: 'reattribution';
      readonly orderKey: string;
      readonly toPromoter: string;
      /** The claim that led to it, or null. */
      readonly claimId: string | null;
    }
  | {
      readonly kind: 'adjustment';
      readonly promoter: string;
      /** Above 0 to the promoter, below 0 from him. */
      readonly amountFen: number;
      readonly mayCreateDebt: boolean;
      /** The order that it is about, which it leaves alone; or null. */
      readonly aboutOrderKey: string | null;
    };

export interface CorrectionActor {
  readonly openid: string;
  readonly name: string;
}

/** A correction from its request to its end. Money moves in the transaction that writes `approved`, and only there. */
export interface Correction {
  readonly id: string;
  readonly subject: CorrectionSubject;
  readonly brandId: string | null;
  /** Who had the order when it was asked for; null for nobody, and for adjustments. */
  readonly fromPromoter: string | null;
  /** What moves; for a re-attribution as it was when it was asked for. */
  readonly amountFen: number;
  readonly reason: string;
  readonly requestedBy: CorrectionActor;
  readonly requestedAtMs: number;
  readonly state: 'requested' | 'approved' | 'rejected' | 'expired';
  /** From when on the one who asked may approve alone, because there was no second person; else null. */
  readonly mayDecideAloneFromMs: number | null;
  readonly expiresAtMs: number;
  readonly decidedBy: CorrectionActor | null;
  readonly decidedAtMs: number | null;
  readonly decisionReason: string | null;
  readonly ledgerIds: readonly string[];
}

/** Above `limitFen` a second person approves; above `aloneLimitFen` nobody does it alone, not even after a wait. */
export interface CorrectionLimits {
  readonly limitFen: number;
  readonly aloneLimitFen: number;
}

/** Everything that a correction, a hold or a decided claim writes together. Each method is one call. */
export interface CorrectionTransaction extends BooksTransaction {
  findPromoter(promoter: string): Promise<Promoter | undefined>;
  findCorrection(id: string): Promise<Correction | undefined>;
  /** Fails the transaction with DuplicateKey when the id is taken. */
  addCorrection(correction: Correction): Promise<void>;
  writeCorrection(correction: Correction): Promise<void>;
  /** What somebody corrected without a second person on a Beijing day, in fen; 0 when nothing. */
  findSpentFen(openid: string, day: string): Promise<number>;
  /** Replaces that sum of a Beijing day. */
  writeSpentFen(openid: string, day: string, spentFen: number): Promise<void>;
  findClaim(id: string): Promise<Claim | undefined>;
  writeClaim(claim: Claim): Promise<void>;
  findEntry(id: string): Promise<AuditEntry | undefined>;
  /** Fails the transaction with DuplicateKey when the id is taken. */
  addEntry(entry: AuditEntry): Promise<void>;
}

/** Corrections by hand, beside the books that they change. */
export interface CorrectionStore {
  /** Errors: DuplicateKey, TransactionConflict, Outage. */
  transaction<T>(work: (books: CorrectionTransaction) => Promise<T>, limits?: TransactionLimits): Promise<T>;
  findCorrection(id: string): Promise<Correction | undefined>;
  /** Requests that wait for a decision, those made after a moment or all of them, the oldest first. */
  listRequested(limit: number, afterMs?: number): Promise<Correction[]>;
  /** Corrections of a state, the newest first. */
  listDecided(
    state: 'approved' | 'rejected' | 'expired',
    page: { readonly beforeMs: number; readonly limit: number },
  ): Promise<Correction[]>;
  /** As set now, not as an instance remembers: setting `correctionLimitFen`, 20,000 fen unless set. */
  limits(): Promise<CorrectionLimits>;
  /** What carried-out adjustments about an order came to, in fen. */
  adjustedFenAbout(orderKey: string): Promise<number>;
  /** How many people could approve a correction. */
  countApprovers(): Promise<number>;
}
