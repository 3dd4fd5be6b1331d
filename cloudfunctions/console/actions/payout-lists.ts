import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { listLists } from '../../../backend/usecases/payout-lists/read-lists';
import { ok } from '../../../core/outcome';
import type { PayoutListsView } from '../payout-lists-contract';
import { momentField } from './console-fields';
import { staffAction } from './staff-action';

/** What waits for a list, the lists, and what promoters say has not arrived. */
export function payoutListsAction(ports: Parameters<typeof listLists>[0] & { readonly staff: StaffStore }) {
  return staffAction(ports, {
    input: v.strictObject({ beforeMs: v.optional(momentField) }),
    duty: 'payoutLists',
    brandOf: () => null,
    run: async (input) => ok<PayoutListsView>(await listLists(ports, input)),
  });
}
