import type { PayoutRow } from '../../../core/payout/payout-row';
import type { PayNotification } from '../../ports/pay-provider';
import type { StepPorts } from './payout-ports';
import { type Mismatch, stepPayout } from './step-payout';
import { wordOf } from './word-of';

/** `mismatch`, `unknown-number` and `conflict` move no money; a person was told. All five are to be acknowledged. */
export type AppliedNotification = 'applied' | 'nothing-new' | 'mismatch' | 'unknown-number' | 'conflict';

/**
 * Believes a notification that was verified, if it is about a payout of ours and says what we know: merchant, number,
 * amount, openid. The same one again does nothing. It may come before our own answer.
 *
 * Calls: 8 when money moves. Errors: TransactionConflict, Outage (then the platform has to come again).
 */
export async function applyNotification(ports: StepPorts, notification: PayNotification): Promise<AppliedNotification> {
  const { eventId, payoutNo, outcome } = notification;
  const fact = { kind: 'said', source: 'notification', word: wordOf(outcome), eventId } as const;
  const stepped = await stepPayout(ports, payoutNo, fact, { check: (row) => mismatchOf(row, notification) });
  switch (stepped.kind) {
    case 'changed':
      return 'applied';
    case 'nothing':
    case 'refused':
      return 'nothing-new';
    case 'conflict':
      return isMismatch(stepped.code) ? 'mismatch' : 'conflict';
    case 'missing':
      await tellUnknown(ports, notification);
      return 'unknown-number';
  }
}

/** A gig platform is told the whole amount, because it withholds itself. */
function mismatchOf(row: PayoutRow, notification: PayNotification): Mismatch | undefined {
  const { quote, payer, taxRule, openid } = row;
  const { merchantId, amountFen } = notification;
  if (payer !== null && merchantId !== payer.merchantId) return 'other-merchant';
  if (amountFen !== quote.netFen && !(taxRule === 'external' && amountFen === quote.grossFen)) return 'other-amount';
  return notification.openid !== null && notification.openid !== openid ? 'other-openid' : undefined;
}

const mismatches: readonly string[] = ['other-merchant', 'other-amount', 'other-openid'] satisfies Mismatch[];

function isMismatch(code: string): code is Mismatch {
  return mismatches.includes(code);
}

async function tellUnknown(ports: StepPorts, { payoutNo, outcome, amountFen }: PayNotification): Promise<void> {
  ports.journal.alarm('PAYOUT_UNKNOWN_NUMBER', { entry: payoutNo, kind: outcome.kind, amountFen });
  const facts = { payoutNo, kind: outcome.kind, amountFen };
  const notedAtMs = ports.clock.nowMs();
  await ports.outbox.addForOperator({ code: 'PAYOUT_UNKNOWN_NUMBER', about: payoutNo, facts, notedAtMs });
}
