export type Question =
  | { readonly ask: 'open'; readonly port: number }
  | { readonly ask: 'balances' | 'released' | 'textbook' }
  | { readonly ask: 'day'; readonly index: number; readonly callMs: number };

export interface DayRun {
  readonly slices: number;
  readonly calls: number;
  readonly released: number;
  readonly tookMs: number;
  readonly memoryMib: number;
}
