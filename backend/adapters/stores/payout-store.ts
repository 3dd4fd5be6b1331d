import type { PayoutWork } from '../../../core/payout/payout-row';
import type { PayoutPause } from '../../../core/payout/payout-settings';
import { taxMonthId } from '../../../core/tax/new-tax-month';
import { beijingDayOf } from '../../../core/time/beijing-day';
import type { DocumentDatabase, DocumentTransaction, Json, StoredDocument } from '../../ports/document-database';
import type { OperatorNotice } from '../../ports/outbox';
import type { PayoutStore, PayoutTransaction } from '../../ports/payout-store';
import type { StaffRole } from '../../ports/staff-store';
import { auditedDocuments } from './audited-documents';
import { checkedLedgerTransaction } from './checked-ledger-transaction';
import { booksTransaction } from './order-books';
import { operatorDocument } from './outbox-store';
import { payoutDocument, payoutOf } from './payout-document';
import { payoutSettingsId } from './payout-settings';
import { staffMemberOf } from './staff-store';
import { declarationDocument, declarationId, declaredAtMs } from './tax-declaration';
import { taxMonthDocument, taxMonthOf } from './tax-month-document';
import { walletIncrements, walletOf } from './wallet-document';

const approverRoles: readonly StaffRole[] = ['agency-owner', 'agency-finance'];
/** A deployment has far fewer people with a role. */
const mostStaff = 1000;
const longestPage = 1000;
/** An open payout has work for somebody: nothing else has. */
const openWorks: readonly PayoutWork[] = ['decide', 'send', 'look'];

/** Payouts over documents, with the books and tax months that change together with them. */
export function documentPayoutStore(database: DocumentDatabase): PayoutStore {
  const one = readers(database);
  return {
    ...one,
    transaction: (work, limits) =>
      checkedLedgerTransaction(database, (documents) => work(payoutTransaction(documents)), limits),
    async saveStep(row) {
      const { _id, ...set } = payoutDocument(row);
      return (await database.updateWhere('payouts', { _id, revision: row.revision - 1 }, { set })) === 1;
    },
    async findTaxMonthBefore(payee, month) {
      const where = { payee, month: { lt: month } };
      const [latest] = await database.list('tax_months', { where, orderBy: [['month', 'desc']], limit: 1 });
      return latest && taxMonthOf(latest);
    },
    async listDue(work, routes, { throughMs, limit }) {
      const where = { work, route: { in: routes }, nextLookAtMs: { gt: 0, lte: throughMs } };
      return (await database.list('payouts', { where, orderBy: [['nextLookAtMs', 'asc']], limit })).map(payoutOf);
    },
    async hasOpen(routes) {
      const where = { work: { in: openWorks }, route: { in: routes } };
      return (await database.list('payouts', { where, limit: 1 })).length > 0;
    },
    async listToDecide(limit) {
      const where = { work: 'decide' };
      return (await database.list('payouts', { where, orderBy: [['nextLookAtMs', 'asc']], limit })).map(payoutOf);
    },
    async listOfPromoter(promoter, { beforeMs, limit }) {
      const where = { promoter, requestedAtMs: { lt: beforeMs } };
      return (await database.list('payouts', { where, orderBy: [['requestedAtMs', 'desc']], limit })).map(payoutOf);
    },
    async listOwing(limit) {
      const where = { availableFen: { lt: 0 }, payingFen: { gt: 0 } };
      return (await database.list('wallets', { where, limit })).map(walletOf);
    },
    sentFenOn: (day) => sentFenOn(database, day),
    async countApprovers() {
      const staff = (await database.list('staff', { where: {}, limit: mostStaff })).map(staffMemberOf);
      return staff.filter(({ roles }) => roles.some(({ role }) => approverRoles.includes(role))).length;
    },
  };
}

/** Page by page, because a big agency sends more in a day than one query returns. */
async function sentFenOn(database: DocumentDatabase, day: string): Promise<number> {
  let sumFen = 0;
  for (let after = ''; ; ) {
    const where = { sentDay: day, _id: { gt: after } };
    const page = (await database.list('payouts', { where, orderBy: [['_id', 'asc']], limit: longestPage })).map(
      payoutOf,
    );
    sumFen += page.reduce((sum, { quote }) => sum + quote.netFen, 0);
    const last = page[page.length - 1];
    if (!last || page.length < longestPage) return sumFen;
    after = last.payoutNo;
  }
}

function readers(documents: Pick<DocumentTransaction, 'find'>) {
  return {
    async findPayout(payoutNo: string) {
      const document = await documents.find('payouts', payoutNo);
      return document && payoutOf(document);
    },
    async findWallet(promoter: string) {
      const document = await documents.find('wallets', promoter);
      return document && walletOf(document);
    },
    async findTaxMonth(payee: string, month: string) {
      const document = await documents.find('tax_months', taxMonthId(payee, month));
      return document && taxMonthOf(document);
    },
  };
}

function payoutTransaction(documents: DocumentTransaction): PayoutTransaction {
  const books = booksTransaction(documents);
  return {
    ...readers(documents),
    ...auditedDocuments(documents),
    addPayout: (row) => documents.add('payouts', [payoutDocument(row)]),
    writePayout: (row) => documents.put('payouts', payoutDocument(row)),
    writeWallet: (wallet) => books.writeWallet(wallet, true),
    async moveInWallet(promoter, postings, unused) {
      const day = unused === null ? {} : { [`withdrawnFenByDay.${unused.day}`]: -unused.unusedFen };
      await documents.update('wallets', promoter, { increment: { ...walletIncrements(promoter, postings), ...day } });
    },
    addLedger: books.addLedger,
    writeTaxMonth: (month) => documents.put('tax_months', taxMonthDocument(month)),
    async holdDeclaration(month) {
      const filedAtMs = declaredAtMs(await documents.find('tax_months', declarationId(month)));
      await documents.put('tax_months', declarationDocument(month, filedAtMs));
      return filedAtMs;
    },
    async addWorkItem(item) {
      await documents.put('outbox', operatorDocument(item));
      await documents.put('risk_cases', workItemDocument(item));
    },
    addNotice: (notice) => documents.put('outbox', operatorDocument(notice)),
    async findPause() {
      const document = await documents.find('settings', payoutSettingsId);
      return (document?.pause ?? null) as PayoutPause | null;
    },
    async writePause(pause) {
      const set = { pause: pause as unknown as Json };
      const isThere = await documents.update('settings', payoutSettingsId, { set });
      if (!isThere) await documents.put('settings', { _id: payoutSettingsId, ...set });
    },
  };
}

/** The notice tells that something is to be done; the case stays until somebody did it. */
function workItemDocument({ code, about, facts, notedAtMs }: OperatorNotice): StoredDocument {
  const { promoter = null } = facts;
  return {
    ...{ _id: `${code}|${about}`, kind: code, state: 'open', promoter, facts: { ...facts } },
    ...{ foundDay: beijingDayOf(notedAtMs), foundAtMs: notedAtMs },
  };
}
