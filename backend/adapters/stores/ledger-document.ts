import { createHash } from 'node:crypto';
import { canonicalTransactionText, type LedgerTransaction } from '../../../core/ledger/ledger-transaction';
import type { Json, StoredDocument } from '../../ports/document-database';

/** An entry as stored, with the hash of what it says: the same id with another hash is a conflict. */
export function ledgerDocument(transaction: LedgerTransaction): StoredDocument {
  const { id, ...fields } = transaction;
  return { _id: id, ...(fields as unknown as Record<string, Json>), contentHash: contentHashOf(transaction) };
}

export function ledgerTransactionOf(document: StoredDocument): LedgerTransaction {
  const { _id, contentHash, ...fields } = document;
  return { id: _id, ...(fields as unknown as Omit<LedgerTransaction, 'id'>) };
}

export function contentHashOf(transaction: LedgerTransaction): string {
  return createHash('sha256').update(canonicalTransactionText(transaction)).digest('hex');
}

/**
 * Whether a stored line says what another one says; when it was booked is no part of that. The stored text is hashed
 * anew, so that a line whose text was changed afterwards counts as another one.
 */
export function isSameEntry(wanted: StoredDocument, stored: StoredDocument | undefined): boolean {
  return stored !== undefined && contentHashOf(ledgerTransactionOf(stored)) === wanted.contentHash;
}
