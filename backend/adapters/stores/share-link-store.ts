import type { DocumentDatabase, StoredDocument } from '../../ports/document-database';
import type { ShareLink, ShareLinkStore } from '../../ports/share-link-store';

function shareLinkOf(document: StoredDocument): ShareLink {
  const { _id, ...fields } = document;
  return { ...(fields as unknown as Omit<ShareLink, 'token'>), token: _id };
}

/** Share links over documents: the token is the id. */
export function documentShareLinkStore(database: DocumentDatabase): ShareLinkStore {
  return {
    async findLink(token) {
      const document = await database.find('share_links', token);
      return document && shareLinkOf(document);
    },
    async findLinkOf(promoter, { kind, shopAppid, contentId }, aliveAtMs) {
      const where = { promoter, kind, shopAppid, contentId, expiresAtMs: { gt: aliveAtMs } };
      const [document] = await database.list('share_links', { where, orderBy: [['expiresAtMs', 'desc']], limit: 1 });
      return document && shareLinkOf(document);
    },
    async addLink({ token, forms, card, ...fields }) {
      await database.put('share_links', { _id: token, ...fields, forms: { ...forms }, card: { ...card } });
    },
  };
}
