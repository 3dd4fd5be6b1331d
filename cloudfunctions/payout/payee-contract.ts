/**
 * Where a promoter is paid, and what he says about payouts that went by a list, in what the function `payout` answers.
 * Accounts come back masked, to everybody. Moments are epoch ms. A write takes a `requestId`, made once for each
 * intention.
 */

export type PayeeAction = keyof PayeeInputs;

/**
 * confirmation-differs: the details are not those that were shown · payee-missing: there is nothing to delete ·
 * invoice-missing: the detail names the file that was not uploaded for this payout ·
 * payout-in-list: too late for another invoice. Another person's payout answers like one that does not exist.
 */
export type PayeeFailure =
  | 'alipay-account-wrong'
  | 'bank-card-wrong'
  | 'bank-name-missing'
  | 'business-account-wrong'
  | 'business-name-wrong'
  | 'confirmation-differs'
  | 'credit-code-wrong'
  | 'id-number-missing'
  | 'id-number-wrong'
  | 'invoice-not-needed'
  | 'invoice-used'
  | 'invoice-missing'
  | 'not-bound'
  | 'not-paid-yet'
  | 'payee-missing'
  | 'payout-in-list'
  | 'payout-not-found'
  | 'phone-wrong'
  | 'promoter-suspended'
  | 'real-name-wrong'
  | 'request-id-taken'
  | 'route-not-for-kind'
  | 'staff-number-wrong'
  | 'under-age';

/** person: for himself · employee: through payroll · sole-trader, company: against an invoice · gig-worker: 灵工. */
export type PayeeKindName = 'person' | 'employee' | 'sole-trader' | 'company' | 'gig-worker';
export type PayeeRoute = 'wechat' | 'bank' | 'alipay' | 'payroll' | 'gig';

/** Texts as they are typed; what the route does not need may be empty and is not kept. */
export interface PayeeDetailsView {
  readonly realName: string;
  /** Bank card, business account, Alipay account, or staff number. */
  readonly account: string;
  readonly bankName: string;
  /** Citizen number, or the credit code of a business. */
  readonly idNumber: string;
  readonly phone: string;
}

/** What each action is given. */
export interface PayeeInputs {
  readonly readPayee: Record<string, never>;
  /** Twice: first with `confirmation` null, then with what the first call answered. */
  readonly savePayee: PayeeDetailsView & {
    readonly kind: PayeeKindName;
    readonly route: PayeeRoute;
    readonly confirmation: string | null;
    readonly requestId: string;
  };
  readonly deletePayee: { readonly requestId: string };
  /** The invoice of a business for one payout; it goes into no list without. */
  readonly attachInvoice: {
    readonly payoutNo: string;
    /** 8 to 30 letters and digits. */
    readonly invoiceNumber: string;
    /** The uploaded file, `cloud://…`. */
    readonly fileId: string;
    readonly requestId: string;
  };
  readonly reportNotReceived: { readonly payoutNo: string; readonly note: string };
}

export interface ReadPayeeView {
  /** Null while nothing was entered. */
  readonly kind: PayeeKindName | null;
  readonly needsInvoice: boolean;
  /** What one payout takes at least and at most, of what arrives (fen). */
  readonly limits?: { readonly leastFen: number; readonly mostFen: number };
  readonly accounts: readonly {
    readonly route: PayeeRoute;
    readonly masked: PayeeDetailsView;
    readonly savedAtMs: number;
    /** Money goes there from this moment on: 48 hours after a change. */
    readonly usableFromMs: number;
  }[];
}

export interface SavePayeeView {
  /** to-confirm: nothing is saved yet · same: it is what was there. */
  readonly state: 'to-confirm' | 'saved' | 'same';
  readonly confirmation: string;
  readonly masked: PayeeDetailsView;
  readonly usableFromMs: number;
}

export interface DeletePayeeView {
  readonly deletedAtMs: number;
  /** Name and citizen number stay, encrypted, because tax was withheld under them. */
  readonly isKeptForTax: boolean;
}

export interface AttachInvoiceView {
  readonly payoutNo: string;
}

export interface ReportNotReceivedView {
  readonly payoutNo: string;
  /** By when somebody answers. */
  readonly dueAtMs: number;
}
