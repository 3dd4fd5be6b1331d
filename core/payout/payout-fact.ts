import type { CancelWhy, Decision, Payer, StopWhy, TroubleClass } from './payout-row';

/** What a provider says about a payout, or fails to say; `paid` to `returned` were verified. */
export type ProviderWord =
  | { readonly kind: 'accepted'; readonly providerNo: string }
  | { readonly kind: 'needs-confirm'; readonly providerNo: string; readonly confirmPackage: string | null }
  | { readonly kind: 'transferring'; readonly providerNo: string }
  | { readonly kind: 'cancelling'; readonly providerNo: string }
  | {
      readonly kind: 'paid';
      readonly providerNo: string;
      readonly paidAtMs: number;
      readonly netFen: number;
      readonly taxFen: number | null;
    }
  | { readonly kind: 'failed'; readonly providerNo: string; readonly reason: string }
  | { readonly kind: 'cancelled'; readonly providerNo: string }
  | { readonly kind: 'returned'; readonly providerNo: string; readonly reason: string }
  | { readonly kind: 'not-found' }
  | { readonly kind: 'refused'; readonly code: string; readonly class: Exclude<TroubleClass, 'no-answer'> }
  | { readonly kind: 'no-answer'; readonly cause: string };

/** To which question a provider's word is the answer; a notification comes by itself. */
export type WordSource = 'submit' | 'query' | 'cancel' | 'notification';

/** What can happen to a payout. */
export type PayoutFact =
  | { readonly kind: 'approved'; readonly by: Decision }
  | { readonly kind: 'declined'; readonly by: Decision }
  /** Found when the wallet was read again just before it was handed over. */
  | { readonly kind: 'stopped'; readonly why: StopWhy }
  | { readonly kind: 'cancel-asked'; readonly why: CancelWhy }
  /** Written down before the call that hands it over, so that no call is ever unknown to us. */
  | { readonly kind: 'sent'; readonly payer: Payer | null }
  | { readonly kind: 'said'; readonly source: WordSource; readonly word: ProviderWord; readonly eventId?: string }
  | { readonly kind: 'signed-off'; readonly by: Decision };

/** A fact's column in the table of transitions. */
export type FactName =
  | Exclude<PayoutFact['kind'], 'said'>
  | ProviderWord['kind']
  /** Failed because the promoter did not confirm in time. */
  | 'overdue';

/** The provider's word for a payout that nobody confirmed in time. https://pay.weixin.qq.com/doc/v3/merchant/4013774966 */
export const overdueReason = 'OVERDUE_CLOSE';

/** The column under which a fact stands. */
export function factNameOf(fact: PayoutFact): FactName {
  if (fact.kind !== 'said') return fact.kind;
  const { word } = fact;
  return word.kind === 'failed' && word.reason === overdueReason ? 'overdue' : word.kind;
}
