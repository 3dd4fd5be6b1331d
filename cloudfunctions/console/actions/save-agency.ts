import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { saveAgency } from '../../../backend/usecases/brands/save-agency';
import type { AuditedPorts } from '../../../backend/usecases/staff/audited-write';
import { maxHoldDays } from '../../../core/commission/due-day';
import type { Outcome } from '../../../core/outcome';
import { platformFormNames } from '../../../core/sharing/form-validity';
import type { SaveAgencyView } from '../agency-contract';
import type { ConsoleFailure } from './console-failure';
import { auditedFields, shareKindField } from './console-fields';
import { staffAction } from './staff-action';

const longestLifeMs = 366 * 86_400_000;
const largestLimitFen = 100_000_000;
const lifeField = v.pipe(v.number(), v.safeInteger(), v.minValue(60_000), v.maxValue(longestLifeMs));

/** Changes what the agency sets by itself. */
export function saveAgencyAction(ports: AuditedPorts & { readonly staff: StaffStore }) {
  return staffAction(ports, {
    input: v.strictObject({
      ...auditedFields,
      revision: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
      articleAttribution: v.optional(v.picklist(['not-proven', 'by-link'])),
      formValidity: v.optional(v.record(shareKindField, v.record(v.picklist(platformFormNames), lifeField))),
      holdDays: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(maxHoldDays))),
      correctionLimitFen: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(largestLimitFen))),
    }),
    duty: 'saveAgency',
    brandOf: () => null,
    run: (input, { member }): Promise<Outcome<SaveAgencyView, ConsoleFailure>> => saveAgency(ports, member, input),
  });
}
