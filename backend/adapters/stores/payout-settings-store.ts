import { type PayoutSettings, usualPayoutSettings } from '../../../core/payout/payout-settings';
import type { DocumentDatabase, Json, StoredDocument } from '../../ports/document-database';
import type { KeptPayoutSettings, PayoutSettingsStore } from '../../ports/payout-settings-store';
import { auditedDocuments } from './audited-documents';
import { operatorDocument } from './outbox-store';
import { payoutSettingsId, settingsFieldsOf } from './payout-settings';

/** The settings in the document from which everybody reads them, with who changed them last. */
export function documentPayoutSettingsStore(database: DocumentDatabase): PayoutSettingsStore {
  return {
    find: async () => keptOf(await database.find('settings', payoutSettingsId)),
    transaction: (work) =>
      database.transaction((documents) =>
        work({
          ...auditedDocuments(documents),
          find: async () => keptOf(await documents.find('settings', payoutSettingsId)),
          write: (kept) => documents.put('settings', documentOf(kept)),
          addNotice: (notice) => documents.put('outbox', operatorDocument(notice)),
        }),
      ),
  };
}

function keptOf(document: StoredDocument | undefined): KeptPayoutSettings {
  if (document === undefined) {
    return { settings: usualPayoutSettings, revision: 0, changedAtMs: null, changedBy: null, raise: null };
  }
  const { revision = 0, changedAtMs = null, changedBy = null, raise = null } = document;
  return {
    ...({ revision, changedAtMs, changedBy, raise } as unknown as Omit<KeptPayoutSettings, 'settings'>),
    settings: { ...usualPayoutSettings, ...settingsFieldsOf(document) },
  };
}

function documentOf({ settings, ...change }: KeptPayoutSettings): StoredDocument {
  const fields: Record<string, Json> = { ...(settings as PayoutSettings as unknown as Record<string, Json>) };
  return { ...fields, ...(change as unknown as Record<string, Json>), _id: payoutSettingsId };
}
