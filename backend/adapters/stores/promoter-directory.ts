import type { Clock } from '../../ports/clock';
import type { PromoterDirectory } from '../../ports/promoter-directory';
import type { PromoterStore } from '../../ports/promoter-store';

/** Who somebody is does not change; unbinding does not take his earnings away. */
const keepMs = 10 * 60_000;
const mostKept = 1000;

/** Looks callers up once and remembers them in the instance, so that a balance costs one database call. */
export function cachedPromoterDirectory(promoters: PromoterStore, clock: Clock): PromoterDirectory {
  const kept = new Map<string, { readonly promoter: string; readonly readAtMs: number }>();
  return {
    async promoterOf(openid) {
      const nowMs = clock.monotonicMs();
      const known = kept.get(openid);
      if (known && nowMs - known.readAtMs < keepMs) return known.promoter;
      const found = await promoters.findByOpenid(openid);
      if (!found) return undefined;
      if (kept.size >= mostKept) kept.clear();
      kept.set(openid, { promoter: found.promoter, readAtMs: nowMs });
      return found.promoter;
    },
  };
}
