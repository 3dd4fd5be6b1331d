import type { Payout } from '../../core/payout/payout';

/** Under which scene of the pay platform money is transferred, with exactly the fields that this scene reports. */
export interface TransferScene {
  readonly sceneId: string;
  readonly reportInfos: readonly { readonly infoType: string; readonly infoContent: string }[];
  /** What the payee reads as the kind of money, out of the scene's fixed list; null leaves it to the platform. */
  readonly perception: string | null;
}

/** The parameters of one payout as they were first sent: a re-send uses these and no others. */
export interface PayOrder {
  readonly payoutNo: string;
  /** What arrives, in whole fen. */
  readonly netFen: number;
  /** Before tax, for providers that withhold themselves. */
  readonly grossFen: number;
  readonly openid: string;
  /** His number here, by which nobody outside knows his name. */
  readonly promoter: string;
  /** What the payee reads, at most 32 characters. */
  readonly remark: string;
  /** Only where the route or the amount needs it; in the clear only in memory. */
  readonly payee: PayeeData | null;
  /** As it was when the payout was first sent; the provider's present one when absent. */
  readonly scene?: TransferScene;
}

/** Data of a payee that is stored encrypted and given to the provider that needs it. */
export interface PayeeData {
  readonly realName: string;
  /** Bank account or Alipay account. */
  readonly account: string;
  readonly bankName: string;
  readonly idNumber: string;
  readonly phone: string;
}

/** What the provider says became of a payout. Only the verified ones end it; everything else is not known yet. */
export type PayOutcome =
  | { readonly kind: 'accepted'; readonly providerNo: string }
  /** The promoter confirms with this package within the time. */
  | { readonly kind: 'needs-confirm'; readonly providerNo: string; readonly confirmPackage: string | null }
  | { readonly kind: 'transferring'; readonly providerNo: string }
  | { readonly kind: 'cancelling'; readonly providerNo: string }
  | {
      readonly kind: 'paid';
      readonly providerNo: string;
      readonly paidAtMs: number;
      readonly netFen: number;
      /** Withheld by the provider itself; null when it withholds nothing. */
      readonly taxFen: number | null;
    }
  /** Verified: the money is back on the payer's account. `reason` is the provider's own word. */
  | { readonly kind: 'failed'; readonly providerNo: string; readonly reason: string }
  | { readonly kind: 'cancelled'; readonly providerNo: string }
  | { readonly kind: 'returned'; readonly providerNo: string; readonly reason: string }
  /** The provider does not know the number: it never came, or is not visible yet. */
  | { readonly kind: 'not-found' };

/** A definite no that was not verified (an error body), or no answer at all: never the end of a payout. */
export type PayTrouble =
  | {
      readonly kind: 'refused';
      /** The provider's code, as `NOT_ENOUGH`, `PARAM_ERROR`. */
      readonly code: string;
      readonly detail: string;
      /** What to do: the payer has no money; too many calls; our set-up is wrong; this payout's data are wrong. */
      readonly class: 'no-money' | 'too-often' | 'setup' | 'parameters';
    }
  | { readonly kind: 'no-answer'; readonly cause: string };

export type PayAnswer = PayOutcome | PayTrouble;

/** A notification whose signature, age and content were checked. */
export interface PayNotification {
  /** The provider's id of the notification: the same one comes more than once. */
  readonly eventId: string;
  readonly payoutNo: string;
  readonly outcome: PayOutcome;
  /** What must agree with our own record before it is believed. */
  readonly merchantId: string;
  readonly amountFen: number;
  readonly openid: string | null;
}

/** One movement on the payer's account as the provider's daily bill states it. */
export interface PayBillLine {
  readonly payoutNo: string | null;
  readonly providerNo: string;
  readonly amountFen: number;
  readonly direction: 'out' | 'back';
  readonly atMs: number;
}

export interface PayAbilities {
  readonly needsConfirm: boolean;
  readonly canCancel: boolean;
  readonly minFen: number;
  readonly maxFen: number;
  /** From this amount on the payee's real name must be given; null never. */
  readonly needsNameFromFen: number | null;
  readonly withholdsTax: boolean;
}

/** One way in which money leaves. No method throws for what the provider says or fails to say. */
export interface PayProvider {
  readonly route: Payout['route'];
  readonly abilities: PayAbilities;
  /** Hands the payout over, or hands the same one over again under the same number. */
  submit(order: PayOrder): Promise<PayAnswer>;
  query(payoutNo: string): Promise<PayAnswer>;
  /** `cancelling` when accepted; only a later verified `cancelled` gives the money back. */
  cancel(payoutNo: string): Promise<PayAnswer>;
  /** All movements of a Beijing day; undefined while the bill is not made yet. */
  listBill(day: string): Promise<readonly PayBillLine[] | undefined>;
  /** What lies on the payer's account in fen; undefined where it cannot be asked. */
  balanceFen(): Promise<number | undefined>;
}
