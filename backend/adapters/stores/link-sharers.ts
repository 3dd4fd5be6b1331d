import type { DocumentDatabase } from '../../ports/document-database';
import type { LinkSharers } from '../../ports/link-sharers';

const pageSize = 200;

/** Sharers out of the share links, by the thing to which they lead. */
export function documentLinkSharers(database: DocumentDatabase): LinkSharers {
  return {
    async listSharers({ kind, shopAppid, contentId }, { afterPromoter, aliveAtMs }) {
      const links = await database.list('share_links', {
        where: {
          targetKey: `${shopAppid}|${contentId}`,
          kind,
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
