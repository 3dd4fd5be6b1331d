import { isOver, type PayoutRow } from '../../../core/payout/payout-row';
import { queueKeyOf } from '../../../core/payout/queue-key';
import type { Json, StoredDocument } from '../../ports/document-database';

/** A payout as stored under its number. `isOpen` and the moment of the next look let the timers find it, `queueKey` people. */
export function payoutDocument(row: PayoutRow): StoredDocument {
  const { payoutNo, ...fields } = row;
  const found = { isOpen: !isOver(row.state), queueKey: queueKeyOf(row) };
  return { _id: payoutNo, ...(fields as unknown as Record<string, Json>), ...found };
}

export function payoutOf({ _id, isOpen: _isOpen, queueKey: _queueKey, ...fields }: StoredDocument): PayoutRow {
  return { ...(fields as unknown as Omit<PayoutRow, 'payoutNo'>), payoutNo: _id };
}
