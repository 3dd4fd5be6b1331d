import { cancelBill, isCancellable, moveOn, openBill, retryFunding } from '../bills/bill-life';
import { breaksMerchantDay } from '../bills/day-sums';
import type { PayContext } from '../pay-context';
import type { Bill, BillWish } from '../pay-state';
import { DAY_MS, rfc3339 } from '../wire/beijing-time';
import { sealSensitive } from '../wire/sensitive-field';
import type { ApiAnswer, ApiCall } from './api-call';
import { invalidRequest, notFound, PayRefusal } from './pay-refusal';
import { checkAmountRules, readBillWish } from './read-bill-wish';

const QUERY_REACHES_DAYS = 30;

/** POST …/transfer-bills: https://pay.weixin.qq.com/doc/v3/merchant/4012716434 */
export function createBill(context: PayContext, call: ApiCall): ApiAnswer {
  return createdView(context, acceptBill(context, readBillWish(context, call, 'openid')));
}

/** The same number and the same wish: the bill as it is now. Otherwise a new one, if no rule forbids it. */
export function acceptBill(context: PayContext, wish: BillWish): Bill {
  const known = context.state.bills[wish.outBillNo];
  if (known) return resubmitted(context, known, wish);
  checkAmountRules(context, wish);
  if (breaksMerchantDay(context, wish)) throw invalidRequest('超过商户单日转账额度');
  const { balances } = context.state;
  if (context.settings.shortBalance === 'refuse' && balances.OPERATION < wish.amountFen) throw notEnough();
  return openBill(context, wish);
}

export function notEnough(): PayRefusal {
  return new PayRefusal(403, 'NOT_ENOUGH', '商户运营账户资金不足，请充值后使用原单号重试');
}

export function queryByOutBillNo(context: PayContext, _call: ApiCall, [number = '']: readonly string[]): ApiAnswer {
  return queriedView(context, recentBill(context, number));
}

export function queryByTransferBillNo(
  context: PayContext,
  _call: ApiCall,
  [number = '']: readonly string[],
): ApiAnswer {
  return queriedView(context, recentBill(context, context.state.billNoOfTransfer[number] ?? ''));
}

/** POST …/cancel has no body. 200 means taken in: https://pay.weixin.qq.com/doc/v3/merchant/4012716458 */
export function cancelByOutBillNo(context: PayContext, _call: ApiCall, [number = '']: readonly string[]): ApiAnswer {
  const bill = recentBill(context, number);
  if (isCancellable(bill)) cancelBill(context, bill);
  else if (bill.state !== 'CANCELING' && bill.state !== 'CANCELLED') {
    throw invalidRequest(`当前单据状态${bill.state}不支持撤销`);
  }
  const view = {
    out_bill_no: bill.outBillNo,
    transfer_bill_no: bill.transferBillNo,
    state: bill.state,
    update_time: rfc3339(bill.updatedAtMs),
  };
  moveOn(context, bill);
  return view;
}

export function createdView(context: PayContext, bill: Bill): ApiAnswer {
  const opens = bill.state === 'WAIT_USER_CONFIRM';
  return {
    out_bill_no: bill.outBillNo,
    transfer_bill_no: bill.transferBillNo,
    create_time: rfc3339(bill.createdAtMs),
    state: bill.state,
    ...(opens ? { package_info: bill.packageInfo } : {}),
    ...(bill.failReason === undefined ? {} : { fail_reason: bill.failReason }),
    ...(bill.outAuthorizationNo === undefined ? {} : authorisationOf(context, bill.outAuthorizationNo)),
  };
}

/** The bill of a number, as far back as queries reach. */
export function recentBill(context: PayContext, outBillNo: string): Bill {
  const bill = context.state.bills[outBillNo];
  if (!bill || context.nowMs() - bill.createdAtMs > QUERY_REACHES_DAYS * DAY_MS) throw notFound();
  return bill;
}

function authorisationOf({ state }: PayContext, number: string) {
  return { out_authorization_no: number, authorization_id: state.authorisations[number]?.authorizationId };
}

function resubmitted(context: PayContext, known: Bill, wish: BillWish): Bill {
  const fields = Object.keys(wish) as (keyof BillWish)[];
  const changed = fields.filter((name) => JSON.stringify(wish[name]) !== JSON.stringify(known[name]));
  if (changed.length > 0) {
    throw new PayRefusal(400, 'ALREADY_EXISTS', `商户单号已存在，且参数与原单不一致: ${changed.join(', ')}`);
  }
  retryFunding(context, known);
  return known;
}

function queriedView(context: PayContext, bill: Bill): ApiAnswer {
  return {
    mch_id: context.credentials.mchid,
    out_bill_no: bill.outBillNo,
    transfer_bill_no: bill.transferBillNo,
    appid: bill.appid,
    state: bill.state,
    transfer_amount: bill.amountFen,
    transfer_remark: bill.remark,
    ...(bill.failReason === undefined ? {} : { fail_reason: bill.failReason }),
    openid: bill.openid,
    ...(bill.userName === undefined
      ? {}
      : { user_name: sealSensitive(bill.userName, context.credentials.merchant.publicKey) }),
    create_time: rfc3339(bill.createdAtMs),
    update_time: rfc3339(bill.updatedAtMs),
  };
}
