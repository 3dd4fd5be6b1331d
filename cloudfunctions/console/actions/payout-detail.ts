import * as v from 'valibot';
import type { StaffStore } from '../../../backend/ports/staff-store';
import { payoutDetail } from '../../../backend/usecases/payout-oversight/payout-detail';
import type { OversightPorts } from '../../../backend/usecases/payout-oversight/payout-queue';
import type { Outcome } from '../../../core/outcome';
import type { PayoutDetailView } from '../payouts-contract';
import type { ConsoleFailure } from './console-failure';
import { payoutNoField } from './payout-list-fields';
import { staffAction } from './staff-action';

/** One payout with everything that was asked and said about it. */
export function payoutDetailAction(ports: OversightPorts & { readonly staff: StaffStore }) {
  return staffAction(ports, {
    input: v.strictObject({ payoutNo: payoutNoField }),
    duty: 'payoutDetail',
    brandOf: () => null,
    run: ({ payoutNo }): Promise<Outcome<PayoutDetailView, ConsoleFailure>> => payoutDetail(ports, payoutNo),
  });
}
