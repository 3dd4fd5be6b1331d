export interface EarningsRequest {
  readonly action: 'wallet';
}
