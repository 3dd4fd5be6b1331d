import { nextSeq, type PayContext } from '../pay-context';
import type { AccountType, FlowRow } from '../pay-state';
import { beijingDate } from '../wire/beijing-time';

export type FundsMove = Pick<FlowRow, 'businessNo' | 'businessName' | 'businessType' | 'amountFen' | 'voucherNo'> & {
  account?: AccountType;
  remark?: string;
};

/** Books money in or out of an account; every movement is a line of that day's bill. */
export function moveFunds(context: PayContext, move: FundsMove): FlowRow {
  const account = move.account ?? 'OPERATION';
  const { balances, flow } = context.state;
  balances[account] += move.amountFen;
  const atMs = context.nowMs();
  const row: FlowRow = {
    flowNo: `10${beijingDate(atMs).replaceAll('-', '')}${String(nextSeq(context)).padStart(14, '0')}`,
    account,
    atMs,
    businessNo: move.businessNo,
    businessName: move.businessName,
    businessType: move.businessType,
    amountFen: move.amountFen,
    balanceFen: balances[account],
    applicant: `${context.credentials.mchid}API`,
    remark: move.remark ?? '',
    voucherNo: move.voucherNo,
  };
  flow.push(row);
  return row;
}
