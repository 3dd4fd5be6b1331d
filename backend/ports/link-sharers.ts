import type { WatchedTarget } from './watched-things';

/** Who shares a thing. */
export interface LinkSharers {
  /** Promoters whose links to it live at a moment, in the order of their names, after one of them. */
  listSharers(
    target: WatchedTarget,
    page: { readonly afterPromoter: string; readonly aliveAtMs: number },
  ): Promise<{ readonly promoters: readonly string[]; readonly isLast: boolean }>;
}
