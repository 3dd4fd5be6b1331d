import * as v from 'valibot';
import { action } from '../../../backend/runtime/callable-function';
import type { PayeePorts } from '../../../backend/usecases/payees/payee-ports';
import { readPayee } from '../../../backend/usecases/payees/read-payee';
import type { Outcome } from '../../../core/outcome';
import type { PayeeFailure, ReadPayeeView } from '../payee-contract';

/** Where the caller is paid, masked. */
export function readPayeeAction(ports: Pick<PayeePorts, 'payees' | 'promoters' | 'payoutSettings'>) {
  return action({
    input: v.strictObject({}),
    run: (_input, caller): Promise<Outcome<ReadPayeeView, PayeeFailure>> => readPayee(ports, caller.openid),
  });
}
