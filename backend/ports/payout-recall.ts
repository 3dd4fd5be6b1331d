/** Has a promoter's open payouts called back. */
export interface PayoutRecall {
  /**
   * What was not handed over ends with the money back; what waits for the promoter is marked, and its provider is asked
   * to cancel it. Again it does nothing more. Errors: TransactionConflict, Outage.
   */
  recallBlocked(promoter: string): Promise<void>;
}
