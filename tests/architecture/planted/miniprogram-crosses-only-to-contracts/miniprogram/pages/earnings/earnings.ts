import type { Wallet } from '../../../core/ledger/wallet';

export const show = (wallet: Wallet) => wallet.availableFen;
