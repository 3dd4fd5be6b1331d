import type { DocumentDatabase } from '../../ports/document-database';
import type { LinkSharers } from '../../ports/link-sharers';

const pageSize = 200;

/** Sharers out of the share links, by the thing to which they lead; for a change of who pays, the bound promoters. */
export function documentLinkSharers(database: DocumentDatabase): LinkSharers {
  return {
    async listSharers(target, { afterPromoter, aliveAtMs }) {
      if (target.kind === 'settlement') return listBound(database, afterPromoter);
      const links = await database.list('share_links', {
        where: {
          targetKey: `${target.shopAppid}|${target.contentId}`,
          kind: target.kind,
          promoter: { gt: afterPromoter },
          expiresAtMs: { gt: aliveAtMs },
        },
        orderBy: [['promoter', 'asc']],
        limit: pageSize,
      });
      const promoters = [...new Set(links.map((link) => String(link.promoter)))];
      return { promoters, isLast: links.length < pageSize };
    },
  };
}

/** Walks along the ids, which every collection has an index of. */
async function listBound(database: DocumentDatabase, afterPromoter: string) {
  const where = { status: 'bound', _id: { gt: afterPromoter } };
  const bound = await database.list('promoters', { where, orderBy: [['_id', 'asc']], limit: pageSize });
  return { promoters: bound.map(({ _id }) => _id), isLast: bound.length < pageSize };
}
