import type { PayContext } from '../pay-context';
import type { Bill } from '../pay-state';
import { rfc3339 } from '../wire/beijing-time';

/** The callback of a bill that is over: https://wechatpay.im/webhook/v3/MCHTRANSFER.BILL.FINISHED */
export function tellBillFinished(context: PayContext, bill: Bill): void {
  context.tell({
    subject: bill.outBillNo,
    eventType: 'MCHTRANSFER.BILL.FINISHED',
    summary: '商家转账单据终态通知',
    url: bill.notifyUrl,
    text: JSON.stringify({
      out_bill_no: bill.outBillNo,
      transfer_bill_no: bill.transferBillNo,
      state: bill.state,
      mch_id: context.credentials.mchid,
      transfer_amount: bill.amountFen,
      openid: bill.openid,
      ...(bill.failReason === undefined ? {} : { fail_reason: bill.failReason }),
      create_time: rfc3339(bill.createdAtMs),
      update_time: rfc3339(bill.updatedAtMs),
    }),
  });
}
