import { fen } from '../../../core/money/fen';
import { newPayoutRow, type PayoutRow } from '../../../core/payout/payout-row';

/** 27 August 2026, 12:00 in Beijing. */
export const requestedAtMs = Date.UTC(2026, 7, 27, 4);

/** 88.00 yuan of wxwang, of which 80 fen are tax, reserved and not handed over; changed as a test needs it. */
export function aPayout(changes: Partial<PayoutRow> = {}): PayoutRow {
  const row = newPayoutRow({
    payoutNo: 'W1',
    promoter: 'wxwang',
    openid: 'o-wang',
    requestId: 'request-1',
    route: 'wechat',
    payeeKind: 'person',
    quote: { grossFen: fen(8800), taxFen: fen(80), netFen: fen(8720) },
    taxRule: 'ordinary-labour',
    remark: '推广佣金提现',
    scene: null,
    sealedPayee: null,
    needsApproval: false,
    nowMs: requestedAtMs,
  });
  return { ...row, ...changes };
}
