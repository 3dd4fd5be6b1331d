import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { type CloseMonthPorts, closeMonth } from '../../../backend/usecases/closing/close-month';
import type { Outcome } from '../../../core/outcome';
import type { CloseMonthView } from '../closing-contract';
import { monthField } from './books-fields';
import type { ConsoleFailure } from './console-failure';
import { auditedFields } from './console-fields';
import { staffAction } from './staff-action';

/** Of the function's 20 s: what one call spends on closing before it answers how far it came. */
const spentMs = 12_000;

/** Closes a month for good, over several calls where it is long. */
export function closeMonthAction(ports: CloseMonthPorts & { readonly staff: StaffStore }) {
  return staffAction(ports, {
    input: v.strictObject({ ...auditedFields, month: monthField, passesOver: v.boolean() }),
    duty: ({ passesOver }) => (passesOver ? 'passOverMonthBlocks' : 'closeMonth'),
    brandOf: () => null,
    run(input, { member }): Promise<Outcome<CloseMonthView, ConsoleFailure>> {
      const untilMs = ports.clock.monotonicMs() + spentMs;
      return closeMonth(ports, member, input, () => untilMs - ports.clock.monotonicMs());
    },
  });
}
