import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import type { AuditedBooksPorts } from '../../../backend/usecases/corrections/audited-books';
import { unblockPayouts } from '../../../backend/usecases/holds/block-payouts';
import type { Outcome } from '../../../core/outcome';
import type { BlockPayoutsView } from '../books-contract';
import { promoterField } from './books-fields';
import type { ConsoleFailure } from './console-failure';
import { auditedFields } from './console-fields';
import { staffAction } from './staff-action';

/** Ends a block of a promoter's payouts before its time. */
export function unblockPayoutsAction(ports: AuditedBooksPorts & { readonly staff: StaffStore }) {
  return staffAction(ports, {
    input: v.strictObject({ ...auditedFields, promoter: promoterField }),
    duty: 'blockPayouts',
    brandOf: () => null,
    run: (input, { member, reach }): Promise<Outcome<BlockPayoutsView, ConsoleFailure>> =>
      unblockPayouts(ports, member, { ...input, reach }),
  });
}
