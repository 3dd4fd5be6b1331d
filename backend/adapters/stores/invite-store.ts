import type { DocumentDatabase, StoredDocument } from '../../ports/document-database';
import type { Invite, InviteStore } from '../../ports/invite-store';

export function inviteOf({ _id, ...fields }: StoredDocument): Invite {
  return { ...(fields as unknown as Omit<Invite, 'token'>), token: _id };
}

export function inviteDocument({ token, ...fields }: Invite): StoredDocument {
  return { _id: token, ...fields };
}

/** Invites, one document each under its token. */
export function documentInviteStore(database: DocumentDatabase): InviteStore {
  return {
    async findInvite(token) {
      const document = await database.find('invites', token);
      return document && inviteOf(document);
    },
    async listInvites(brandId, limit) {
      const where = { brandId };
      const documents = await database.list('invites', { where, orderBy: [['createdAtMs', 'desc']], limit });
      return documents.map(inviteOf);
    },
  };
}
