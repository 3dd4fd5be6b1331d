import type { Outcome } from '../../core/outcome';
import type { PayeeKind } from '../../core/payout/payee-kind';
import type { PayoutRoute } from '../../core/payout/payout';
import type { PayeeData } from './pay-provider';

/** Whom a payout would go to. */
export interface PayoutPayee {
  readonly kind: PayeeKind;
  readonly hasName: boolean;
  /** Encrypted; null where the openid is enough. */
  readonly sealed: string | null;
}

export type PayeeRefusal = 'payee-missing' | 'payee-cooling-off' | 'route-not-open';

/** Where promoters are paid. */
export interface PayoutPayees {
  /**
   * Rejections: route-not-open (not for this kind of payee), payee-missing (nothing was entered for the route),
   * payee-cooling-off (an account that was changed is not used for 48 hours).
   */
  payeeOf(promoter: string, route: PayoutRoute, nowMs: number): Promise<Outcome<PayoutPayee, PayeeRefusal>>;
}

/** Opens what was sealed; only where money is sent. */
export interface PayeeOpener {
  /** Undefined when it does not open any more. */
  open(sealed: string, promoter: string): PayeeData | undefined;
}
