/**
 * The books' part of what the function `console` answers: corrections by hand, money kept back, missing orders, and a
 * promoter's ledger and statement. Roles, `requestId`, `reason` (4 characters at least) and the usual failures are those
 * of contract.ts. Moments are epoch ms, money whole fen. What lies outside the caller's brands is answered as not found.
 */

export type BooksAction = keyof BooksInputs;

/**
 * correction-decided: somebody did, and nothing happens twice · same-person: two people are needed · wait-not-over: where
 * nobody else could approve, the day is not over · ledger-conflict: the ledger says something else under the same id;
 * nothing was changed and a person was told.
 */
export type BooksFailure =
  | 'already-held'
  | 'amount-not-a-number'
  | 'amount-not-whole'
  | 'amount-too-large'
  | 'amount-zero'
  | 'block-term-out-of-range'
  | 'buyer-himself'
  | 'changed-meanwhile'
  | 'claim-decided'
  | 'claim-not-found'
  | 'correction-decided'
  | 'correction-expired'
  | 'correction-not-found'
  | 'ledger-conflict'
  | 'no-commission'
  | 'no-money'
  | 'not-held'
  | 'order-not-found'
  | 'order-of-other-agency'
  | 'order-over'
  | 'own-wallet'
  | 'promoter-not-found'
  | 'same-person'
  | 'same-promoter'
  | 'second-person-needed'
  | 'settled-by-platform'
  | 'statement-too-large'
  | 'wait-not-over'
  | 'was-theirs-before'
  | 'would-create-debt';

interface Audited {
  /** 8 to 64 letters, digits, `-` and `_`. */
  readonly requestId: string;
  /** Why, 4 to 200 characters. */
  readonly reason: string;
}

export type CorrectionSubject =
  | {
      readonly kind: 'reattribution';
      /** `order|sku`. */
      readonly orderKey: string;
      readonly toPromoter: string;
      /** The claim that led to it. */
      readonly claimId?: string;
    }
  | {
      /** Only for roles of the agency: a wallet holds the money of every brand. */
      readonly kind: 'adjustment';
      readonly promoter: string;
      /** Above 0 to the promoter, below 0 from him; at most 100,000,000 either way. */
      readonly amountFen: number;
      readonly mayCreateDebt: boolean;
      readonly aboutOrderKey?: string;
    };

export type CorrectionState = 'requested' | 'approved' | 'rejected' | 'expired';
export type KeptBackFor = 'AFTER_SALE' | 'RISK' | 'MANUAL';
export type StatementFormat = 'csv' | 'json' | 'xlsx';

/** What each action is given. A list without `brandId` holds all that the caller reaches. */
export interface BooksInputs {
  readonly previewCorrection: { readonly subject: CorrectionSubject };
  /** `seen`: what the preview showed; when more would move by now, or another's money, it is refused. */
  readonly requestCorrection: Audited & {
    readonly subject: CorrectionSubject;
    readonly seen?: { readonly fromPromoter: string | null; readonly amountFen: number };
  };
  readonly decideCorrection: Audited & {
    readonly correctionId: string;
    /** Whoever asked may reject his own, and not approve it. */
    readonly decision: 'approve' | 'reject';
  };
  /** Those that wait go on by `afterMs`, decided ones by `beforeMs`. */
  readonly listCorrections: {
    readonly state: CorrectionState;
    readonly brandId?: string;
    readonly beforeMs?: number;
    readonly afterMs?: number;
  };
  /** `untilMs` counts where the money is free already: 7 days unless stated, 90 at most. */
  readonly holdMoney: Audited & {
    readonly orderKey: string;
    readonly why: KeptBackFor;
    readonly untilMs?: number;
  };
  readonly unholdMoney: Audited & { readonly orderKey: string };
  readonly blockPayouts: Audited & {
    readonly promoter: string;
    readonly why: KeptBackFor;
    readonly untilMs?: number;
  };
  readonly unblockPayouts: Audited & { readonly promoter: string };
  readonly listClaims: { readonly brandId?: string; readonly afterDueMs?: number };
  /** `reason` is what the promoter reads. Granting moves no money: that is a re-attribution. */
  readonly decideClaim: Audited & { readonly claimId: string; readonly decision: 'grant' | 'decline' };
  readonly promoterLedger: { readonly promoter: string; readonly brandId?: string; readonly from?: string };
  /** As the promoter's own: without a format a view, else a file in the reply. */
  readonly promoterStatement: { readonly promoter: string; readonly format?: StatementFormat } & (
    | { readonly month: string }
    | { readonly fromDay: string; readonly throughDay: string }
  );
}

export interface PreviewCorrectionView {
  readonly brandId: string | null;
  readonly fromPromoter: string | null;
  /** What would move; of an adjustment with its sign. */
  readonly amountFen: number;
  readonly wallets: readonly {
    readonly promoter: string;
    readonly withdrawableFen: number;
    /** Below zero: a debt. */
    readonly withdrawableAfterFen: number;
  }[];
  readonly postings: readonly { readonly from: string; readonly to: string; readonly amountFen: number }[];
  readonly needsSecondPerson: boolean;
  /** There is no second person: it waits for a day instead. */
  readonly waitsAlone: boolean;
}

