import { confirmAuthorisation, isAuthorisable } from '../bills/authorisation-life';
import { confirmBill, isConfirmable, takeFate } from '../bills/bill-life';
import type { PayContext } from '../pay-context';
import type { Authorisation, Bill } from '../pay-state';
import type { PlayDesk } from './play-desk';
import type { PlayInput } from './play-input';
import { PlayRefused } from './play-refused';

const WRONG_PERSON = '你的微信号与商家指定的收款微信号不一致';
const OTHER_BILL = '商户号、appid与收款单不一致';

/** What the sheet shows of a package: https://developers.weixin.qq.com/miniprogram/dev/api/payment/wx.requestMerchantTransfer.html */
function sheet({ context }: PlayDesk, input: PlayInput) {
  return sheetView(context(), found(context(), input));
}

/**
 * The payee's answer on the sheet. Answers as `wx.requestMerchantTransfer` does: `ok` means that the sheet was shown and
 * closed, never that money moved.
 */
function confirm(desk: PlayDesk, input: PlayInput) {
  const context = desk.context();
  const thing = found(context, input);
  checkBelonging(context, thing, input);
  const decision = input.oneOf('decision', ['accept', 'leave'], 'accept');
  if (decision === 'accept' && 'outBillNo' in thing) accept(desk, thing);
  if (decision === 'accept' && !('outBillNo' in thing)) confirmAuthorisation(context, thing);
  return { errMsg: 'requestMerchantTransfer:ok', decision, ...sheetView(context, thing) };
}

/** Nobody else than the payee may open it; the three arguments must be of one bill. */
function checkBelonging(context: PayContext, thing: Bill | Authorisation, input: PlayInput): void {
  const openid = input.optionalText('openid');
  if (openid !== undefined && openid !== thing.openid) {
    throw new PlayRefused('wrong-person', `the payee is ${thing.openid}`, WRONG_PERSON);
  }
  const { mchid } = context.credentials;
  const isOther = (name: string, right: string) => input.has(name) && input.text(name) !== right;
  if (isOther('mchId', mchid) || isOther('appId', thing.appid)) {
    throw new PlayRefused('other-bill', `the package belongs to mchId ${mchid} and appId ${thing.appid}`, OTHER_BILL);
  }
  const why = whyClosed(context, thing);
  if (why) throw new PlayRefused('closed', `it is ${thing.state}`, why);
}

function accept({ context, misbehaviour }: PlayDesk, bill: Bill): void {
  const late = misbehaviour.ofTransfer(bill.outBillNo)?.kind === 'late-success';
  const failReason = payeeProblem(context(), bill) ?? takeFate(context(), 'confirm');
  const also = context().state.authorisations[bill.alsoAuthorises ?? ''];
  if (also && isAuthorisable(context(), also)) confirmAuthorisation(context(), also);
  confirmBill(context(), bill, { ...(failReason === undefined ? {} : { failReason }), late });
}

function payeeProblem({ state }: PayContext, bill: Bill): string | undefined {
  const payee = state.payees[bill.openid];
  if (payee?.failReason) return payee.failReason;
  const isOtherName = payee?.name !== undefined && bill.userName !== undefined && bill.userName !== payee.name;
  return isOtherName ? 'NAME_NOT_CORRECT' : undefined;
}

function found({ state }: PayContext, input: PlayInput): Bill | Authorisation {
  const packageInfo = input.text('package');
  const bill = state.bills[state.billNoOfPackage[packageInfo] ?? ''];
  const thing = bill ?? Object.values(state.authorisations).find((one) => one.packageInfo === packageInfo);
  if (thing) return thing;
  throw new PlayRefused('no-such-package', 'give package_info as the create call answered it', '收款单不存在');
}

/** In WeChat's words why the package does not open; undefined when it does. */
function whyClosed(context: PayContext, thing: Bill | Authorisation): string | undefined {
  if (!('outBillNo' in thing)) return isAuthorisable(context, thing) ? undefined : '授权已处理或已过期';
  return isConfirmable(context, thing) ? undefined : whyBillClosed(thing);
}

function whyBillClosed(bill: Bill): string {
  switch (bill.state) {
    case 'WAIT_USER_CONFIRM':
      return '收款已过期';
    case 'TRANSFERING':
    case 'SUCCESS':
      return '已收款';
    case 'CANCELING':
    case 'CANCELLED':
      return '商家已撤回';
    case 'FAIL':
      return bill.failReason === 'OVERDUE_CLOSE' ? '收款已过期' : '收款失败';
    case 'ACCEPTED':
    case 'PROCESSING':
      return '商家正在处理';
  }
}

export function sheetView(context: PayContext, thing: Bill | Authorisation) {
  const view = {
    mch_id: context.credentials.mchid,
    appid: thing.appid,
    openid: thing.openid,
    payer_name: context.settings.payerName,
    state: thing.state,
    why_closed: whyClosed(context, thing) ?? null,
    now_ms: context.nowMs(),
  };
  if (!('outBillNo' in thing)) {
    const expiresAtMs = thing.createdAtMs + context.settings.expiryHours * 3_600_000;
    return {
      kind: 'authorisation',
      out_authorization_no: thing.outAuthorizationNo,
      ...view,
      expires_at_ms: expiresAtMs,
    };
  }
  return {
    kind: 'transfer',
    out_bill_no: thing.outBillNo,
    transfer_bill_no: thing.transferBillNo,
    amount: thing.amountFen,
    remark: thing.remark,
    fail_reason: thing.failReason ?? null,
    ...view,
    expires_at_ms: thing.expiresAtMs ?? null,
  };
}

export const sheetVerbs = {
  acting: { confirm },
  reading: { sheet },
};
