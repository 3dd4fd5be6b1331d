/** Has a payout handed over at once instead of by the timer. */
export interface PayoutSender {
  /** Never throws: if it does not work out now, the timer does it. */
  sendNow(payoutNo: string): Promise<void>;
}
