import type { DocumentDatabase } from '../../ports/document-database';
import type { WorkLease } from '../../ports/work-lease';

/** Leases as documents: taking one is a compare-and-set on its end. */
export function documentWorkLease(database: DocumentDatabase): WorkLease {
  return {
    async take(name, holder, nowMs, ttlMs) {
      const set = { holder, expiresAtMs: nowMs + ttlMs };
      const taken = await database.updateWhere('leases', { _id: name, expiresAtMs: { lte: nowMs } }, { set });
      if (taken === 0) {
        const added = await database.add('leases', { _id: name, ...set, cursor: null });
        return added === 'added' ? { cursor: null } : undefined;
      }
      return { cursor: (await database.find('leases', name))?.cursor ?? null };
    },
    async keepCursor(name, holder, cursor) {
      return (await database.updateWhere('leases', { _id: name, holder }, { set: { cursor } })) === 1;
    },
    async release(name, holder, cursor) {
      await database.updateWhere('leases', { _id: name, holder }, { set: { cursor, expiresAtMs: 0 } });
    },
  };
}
