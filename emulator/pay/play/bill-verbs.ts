import { failBill } from '../bills/bill-life';
import { moveFunds } from '../bills/funds';
import { nextSeq } from '../pay-context';
import { ACCOUNT_TYPES, isOver } from '../pay-state';
import { rfc3339 } from '../wire/beijing-time';
import type { PlayDesk } from './play-desk';
import type { PlayInput } from './play-input';
import { PlayRefused } from './play-refused';
import { sheetView } from './sheet-verbs';

/** Ends a bill badly, now, whatever state it is in (`out_bill_no`), or the next ones (`at`, `count`). */
function fail({ context }: PlayDesk, input: PlayInput) {
  const failReason = input.text('fail_reason');
  const { state } = context();
  const number = input.optionalText('out_bill_no');
  if (number === undefined) {
    const at = input.oneOf('at', ['create', 'confirm'], 'confirm');
    state.fates.push({ at, failReason, left: input.optionalWhole('count') ?? 1 });
    return { fates: state.fates };
  }
  const bill = state.bills[number];
  if (!bill) throw new PlayRefused('no-such-bill', `${number} is not known; see GET /play/state`);
  if (isOver(bill.state)) throw new PlayRefused('over', `${number} is ${bill.state} and stays so`);
  failBill(context(), bill, failReason);
  return sheetView(context(), bill);
}

/** What was ordered for the next bills is off. */
function clearFates({ context }: PlayDesk) {
  context().state.fates.length = 0;
  return { fates: [] };
}

/** Money into an account, or out of it with a negative amount (fen). */
function topUp({ context }: PlayDesk, input: PlayInput) {
  const amountFen = input.whole('amount');
  const account = input.oneOf('account_type', ACCOUNT_TYPES, 'OPERATION');
  moveFunds(context(), {
    account,
    amountFen,
    businessNo: `C${nextSeq(context())}`,
    businessName: amountFen < 0 ? '提现' : '充值',
    businessType: amountFen < 0 ? '提现' : '充值',
    voucherNo: '',
  });
  return balance({ context });
}

function balance({ context }: Pick<PlayDesk, 'context'>) {
  return { balances: context().state.balances, gig: context().state.gig.balances };
}

/** What a payee's WeChat account is like: `name`, or a `fail_reason` that ends every transfer; null clears. */
function payee({ context }: PlayDesk, input: PlayInput) {
  const openid = input.text('openid');
  const { payees } = context().state;
  const name = input.optionalText('name');
  const failReason = input.optionalText('fail_reason');
  payees[openid] = { ...(name === undefined ? {} : { name }), ...(failReason === undefined ? {} : { failReason }) };
  return { openid, ...payees[openid] };
}

/** Everything but the keys. `bills`: only so many of the newest. */
function state({ context, urls, calls }: PlayDesk, input: PlayInput) {
  const now = context();
  const bills = Object.values(now.state.bills).slice(-(input.optionalWhole('bills') ?? 200));
  return {
    now_ms: now.nowMs(),
    time: rfc3339(now.nowMs()),
    mch_id: now.credentials.mchid,
    seed: now.seed,
    balances: now.state.balances,
    notify_urls: urls,
    bills: bills.reverse().map((bill) => ({ ...sheetView(now, bill), package: bill.packageInfo })),
    bill_count: Object.keys(now.state.bills).length,
    open: now.state.open,
    fates: now.state.fates,
    payees: now.state.payees,
    authorisations: Object.values(now.state.authorisations),
    gig: now.state.gig,
    calls: Object.fromEntries(calls()),
  };
}

export const billVerbs = {
  acting: { fail, 'clear-fates': clearFates, 'top-up': topUp, payee },
  reading: { balance, state },
};
