export interface Wallet {
  readonly availableFen: number;
}
