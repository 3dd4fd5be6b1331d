import type { Posting } from '../../../core/ledger/ledger-transaction';
import { applyPostings, dueDays, emptyWallet, type Wallet } from '../../../core/ledger/wallet';
import type { Json, StoredDocument } from '../../ports/document-database';

/** A wallet's fields as stored; `nextDueDay` lets the release find who has something due. */
export function walletFields(wallet: Wallet): Record<string, Json> {
  const { promoter: _promoter, ...fields } = wallet;
  return { ...(fields as unknown as Record<string, Json>), nextDueDay: dueDays(wallet)[0] ?? null };
}

export function walletDocument(wallet: Wallet): StoredDocument {
  return { _id: wallet.promoter, ...walletFields(wallet) };
}

export function walletOf(document: StoredDocument): Wallet {
  const { _id, nextDueDay, ...fields } = document;
  return { ...emptyWallet(_id), ...(fields as unknown as Omit<Wallet, 'promoter'>) };
}

/** The change of each plain place of a wallet, for a write that does not read first. */
export function walletIncrements(promoter: string, postings: readonly Posting[]): Record<string, number> {
  const change = applyPostings(emptyWallet(promoter), postings);
  const places = ['frozen', 'held', 'available', 'paying', 'paid'] as const;
  return Object.fromEntries(
    places.map((place) => [`${place}Fen`, change[`${place}Fen`]] as const).filter(([, amountFen]) => amountFen !== 0),
  );
}
