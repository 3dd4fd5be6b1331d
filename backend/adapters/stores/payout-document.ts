import { isOver, type PayoutRow } from '../../../core/payout/payout-row';
import type { Json, StoredDocument } from '../../ports/document-database';

/** A payout as stored under its number. `isOpen` and the moment of the next look let the timers find it. */
export function payoutDocument({ payoutNo, ...fields }: PayoutRow): StoredDocument {
  return { _id: payoutNo, ...(fields as unknown as Record<string, Json>), isOpen: !isOver(fields.state) };
}

export function payoutOf({ _id, isOpen: _isOpen, ...fields }: StoredDocument): PayoutRow {
  return { ...(fields as unknown as Omit<PayoutRow, 'payoutNo'>), payoutNo: _id };
}
