import type { DocumentDatabase, DocumentTransaction, Json, StoredDocument } from '../../ports/document-database';
import type { OwnerTries, StaffInvite, TeamEdit, TeamStore } from '../../ports/team-store';
import { staffMemberOf } from './staff-store';

const mostStaff = 1000;
const mostInvites = 200;

function staffInviteOf({ _id, ...fields }: StoredDocument): StaffInvite {
  return { ...(fields as unknown as Omit<StaffInvite, 'id'>), id: _id };
}

/** People with roles and the links that make more of them, one document each. */
export function documentTeamStore(database: Pick<DocumentDatabase, 'list'>): TeamStore {
  return {
    async listStaff() {
      return (await database.list('staff', { where: {}, limit: mostStaff })).map(staffMemberOf);
    },
    async listStaffInvites() {
      const documents = await database.list('staff_invites', {
        where: {},
        orderBy: [['createdAtMs', 'desc']],
        limit: mostInvites,
      });
      return documents.map(staffInviteOf);
    },
  };
}

/** The team's part of a change of the program. */
export function teamPart(documents: DocumentTransaction): TeamEdit {
  const triesId = (openid: string) => `owner-tries|${openid}`;
  return {
    async findStaffInvite(id) {
      const document = await documents.find('staff_invites', id);
      return document && staffInviteOf(document);
    },
    writeStaffInvite: ({ id, held, ...fields }) =>
      documents.put('staff_invites', { _id: id, held: { ...held } as unknown as Json, ...fields }),
    async findOwnerTries(openid) {
      const document = await documents.find('settings', triesId(openid));
      return document && (document as unknown as OwnerTries);
    },
    writeOwnerTries: (openid, { count, sinceMs }) =>
      documents.put('settings', { _id: triesId(openid), count, sinceMs }),
  };
}
