/** What the function `payout` answers. Amounts are whole fen, moments epoch ms. */

export type PayoutAction = 'quote' | 'request' | 'confirmParameters' | 'cancel' | 'history';

/** Another person's payout answers like one that does not exist. */
export type PayoutFailure =
  | 'not-bound'
  | 'amount-not-a-number'
  | 'amount-not-whole'
  | 'amount-not-positive'
  | 'payouts-paused'
  | 'in-debt'
  | 'payouts-blocked'
  | 'money-held'
  | 'above-balance'
  | 'below-minimum'
  | 'above-maximum'
  | 'day-limit'
  | 'name-needed'
  | 'payee-missing'
  | 'payee-cooling-off'
  | 'route-not-open'
  | 'quote-changed'
  | 'request-id-taken'
  | 'payout-not-found'
  | 'payout-not-waiting'
  | 'payout-over'
  | 'payout-under-way';

export type PayoutRouteName = 'wechat' | 'bank' | 'alipay' | 'payroll' | 'gig';

export interface QuoteRequest {
  readonly action: 'quote';
  /** Before tax. */
  readonly input: { readonly amountFen: number; readonly route?: PayoutRouteName };
}

export interface QuoteView {
  readonly grossFen: number;
  readonly taxFen: number;
  /** What arrives. */
  readonly netFen: number;
  /** How the tax came about, line by line. */
  readonly taxSteps: readonly { readonly text: string; readonly amountFen: number | null }[];
  /** One entry: it can be requested as it is. More (the first 100): each has to be requested and confirmed on its own, if he chooses so. */
  readonly partsFen: readonly number[];
  readonly needsApproval: boolean;
  /** What may still be paid out to him today. */
  readonly dayLeftFen: number;
}

export interface RequestRequest {
  readonly action: 'request';
  /** `requestId` is made once for each wish; the same one again is the same payout. `netFen` is what he was shown. */
  readonly input: {
    readonly amountFen: number;
    readonly netFen: number;
    readonly requestId: string;
    readonly route?: PayoutRouteName;
  };
}

export type PayoutStateName =
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

export interface PayoutView {
  readonly payoutNo: string;
  readonly route: PayoutRouteName;
  readonly state: PayoutStateName;
  readonly grossFen: number;
  readonly taxFen: number;
  readonly netFen: number;
  readonly requestedAtMs: number;
  /** Since when it has been in this state. */
  readonly stateSinceMs: number;
  readonly title: { readonly zh: string; readonly en: string };
  /** What is going on and what to do next. */
  readonly sentence: { readonly zh: string; readonly en: string };
  /** `confirm`: ask for confirmParameters and open the platform's page. */
  readonly next: 'confirm' | 'wait' | 'request-again' | 'none';
  /** How long he can still confirm; null when there is nothing to confirm. */
  readonly confirmLeftMs: number | null;
  readonly canCancel: boolean;
  /** A business: nothing is paid before its invoice is attached. */
  readonly needsInvoice?: boolean;
  /** It went by a list, not into 零钱: he can say that it did not arrive. */
  readonly mayReport?: boolean;
}

export interface ConfirmParametersRequest {
  readonly action: 'confirmParameters';
  readonly input: { readonly payoutNo: string };
}

/** The arguments of wx.requestMerchantTransfer. That its page was shown says nothing about the money: ask for history. */
export interface ConfirmParametersView {
  readonly mchId: string;
  readonly appId: string;
  readonly package: string;
  readonly confirmByMs: number;
}

export interface CancelRequest {
  readonly action: 'cancel';
  readonly input: { readonly payoutNo: string };
}

export interface HistoryRequest {
  readonly action: 'history';
  readonly input: { readonly beforeMs?: number };
}

export interface HistoryView {
  readonly payouts: readonly PayoutView[];
  /** Give it as `beforeMs` for the next page; null at the end. */
  readonly nextBeforeMs: number | null;
}
