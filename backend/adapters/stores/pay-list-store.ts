import type { DocumentDatabase, DocumentTransaction, Json, StoredDocument } from '../../ports/document-database';
import {
  mostRows,
  type PayImport,
  type PayInvoice,
  type PayList,
  type PayListStore,
  type PayListTransaction,
  type PayRow,
} from '../../ports/pay-list-store';
import type { StaffRole } from '../../ports/staff-store';
import { auditedDocuments } from './audited-documents';
import { operatorDocument } from './outbox-store';
import { staffMemberOf } from './staff-store';

const payerRoles: readonly StaffRole[] = ['agency-owner', 'agency-finance'];
const mostStaff = 1000;
const mostInDay = 1000;

const invoiceId = (payoutNo: string) => `payout|${payoutNo}`;
const invoiceUseId = (invoiceNumber: string) => `number|${invoiceNumber}`;

function fieldsOf(value: object): Record<string, Json> {
  return value as Record<string, Json>;
}

function rowOf({ _id, ...fields }: StoredDocument): PayRow {
  return { ...(fields as unknown as Omit<PayRow, 'payoutNo'>), payoutNo: _id };
}

function rowDocument({ payoutNo, ...fields }: PayRow): StoredDocument {
  return { _id: payoutNo, ...fieldsOf(fields) };
}

function listOf({ _id, ...fields }: StoredDocument): PayList {
  return { ...(fields as unknown as Omit<PayList, 'listId'>), listId: _id };
}

function listDocument({ listId, ...fields }: PayList): StoredDocument {
  return { _id: listId, ...fieldsOf(fields) };
}

function invoiceOf({ _id, ...fields }: StoredDocument): PayInvoice {
  return fields as unknown as PayInvoice;
}

function importOf({ _id, ...fields }: StoredDocument): PayImport {
  return { ...(fields as unknown as Omit<PayImport, 'fileHash'>), fileHash: _id };
}

/** Lists, their rows and invoices over documents; a payout's number is the id of its row. */
export function documentPayListStore(database: DocumentDatabase): PayListStore {
  return {
    transaction: (work) => database.transaction((documents) => work(listTransaction(documents))),
    addRow: (row) => database.add('payout_list_rows', rowDocument(row)),
    ...rowPart(database),
    ...listPart(database),
  };
}

type ListPart =
  | 'findList'
  | 'findUnfinished'
  | 'listLists'
  | 'listInvoices'
  | 'findImport'
  | 'countPayers'
  | 'listRowsIn'
  | 'listDay';

function rowPart(database: DocumentDatabase): Omit<PayListStore, 'transaction' | 'addRow' | ListPart> {
  return {
    async findRow(payoutNo) {
      const document = await database.find('payout_list_rows', payoutNo);
      return document && rowOf(document);
    },
    async listRowsOf(payoutNos) {
      if (payoutNos.length === 0) return [];
      const where = { _id: { in: payoutNos } };
      return (await database.list('payout_list_rows', { where, limit: payoutNos.length })).map(rowOf);
    },
    async listQueued(route, limit) {
      const where = { route, state: 'queued' };
      const documents = await database.list('payout_list_rows', { where, orderBy: [['queuedAtMs', 'asc']], limit });
      return documents.map(rowOf);
    },
    async takeRows(payoutNos, listId) {
      if (payoutNos.length === 0) return;
      const where = { _id: { in: payoutNos }, state: 'queued' };
      await database.updateWhere('payout_list_rows', where, { set: { state: 'listed', listId } });
    },
    async giveBackRows(listId) {
      const where = { listId, state: 'listed' };
      await database.updateWhere('payout_list_rows', where, { set: { state: 'queued', listId: null } });
    },
    async settleRow(payoutNo, from, { state, result }) {
      const set = { state, result: fieldsOf(result) };
      return (await database.updateWhere('payout_list_rows', { _id: payoutNo, state: from }, { set })) === 1;
    },
    async cancelQueued(payoutNo) {
      const where = { _id: payoutNo, state: 'queued' };
      return (await database.updateWhere('payout_list_rows', where, { set: { state: 'cancelled' } })) === 1;
    },
  };
}

function listPart(database: DocumentDatabase): Pick<PayListStore, ListPart> {
  return {
    async listRowsIn(listId) {
      const documents = await database.list('payout_list_rows', {
        where: { listId },
        orderBy: [
          ['queuedAtMs', 'asc'],
          ['_id', 'asc'],
        ],
        limit: mostRows,
      });
      return documents.map(rowOf);
    },
    async listDay(route, day) {
      const paid = await database.list('payout_list_rows', {
        where: { route, 'result.paidDay': day },
        limit: mostInDay,
      });
      const back = await database.list('payout_list_rows', {
        where: { route, 'result.returnedDay': day },
        limit: mostInDay,
      });
      return [...new Map([...paid, ...back].map((document) => [document._id, rowOf(document)])).values()];
    },
    async findList(listId) {
      const document = await database.find('payout_lists', listId);
      return document && listOf(document);
    },
    async findUnfinished(route) {
      const where = { route, state: { in: ['making', 'withdrawing'] } };
      const [document] = await database.list('payout_lists', { where, limit: 1 });
      return document && listOf(document);
    },
    async listLists({ beforeMs, limit }) {
      const where = { madeAtMs: { lt: beforeMs } };
      const documents = await database.list('payout_lists', { where, orderBy: [['madeAtMs', 'desc']], limit });
      return documents.map(listOf);
    },
    async listInvoices(payoutNos) {
      if (payoutNos.length === 0) return [];
      const where = { _id: { in: payoutNos.map(invoiceId) } };
      return (await database.list('payout_invoices', { where, limit: payoutNos.length })).map(invoiceOf);
    },
    async findImport(fileHash) {
      const document = await database.find('payout_imports', fileHash);
      return document && importOf(document);
    },
    async countPayers() {
      const staff = (await database.list('staff', { where: {}, limit: mostStaff })).map(staffMemberOf);
      return staff.filter(({ roles }) => roles.some(({ role }) => payerRoles.includes(role))).length;
    },
  };
}

function listTransaction(documents: DocumentTransaction): PayListTransaction {
  return {
    ...auditedDocuments(documents),
    async findList(listId) {
      const document = await documents.find('payout_lists', listId);
      return document && listOf(document);
    },
    writeList: (list) => documents.put('payout_lists', listDocument(list)),
    async findRow(payoutNo) {
      const document = await documents.find('payout_list_rows', payoutNo);
      return document && rowOf(document);
    },
    writeRow: (row) => documents.put('payout_list_rows', rowDocument(row)),
    async findInvoice(payoutNo) {
      const document = await documents.find('payout_invoices', invoiceId(payoutNo));
      return document && invoiceOf(document);
    },
    async findInvoiceUse(invoiceNumber) {
      const document = await documents.find('payout_invoices', invoiceUseId(invoiceNumber));
      return document && String(document.payoutNo);
    },
    async findImport(fileHash) {
      const document = await documents.find('payout_imports', fileHash);
      return document && importOf(document);
    },
    writeImport: ({ fileHash, ...fields }) => documents.put('payout_imports', { _id: fileHash, ...fieldsOf(fields) }),
    addNotice: (notice) => documents.put('outbox', operatorDocument(notice)),
    async writeInvoice(invoice) {
      await documents.put('payout_invoices', { _id: invoiceId(invoice.payoutNo), ...fieldsOf(invoice) });
      const { payoutNo, invoiceNumber } = invoice;
      await documents.put('payout_invoices', { _id: invoiceUseId(invoiceNumber), payoutNo });
    },
  };
}
