import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import type { PayoutSettingsPorts } from '../../../backend/usecases/payout-oversight/read-payout-settings';
import { savePayoutSettings } from '../../../backend/usecases/payout-oversight/save-payout-settings';
import type { Outcome } from '../../../core/outcome';
import type { SavePayoutSettingsView } from '../payout-settings-contract';
import type { ConsoleFailure } from './console-failure';
import { momentField } from './console-fields';
import { payoutRouteField, reasonedFields } from './payout-fields';
import { staffAction } from './staff-action';

/** Whether an amount is within its bounds is judged by its rule, so that it is answered by name. */
const amountField = v.pipe(v.number(), v.finite());
const sceneTextField = v.pipe(v.string(), v.trim(), v.maxLength(100));
const settingsField = v.strictObject({
  minFen: amountField,
  maxFen: amountField,
  promoterDayFen: amountField,
  agencyDayFen: amountField,
  nameFromFen: amountField,
  automaticFen: amountField,
  aloneFen: amountField,
  sendsPerSecond: amountField,
  routes: v.pipe(v.array(payoutRouteField), v.maxLength(10)),
  taxRule: v.picklist(['ordinary-labour', 'cumulative', 'external', 'none']),
  remark: v.pipe(v.string(), v.trim(), v.maxLength(200)),
  scene: v.nullable(
    v.strictObject({
      sceneId: sceneTextField,
      reportInfos: v.pipe(
        v.array(v.strictObject({ infoType: sceneTextField, infoContent: sceneTextField })),
        v.maxLength(10),
      ),
      perception: v.nullable(sceneTextField),
    }),
  ),
});

/** Sets how much may be paid out, how, and who withholds. */
export function savePayoutSettingsAction(ports: PayoutSettingsPorts & { readonly staff: StaffStore }) {
  return staffAction(ports, {
    input: v.strictObject({ ...reasonedFields, revision: momentField, settings: settingsField }),
    duty: 'savePayoutSettings',
    brandOf: () => null,
    run: (input, { member }): Promise<Outcome<SavePayoutSettingsView, ConsoleFailure>> =>
      savePayoutSettings(ports, member, input),
  });
}
