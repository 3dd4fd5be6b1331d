import type {
  Campaign,
  CampaignEdit,
  CampaignPart,
  CampaignStore,
  CampaignThing,
  Material,
} from '../../ports/campaign-store';
import type { DocumentDatabase, DocumentTransaction, Json, StoredDocument, Where } from '../../ports/document-database';
import type { JoinedBrand } from '../../ports/promoter-store';
import { auditedDocuments } from './audited-documents';
import { membershipId } from './order-books';

const collection = 'campaigns';

function campaignOf({ _id, row: _row, ...fields }: StoredDocument): Campaign {
  return { ...(fields as unknown as Omit<Campaign, 'campaignId'>), campaignId: _id };
}

function materialOf({ _id, row: _row, ...fields }: StoredDocument): Material {
  return { ...(fields as unknown as Omit<Material, 'materialId'>), materialId: _id };
}

/** Campaigns and materials stand in one collection, each under its kind of row. */
function rowOf(_id: string, row: 'campaign' | 'material', fields: object): StoredDocument {
  return { _id, row, ...(fields as Record<string, Json>) };
}

function campaignEdit(documents: DocumentTransaction): CampaignEdit {
  return {
    ...auditedDocuments(documents),
    async findCampaign(campaignId) {
      const found = await documents.find(collection, campaignId);
      return found?.row === 'campaign' ? campaignOf(found) : undefined;
    },
    writeCampaign: ({ campaignId, ...fields }) => documents.put(collection, rowOf(campaignId, 'campaign', fields)),
    async findMaterial(materialId) {
      const found = await documents.find(collection, materialId);
      return found?.row === 'material' ? materialOf(found) : undefined;
    },
    writeMaterial: ({ materialId, ...fields }) => documents.put(collection, rowOf(materialId, 'material', fields)),
  };
}

function audienceOf(brandId: string, part: CampaignPart): Where {
  const active = { brandId, status: 'active' };
  if (part.kind === 'group') return { ...active, groupId: part.groupId };
  if (part.kind === 'tag') return { ...active, tags: part.tag };
  return part.kind === 'store' ? { ...active, storeId: part.storeId } : active;
}

function aboutThing(thing: CampaignThing | null): Where {
  if (thing === null) return { thing: null };
  return { 'thing.kind': thing.kind, 'thing.id': thing.id, 'thing.shopAppid': thing.shopAppid };
}

/** Campaigns over documents; what a promoter was told by a brand is kept on his membership. */
export function documentCampaignStore(database: DocumentDatabase): CampaignStore {
  const newest = [['createdAtMs', 'desc']] as const;
  return {
    transaction: (work) => database.transaction((documents) => work(campaignEdit(documents))),
    async listCampaigns(brandId, { beforeMs, limit }) {
      const where = { brandId, row: 'campaign', createdAtMs: { lt: beforeMs } };
      return (await database.list(collection, { where, orderBy: newest, limit })).map(campaignOf);
    },
    async listMaterials(brandId, { beforeMs, limit }) {
      const where = { brandId, row: 'material', removedAtMs: null, createdAtMs: { lt: beforeMs } };
      return (await database.list(collection, { where, orderBy: newest, limit })).map(materialOf);
    },
    async listMaterialsFor(brandIds, thing, { beforeMs, limit }) {
      const kept = { brandId: { in: brandIds }, row: 'material', removedAtMs: null, createdAtMs: { lt: beforeMs } };
      const where = { ...kept, ...aboutThing(thing) };
      return (await database.list(collection, { where, orderBy: newest, limit })).map(materialOf);
    },
    async listDue(nowMs, limit) {
      const where = { state: 'waiting', dueAtMs: { lte: nowMs } };
      return (await database.list(collection, { where, orderBy: [['dueAtMs', 'asc']], limit })).map(campaignOf);
    },
    async listAudience(brandId, part, { afterPromoter, limit }) {
      const where = { ...audienceOf(brandId, part), promoter: { gt: afterPromoter } };
      const found = await database.list('memberships', { where, orderBy: [['promoter', 'asc']], limit });
      return found.map(({ _id, toldAtMs, ...fields }) => ({
        ...(fields as unknown as JoinedBrand),
        toldAtMs: (toldAtMs ?? []) as readonly number[],
      }));
    },
    countAudience: (brandId, part) => database.count('memberships', audienceOf(brandId, part)),
    async noteTold(brandId, promoter, toldAtMs) {
      await database.update('memberships', membershipId(brandId, promoter), { set: { toldAtMs: [...toldAtMs] } });
    },
    async moveOn(campaignId, { afterPromoter, told, capped, isDone }) {
      const set: Record<string, Json> = isDone ? { afterPromoter, state: 'done' } : { afterPromoter };
      await database.update(collection, campaignId, { set, increment: { told, capped } });
    },
    async listSharers({ shopAppid, id, kind }, limit) {
      const where = { targetKey: `${shopAppid}|${id}`, kind };
      const links = await database.list('share_links', { where, orderBy: [['promoter', 'asc']], limit });
      return [...new Set(links.map(({ promoter }) => String(promoter)))];
    },
    async listOrders(promoters, shopAppid, { fromMs, beforeMs }, limit) {
      if (promoters.length === 0) return [];
      const where = { promoter: { in: promoters }, createdAtMs: { gte: fromMs, lt: beforeMs }, shopAppid };
      const orders = await database.list('orders', { where, orderBy: newest, limit });
      return orders.map(({ promoter, settled, snapshot }) => ({
        promoter: String(promoter),
        paidFen: Number((snapshot as { readonly actualPaymentFen: number }).actualPaymentFen),
        isSettled: settled !== null,
      }));
    },
  };
}
