import * as v from 'valibot';
import { action } from '../../../backend/runtime/callable-function';
import type { PayeePorts } from '../../../backend/usecases/payees/payee-ports';
import { savePayee } from '../../../backend/usecases/payees/save-payee';
import type { Outcome } from '../../../core/outcome';
import type { PayeeFailure, SavePayeeView } from '../payee-contract';
import { confirmationField, payeeFields } from './payee-fields';
import { requestIdField } from './payout-fields';

/** Enters where the caller is paid: once to look at it, once to save it. */
export function savePayeeAction(ports: PayeePorts) {
  return action({
    input: v.strictObject({ ...payeeFields, confirmation: confirmationField, requestId: requestIdField }),
    run: (input, caller): Promise<Outcome<SavePayeeView, PayeeFailure>> => savePayee(ports, caller.openid, input),
  });
}
