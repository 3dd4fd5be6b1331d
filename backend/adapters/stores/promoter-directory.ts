import { agreedSettlementAt } from '../../../core/commission/settlement-schedule';
import type { Clock } from '../../ports/clock';
import type { SettlementDirectory } from '../../ports/promoter-directory';
import type { Promoter, PromoterStore } from '../../ports/promoter-store';

/** Who somebody is does not change; unbinding does not take his earnings away. */
const keepMs = 10 * 60_000;
const mostKept = 1000;

type KnownPromoter = Pick<Promoter, 'promoter' | 'settledBy' | 'settlements'>;

/** Looks callers up once and remembers them in the instance, so that a balance costs one database call. */
export function cachedPromoterDirectory(promoters: PromoterStore, clock: Clock): SettlementDirectory {
  const kept = new Map<string, { readonly known: KnownPromoter; readonly readAtMs: number }>();

  async function find(openid: string): Promise<KnownPromoter | undefined> {
    const nowMs = clock.monotonicMs();
    const remembered = kept.get(openid);
    if (remembered && nowMs - remembered.readAtMs < keepMs) return remembered.known;
    const found = await promoters.findByOpenid(openid);
    if (!found) return undefined;
    if (kept.size >= mostKept) kept.clear();
    const { promoter, settledBy, settlements } = found;
    const known = { promoter, settledBy, ...(settlements === undefined ? {} : { settlements }) };
    kept.set(openid, { known, readAtMs: nowMs });
    return known;
  }

  return {
    promoterOf: async (openid) => (await find(openid))?.promoter,
    settledByOf: async (openid, atMs) => agreedSettlementAt(await find(openid), atMs) ?? undefined,
  };
}
