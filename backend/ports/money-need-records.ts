import type { Wallet } from '../../core/ledger/wallet';
import type { MoneyNeed } from '../../core/payout/money-need';

/** The need as it was last counted through all wallets. */
export interface CountedNeed extends MoneyNeed {
  /** Epoch ms: when the count began, and when it was done. */
  readonly startedAtMs: number;
  readonly countedAtMs: number;
}

/** What lies on the account that pays, as its provider last said. */
export interface PayBalance {
  /** Null when it does not say; then `why`. */
  readonly balanceFen: number | null;
  /** not-set-up: no key of the pay platform here · not-told: the merchant has no right to ask, or no answer came. */
  readonly why: 'not-set-up' | 'not-told' | null;
  readonly askedAtMs: number;
}

/** What the forecast of money reads and keeps. Each method is one call. */
export interface MoneyNeedRecords {
  /** Wallets of promoters behind one, in a fixed order. */
  listWallets(afterPromoter: string, limit: number): Promise<Wallet[]>;
  /** The newest count. */
  findNeed(): Promise<CountedNeed | undefined>;
  /** One a day, the last one of it. */
  keepNeed(need: CountedNeed): Promise<void>;
  findPayBalance(): Promise<PayBalance | undefined>;
  keepPayBalance(balance: PayBalance): Promise<void>;
}
