import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import type { AuditedBooksPorts } from '../../../backend/usecases/corrections/audited-books';
import { unholdMoney } from '../../../backend/usecases/holds/hold-money';
import type { Outcome } from '../../../core/outcome';
import type { UnholdMoneyView } from '../books-contract';
import { orderKeyField } from './books-fields';
import type { ConsoleFailure } from './console-failure';
import { auditedFields } from './console-fields';
import { staffAction } from './staff-action';

/** Lets an order's money go again, to where its facts put it. */
export function unholdMoneyAction(ports: AuditedBooksPorts & { readonly staff: StaffStore }) {
  return staffAction(ports, {
    input: v.strictObject({ ...auditedFields, orderKey: orderKeyField }),
    duty: 'holdMoney',
    brandOf: () => 'any',
    run: (input, { member, reach }): Promise<Outcome<UnholdMoneyView, ConsoleFailure>> =>
      unholdMoney(ports, member, { ...input, reach }),
  });
}
