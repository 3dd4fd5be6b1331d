/**
 * Payouts as the function `console` shows them to the agency, whose money they are: the queue, approval, what is
 * stuck, and the daily match with the pay platform's bills. Owner and finance decide,
 * the auditor reads, roles of a brand see nothing. Roles, `requestId`, `reason` and the usual failures are those of
 * contract.ts. Money is whole fen, moments epoch ms, days Beijing days as yyyymmdd.
 */

export type PayoutsAction = keyof PayoutsInputs;

/**
 * payout-not-lost: its provider knows it, or it is over · same-person: a colleague has to agree · wait-not-over: where
 * there is none, a day has to pass · second-person-needed: too much for one person.
 */
export type PayoutsFailure =
  | 'payout-decided'
  | 'payout-not-found'
  | 'payout-not-lost'
  | 'same-person'
  | 'second-person-needed'
  | 'wait-not-over';

export type PayoutRoute = 'wechat' | 'bank' | 'alipay' | 'payroll' | 'gig';
export type PayoutState =
  | 'requested'
  | 'reserved'
  | 'sent'
  | 'unknown'
  | 'waiting'
  | 'transferring'
  | 'cancelling'
  | 'paid'
  | 'failed'
  | 'cancelled'
  | 'expired'
  | 'returned'
  | 'abandoned';
/** approval: waits for a person · trouble: refused, without money, or not found · open: under way. */
export type QueuePart = 'approval' | 'trouble' | 'open' | 'ended';
export type StuckClass =
  | 'not-found'
  | 'refused-by-setup'
  | 'waiting-for-money'
  | 'approval-late'
  | 'confirm-overdue'
  | 'unknown-long'
  | 'returned';

interface Text {
  readonly zh: string;
  readonly en: string;
}

interface Audited {
  /** 8 to 64 letters, digits, `-` and `_`. */
  readonly requestId: string;
  /** Why, 4 to 200 characters; of a declined payout its promoter reads it. */
  readonly reason: string;
}

/** What each action is given. */
export interface PayoutsInputs {
  /** 50 a page, in the order of QueuePart; `after` as the page before told it, `day` that of the request. */
  readonly payoutQueue: {
    readonly part?: QueuePart;
    readonly route?: PayoutRoute;
    readonly promoter?: string;
    readonly day?: string;
    readonly after?: string;
  };
  readonly payoutDetail: { readonly payoutNo: string };
  readonly decidePayout: Audited & { readonly payoutNo: string; readonly decision: 'approve' | 'decline' };
  /** 1 to 50 numbers. With `fromIndex` an earlier answer's `nextIndex`: the same request goes on there. */
  readonly decidePayouts: Audited & {
    readonly payoutNos: readonly string[];
    readonly decision: 'approve' | 'decline';
    readonly fromIndex?: number;
  };
  /** Signs that a payout never arrived anywhere; it ends once that is proven. */
  readonly abandonPayout: Audited & { readonly payoutNo: string };
  readonly stuckPayouts: Record<string, never>;
  /** A month of days, the red ones first. */
  readonly payoutMatchDays: { readonly beforeDay?: string };
  readonly payoutMatchDay: { readonly day: string };
}

export interface QueuedPayoutView {
  readonly payoutNo: string;
  readonly promoter: string;
  readonly route: PayoutRoute;
  readonly payeeKind: 'person' | 'employee' | 'sole-trader' | 'company' | 'gig-worker';
  readonly state: PayoutState;
  readonly part: QueuePart;
  /** Why it needs a person; null while it goes its way. */
  readonly stuck: StuckClass | null;
  readonly troubleCode: string | null;
  readonly grossFen: number;
  readonly taxFen: number;
  readonly netFen: number;
  readonly requestedAtMs: number;
  readonly stateSinceMs: number;
  /** As its promoter reads it. */
  readonly title: Text;
  readonly sentence: Text;
}

export interface PayoutQueueView {
  readonly payouts: readonly QueuedPayoutView[];
  readonly nextAfter: string | null;
}

interface DecisionView {
  readonly name: string;
  readonly atMs: number;
  readonly reason: string;
}

