import type { PayContext } from '../pay-context';
import type { AccountType } from '../pay-state';
import { beijingDate, beijingDateTime } from '../wire/beijing-time';

const COLUMNS = [
  '记账时间',
  '微信支付业务单号',
  '资金流水单号',
  '业务名称',
  '业务类型',
  '收支类型',
  '收支金额(元)',
  '账户结余(元)',
  '资金变更提交申请人',
  '备注',
  '业务凭证号',
];
const TOTALS = ['资金流水总笔数', '收入笔数', '收入金额', '支出笔数', '支出金额'];
const BYTE_ORDER_MARK = '\ufeff';

/**
 * The fund-flow bill of a Beijing day: a byte-order mark, a head, lines whose cells begin with a backtick, and totals
 * under a head of their own. Undefined when nothing moved. https://pay.weixin.qq.com/doc/v3/merchant/4012556742
 */
export function fundFlowFile(context: PayContext, date: string, account: AccountType): Buffer | undefined {
  const rows = context.state.flow.filter((row) => row.account === account && beijingDate(row.atMs) === date);
  if (rows.length === 0) return undefined;
  const lines = rows.map((row) =>
    cells([
      beijingDateTime(row.atMs),
      row.businessNo,
      row.flowNo,
      row.businessName,
      row.businessType,
      row.amountFen < 0 ? '支出' : '收入',
      yuan(Math.abs(row.amountFen)),
      yuan(row.balanceFen),
      row.applicant,
      row.remark,
      row.voucherNo,
    ]),
  );
  const [income, outgo] = [
    rows.filter(({ amountFen }) => amountFen >= 0),
    rows.filter(({ amountFen }) => amountFen < 0),
  ];
  const sum = (some: typeof rows) => yuan(Math.abs(some.reduce((total, row) => total + row.amountFen, 0)));
  const totals = [rows.length, income.length, sum(income), outgo.length, sum(outgo)].map(String);
  const text = [COLUMNS.join(','), ...lines, TOTALS.join(','), cells(totals)].join('\r\n');
  return Buffer.from(`${BYTE_ORDER_MARK}${text}\r\n`, 'utf8');
}

function cells(values: readonly string[]): string {
  return values.map((value) => `\`${value.replace(/[,\r\n]/g, ' ')}`).join(',');
}

function yuan(fen: number): string {
  return `${Math.trunc(fen / 100)}.${String(Math.abs(fen) % 100).padStart(2, '0')}`;
}
