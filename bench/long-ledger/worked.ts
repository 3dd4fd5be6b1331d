import type { Work } from './ledger-world';

export type Question =
  | { readonly ask: 'open'; readonly port: number }
  | { readonly ask: Work; readonly size: number; readonly round: number };

/** How long it took each time, and what the wallet holds where that was read. */
export interface Worked {
  readonly tookMs: number;
  readonly frozenFen?: number;
}
