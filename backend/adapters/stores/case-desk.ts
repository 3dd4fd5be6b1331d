import { type CaseKind, caseDueMs, caseSinceMs } from '../../../core/cases/case-kind';
import type { CaseDesk, CaseScope, CaseTake, CaseTransaction, WaitingCase } from '../../ports/case-desk';
import type { Complaint } from '../../ports/complaint-store';
import type { Correction } from '../../ports/correction-store';
import type { DocumentDatabase, DocumentTransaction, StoredDocument, Where } from '../../ports/document-database';
import type { JoinedBrand } from '../../ports/promoter-store';
import { auditedDocuments } from './audited-documents';
import { claimOf } from './claim-store';
import { deskItemsOf, workItemKinds } from './work-desk';

type Reader = (document: StoredDocument) => WaitingCase[];

interface Source {
  readonly collection: string;
  readonly read: Reader;
  readonly waiting: Where;
  /** The moment by which it is ordered, and whether that is when it is due or since when it waits. */
  readonly field: string;
  readonly isDue: boolean;
}

const nothing = { promoter: null, orderId: null, payoutNo: null, amountFen: null, item: null } as const;

const sources: Readonly<Record<CaseKind, Source>> = {
  claim: { collection: 'claims', read: ofClaim, waiting: { state: 'with-person' }, field: 'dueAtMs', isDue: true },
  complaint: {
    ...{ collection: 'complaints', read: ofComplaint, field: 'dueAtMs', isDue: true },
    waiting: { state: 'open', topic: { in: ['fee', 'money', 'goods', 'privacy', 'other'] } },
  },
  appeal: {
    ...{ collection: 'complaints', read: ofComplaint, field: 'dueAtMs', isDue: true },
    waiting: { state: 'open', topic: 'appeal' },
  },
  risk: {
    ...{ collection: 'risk_cases', read: ofRisk, field: 'foundAtMs', isDue: false },
    waiting: { state: 'open', kind: { in: workItemKinds } },
  },
  correction: {
    ...{ collection: 'corrections', read: ofCorrection, field: 'requestedAtMs', isDue: false },
    waiting: { state: 'requested' },
  },
  review: {
    ...{ collection: 'memberships', read: ofReview, field: 'joinedAtMs', isDue: false },
    waiting: { reviewState: 'open' },
  },
};

/** Complaints belong to the agency: who complains is not known to be of a brand. */
const agencyOnly: readonly CaseKind[] = ['complaint', 'appeal'];

/** What waits for people over the documents of each kind, and who took what in case_takes. */
export function documentCaseDesk(database: DocumentDatabase): CaseDesk {
  return {
    async listWaiting(kind, scope, { afterDueMs, limit }) {
      const { collection, read, waiting, field, isDue } = sources[kind];
      if (!scope.isEveryBrand && agencyOnly.includes(kind)) return [];
      const fromMs = isDue ? afterDueMs : caseSinceMs(kind, afterDueMs);
      // Whoever joined long ago may ask today, so that a page of reviews begins at the first of all.
      const moment: Where = kind === 'review' ? {} : { [field]: { gt: fromMs } };
      const where = { ...waiting, ...moment, ...scopeOf(kind, scope) };
      const found = await database.list(collection, { where, orderBy: [[field, 'asc']], limit });
      return found.flatMap(read).filter(({ dueAtMs }) => dueAtMs > afterDueMs);
    },
    async findWaiting(kind, id) {
      const { collection, read, waiting } = sources[kind];
      const [document] = await database.list(collection, { where: { ...waiting, _id: id }, limit: 1 });
      return document && read(document)[0];
    },
    async listTakes(caseIds) {
      if (caseIds.length === 0) return [];
      const documents = await database.list('case_takes', { where: { _id: { in: caseIds } }, limit: caseIds.length });
      return documents.flatMap(takeOf);
    },
    async findComplaint(id) {
      const document = await database.find('complaints', id);
      return document && complaintOf(document);
    },
    transaction: (work) => database.transaction((documents) => work(caseTransaction(documents))),
  };
}

