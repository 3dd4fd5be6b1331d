import * as v from 'valibot';
import { action } from '../../../backend/runtime/callable-function';
import { type ReadWalletPorts, readWallet } from '../../../backend/usecases/earnings/read-wallet';
import type { Outcome } from '../../../core/outcome';
import type { EarningsFailure, WalletView } from '../contract';

/** The caller's money by place. */
export function wallet(ports: ReadWalletPorts) {
  return action({
    input: v.strictObject({}),
    run: (_input, caller): Promise<Outcome<WalletView, EarningsFailure>> => readWallet(ports, caller.openid),
  });
}
