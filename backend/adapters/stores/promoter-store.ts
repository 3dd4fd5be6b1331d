import type { DocumentDatabase, StoredDocument } from '../../ports/document-database';
import type { JoinedBrand, Promoter, PromoterStore } from '../../ports/promoter-store';
import { membershipId } from './order-books';

function promoterOf(document: StoredDocument): Promoter {
  const { _id, ...fields } = document;
  return { ...(fields as unknown as Omit<Promoter, 'promoter'>), promoter: _id };
}

function joinedBrandOf(document: StoredDocument): JoinedBrand {
  const { brandId, promoter, groupId, shares, settledBy, joinedAtMs, status } = document as unknown as JoinedBrand;
  return { brandId, promoter, groupId, shares, settledBy, joinedAtMs, status };
}

/** The document id of a consent: one per person and version, so that accepting twice is one row. */
function consentId(openid: string, agreementVersion: string): string {
  return `agreement|${agreementVersion}|${openid}`;
}

/** Promoters, consents and memberships over documents; the same code for memory and cloud. */
export function documentPromoterStore(database: DocumentDatabase): PromoterStore {
  async function findOne(where: Readonly<Record<string, string>>): Promise<Promoter | undefined> {
    const [document] = await database.list('promoters', { where, orderBy: [['boundAtMs', 'desc']], limit: 1 });
    return document && promoterOf(document);
  }

  return {
    findByOpenid: (openid) => findOne({ openid }),
    async findPromoter(promoter) {
      const document = await database.find('promoters', promoter);
      return document && promoterOf(document);
    },
    findByBuyerKey: (buyerKey) => findOne({ unionidHash: buyerKey }),
    findAnyBound: () => findOne({ status: 'bound' }),
    async saveBound({ promoter, ...fields }) {
      const added = await database.add('promoters', { _id: promoter, ...fields, status: 'bound' });
      if (added === 'added') return;
      await database.update('promoters', promoter, { set: fields });
      await database.updateWhere('promoters', { _id: promoter, status: 'unbound' }, { set: { status: 'bound' } });
    },
    async markUnbound(promoter) {
      await database.updateWhere('promoters', { _id: promoter, status: 'bound' }, { set: { status: 'unbound' } });
    },
    async keepConsent({ openid, agreementVersion, ...fields }) {
      const _id = consentId(openid, agreementVersion);
      await database.add('consents', { _id, openid, agreementVersion, ...fields });
    },
    async hasConsent(openid, agreementVersion) {
      return (await database.find('consents', consentId(openid, agreementVersion))) !== undefined;
    },
    async joinBrand(joined) {
      const _id = membershipId(joined.brandId, joined.promoter);
      const added = await database.add('memberships', { _id, ...joined, shares: [], status: 'active' });
      if (added === 'added') return;
      await database.updateWhere('memberships', { _id, status: 'left' }, { set: { status: 'active' } });
    },
    async listBrandsOf(promoter) {
      const where = { promoter, status: 'active' };
      const documents = await database.list('memberships', { where, orderBy: [['joinedAtMs', 'asc']], limit: 100 });
      return documents.map(joinedBrandOf);
    },
  };
}
