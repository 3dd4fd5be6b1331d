/** Gives a promoter an empty wallet unless he has one: money may have been booked for him before he joined. */
export interface WalletOpener {
  ensureWallet(promoter: string): Promise<void>;
}
