import type { PayContext } from '../pay-context';
import type { PaySettings } from '../pay-settings';
import type { ApiAnswer, ApiCall } from './api-call';
import { cancelByOutBillNo, createBill, queryByOutBillNo, queryByTransferBillNo } from './bill-endpoints';

/** Answers one call; `names` are the parts of the path that stand for something. */
type Handler = (context: PayContext, call: ApiCall, names: readonly string[]) => ApiAnswer;

export type Endpoint = {
  method: 'GET' | 'POST';
  path: RegExp;
  handle: Handler;
  /** Calls per second and what more of them get. */
  limit?: keyof PaySettings;
  limitCode?: string;
  /** A transfer may come of it. */
  creates?: boolean;
};

const BILLS = '/v3/fund-app/mch-transfer/transfer-bills';

function at(template: string): RegExp {
  return new RegExp(`^${template.replace(/\{\}/g, '([^/]+)')}$`);
}

/** https://pay.weixin.qq.com/doc/v3/merchant/4012711988 and what it leads to. */
export const ENDPOINTS: readonly Endpoint[] = [
  { method: 'POST', path: at(BILLS), handle: createBill, limit: 'createPerSecond', creates: true },
  { method: 'GET', path: at(`${BILLS}/out-bill-no/{}`), handle: queryByOutBillNo, limit: 'queryPerSecond' },
  { method: 'GET', path: at(`${BILLS}/transfer-bill-no/{}`), handle: queryByTransferBillNo, limit: 'queryPerSecond' },
  {
    method: 'POST',
    path: at(`${BILLS}/out-bill-no/{}/cancel`),
    handle: cancelByOutBillNo,
    limit: 'cancelPerSecond',
    limitCode: 'FREQUENCY_LIMIT_EXCEED',
  },
];
