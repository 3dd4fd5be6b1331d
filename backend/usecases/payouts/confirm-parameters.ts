import { type Outcome, ok, rejected } from '../../../core/outcome';
import { confirmLeftMs } from '../../../core/payout/payout-wording';
import { findOwnPayout } from './find-own-payout';
import type { PayoutPorts } from './payout-ports';

/** What wx.requestMerchantTransfer takes: https://developers.weixin.qq.com/miniprogram/dev/api/payment/wx.requestMerchantTransfer.html */
export interface ConfirmParameters {
  readonly mchId: string;
  readonly appId: string;
  readonly package: string;
  /** Epoch ms. */
  readonly confirmByMs: number;
}

/**
 * What opens the platform's page for one of the caller's payouts, as often as he comes back within the time. That the
 * page was shown says nothing: only the provider's word ends a payout.
 *
 * Rejections: not-bound, payout-not-found (somebody else's answers the same), payout-not-waiting.
 */
export async function confirmParameters(
  ports: Pick<PayoutPorts, 'payouts' | 'promoters' | 'clock'>,
  openid: string,
  payoutNo: string,
): Promise<Outcome<ConfirmParameters, 'not-bound' | 'payout-not-found' | 'payout-not-waiting'>> {
  const found = await findOwnPayout(ports, openid, payoutNo);
  if (!found.ok) return found;
  const { confirm, payer } = found.value;
  const leftMs = confirmLeftMs(found.value, ports.clock.nowMs());
  if (!leftMs || payer === null || !confirm?.confirmPackage) return rejected('payout-not-waiting');
  return ok({
    mchId: payer.merchantId,
    appId: payer.appId,
    package: confirm.confirmPackage,
    confirmByMs: confirm.byMs,
  });
}
