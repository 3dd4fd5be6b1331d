import { createHash } from 'node:crypto';
import { receiptFile } from '../bills/receipt-file';
import type { PayContext } from '../pay-context';
import type { Receipt } from '../pay-state';
import { rfc3339 } from '../wire/beijing-time';
import { type ApiAnswer, type ApiCall, jsonBody } from './api-call';
import { recentBill } from './bill-endpoints';
import { downloadUrl, RECEIPT_FILES } from './downloads';
import { invalidRequest, notFound } from './pay-refusal';
import { text } from './read-bill-wish';

const URL_LIVES_MS = 10 * 60_000;

/** POST …/elecsign/out-bill-no: for a transfer that succeeded and carried a name. */
export function applyForReceipt(context: PayContext, call: ApiCall): ApiAnswer {
  const bill = recentBill(context, text(jsonBody(call), 'out_bill_no', 32));
  if (bill.state !== 'SUCCESS') throw invalidRequest('单据未转账成功，不能申请电子回单');
  if (bill.userName === undefined) throw invalidRequest('转账时未传入收款用户姓名，不能申请电子回单');
  const { receipts } = context.state;
  const nowMs = context.nowMs();
  const receipt: Receipt = receipts[bill.outBillNo] ?? {
    outBillNo: bill.outBillNo,
    appliedAtMs: nowMs,
    finishedAtMs: nowMs + context.settings.receiptSeconds * 1000,
  };
  receipts[bill.outBillNo] = receipt;
  return { state: stateOf(context, receipt), create_time: rfc3339(receipt.appliedAtMs) };
}

/** GET …/elecsign/out-bill-no/{out_bill_no} */
export function queryReceipt(context: PayContext, _call: ApiCall, [number = '']: readonly string[]): ApiAnswer {
  const receipt = context.state.receipts[number];
  const bill = context.state.bills[number];
  if (!receipt || !bill) throw notFound();
  const state = stateOf(context, receipt);
  const view = { state, create_time: rfc3339(receipt.appliedAtMs), update_time: rfc3339(receipt.finishedAtMs) };
  if (state === 'GENERATING') return { ...view, update_time: view.create_time };
  return {
    ...view,
    hash_type: 'SHA256',
    hash_value: createHash('sha256').update(receiptFile(context, bill)).digest('hex'),
    download_url: downloadUrl(context, RECEIPT_FILES, { subject: number, untilMs: context.nowMs() + URL_LIVES_MS }),
  };
}

function stateOf(context: PayContext, { finishedAtMs }: Receipt): 'GENERATING' | 'FINISHED' {
  return context.nowMs() < finishedAtMs ? 'GENERATING' : 'FINISHED';
}
