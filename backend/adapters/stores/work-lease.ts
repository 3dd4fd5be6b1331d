import type { DocumentDatabase, Json } from '../../ports/document-database';
import type { WorkLease } from '../../ports/work-lease';

/**
 * Leases as documents: taking one is a compare-and-set on its end.
 *
 * Calls: 2 to take one, or 1 for an instance that was also its last holder: it knows the cursor that it left, and the
 * holder's name on the document says that nobody came in between. 1 to keep a cursor, 1 to give the lease back.
 */
export function documentWorkLease(database: DocumentDatabase): WorkLease {
  const given = new Map<string, { readonly holder: string; readonly cursor: Json }>();
  return {
    async take(name, holder, nowMs, ttlMs) {
      const set = { holder, expiresAtMs: nowMs + ttlMs };
      const free = { _id: name, expiresAtMs: { lte: nowMs } };
      const mine = given.get(name);
      given.delete(name);
      if (mine && (await database.updateWhere('leases', { ...free, holder: mine.holder }, { set })) === 1) {
        return { cursor: mine.cursor };
      }
      const taken = await database.updateWhere('leases', free, { set });
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
      const set = { cursor, expiresAtMs: 0 };
      if ((await database.updateWhere('leases', { _id: name, holder }, { set })) === 1)
        given.set(name, { holder, cursor });
    },
  };
}
