import { applyPostings, emptyWallet } from '../../../core/ledger/wallet';
import type { DocumentDatabase, DocumentTransaction, StoredDocument } from '../../ports/document-database';
import type { Membership } from '../../ports/membership';
import type { BooksTransaction, OrderBooks } from '../../ports/order-books';
import { checkedLedgerTransaction } from './checked-ledger-transaction';
import { ledgerDocument, ledgerTransactionOf } from './ledger-document';
import { newOrderDocument, orderChanges, storedOrderOf } from './order-document';
import { walletDocument, walletFields, walletIncrements, walletOf } from './wallet-document';

/** The document id of a promoter's membership in a brand. */
export function membershipId(brandId: string, promoter: string): string {
  return `${brandId}|${promoter}`;
}

function membershipOf(document: StoredDocument): Membership {
  const { brandId, promoter, groupId, shares, settledBy, settlements } = document as unknown as Membership;
  return {
    brandId,
    promoter,
    groupId,
    shares: shares ?? [],
    settledBy: settledBy ?? null,
    settlements: settlements ?? [],
  };
}

async function findMembership(
  documents: Pick<DocumentTransaction, 'find'>,
  brandId: string,
  promoter: string,
): Promise<Membership | undefined> {
  const document = await documents.find('memberships', membershipId(brandId, promoter));
  return document && membershipOf(document);
}

async function findUnjoined(
  documents: Pick<DocumentTransaction, 'find'>,
  brandId: string,
  promoter: string,
): Promise<Membership | undefined> {
  const known = await documents.find('promoters', promoter);
  return known && membershipOf({ ...known, brandId, promoter, groupId: '', shares: [] });
}

/** Orders, ledger and wallets over documents; the same code for memory and cloud. */
export function documentOrderBooks(database: DocumentDatabase): OrderBooks {
  return {
    async findOrder(key) {
      const document = await database.find('orders', key);
      return document && storedOrderOf(document);
    },
    async addOrder(row, appliedEvent) {
      return database.add('orders', newOrderDocument(row, appliedEvent));
    },
    async noteOrder(stored, row, appliedEvent) {
      const set = orderChanges(stored, row, appliedEvent);
      const written = await database.updateWhere('orders', { _id: row.key, revision: stored.revision }, { set });
      return written === 1;
    },
    findMembership: (brandId, promoter) => findMembership(database, brandId, promoter),
    findUnjoined: (brandId, promoter) => findUnjoined(database, brandId, promoter),
    transaction: (work, limits) =>
      checkedLedgerTransaction(database, (documents) => work(booksTransaction(documents)), limits),
    async findWallet(promoter) {
      const document = await database.find('wallets', promoter);
      return document && walletOf(document);
    },
    async listPromotersDue(throughDay, limit) {
      const where = { nextDueDay: { gte: '', lte: throughDay } };
      const documents = await database.list('wallets', { where, orderBy: [['nextDueDay', 'asc']], limit });
      return documents.map((document) => document._id);
    },
    async listOrdersOf(promoter, { beforeMs, limit }) {
      const where = { promoter, createdAtMs: { lt: beforeMs } };
      const documents = await database.list('orders', { where, orderBy: [['createdAtMs', 'desc']], limit });
      return documents.map(storedOrderOf);
    },
    async listOrdersOfBuyer(buyerKey, shopAppid) {
      const where = { buyerKey, shopAppid };
      const documents = await database.list('orders', { where, orderBy: [['createdAtMs', 'desc']], limit: 200 });
      return documents.map(storedOrderOf);
    },
    async listLedgerOfOrder(orderKey) {
      const documents = await database.list('ledger', {
        where: { orderKey },
        orderBy: [['bookedAtMs', 'asc']],
        limit: 200,
      });
      return documents.map(ledgerTransactionOf);
    },
  };
}

/** What one database transaction can do with the books. */
export function booksTransaction(documents: DocumentTransaction): BooksTransaction {
  return {
    async findOrder(key) {
      const document = await documents.find('orders', key);
      return document && storedOrderOf(document);
    },
    findMembership: (brandId, promoter) => findMembership(documents, brandId, promoter),
    findUnjoined: (brandId, promoter) => findUnjoined(documents, brandId, promoter),
    async findWallet(promoter) {
      const document = await documents.find('wallets', promoter);
      return document && walletOf(document);
    },
    addOrder: (row, appliedEvent) => documents.add('orders', [newOrderDocument(row, appliedEvent)]),
    async updateOrder(stored, row, appliedEvent) {
      const set = orderChanges(stored, row, appliedEvent);
      await documents.update('orders', row.key, { set });
    },
    addLedger: (transactions) => documents.add('ledger', transactions.map(ledgerDocument)),
    async writeWallet(wallet, existed) {
      if (existed) await documents.update('wallets', wallet.promoter, { set: walletFields(wallet) });
      else await documents.put('wallets', walletDocument(wallet));
    },
    async moveInWallet(promoter, postings) {
      const increment = walletIncrements(promoter, postings);
      if (Object.keys(increment).length === 0) return;
      const moved = await documents.update('wallets', promoter, { increment });
      if (!moved) await documents.put('wallets', walletDocument(applyPostings(emptyWallet(promoter), postings)));
    },
  };
}
