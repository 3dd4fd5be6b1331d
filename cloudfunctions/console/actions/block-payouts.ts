import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import type { AuditedBooksPorts } from '../../../backend/usecases/corrections/audited-books';
import { blockPayouts } from '../../../backend/usecases/holds/block-payouts';
import type { Outcome } from '../../../core/outcome';
import type { BlockPayoutsView } from '../books-contract';
import { keptBackForField, promoterField } from './books-fields';
import type { ConsoleFailure } from './console-failure';
import { auditedFields, momentField } from './console-fields';
import { staffAction } from './staff-action';

/** Blocks a promoter's payouts until a moment, or moves the end of a block. */
export function blockPayoutsAction(ports: AuditedBooksPorts & { readonly staff: StaffStore }) {
  return staffAction(ports, {
    input: v.strictObject({
      ...auditedFields,
      promoter: promoterField,
      why: keptBackForField,
      untilMs: v.optional(momentField),
    }),
    duty: 'blockPayouts',
    brandOf: () => null,
    run: (input, { member, reach }): Promise<Outcome<BlockPayoutsView, ConsoleFailure>> =>
      blockPayouts(ports, member, { ...input, reach }),
  });
}
