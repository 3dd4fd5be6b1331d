import type { DocumentDatabase, DocumentTransaction, Json, StoredDocument } from '../../ports/document-database';
import type { BrandApplication, ConnectionCheck, SetupEdit, SetupState, SetupStore } from '../../ports/setup-store';

const setupId = 'setup';
const checkId = 'connection-check';
const mostApplications = 200;
const untouched: SetupState = { way: null, templates: {} };

function fields(value: object): Record<string, Json> {
  return value as unknown as Record<string, Json>;
}

function applicationOf({ _id, ...rest }: StoredDocument): BrandApplication {
  return { ...(rest as unknown as Omit<BrandApplication, 'openid'>), openid: _id };
}

function stateOf(document: StoredDocument | undefined): SetupState | undefined {
  if (!document) return undefined;
  const { way, templates } = document as unknown as SetupState;
  return { way, templates };
}

/** How far setting up has come, and what was found when everything was looked at. */
export function documentSetupStore(database: DocumentDatabase): SetupStore {
  const isAny = async (collection: string, where: Record<string, string | boolean>) =>
    (await database.list(collection, { where, limit: 1 })).length > 0;
  return {
    readSetup: async () => stateOf(await database.find('settings', setupId)) ?? untouched,
    async readCheck() {
      const document = await database.find('settings', checkId);
      return document && (document as unknown as ConnectionCheck);
    },
    keepCheck: (check) => database.put('settings', { _id: checkId, ...fields(check) }),
    async findOwnApplication(openid) {
      const document = await database.find('brand_applications', openid);
      return document && applicationOf(document);
    },
    async listApplications() {
      const documents = await database.list('brand_applications', {
        where: {},
        orderBy: [['askedAtMs', 'desc']],
        limit: mostApplications,
      });
      return documents.map(applicationOf);
    },
    hasPromoter: () => isAny('promoters', { status: 'bound' }),
    hasPlan: () => isAny('plans', { kind: 'product', isListed: true }),
    hasInvite: () => isAny('invites', {}),
  };
}

/** The part of a change of the program that sets it up. */
export function setupPart(documents: DocumentTransaction): SetupEdit {
  return {
    findSetup: async () => stateOf(await documents.find('settings', setupId)),
    writeSetup: ({ way, templates }) => documents.put('settings', { _id: setupId, way, templates: { ...templates } }),
    addAgency: (agency) => documents.add('settings', [{ _id: 'agency', ...fields(agency) }]),
    async findApplication(openid) {
      const document = await documents.find('brand_applications', openid);
      return document && applicationOf(document);
    },
    writeApplication: ({ openid, ...application }) =>
      documents.put('brand_applications', { _id: openid, ...fields(application) }),
  };
}
