import type { DocumentDatabase, StoredDocument } from '../../ports/document-database';
import type { ListMarks, PersonLists } from '../../ports/person-lists';
import { staffMemberOf } from './staff-store';

/** The id under which a brand's list holds a person, known by the hash of his verified phone. */
function listedId(list: 'staff' | 'member', brandId: string, phoneHash: string): string {
  return `list|${brandId}|${list}|${phoneHash}`;
}

/** The id of somebody's declaration to a brand. */
export function declarationId(brandId: string, openid: string): string {
  return `no-public-office|${brandId}|${openid}`;
}

/**
 * Lists of a brand, in `settings` under `list|<brand>|<staff or member>|<phone hash>`. Who has a role in the brand is on
 * its staff list as well.
 */
export function documentPersonLists(database: Pick<DocumentDatabase, 'find'>): PersonLists {
  return {
    async factsOf({ openid, promoter }, brandId) {
      const [person, staff, declaration] = await Promise.all([
        database.find('promoters', promoter),
        database.find('staff', openid),
        database.find('consents', declarationId(brandId, openid)),
      ]);
      const phoneHash = typeof person?.phoneHash === 'string' ? person.phoneHash : null;
      const isListed = async (list: 'staff' | 'member') =>
        phoneHash !== null && (await database.find('settings', listedId(list, brandId, phoneHash))) !== undefined;
      return {
        isOnStaffList: hasRoleIn(staff, brandId) || (await isListed('staff')),
        isOnMemberList: await isListed('member'),
        hasVerifiedPhone: phoneHash !== null,
        hasDeclaredNoOffice: declaration !== undefined,
      };
    },
    async marksOf(phoneHash, brandId) {
      const lists = ['staff', 'member'] as const;
      const found = await Promise.all(
        lists.map((list) => database.find('settings', listedId(list, brandId, phoneHash))),
      );
      return marksIn(found);
    },
  };
}

function marksIn(found: readonly (StoredDocument | undefined)[]): ListMarks {
  const listed = found.flatMap((document) => (document ? [document] : []));
  const tags = listed.flatMap((document) => (document.tags ?? []) as readonly string[]);
  const stores = listed.flatMap(({ storeId }) => (typeof storeId === 'string' ? [storeId] : []));
  return { tags: [...new Set(tags)], storeId: stores[0] ?? null };
}

function hasRoleIn(staff: StoredDocument | undefined, brandId: string): boolean {
  return staff !== undefined && staffMemberOf(staff).roles.some((held) => held.brandId === brandId);
}
