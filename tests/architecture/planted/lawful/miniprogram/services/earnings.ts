import type { WalletView } from '../../cloudfunctions/earnings/contract';

export const show = (view: WalletView) => view.availableFen;