export interface RequestCorrectionView {
  readonly correctionId: string;
  /** approved: carried out at once · requested: waits for somebody else. */
  readonly state: CorrectionState;
  readonly amountFen: number;
  readonly expiresAtMs: number;
  readonly mayDecideAloneFromMs: number | null;
}

export interface DecideCorrectionView {
  readonly correctionId: string;
  readonly state: CorrectionState;
}

export interface CorrectionLineView {
  readonly id: string;
  readonly subject:
    | {
        readonly kind: 'reattribution';
        readonly orderKey: string;
        readonly toPromoter: string;
        readonly claimId: string | null;
      }
    | {
        readonly kind: 'adjustment';
        readonly promoter: string;
        readonly amountFen: number;
        readonly mayCreateDebt: boolean;
        readonly aboutOrderKey: string | null;
      };
  readonly brandId: string | null;
  readonly fromPromoter: string | null;
  readonly amountFen: number;
  readonly reason: string;
  readonly state: CorrectionState;
  readonly requestedBy: string;
  readonly requestedAtMs: number;
  readonly expiresAtMs: number;
  readonly mayDecideAloneFromMs: number | null;
  readonly decidedBy: string | null;
  readonly decidedAtMs: number | null;
  readonly decisionReason: string | null;
  readonly ledgerIds: readonly string[];
  /** The reader asked for it himself. */
  readonly isOwn: boolean;
}

export interface ListCorrectionsView {
  readonly corrections: readonly CorrectionLineView[];
  readonly nextBeforeMs: number | null;
  readonly nextAfterMs: number | null;
}

/** `order`: the money lies in held · `payouts`: it was free already, so the promoter's payouts wait until then. */
export interface HoldMoneyView {
  readonly held: 'order' | 'payouts';
  readonly amountFen: number;
  readonly untilMs: number | null;
}

export interface UnholdMoneyView {
  readonly moneyIn: string;
  readonly dueDay: string | null;
}

/** `untilMs` is null when nothing is blocked any more. */
export interface BlockPayoutsView {
  readonly promoter: string;
  readonly untilMs: number | null;
}

export interface ListClaimsView {
  /** The first due first. */
  readonly claims: readonly {
    readonly id: string;
    readonly promoter: string;
    readonly orderId: string;
    readonly brandId: string | null;
    readonly askedAtMs: number;
    readonly dueAtMs: number | null;
    readonly answer: { readonly code: string; readonly zh: string; readonly en: string };
    readonly evidence: readonly {
      readonly orderKey: string;
      readonly shopAppid: string;
      readonly createdAtMs: number;
      readonly isPaid: boolean;
      readonly platformPromoter: string | null;
      readonly promoterInBooks: string | null;
      /** What our rules expected, and the buyer's newest touches; as objects to show. */
      readonly decision: object | null;
      readonly touches: readonly object[];
    }[];
  }[];
  /** Pass as `afterDueMs` for the next page; null when there is none. */
  readonly nextAfterDueMs: number | null;
}

export interface DecideClaimView {
  readonly claimId: string;
}

export interface PromoterLedgerView {
  /** The newest first. */
  readonly entries: readonly {
    readonly id: string;
    readonly bookedAtMs: number;
    readonly cause: string;
    readonly zh: string;
    readonly en: string;
    readonly brandId: string | null;
    readonly orderKey: string | null;
    /** By how much the promoter's balance changed: 0 for movements between his own places. */
    readonly changeFen: number;
    readonly movements: readonly {
      readonly from: string;
      readonly to: string;
      readonly amountFen: number;
      readonly zh: string;
      readonly en: string;
    }[];
    /** What the person wrote who had it booked, and his name; null for what the platform's orders caused. */
    readonly reason: string | null;
    readonly by: string | null;
  }[];
  /** Pass as `from` for the next page; null when there is none. */
  readonly nextFrom: string | null;
}

/** As in the contract of `earnings`: a view, a file, or that nothing moved. */
export type PromoterStatementView =
  | { readonly kind: 'empty'; readonly zh: string; readonly en: string }
  | {
      readonly kind: 'statement';
      readonly fromDay: string;
      readonly throughDay: string;
      readonly isClosed: boolean;
      readonly opening: { readonly count: number; readonly head: string; readonly balanceFen: number };
      readonly closing: { readonly count: number; readonly head: string; readonly balanceFen: number };
      readonly lineCount: number;
      readonly lines: readonly object[];
    }
  | {
      readonly kind: 'file';
      readonly name: string;
      readonly format: StatementFormat;
      readonly contentBase64: string;
      readonly sizeBytes: number;
      readonly head: string;
    };
