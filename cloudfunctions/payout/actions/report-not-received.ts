import * as v from 'valibot';
import { action } from '../../../backend/runtime/callable-function';
import { type NotReceivedPorts, reportNotReceived } from '../../../backend/usecases/payout-lists/report-not-received';
import type { Outcome } from '../../../core/outcome';
import type { PayeeFailure, ReportNotReceivedView } from '../payee-contract';
import { noteField } from './payee-fields';
import { payoutNoField } from './payout-fields';

/** Says that a payout which counts as paid has not arrived. */
export function reportNotReceivedAction(ports: NotReceivedPorts) {
  return action({
    input: v.strictObject({ payoutNo: payoutNoField, note: noteField }),
    run: (input, caller): Promise<Outcome<ReportNotReceivedView, PayeeFailure>> =>
      reportNotReceived(ports, caller.openid, input),
  });
}
