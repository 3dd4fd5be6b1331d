import type { DocumentDatabase, DocumentTransaction, Json, StoredDocument } from '../../ports/document-database';
import type { Clerk, KeptRanking, Store, StoreCode, StoreEdit, StoreTree } from '../../ports/store-tree';
import { auditedDocuments } from './audited-documents';
import { membershipId } from './order-books';

const collection = 'stores';

function storeId(brandId: string, id: string): string {
  return `store|${brandId}|${id}`;
}

function clerkId({ brandId, storeId: store, clerkId: clerk }: Pick<Clerk, 'brandId' | 'storeId' | 'clerkId'>): string {
  return `clerk|${brandId}|${store}|${clerk}`;
}

function rankingId(brandId: string, month: string): string {
  return `ranking|${brandId}|${month}`;
}

function storeOf({ _id, kind: _kind, ...fields }: StoredDocument): Store {
  return fields as unknown as Store;
}

function clerkOf({ _id, kind: _kind, ...fields }: StoredDocument): Clerk {
  return fields as unknown as Clerk;
}

/** Both stand in one collection, each under its kind. */
function document(_id: string, kind: 'store' | 'clerk', fields: Store | Clerk): StoredDocument {
  return { _id, kind, ...(fields as unknown as Record<string, Json>) };
}

function storeEdit(documents: DocumentTransaction): StoreEdit {
  return {
    ...auditedDocuments(documents),
    async findStore(brandId, id) {
      const found = await documents.find(collection, storeId(brandId, id));
      return found && storeOf(found);
    },
    writeStore: (store) => documents.put(collection, document(storeId(store.brandId, store.storeId), 'store', store)),
    async findClerk(brandId, store, clerk) {
      const found = await documents.find(collection, clerkId({ brandId, storeId: store, clerkId: clerk }));
      return found && clerkOf(found);
    },
    writeClerk: (clerk) => documents.put(collection, document(clerkId(clerk), 'clerk', clerk)),
    async isMember(brandId, promoter) {
      return (await documents.find('memberships', membershipId(brandId, promoter)))?.status === 'active';
    },
    async placeMember(brandId, promoter, id) {
      await documents.update('memberships', membershipId(brandId, promoter), { set: { storeId: id } });
    },
  };
}

/** Stores, clerks and the last ranking over documents. */
export function documentStoreTree(database: DocumentDatabase): StoreTree {
  const findStore: StoreTree['findStore'] = async (brandId, id) => {
    const found = await database.find(collection, storeId(brandId, id));
    return found && storeOf(found);
  };
  return {
    transaction: (work) => database.transaction((documents) => work(storeEdit(documents))),
    findStore,
    async listStores(brandId, { beforeMs, limit }) {
      const where = { brandId, kind: 'store', createdAtMs: { lt: beforeMs } };
      return (await database.list(collection, { where, orderBy: [['createdAtMs', 'desc']], limit })).map(storeOf);
    },
    async listClerks(brandId, storeIds, limit) {
      if (storeIds.length === 0) return [];
      const where = { brandId, kind: 'clerk', storeId: { in: storeIds } };
      return (await database.list(collection, { where, orderBy: [['number', 'asc']], limit })).map(clerkOf);
    },
    async findByCode(code): Promise<StoreCode | undefined> {
      const [found] = await database.list(collection, { where: { code }, limit: 1 });
      if (!found) return undefined;
      if (found.kind === 'store') return { store: storeOf(found), clerk: null };
      const clerk = clerkOf(found);
      const store = await findStore(clerk.brandId, clerk.storeId);
      return store && { store, clerk };
    },
    async findRanking(brandId, month) {
      const found = await database.find(collection, rankingId(brandId, month));
      return found && (found as unknown as KeptRanking);
    },
    async keepRanking(brandId, month, ranking) {
      const fields = ranking as unknown as Record<string, Json>;
      await database.put(collection, { _id: rankingId(brandId, month), kind: 'ranking', ...fields });
    },
    async salesOf(promoters, brandId, { fromMs, beforeMs }, limit) {
      const where = { promoter: { in: promoters }, brandId, 'settled.atMs': { gte: fromMs, lt: beforeMs } };
      const orders = await database.list('orders', { where, orderBy: [['settled.atMs', 'asc']], limit });
      return orders.map((order) => ({
        promoter: String(order.promoter),
        paidFen: Number((order.snapshot as { readonly actualPaymentFen: number }).actualPaymentFen),
        settledAtMs: Number((order.settled as { readonly atMs: number }).atMs),
      }));
    },
  };
}
