import type { DocumentDatabase, Json, StoredDocument } from '../../ports/document-database';
import type { StaffMember, StaffStore } from '../../ports/staff-store';

/** The one document of the owner code. */
export const ownerClaimId = 'owner-claim';

export function staffMemberOf({ _id, ...fields }: StoredDocument): StaffMember {
  return { ...(fields as unknown as Omit<StaffMember, 'openid'>), openid: _id };
}

export function staffDocument({ openid, name, roles, addedAtMs }: StaffMember): StoredDocument {
  return { _id: openid, name, roles: roles.map((held) => ({ ...held })) as Json, addedAtMs };
}

/** People with roles, one document each. */
export function documentStaffStore(database: Pick<DocumentDatabase, 'find'>): StaffStore {
  return {
    async findStaff(openid) {
      const document = await database.find('staff', openid);
      return document && staffMemberOf(document);
    },
    async isClaimed() {
      const claim = await database.find('settings', ownerClaimId);
      return typeof claim?.claimedAtMs === 'number';
    },
  };
}
