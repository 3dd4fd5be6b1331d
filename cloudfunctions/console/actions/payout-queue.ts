import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { type OversightPorts, payoutQueue } from '../../../backend/usecases/payout-oversight/payout-queue';
import { ok } from '../../../core/outcome';
import { queueParts } from '../../../core/payout/queue-key';
import type { PayoutQueueView } from '../payouts-contract';
import { dayField, promoterField } from './books-fields';
import { payoutRouteField, queueKeyField } from './payout-fields';
import { staffAction } from './staff-action';

/** Payouts in the order in which people look after them. */
export function payoutQueueAction(ports: OversightPorts & { readonly staff: StaffStore }) {
  return staffAction(ports, {
    input: v.strictObject({
      part: v.optional(v.picklist(queueParts)),
      route: v.optional(payoutRouteField),
      promoter: v.optional(promoterField),
      day: v.optional(dayField),
      after: v.optional(queueKeyField),
    }),
    duty: 'payoutQueue',
    brandOf: () => null,
    run: async (input) => ok<PayoutQueueView>(await payoutQueue(ports, input)),
  });
}
