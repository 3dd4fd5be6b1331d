import type { AgreedSettlement } from '../../../core/commission/settlement-schedule';
import type { DocumentDatabase, Json, StoredDocument } from '../../ports/document-database';
import type { JoinedBrand, KeptConsent, Promoter, PromoterStore } from '../../ports/promoter-store';
import { sha256Text } from '../exports/sha256-text';
import { membershipId } from './order-books';

function promoterOf(document: StoredDocument): Promoter {
  const { _id, ...fields } = document;
  return { ...(fields as unknown as Omit<Promoter, 'promoter'>), promoter: _id };
}

function joinedBrandOf(document: StoredDocument): JoinedBrand {
  const { _id, ...fields } = document;
  return fields as unknown as JoinedBrand;
}

function consentOf(document: StoredDocument): KeptConsent {
  const { _id, ...fields } = document;
  return fields as unknown as KeptConsent;
}

/** A deployment has few brands. */
const mostMemberships = 100;

const phonesAtOnce = 200;
/** A phone is one bound promoter's; some who left may have had it before. */
const mostWithPhones = 1000;

/** Saying the same as before adds nothing, so that a repeat changes nothing. */
function withAgreed(document: StoredDocument, agreed: AgreedSettlement): Json {
  const before = (document.settlements ?? []) as unknown as readonly AgreedSettlement[];
  const settlements = before[before.length - 1]?.settledBy === agreed.settledBy ? before : [...before, agreed];
  return settlementsJson(settlements);
}

function settlementsJson(settlements: readonly AgreedSettlement[]): Json {
  return settlements.map(({ fromMs, settledBy }) => ({ fromMs, settledBy }));
}

/** The document id of a consent: one per person and version, so that accepting twice is one row. */
function consentId(openid: string, agreementVersion: string): string {
  return `agreement|${agreementVersion}|${openid}`;
}

function agreeSettlement(database: DocumentDatabase, promoter: string, agreed: AgreedSettlement): Promise<void> {
  return database.transaction(async (transaction) => {
    const known = await transaction.find('promoters', promoter);
    if (!known) return;
    // Joining writes the promoter as well, so that no membership can come to be between this and the list below.
    await transaction.update('promoters', promoter, { set: { settlements: withAgreed(known, agreed) } });
    const where = { promoter };
    for (const membership of await database.list('memberships', { where, limit: mostMemberships })) {
      const settlements = withAgreed(membership, agreed);
      await transaction.update('memberships', membership._id, { set: { settlements } });
    }
  });
}

function phonePart(database: DocumentDatabase): Pick<PromoterStore, 'keepPhone' | 'forgetPhone' | 'listByPhones'> {
  return {
    async keepPhone({ promoter, openid }, phone) {
      await database.updateWhere('promoters', { _id: promoter, openid }, { set: { ...phone } });
    },
    async forgetPhone(promoter, phoneHash) {
      const set = { phoneHash: null, phoneVerifiedAtMs: null };
      await database.updateWhere('promoters', { _id: promoter, phoneHash }, { set });
    },
    async listByPhones(phoneHashes) {
      const found: Promoter[] = [];
      for (let start = 0; start < phoneHashes.length; start += phonesAtOnce) {
        const where = { phoneHash: { in: phoneHashes.slice(start, start + phonesAtOnce) } };
        found.push(...(await database.list('promoters', { where, limit: mostWithPhones })).map(promoterOf));
      }
      return found;
    },
  };
}

function consentPart(database: DocumentDatabase): Pick<PromoterStore, 'keepConsent' | 'findConsent' | 'hasConsent'> {
  return {
    async keepConsent({ text, ...fields }) {
      const shown: Readonly<Record<string, Json>> = text === undefined ? {} : { text, textHash: sha256Text(text) };
      const document: StoredDocument = { _id: consentId(fields.openid, fields.agreementVersion), ...fields };
      await database.add('consents', { ...document, ...shown });
    },
    async findConsent(openid, agreementVersion) {
      const document = await database.find('consents', consentId(openid, agreementVersion));
      return document && consentOf(document);
    },
    async hasConsent(openid, agreementVersion) {
      return (await database.find('consents', consentId(openid, agreementVersion))) !== undefined;
    },
  };
}

/** Promoters, consents and memberships over documents; the same code for memory and cloud. */
export function documentPromoterStore(database: DocumentDatabase): PromoterStore {
  async function findOne(where: Readonly<Record<string, string>>): Promise<Promoter | undefined> {
    const [document] = await database.list('promoters', { where, orderBy: [['boundAtMs', 'desc']], limit: 1 });
    return document && promoterOf(document);
  }

  async function bindAgain(promoter: string): Promise<void> {
    await database.updateWhere('promoters', { _id: promoter, status: 'unbound' }, { set: { status: 'bound' } });
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
      const { openid, unionidHash, ...others } = fields;
      const known = { ...(openid === null ? {} : { openid }), ...(unionidHash === null ? {} : { unionidHash }) };
      await database.update('promoters', promoter, { set: { ...others, ...known } });
      await bindAgain(promoter);
    },
    async renewBond(promoter, { boundAtMs, unionidHash }) {
      await database.update('promoters', promoter, { set: { boundAtMs } });
      if (unionidHash !== null) {
        await database.updateWhere('promoters', { _id: promoter, unionidHash: null }, { set: { unionidHash } });
      }
      await bindAgain(promoter);
    },
    ...phonePart(database),
    async markUnbound(promoter) {
      await database.updateWhere('promoters', { _id: promoter, status: 'bound' }, { set: { status: 'unbound' } });
    },
    ...consentPart(database),
    async joinBrand(joined) {
      const _id = membershipId(joined.brandId, joined.promoter);
      const { settlements = [], ...fields } = joined;
      const document: StoredDocument = { _id, ...fields, shares: [], status: 'active' };
      const agreed = { ...document, settlements: settlementsJson(settlements) };
      const added = await database.add('memberships', settlements.length === 0 ? document : agreed);
      if (added === 'added') return;
      await database.updateWhere('memberships', { _id, status: 'left' }, { set: { status: 'active' } });
    },
    async listBrandsOf(promoter) {
      const where = { promoter, status: 'active' };
      const documents = await database.list('memberships', {
        where,
        orderBy: [['joinedAtMs', 'asc']],
        limit: mostMemberships,
      });
      return documents.map(joinedBrandOf);
    },
    countBound: () => database.count('promoters', { status: 'bound' }),
    agreeSettlement: (promoter, agreed) => agreeSettlement(database, promoter, agreed),
  };
}
