import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { decideApplication } from '../../../backend/usecases/setup/decide-application';
import { type Outcome, rejected } from '../../../core/outcome';
import type { DecideApplicationView } from '../setup-contract';
import type { ConsoleFailure } from './console-failure';
import { auditedFields, brandIdField, sharePpmField, tokenField } from './console-fields';
import { staffAction } from './staff-action';

/** Takes somebody in as a brand, or declines. */
export function decideApplicationAction(
  ports: Parameters<typeof decideApplication>[0] & { readonly staff: StaffStore },
) {
  return staffAction(ports, {
    input: v.strictObject({
      ...auditedFields,
      applicationId: tokenField,
      decision: v.picklist(['accept', 'decline']),
      brandId: v.optional(brandIdField),
      sharePpm: v.optional(sharePpmField),
    }),
    duty: 'decideApplication',
    brandOf: () => null,
    async run(
      { decision, brandId, sharePpm, ...input },
      { member },
    ): Promise<Outcome<DecideApplicationView, ConsoleFailure>> {
      if (decision === 'decline') return decideApplication(ports, member, { ...input, decision });
      if (brandId === undefined || sharePpm === undefined) return rejected('share-missing');
      return decideApplication(ports, member, { ...input, decision, brandId, sharePpm });
    },
  });
}
