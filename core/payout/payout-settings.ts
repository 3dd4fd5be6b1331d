import type { TaxRule } from '../tax/tax-month';
import type { PayoutRoute } from './payout';
import type { PayoutScene } from './payout-row';

/** The platform transfers no less than this; it is not a setting. https://pay.weixin.qq.com/doc/v3/merchant/4012716434 */
export const smallestPayoutFen = 10;

/** Nothing is paid out until a moment; why, in the words of whoever set it. */
export interface PayoutPause {
  readonly reason: string;
  /** Epoch ms, not included. */
  readonly untilMs: number;
}

/** How much may be paid out and who has to agree: an agency setting. Whole fen of what arrives (after tax). */
export interface PayoutSettings {
  readonly minFen: number;
  /** In one payout: a fresh merchant's limit is 200 yuan; a larger one is applied for. */
  readonly maxFen: number;
  readonly promoterDayFen: number;
  readonly agencyDayFen: number;
  /** From this amount on the payee's real name is needed. */
  readonly nameFromFen: number;
  /** Up to this amount nobody has to approve. */
  readonly automaticFen: number;
  /** Up to this amount one person may approve his own after a day, where nobody else could. */
  readonly aloneFen: number;
  readonly sendsPerSecond: number;
  /** The ways in which promoters may be paid here. */
  readonly routes: readonly PayoutRoute[];
  readonly taxRule: TaxRule;
  /** What the payee reads, at most 32 characters. */
  readonly remark: string;
  /** Null leaves it to the provider. */
  readonly scene: PayoutScene | null;
  readonly pause: PayoutPause | null;
}

/** What holds unless the agency sets something else. */
export const usualPayoutSettings: PayoutSettings = {
  minFen: smallestPayoutFen,
  maxFen: 20_000,
  promoterDayFen: 200_000,
  agencyDayFen: 5_000_000,
  nameFromFen: 200_000,
  automaticFen: 20_000,
  aloneFen: 200_000,
  sendsPerSecond: 20,
  routes: ['wechat', 'bank', 'alipay', 'payroll'],
  taxRule: 'ordinary-labour',
  remark: '推广佣金提现',
  scene: null,
  pause: null,
};

/** The pause that is in force at a moment. */
export function pauseAt({ pause }: Pick<PayoutSettings, 'pause'>, nowMs: number): PayoutPause | undefined {
  return pause !== null && nowMs < pause.untilMs ? pause : undefined;
}