function caseTransaction(documents: DocumentTransaction): CaseTransaction {
  return {
    ...auditedDocuments(documents),
    async findTake(caseId) {
      const document = await documents.find('case_takes', caseId);
      return document && takeOf(document)[0];
    },
    putTake: ({ caseId, ...fields }) => documents.put('case_takes', { _id: caseId, ...fields }),
    clearTake: (caseId) => documents.put('case_takes', { _id: caseId, openid: null }),
    async findComplaint(id) {
      const document = await documents.find('complaints', id);
      return document && complaintOf(document);
    },
    async answerComplaint(id, { text, atMs }) {
      await documents.update('complaints', id, { set: { state: 'answered', answer: text, answeredAtMs: atMs } });
    },
  };
}

function scopeOf(kind: CaseKind, { brandIds, isEveryBrand }: CaseScope): Where {
  if (agencyOnly.includes(kind)) return {};
  if (isEveryBrand && kind !== 'review') return {};
  return { brandId: { in: [...brandIds] } };
}

function takeOf({ _id, openid, name, atMs }: StoredDocument): CaseTake[] {
  if (typeof openid !== 'string') return [];
  return [{ caseId: _id, openid, name: String(name), atMs: Number(atMs) }];
}

function complaintOf({ _id, ...fields }: StoredDocument): Complaint {
  return { ...(fields as unknown as Omit<Complaint, 'id'>), id: _id };
}

function ofClaim(document: StoredDocument): WaitingCase[] {
  const { id, promoter, orderId, brandId, askedAtMs, dueAtMs, answer } = claimOf(document);
  const waits = { sinceMs: askedAtMs, dueAtMs: dueAtMs ?? caseDueMs('claim', askedAtMs), about: answer.code };
  return [{ ...nothing, id, kind: 'claim', brandId, promoter, orderId, ...waits }];
}

function ofComplaint(document: StoredDocument): WaitingCase[] {
  const { id, promoter, orderId, topic, askedAtMs, dueAtMs } = complaintOf(document);
  const kind = topic === 'appeal' ? 'appeal' : 'complaint';
  const subject = { promoter, orderId: orderId === '' ? null : orderId };
  return [{ ...nothing, id, kind, brandId: null, ...subject, sinceMs: askedAtMs, dueAtMs, about: topic }];
}

function ofRisk(document: StoredDocument): WaitingCase[] {
  return deskItemsOf(document).map((item) => {
    const { id, brandId, foundAtMs, about } = item;
    return { ...nothing, id, kind: 'risk', brandId, ...waitsSince('risk', foundAtMs), about, item };
  });
}

function ofCorrection({ _id, ...fields }: StoredDocument): WaitingCase[] {
  const { subject, brandId, amountFen, requestedAtMs } = fields as unknown as Correction;
  const orderKey = subject.kind === 'reattribution' ? subject.orderKey : subject.aboutOrderKey;
  const promoter = subject.kind === 'reattribution' ? subject.toPromoter : subject.promoter;
  const named = { ...nothing, promoter, orderId: orderKey?.split('|')[0] ?? null, amountFen };
  return [
    { id: _id, kind: 'correction', brandId, ...named, ...waitsSince('correction', requestedAtMs), about: subject.kind },
  ];
}

function ofReview({ _id, ...fields }: StoredDocument): WaitingCase[] {
  const { brandId, promoter, review } = fields as unknown as JoinedBrand;
  if (!review) return [];
  const waits = waitsSince('review', review.askedAtMs);
  return [{ ...nothing, id: _id, kind: 'review', brandId, promoter, ...waits, about: review.groupId }];
}

function waitsSince(kind: CaseKind, sinceMs: number) {
  return { sinceMs, dueAtMs: caseDueMs(kind, sinceMs) };
}
