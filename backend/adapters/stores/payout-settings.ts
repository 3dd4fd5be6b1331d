import { type PayoutSettings, usualPayoutSettings } from '../../../core/payout/payout-settings';
import type { Clock } from '../../ports/clock';
import type { DocumentDatabase, StoredDocument } from '../../ports/document-database';
import type { PayoutSettingsSource } from '../../ports/payout-settings-source';

export const payoutSettingsId = 'payouts';
const usualAgeMs = 60_000;

/** Settings of payouts in a document of their own, kept by the instance for as long as the caller allows. */
export function documentPayoutSettings(database: DocumentDatabase, clock: Clock): PayoutSettingsSource {
  let kept: { readonly settings: PayoutSettings; readonly monotonicMs: number; readonly wallMs: number } | undefined;
  return {
    async current(maxAgeMs = usualAgeMs) {
      const now = { monotonicMs: clock.monotonicMs(), wallMs: clock.nowMs() };
      const isFresh =
        kept !== undefined && now.monotonicMs - kept.monotonicMs < maxAgeMs && now.wallMs - kept.wallMs < maxAgeMs;
      if (!kept || !isFresh) {
        const document = await database.find('settings', payoutSettingsId);
        const stored = document === undefined ? {} : settingsFieldsOf(document);
        kept = { settings: { ...usualPayoutSettings, ...stored }, ...now };
      }
      return kept.settings;
    },
  };
}

/** What is set, without who changed it and what somebody wants raised. */
export function settingsFieldsOf(document: StoredDocument): Partial<PayoutSettings> {
  const { _id, revision, changedAtMs, changedBy, raise, ...stored } = document;
  return stored as Partial<PayoutSettings>;
}
