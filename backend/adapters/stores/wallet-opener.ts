import { emptyWallet } from '../../../core/ledger/wallet';
import type { DocumentDatabase } from '../../ports/document-database';
import type { WalletOpener } from '../../ports/wallet-opener';
import { walletDocument } from './wallet-document';

/** Opens wallets by adding the empty document; one that is there is left as it is. */
export function documentWalletOpener(database: DocumentDatabase): WalletOpener {
  return {
    async ensureWallet(promoter) {
      await database.add('wallets', walletDocument(emptyWallet(promoter)));
    },
  };
}
