export interface WalletView {
  readonly availableFen: number;
}
