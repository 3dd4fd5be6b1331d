import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import {
  type PayoutSettingsPorts,
  readPayoutSettings,
} from '../../../backend/usecases/payout-oversight/read-payout-settings';
import { ok } from '../../../core/outcome';
import type { ReadPayoutSettingsView } from '../payout-settings-contract';
import { staffAction } from './staff-action';

/** What holds for payouts now. */
export function readPayoutSettingsAction(ports: PayoutSettingsPorts & { readonly staff: StaffStore }) {
  return staffAction(ports, {
    input: v.strictObject({}),
    duty: 'readPayoutSettings',
    brandOf: () => null,
    run: async (_input, { member }) => ok<ReadPayoutSettingsView>(await readPayoutSettings(ports, member)),
  });
}
