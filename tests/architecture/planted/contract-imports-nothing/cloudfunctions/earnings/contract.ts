import type { Fen } from '../../core/money/fen';

export interface WalletView {
  readonly availableFen: Fen;
}