export interface PayoutDetailView extends QueuedPayoutView {
  readonly taxRule: 'ordinary-labour' | 'cumulative' | 'external' | 'none';
  readonly taxMonth: string;
  readonly remark: string;
  readonly sceneId: string | null;
  /** How often it was handed over (always under this number), and asked about since its state changed. */
  readonly sends: number;
  readonly looks: number;
  readonly firstSentAtMs: number | null;
  readonly nextLookAtMs: number | null;
  readonly providerNo: string | null;
  readonly notFoundTimes: number;
  readonly confirmByMs: number | null;
  readonly remindedAtMs: number | null;
  readonly cancelWish: {
    readonly why: 'promoter' | 'refund' | 'debt' | 'blocked' | 'operator';
    readonly atMs: number;
  } | null;
  readonly endReason: string | null;
  /** The provider's code of its last refusal or of a failure, and what it means; empty where it is in words already. */
  readonly providerCode: (Text & { readonly code: string }) | null;
  readonly paidAtMs: number | null;
  readonly decision: DecisionView | null;
  readonly signOff: DecisionView | null;
  /** What a person should do now. */
  readonly next: Text | null;
  /** What was asked and said, oldest first. */
  readonly attempts: readonly {
    readonly atMs: number;
    readonly source: 'submit' | 'query' | 'cancel' | 'notification';
    readonly said: string;
  }[];
  readonly entries: readonly (Text & {
    readonly id: string;
    readonly cause: string;
    readonly bookedAtMs: number;
    readonly postings: readonly { readonly from: Text; readonly to: Text; readonly amountFen: number }[];
  })[];
}

export interface DecidePayoutView {
  readonly payoutNo: string;
  readonly state: PayoutState;
}

export interface DecidePayoutsView {
  readonly total: number;
  readonly items: readonly (
    | { readonly payoutNo: string; readonly ok: true; readonly state: PayoutState }
    | { readonly payoutNo: string; readonly ok: false; readonly code: string; readonly message: string }
  )[];
  /** Of these items. */
  readonly done: number;
  readonly refused: number;
  /** Send the same request with it as `fromIndex`; null when all have their answer. */
  readonly nextIndex: number | null;
}

export interface AbandonPayoutView {
  readonly payoutNo: string;
  /** `unknown` until three queries in half an hour prove it. */
  readonly state: PayoutState;
}

export interface StuckPayoutsView {
  readonly classes: readonly {
    readonly class: StuckClass;
    readonly title: Text;
    /** What to do next, in a sentence. */
    readonly next: Text;
    readonly count: number;
    readonly sumFen: number;
    readonly oldestSinceMs: number;
    /** The oldest 50. */
    readonly payouts: readonly QueuedPayoutView[];
  }[];
  readonly openPayouts: number;
  /** False when there are more open payouts than were looked through. */
  readonly isComplete: boolean;
  readonly atMs: number;
}

export interface PayoutMatchDayView {
  readonly day: string;
  /** red: something is open · open: looked through, not compared yet · green: everything agrees, or a person closed it. */
  readonly state: 'red' | 'open' | 'green';
  readonly routes: readonly {
    readonly route: PayoutRoute;
    readonly payouts: number;
    readonly differing: number;
    readonly notedAtMs: number;
  }[];
  readonly open: number;
  readonly done: number;
}

export interface PayoutMatchDaysView {
  readonly days: readonly PayoutMatchDayView[];
  readonly nextBeforeDay: string | null;
}

export interface OnePayoutMatchDayView {
  readonly day: PayoutMatchDayView | null;
  /** Closed by closeWorkItem. */
  readonly items: readonly {
    readonly id: string;
    readonly class: 'missing' | 'amount' | 'state' | 'timing';
    readonly className: string;
    readonly code: string;
    readonly state: 'open' | 'done';
    readonly payoutNo: string | null;
    readonly promoter: string | null;
    readonly theirFen: number | null;
    readonly ourFen: number | null;
    readonly explanation: Text;
    readonly foundAtMs: number;
    readonly closing: { readonly name: string | null; readonly atMs: number; readonly reason: string | null } | null;
  }[];
}
