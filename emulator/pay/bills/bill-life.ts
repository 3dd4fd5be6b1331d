import { nextSeq, type PayContext, seededBytes } from '../pay-context';
import { type Bill, type BillState, type BillWish, isOver } from '../pay-state';
import { beijingDate } from '../wire/beijing-time';
import { tellBillFinished } from './bill-notice';
import { brokenUserLimit, countBill, uncountBill } from './day-sums';
import { moveFunds } from './funds';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** Takes a new bill in and moves it on as far as it goes by itself. */
export function openBill(context: PayContext, wish: BillWish): Bill {
  const nowMs = context.nowMs();
  const seq = nextSeq(context);
  const bill: Bill = {
    ...wish,
    transferBillNo: `1330000${beijingDate(nowMs).replaceAll('-', '')}${String(seq).padStart(15, '0')}`,
    packageInfo: seededBytes(context, `package|${wish.outBillNo}|${seq}`).toString('base64'),
    state: 'ACCEPTED',
    createdAtMs: nowMs,
    updatedAtMs: nowMs,
    nextAtMs: nowMs + context.settings.acceptedSeconds * 1000,
    isFunded: false,
  };
  const { state } = context;
  const failReason = brokenUserLimit(context, wish) ?? takeFate(context, 'create');
  state.bills[bill.outBillNo] = bill;
  state.open.push(bill.outBillNo);
  state.billNoOfTransfer[bill.transferBillNo] = bill.outBillNo;
  state.billNoOfPackage[bill.packageInfo] = bill.outBillNo;
  countBill(context, bill);
  if (failReason) failBill(context, bill, failReason);
  else moveOn(context, bill);
  return bill;
}

/** Does all the steps that are due by now. */
export function moveOn(context: PayContext, bill: Bill): void {
  while (bill.nextAtMs !== undefined && bill.nextAtMs <= context.nowMs()) step(context, bill);
}

/** Tries once more to take the money of a bill that is stuck for want of it. */
export function retryFunding(context: PayContext, bill: Bill): void {
  if (bill.state !== 'PROCESSING' || bill.nextAtMs !== undefined) return;
  bill.nextAtMs = context.nowMs();
  moveOn(context, bill);
}

/** The payee taps 收款: from here on nobody can stop it. */
export function confirmBill(context: PayContext, bill: Bill, ends: { failReason?: string; late?: boolean }): void {
  bill.endsWith = ends.failReason;
  const { transferSeconds, lateSuccessMinutes } = context.settings;
  enter(context, bill, 'TRANSFERING', ends.late ? lateSuccessMinutes * MINUTE_MS : transferSeconds * 1000);
  moveOn(context, bill);
}

export function isCancellable(bill: Bill): boolean {
  return ['ACCEPTED', 'PROCESSING', 'WAIT_USER_CONFIRM'].includes(bill.state);
}

/** Takes the cancel in; the money comes back a moment later, by `moveOn`. */
export function cancelBill(context: PayContext, bill: Bill): void {
  enter(context, bill, 'CANCELING', context.settings.cancelSeconds * 1000);
}

/** Ends a bill badly, from any state that is not an end. */
export function failBill(context: PayContext, bill: Bill, failReason: string): void {
  bill.failReason = failReason;
  giveBack(context, bill);
  end(context, bill, 'FAIL');
}

/** The package opens: the bill waits for its payee and its 24 hours are not over. */
export function isConfirmable(context: PayContext, bill: Bill): boolean {
  return bill.state === 'WAIT_USER_CONFIRM' && context.nowMs() < (bill.expiresAtMs ?? 0);
}

/** A failure that a person ordered for the next bill; used up by asking. */
export function takeFate(context: PayContext, at: 'create' | 'confirm'): string | undefined {
  const { fates } = context.state;
  const index = fates.findIndex((fate) => fate.at === at);
  const fate = fates[index];
  if (!fate) return undefined;
  fate.left -= 1;
  if (fate.left <= 0) fates.splice(index, 1);
  return fate.failReason;
}

function step(context: PayContext, bill: Bill): void {
  switch (bill.state) {
    case 'ACCEPTED':
      enter(context, bill, 'PROCESSING', context.settings.processingSeconds * 1000);
      break;
    case 'PROCESSING':
      takeFunds(context, bill);
      break;
    case 'WAIT_USER_CONFIRM':
      failBill(context, bill, 'OVERDUE_CLOSE');
      break;
    case 'TRANSFERING':
      if (bill.endsWith === undefined) end(context, bill, 'SUCCESS');
      else failBill(context, bill, bill.endsWith);
      break;
    case 'CANCELING':
      bill.failReason = 'MCH_CANCEL';
      giveBack(context, bill);
      end(context, bill, 'CANCELLED');
      break;
    case 'SUCCESS':
    case 'FAIL':
    case 'CANCELLED':
      bill.nextAtMs = undefined;
  }
}

function takeFunds(context: PayContext, bill: Bill): void {
  if (context.state.balances.OPERATION < bill.amountFen) {
    bill.nextAtMs = undefined;
    return;
  }
  moveFunds(context, { ...movedBy(bill), businessType: '转账', amountFen: -bill.amountFen });
  bill.isFunded = true;
  if (bill.outAuthorizationNo !== undefined) confirmBill(context, bill, {});
  else waitForPayee(context, bill);
}

function waitForPayee(context: PayContext, bill: Bill): void {
  const { expiryHours, closeLagMinutes } = context.settings;
  enter(context, bill, 'WAIT_USER_CONFIRM', expiryHours * HOUR_MS + closeLagMinutes * MINUTE_MS);
  bill.expiresAtMs = bill.updatedAtMs + expiryHours * HOUR_MS;
}

function giveBack(context: PayContext, bill: Bill): void {
  uncountBill(context, bill);
  if (!bill.isFunded) return;
  bill.isFunded = false;
  moveFunds(context, { ...movedBy(bill), businessType: '退回', amountFen: bill.amountFen });
}

function movedBy(bill: Bill) {
  return { businessNo: bill.transferBillNo, businessName: '商家转账', voucherNo: bill.outBillNo, remark: bill.remark };
}

function enter(context: PayContext, bill: Bill, state: BillState, lastsMs: number): void {
  bill.state = state;
  bill.updatedAtMs = context.nowMs();
  bill.nextAtMs = bill.updatedAtMs + lastsMs;
}

function end(context: PayContext, bill: Bill, state: BillState): void {
  bill.state = state;
  bill.updatedAtMs = context.nowMs();
  bill.nextAtMs = undefined;
  const { open } = context.state;
  const at = open.indexOf(bill.outBillNo);
  if (at >= 0 && isOver(state)) open.splice(at, 1);
  tellBillFinished(context, bill);
}
