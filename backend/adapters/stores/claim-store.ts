import type { Claim, ClaimStore } from '../../ports/claim-store';
import { claimIdOf } from '../../ports/claim-store';
import type { DocumentDatabase, Json, StoredDocument } from '../../ports/document-database';
import type { Touch } from '../../ports/touch-store';
import { storedOrderOf } from './order-document';

/** An order has far fewer lines than this. */
const mostLines = 100;
const mostTouches = 200;

const countId = (promoter: string, day: string) => `asks|${promoter}|${day}`;

export function claimDocument({ id, ...fields }: Claim): StoredDocument {
  const { state } = fields.answer;
  return { _id: id, state, ...(fields as unknown as Record<string, Json>) };
}

export function claimOf({ _id, state: _state, ...fields }: StoredDocument): Claim {
  return { ...(fields as unknown as Omit<Claim, 'id'>), id: _id };
}

/** Claims and their daily counts over documents of one collection, told apart by how their ids begin. */
export function documentClaimStore(database: DocumentDatabase): ClaimStore {
  const countAsks = async (promoter: string, day: string) =>
    Number((await database.find('claims', countId(promoter, day)))?.count ?? 0);

  return {
    countAsk: (promoter, day, most) =>
      database.transaction(async (documents) => {
        const _id = countId(promoter, day);
        const count = Number((await documents.find('claims', _id))?.count ?? 0);
        if (count >= most) return undefined;
        await documents.put('claims', { _id, promoter, day, count: count + 1 });
        return most - count - 1;
      }),
    async giveBack(promoter, day) {
      await database.updateWhere(
        'claims',
        { _id: countId(promoter, day), count: { gt: 0 } },
        { increment: { count: -1 } },
      );
    },
    async countLeft(promoter, day, most) {
      return Math.max(most - (await countAsks(promoter, day)), 0);
    },
    async findClaim(promoter, orderId) {
      const document = await database.find('claims', claimIdOf(promoter, orderId));
      return document && claimOf(document);
    },
    async saveClaim(claim, before) {
      const document = claimDocument(claim);
      if (!before) return (await database.add('claims', document)) === 'added';
      const { _id, ...set } = document;
      return (await database.updateWhere('claims', { _id, revision: before.revision }, { set })) === 1;
    },
    async listDueLooks(nowMs, limit) {
      const where = { state: 'searching', nextLookAtMs: { lte: nowMs } };
      const documents = await database.list('claims', { where, orderBy: [['nextLookAtMs', 'asc']], limit });
      return documents.map(claimOf);
    },
    async listForPeople({ afterDueMs, limit }) {
      const where = { state: 'with-person', dueAtMs: { gt: afterDueMs } };
      const documents = await database.list('claims', { where, orderBy: [['dueAtMs', 'asc']], limit });
      return documents.map(claimOf);
    },
    async listOrderLines(orderId) {
      // `}` is the character after `|`, which parts the order from the sku.
      const where = { _id: { gt: `${orderId}|`, lt: `${orderId}}` } };
      const documents = await database.list('orders', { where, orderBy: [['_id', 'asc']], limit: mostLines });
      return documents.map((document) => ({
        row: storedOrderOf(document).row,
        noCommission: (document.noCommission ?? null) as string | null,
      }));
    },
    async listTouchesOf(buyerKey, promoter) {
      const where = { buyerKey, promoter };
      const documents = await database.list('touches', { where, orderBy: [['atMs', 'desc']], limit: mostTouches });
      return documents.map(({ _id, ...fields }) => ({ ...(fields as unknown as Touch), id: _id }));
    },
  };
}
