import type { DocumentDatabase, StoredDocument } from '../../ports/document-database';
import type { ShareLink, ShareLinkStore, ShareTarget } from '../../ports/share-link-store';
import { membershipId } from './order-books';

function shareLinkOf(document: StoredDocument): ShareLink {
  const { _id, targetKey, codeExpiresAtMs, ...fields } = document;
  return { ...(fields as unknown as Omit<ShareLink, 'token'>), token: _id };
}

/** The thing in one field, by which an index finds a promoter's link to it. */
function targetKeyOf({ shopAppid, contentId }: ShareTarget): string {
  return `${shopAppid}|${contentId}`;
}

/** Share links over documents: the token is the id. */
export function documentShareLinkStore(database: DocumentDatabase): ShareLinkStore {
  return {
    async findLink(token) {
      const document = await database.find('share_links', token);
      return document && shareLinkOf(document);
    },
    async findLinkOf(promoter, target, aliveAtMs) {
      const { kind } = target;
      const where = { promoter, kind, targetKey: targetKeyOf(target), expiresAtMs: { gt: aliveAtMs } };
      const [document] = await database.list('share_links', { where, orderBy: [['expiresAtMs', 'desc']], limit: 1 });
      return document && shareLinkOf(document);
    },
    async addLink({ token, forms, card, ...fields }) {
      await database.put('share_links', {
        _id: token,
        ...fields,
        targetKey: targetKeyOf(fields),
        forms: { ...forms },
        card: { ...card },
      });
      const membership = membershipId(fields.brandId, fields.promoter);
      await database.update('memberships', membership, { set: { activeAtMs: fields.createdAtMs } });
    },
    async claimRenewal({ token, formsGoodUntilMs }, untilMs) {
      const where = { _id: token, formsGoodUntilMs };
      return (await database.updateWhere('share_links', where, { set: { formsGoodUntilMs: untilMs } })) === 1;
    },
    async keepCode({ token, expiresAtMs }, codeFileId) {
      await database.update('share_links', token, { set: { codeFileId, codeExpiresAtMs: expiresAtMs } });
    },
    async listOldCodes(overSinceMs, limit) {
      const where = { codeExpiresAtMs: { gt: 0, lt: overSinceMs } };
      const found = await database.list('share_links', { where, orderBy: [['codeExpiresAtMs', 'asc']], limit });
      return found.map(({ _id, codeFileId }) => ({ token: _id, codeFileId: String(codeFileId) }));
    },
    async forgetCode(token) {
      await database.update('share_links', token, { unset: ['codeFileId', 'codeExpiresAtMs'] });
    },
    async renewForms(token, forms, formsGoodUntilMs) {
      await database.update('share_links', token, { set: { forms: { ...forms }, formsGoodUntilMs } });
    },
  };
}
