import type { DocumentDatabase, DocumentTransaction, Json, StoredDocument, Where } from '../../ports/document-database';
import type { ListedMember, PeopleDesk, PeopleEdit, PeoplePart } from '../../ports/people-desk';
import type { BrandSettings } from '../../ports/program-settings';
import type { JoinedBrand, Promoter } from '../../ports/promoter-store';
import { auditEntryOf } from './audit-log';
import { auditedDocuments } from './audited-documents';
import { readNewestPage } from './newest-pages';
import { membershipId } from './order-books';

const mostLinks = 1000;
const idsAtOnce = 200;
const unset = ['suspendedReason'];
const itsPerson = { from: 'promoters', ids: 'promoter', as: 'people' } as const;

function memberOf({ _id, ...fields }: StoredDocument): JoinedBrand {
  return fields as unknown as JoinedBrand;
}

function promoterOf({ _id, ...fields }: StoredDocument): Promoter {
  return { ...(fields as unknown as Omit<Promoter, 'promoter'>), promoter: _id };
}

function listedMemberOf({ people, ...fields }: StoredDocument): ListedMember {
  const [person] = people as unknown as readonly StoredDocument[];
  return { member: memberOf(fields as StoredDocument), person: person && promoterOf(person) };
}

/** Everybody of a part along one index each. */
function whereOf(part: PeoplePart): { readonly where: Where; readonly by: string } {
  const active = { status: 'active' };
  switch (part.kind) {
    case 'all':
      return { where: active, by: 'joinedAtMs' };
    case 'left':
      return { where: { status: 'left' }, by: 'joinedAtMs' };
    case 'group':
      return { where: { ...active, groupId: part.groupId }, by: 'joinedAtMs' };
    case 'tag':
      return { where: { ...active, tags: part.tag }, by: 'joinedAtMs' };
    case 'store':
      return { where: { ...active, storeId: part.storeId }, by: 'joinedAtMs' };
    case 'invite':
      return { where: { ...active, usedInvites: part.token }, by: 'joinedAtMs' };
    case 'dormant':
      return { where: active, by: 'activeAtMs' };
  }
}

function sourceOf(brandId: string, part: PeoplePart) {
  const { where, by } = whereOf(part);
  const beforeMs = part.kind === 'dormant' ? part.sinceMs : Number.MAX_SAFE_INTEGER;
  const fields = { collection: 'memberships', field: by, where: { brandId, ...where } };
  return { ...fields, join: itsPerson, fromMs: 0, beforeMs };
}

function peopleEdit(documents: DocumentTransaction): PeopleEdit {
  return {
    ...auditedDocuments(documents),
    async findBrand(brandId) {
      const document = await documents.find('brands', brandId);
      return document && ({ ...document, brandId } as unknown as BrandSettings);
    },
    async findMember(brandId, promoter) {
      const document = await documents.find('memberships', membershipId(brandId, promoter));
      return document && memberOf(document);
    },
    async writeMember(member) {
      const set = member as unknown as Record<string, Json>;
      await documents.update('memberships', membershipId(member.brandId, member.promoter), { set });
    },
    async findPromoter(promoter) {
      const document = await documents.find('promoters', promoter);
      return document && promoterOf(document);
    },
    async writeStanding(promoter, { status, suspendedReason }) {
      const set: Record<string, Json> = suspendedReason === null ? { status } : { status, suspendedReason };
      await documents.update('promoters', promoter, suspendedReason === null ? { set, unset } : { set });
    },
  };
}

/** People over documents: memberships for lists, promoters for names and standing. */
export function documentPeopleDesk(database: DocumentDatabase): PeopleDesk {
  return {
    transaction: (work) => database.transaction((documents) => work(peopleEdit(documents))),
    async listMembers(brandId, part, { beforeMs, limit }) {
      const { where, by } = whereOf(part);
      const endMs = part.kind === 'dormant' ? Math.min(beforeMs, part.sinceMs) : beforeMs;
      const listed = { brandId, ...where, [by]: { lt: endMs } };
      const query = { where: listed, orderBy: [[by, 'desc']], limit, join: itsPerson } as const;
      return (await database.list('memberships', query)).map(listedMemberOf);
    },
    async pageOfMembers(brandId, part, from, limit) {
      const { documents, next } = await readNewestPage(database, sourceOf(brandId, part), from, limit);
      return { rows: documents.map(listedMemberOf), next };
    },
    countMembers(brandId, part) {
      const { where, field, fromMs, beforeMs } = sourceOf(brandId, part);
      return database.count('memberships', { ...where, [field]: { gte: fromMs, lt: beforeMs } });
    },
    async searchMembers(brandId, text, limit) {
      const named = { brandId, nickname: { gte: text, lt: `${text}\uffff` } };
      const where = /^wx[A-Za-z0-9_-]+$/.test(text) ? { _id: membershipId(brandId, text) } : named;
      const query = { where, orderBy: [['nickname', 'asc']], limit, join: itsPerson } as const;
      return (await database.list('memberships', query)).map(listedMemberOf);
    },
    async listPromoters(promoters) {
      if (promoters.length === 0) return [];
      const where = { _id: { in: promoters } };
      return (await database.list('promoters', { where, limit: promoters.length })).map(promoterOf);
    },
    async findMember(brandId, promoter) {
      const document = await database.find('memberships', membershipId(brandId, promoter));
      return document && memberOf(document);
    },
    async listMembersOf(brandId, promoters) {
      const ids = promoters.map((promoter) => membershipId(brandId, promoter));
      return (await byIds(database, 'memberships', ids)).map(memberOf);
    },
    async countLiveLinks(promoter, brandId, atMs) {
      const where = { promoter, brandId, expiresAtMs: { gt: atMs } };
      return (await database.list('share_links', { where, limit: mostLinks })).length;
    },
    async historyOf(subjects, limit) {
      const where = { subject: { in: subjects } };
      return (await database.list('audit', { where, orderBy: [['atMs', 'desc']], limit })).map(auditEntryOf);
    },
    ...listPart(database),
  };
}

function listPart(database: DocumentDatabase): Pick<PeopleDesk, 'listedAlready' | 'addListed' | 'markMember'> {
  const listedId = (list: string, brandId: string, phoneHash: string) => `list|${brandId}|${list}|${phoneHash}`;
  return {
    async listedAlready(brandId, list, phoneHashes) {
      const start = listedId(list, brandId, '');
      const found = await byIds(
        database,
        'settings',
        phoneHashes.map((hash) => start + hash),
      );
      return new Set(found.map(({ _id }) => _id.slice(start.length)));
    },
    async addListed(brandId, { list, phoneHash, tags, ...fields }) {
      await database.put('settings', {
        _id: listedId(list, brandId, phoneHash),
        brandId,
        list,
        tags: [...tags],
        ...fields,
      });
    },
    async markMember(brandId, promoter, { tags, storeId }) {
      const _id = membershipId(brandId, promoter);
      const document = await database.find('memberships', _id);
      if (!document) return;
      const kept = [...new Set([...((document.tags ?? []) as readonly string[]), ...tags])];
      await database.update('memberships', _id, { set: { tags: kept, ...(storeId === null ? {} : { storeId }) } });
    },
  };
}

async function byIds(
  database: DocumentDatabase,
  collection: string,
  ids: readonly string[],
): Promise<StoredDocument[]> {
  const found: StoredDocument[] = [];
  for (let start = 0; start < ids.length; start += idsAtOnce) {
    const some = ids.slice(start, start + idsAtOnce);
    found.push(...(await database.list(collection, { where: { _id: { in: some } }, limit: some.length })));
  }
  return found;
}
