import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import type { AuditedBooksPorts } from '../../../backend/usecases/corrections/audited-books';
import { holdMoney } from '../../../backend/usecases/holds/hold-money';
import type { Outcome } from '../../../core/outcome';
import type { HoldMoneyView } from '../books-contract';
import { keptBackForField, orderKeyField } from './books-fields';
import type { ConsoleFailure } from './console-failure';
import { auditedFields, momentField } from './console-fields';
import { staffAction } from './staff-action';

/** Keeps an order's money back. */
export function holdMoneyAction(ports: AuditedBooksPorts & { readonly staff: StaffStore }) {
  return staffAction(ports, {
    input: v.strictObject({
      ...auditedFields,
      orderKey: orderKeyField,
      why: keptBackForField,
      untilMs: v.optional(momentField),
    }),
    duty: 'holdMoney',
    brandOf: () => 'any',
    run: (input, { member, reach }): Promise<Outcome<HoldMoneyView, ConsoleFailure>> =>
      holdMoney(ports, member, { ...input, reach }),
  });
}
