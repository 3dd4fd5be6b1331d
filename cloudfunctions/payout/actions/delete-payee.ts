import * as v from 'valibot';
import { action } from '../../../backend/runtime/callable-function';
import { deletePayee } from '../../../backend/usecases/payees/delete-payee';
import type { PayeePorts } from '../../../backend/usecases/payees/payee-ports';
import type { Outcome } from '../../../core/outcome';
import type { DeletePayeeView, PayeeFailure } from '../payee-contract';
import { requestIdField } from './payout-fields';

/** Deletes where the caller is paid. */
export function deletePayeeAction(ports: PayeePorts) {
  return action({
    input: v.strictObject({ requestId: requestIdField }),
    run: (input, caller): Promise<Outcome<DeletePayeeView, PayeeFailure>> => deletePayee(ports, caller.openid, input),
  });
}
