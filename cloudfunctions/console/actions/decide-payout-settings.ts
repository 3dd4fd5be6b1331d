import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { decideLimitRaise } from '../../../backend/usecases/payout-oversight/decide-limit-raise';
import type { PayoutSettingsPorts } from '../../../backend/usecases/payout-oversight/read-payout-settings';
import type { Outcome } from '../../../core/outcome';
import type { PayoutSettingsView } from '../payout-settings-contract';
import type { ConsoleFailure } from './console-failure';
import { decisionField, reasonedFields } from './payout-fields';
import { wholeFenField } from './payout-list-fields';
import { staffAction } from './staff-action';

/** Agrees to higher limits that a colleague wants, or declines them. */
export function decidePayoutSettingsAction(ports: PayoutSettingsPorts & { readonly staff: StaffStore }) {
  return staffAction(ports, {
    input: v.strictObject({
      ...reasonedFields,
      decision: decisionField,
      automaticFen: wholeFenField,
      aloneFen: wholeFenField,
    }),
    duty: 'decidePayoutSettings',
    brandOf: () => null,
    run: (input, { member }): Promise<Outcome<PayoutSettingsView, ConsoleFailure>> =>
      decideLimitRaise(ports, member, input),
  });
}
