import type { DocumentDatabase } from '../../ports/document-database';
import type { PromoterRolls } from '../../ports/promoter-rolls';
import type { Promoter } from '../../ports/promoter-store';

/** The comparison with the platform's list, on the promoters' own documents. */
export function documentPromoterRolls(database: DocumentDatabase): PromoterRolls {
  return {
    async listKnown(promoters) {
      if (promoters.length === 0) return new Map();
      const where = { _id: { in: promoters } };
      const documents = await database.list('promoters', { where, limit: promoters.length });
      return new Map(documents.map(({ _id, status }) => [_id, status as Promoter['status']]));
    },
    async markSeen(promoters, atMs) {
      if (promoters.length === 0) return;
      await database.updateWhere('promoters', { _id: { in: promoters } }, { set: { listSeenAtMs: atMs } });
    },
    async listUnseen(beforeMs, limit) {
      const orderBy = [['listSeenAtMs', 'asc']] as const;
      const lost = await database.list('promoters', {
        where: { status: 'bound', listSeenAtMs: { lt: beforeMs } },
        orderBy,
        limit,
      });
      if (lost.length === limit) return lost.map(({ _id }) => _id);
      const neverSeen = { status: 'bound', listSeenAtMs: null };
      const rest = await database.list('promoters', { where: neverSeen, orderBy, limit: limit - lost.length });
      return [...lost, ...rest].map(({ _id }) => _id);
    },
  };
}
