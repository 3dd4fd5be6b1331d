import type { DocumentDatabase, DocumentTransaction, Json, StoredDocument } from '../../ports/document-database';
import type { EditedBrand, ProgramEdit, ProgramEditor } from '../../ports/program-editor';
import type { AgencySettings, ShopSettings } from '../../ports/program-settings';
import type { JoinedBrand, Promoter } from '../../ports/promoter-store';
import type { SetupEdit } from '../../ports/setup-store';
import type { OwnerClaim } from '../../ports/staff-store';
import type { TeamEdit } from '../../ports/team-store';
import { auditDocument, auditEntryOf } from './audit-log';
import { inviteDocument, inviteOf } from './invite-store';
import { membershipId } from './order-books';
import { settlementDocuments } from './outbox-store';
import { declarationId } from './person-lists';
import { setupPart } from './setup-store';
import { ownerClaimId, staffDocument, staffMemberOf } from './staff-store';
import { teamPart } from './team-store';

const mostBrands = 100;
const mostShops = 1000;

/** Everything that the settings hold is plain data; this says so to the compiler. */
function json(value: object): Json {
  return value as unknown as Json;
}

function brandOf({ _id, ...fields }: StoredDocument): EditedBrand {
  const revision = Number(fields.revision ?? 0);
  return { ...(fields as unknown as Omit<EditedBrand, 'brandId' | 'revision'>), revision, brandId: _id };
}

function shopOf({ _id, ...fields }: StoredDocument): ShopSettings {
  return { ...(fields as unknown as Omit<ShopSettings, 'shopAppid'>), shopAppid: _id };
}

function joinedOf({ _id, ...fields }: StoredDocument): JoinedBrand {
  return fields as unknown as JoinedBrand;
}

/** A state beside the review itself, by which open requests are found. */
function joinedFields(joined: JoinedBrand): Readonly<Record<string, Json>> {
  return { ...(json(joined) as Record<string, Json>), reviewState: joined.review?.state ?? null };
}

/** Settings, invites and memberships over documents, each change in one transaction with its audit entry. */
export function documentProgramEditor(database: DocumentDatabase): ProgramEditor {
  return {
    transaction: (work) =>
      database.transaction((documents) =>
        work({ ...programPart(documents), ...peoplePart(documents), ...teamPart(documents), ...setupPart(documents) }),
      ),
    async listBrands() {
      return (await database.list('brands', { where: {}, limit: mostBrands })).map(brandOf);
    },
    async listShops() {
      return (await database.list('shops', { where: {}, limit: mostShops })).map(shopOf);
    },
    async listOpenReviews(brandId, limit) {
      const where = { brandId, reviewState: 'open' };
      const documents = await database.list('memberships', { where, orderBy: [['joinedAtMs', 'asc']], limit });
      return documents.map(joinedOf);
    },
  };
}

type ProgramPart = Pick<
  ProgramEdit,
  | 'findAgency'
  | 'writeSettlements'
  | 'announceSettlement'
  | 'writeAgency'
  | 'findBrand'
  | 'addBrand'
  | 'writeBrand'
  | 'findShop'
  | 'addShop'
  | 'writeShop'
  | 'findEntry'
  | 'addEntry'
>;

function programPart(documents: DocumentTransaction): ProgramPart {
  return {
    async findAgency() {
      const document = await documents.find('settings', 'agency');
      if (!document) return undefined;
      return { ...(document as unknown as AgencySettings), revision: Number(document.revision ?? 0) };
    },
    async writeSettlements(settlements) {
      await documents.update('settings', 'agency', { set: { settlements: json(settlements) } });
    },
    async writeAgency(change) {
      await documents.update('settings', 'agency', { set: json(change) as Record<string, Json> });
    },
    announceSettlement: (notice) => documents.add('outbox', settlementDocuments(notice)),
    async findBrand(brandId) {
      const document = await documents.find('brands', brandId);
      return document && brandOf(document);
    },
    addBrand: ({ brandId, ...fields }) =>
      documents.add('brands', [{ _id: brandId, ...(json(fields) as Record<string, Json>) }]),
    async writeBrand({ brandId, planShares: _untouched, ...fields }) {
      await documents.update('brands', brandId, { set: json(fields) as Record<string, Json> });
    },
    async findShop(shopAppid) {
      const document = await documents.find('shops', shopAppid);
      return document && shopOf(document);
    },
    addShop: ({ shopAppid, ...fields }) =>
      documents.add('shops', [{ _id: shopAppid, ...(json(fields) as Record<string, Json>) }]),
    async writeShop({ shopAppid, brandId, name, linkedAccounts, talentAppids }) {
      const talents: Record<string, Json> = talentAppids === undefined ? {} : { talentAppids };
      const set = { brandId, name, linkedAccounts: json(linkedAccounts), ...talents };
      await documents.update('shops', shopAppid, { set });
    },
    async findEntry(id) {
      const document = await documents.find('audit', id);
      return document && auditEntryOf(document);
    },
    addEntry: (entry) => documents.add('audit', [auditDocument(entry)]),
  };
}

function peoplePart(
  documents: DocumentTransaction,
): Omit<ProgramEdit, keyof ProgramPart | keyof TeamEdit | keyof SetupEdit> {
  return {
    async findInvite(token) {
      const document = await documents.find('invites', token);
      return document && inviteOf(document);
    },
    addInvite: (invite) => documents.add('invites', [inviteDocument(invite)]),
    async writeInvite(token, change) {
      await documents.update('invites', token, { set: json(change) as Record<string, Json> });
    },
    async findJoined(brandId, promoter) {
      const document = await documents.find('memberships', membershipId(brandId, promoter));
      return document && joinedOf(document);
    },
    addJoined: (joined) =>
      documents.add('memberships', [{ _id: membershipId(joined.brandId, joined.promoter), ...joinedFields(joined) }]),
    async writeJoined(joined) {
      await documents.update('memberships', membershipId(joined.brandId, joined.promoter), {
        set: joinedFields(joined),
      });
    },
    keepDeclaration: (declaration) =>
      documents.put('consents', { _id: declarationId(declaration.brandId, declaration.openid), ...declaration }),
    async findPromoter(promoter) {
      const document = await documents.find('promoters', promoter);
      return document && { ...(document as unknown as Promoter), promoter: document._id };
    },
    async noteJoining(promoter, atMs) {
      await documents.update('promoters', promoter, { set: { lastJoinedAtMs: atMs } });
    },
    async findOwnerClaim() {
      const document = await documents.find('settings', ownerClaimId);
      return document && (document as unknown as OwnerClaim);
    },
    writeOwnerClaim: ({ codeHash, expiresAtMs, claimedAtMs, owners, recovery }) =>
      documents.put('settings', {
        ...{ _id: ownerClaimId, codeHash, expiresAtMs, claimedAtMs, recovery: recovery ?? null },
        ...(owners === undefined ? {} : { owners }),
      }),
    async findStaff(openid) {
      const document = await documents.find('staff', openid);
      return document && staffMemberOf(document);
    },
    writeStaff: (member) => documents.put('staff', staffDocument(member)),
  };
}
