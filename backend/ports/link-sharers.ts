import type { WatchedTarget } from './watched-things';

/** Who is told of a change: those who share a thing, or everybody who is bound. */
export interface LinkSharers {
  /**
   * Promoters in the order of their names, after one of them: whose links to a thing live at a moment, or, of a change
   * of who pays, all who are bound.
   */
  listSharers(
    target: WatchedTarget | { readonly kind: 'settlement' },
    page: { readonly afterPromoter: string; readonly aliveAtMs: number },
  ): Promise<{ readonly promoters: readonly string[]; readonly isLast: boolean }>;
}
