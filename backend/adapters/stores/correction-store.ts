import type { Correction, CorrectionStore, CorrectionTransaction } from '../../ports/correction-store';
import type { DocumentDatabase, DocumentTransaction, Json, StoredDocument } from '../../ports/document-database';
import type { Promoter } from '../../ports/promoter-store';
import type { StaffRole } from '../../ports/staff-store';
import { auditDocument, auditEntryOf } from './audit-log';
import { checkedLedgerTransaction } from './checked-ledger-transaction';
import { claimDocument, claimOf } from './claim-store';
import { booksTransaction } from './order-books';
import { staffMemberOf } from './staff-store';

const usualLimitFen = 20_000;
const usualAloneLimitFen = 200_000;
const approverRoles: readonly StaffRole[] = ['agency-owner', 'agency-finance'];
/** A deployment has far fewer people with a role. */
const mostStaff = 1000;
const mostAdjustments = 100;

const spentId = (openid: string, day: string) => `spent|${openid}|${day}`;

function correctionDocument({ id, ...fields }: Correction): StoredDocument {
  const { subject } = fields;
  const aboutOrderKey = subject.kind === 'adjustment' ? subject.aboutOrderKey : null;
  return { _id: id, ...(fields as unknown as Record<string, Json>), aboutOrderKey };
}

function correctionOf({ _id, aboutOrderKey: _about, ...fields }: StoredDocument): Correction {
  return { ...(fields as unknown as Omit<Correction, 'id'>), id: _id };
}

/** Corrections over documents; their money is written through the same books as any order's. */
export function documentCorrectionStore(database: DocumentDatabase): CorrectionStore {
  return {
    transaction: (work, limits) =>
      checkedLedgerTransaction(database, (documents) => work(correctionTransaction(documents)), limits),
    async findCorrection(id) {
      const document = await database.find('corrections', id);
      return document && correctionOf(document);
    },
    async listRequested(limit, afterMs = 0) {
      const where = { state: 'requested', requestedAtMs: { gt: afterMs } };
      const documents = await database.list('corrections', { where, orderBy: [['requestedAtMs', 'asc']], limit });
      return documents.map(correctionOf);
    },
    async listDecided(state, { beforeMs, limit }) {
      const where = { state, requestedAtMs: { lt: beforeMs } };
      const documents = await database.list('corrections', { where, orderBy: [['requestedAtMs', 'desc']], limit });
      return documents.map(correctionOf);
    },
    async adjustedFenAbout(orderKey) {
      const where = { aboutOrderKey: orderKey, state: 'approved' };
      const documents = await database.list('corrections', { where, limit: mostAdjustments });
      return documents.reduce((sumFen, document) => sumFen + Number(document.amountFen), 0);
    },
    async limits() {
      const agency = await database.find('settings', 'agency');
      return {
        limitFen: numberOr(agency?.correctionLimitFen, usualLimitFen),
        aloneLimitFen: numberOr(agency?.correctionAloneLimitFen, usualAloneLimitFen),
      };
    },
    async countApprovers() {
      const staff = (await database.list('staff', { where: {}, limit: mostStaff })).map(staffMemberOf);
      return staff.filter(({ roles }) => roles.some(({ role }) => approverRoles.includes(role))).length;
    },
  };
}

function numberOr(stored: Json | undefined, usual: number): number {
  return typeof stored === 'number' && Number.isSafeInteger(stored) && stored >= 0 ? stored : usual;
}

function correctionTransaction(documents: DocumentTransaction): CorrectionTransaction {
  return {
    ...booksTransaction(documents),
    async findPromoter(promoter) {
      const document = await documents.find('promoters', promoter);
      return document && { ...(document as unknown as Promoter), promoter: document._id };
    },
    async findCorrection(id) {
      const document = await documents.find('corrections', id);
      return document && correctionOf(document);
    },
    addCorrection: (correction) => documents.add('corrections', [correctionDocument(correction)]),
    writeCorrection: (correction) => documents.put('corrections', correctionDocument(correction)),
    async findSpentFen(openid, day) {
      return Number((await documents.find('corrections', spentId(openid, day)))?.spentFen ?? 0);
    },
    writeSpentFen: (openid, day, spentFen) =>
      documents.put('corrections', { _id: spentId(openid, day), openid, day, spentFen }),
    async findClaim(id) {
      const document = await documents.find('claims', id);
      return document && claimOf(document);
    },
    writeClaim: (claim) => documents.put('claims', claimDocument(claim)),
    async findEntry(id) {
      const document = await documents.find('audit', id);
      return document && auditEntryOf(document);
    },
    addEntry: (entry) => documents.add('audit', [auditDocument(entry)]),
  };
}
