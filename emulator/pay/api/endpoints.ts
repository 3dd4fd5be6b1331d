import type { PayContext } from '../pay-context';
import type { PaySettings } from '../pay-settings';
import type { ApiAnswer, ApiCall } from './api-call';
import {
  closeByNumber,
  queryAuthorisation,
  requestAuthorisation,
  transferAndRequest,
  transferUnderAuthorisation,
} from './authorisation-endpoints';
import { cancelByOutBillNo, createBill, queryByOutBillNo, queryByTransferBillNo } from './bill-endpoints';
import { BILL_FILES, downloadBill, downloadReceipt, RECEIPT_FILES } from './downloads';
import { certificates, fundBalance, fundFlowBill } from './fund-endpoints';
import { applyForReceipt, queryReceipt } from './receipt-endpoints';

/** Answers one call; `names` are the parts of the path that stand for something. */
type Handler = (context: PayContext, call: ApiCall, names: readonly string[]) => ApiAnswer;

export type Endpoint = {
  method: 'GET' | 'POST';
  template: string;
  path: RegExp;
  handle: Handler;
  /** Calls per second, and what more of them get. */
  limit?: keyof PaySettings | undefined;
  limitCode?: string;
  /** A transfer may come of it. */
  creates?: boolean;
};

const FUND_APP = '/v3/fund-app/mch-transfer';
const BILLS = `${FUND_APP}/transfer-bills`;
const AUTHORISATIONS = `${FUND_APP}/user-confirm-authorization`;

/** https://pay.weixin.qq.com/doc/v3/merchant/4012711988 and what it leads to. */
export const ENDPOINTS: readonly Endpoint[] = [
  { ...endpoint('POST', BILLS, createBill, 'createPerSecond'), creates: true },
  endpoint('GET', `${BILLS}/out-bill-no/{}`, queryByOutBillNo, 'queryPerSecond'),
  endpoint('GET', `${BILLS}/transfer-bill-no/{}`, queryByTransferBillNo, 'queryPerSecond'),
  {
    ...endpoint('POST', `${BILLS}/out-bill-no/{}/cancel`, cancelByOutBillNo, 'cancelPerSecond'),
    limitCode: 'FREQUENCY_LIMIT_EXCEED',
  },
  endpoint('POST', `${FUND_APP}/elecsign/out-bill-no`, applyForReceipt),
  endpoint('GET', `${FUND_APP}/elecsign/out-bill-no/{}`, queryReceipt),
  endpoint('GET', RECEIPT_FILES, downloadReceipt),
  endpoint('POST', AUTHORISATIONS, requestAuthorisation, 'authorisePerSecond'),
  endpoint('GET', `${AUTHORISATIONS}/out-authorization-no/{}`, queryAuthorisation, 'queryPerSecond'),
  endpoint('POST', `${AUTHORISATIONS}/out-authorization-no/{}/close`, closeByNumber, 'authorisePerSecond'),
  { ...endpoint('POST', `${BILLS}/transfer`, transferUnderAuthorisation, 'createPerSecond'), creates: true },
  {
    ...endpoint('POST', `${BILLS}/pre-transfer-with-authorization`, transferAndRequest, 'createPerSecond'),
    creates: true,
  },
  endpoint('GET', '/v3/bill/fundflowbill', fundFlowBill),
  endpoint('GET', BILL_FILES, downloadBill),
  endpoint('GET', '/v3/merchant/fund/balance/{}', fundBalance),
  endpoint('GET', '/v3/certificates', certificates),
];

/** `{}` in a template stands for one part of the path. */
function endpoint(method: Endpoint['method'], template: string, handle: Handler, limit?: keyof PaySettings): Endpoint {
  return { method, template, path: new RegExp(`^${template.replace(/\{\}/g, '([^/]+)')}$`), handle, limit };
}
