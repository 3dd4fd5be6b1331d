import type { ChainState, TextHash } from '../ledger/entry-chain';
import { balanceFen, type PlaceBalances } from '../ledger/place-balances';
import { yuanText } from '../money/yuan-text';
import { beijingStamp } from './beijing-stamp';
import type { Statement, StatementLine } from './statement';
import { lineWording, remarkWording, sealWording, titleWording, verifyWording } from './statement-wording';

/** A cell is text or a whole number of fen, never an object. */
export type TableCell = string | number;
export type TableRow = readonly TableCell[];

/** The columns of a statement's file, in order. */
export const statementColumns = [
  ...['序号', '类型', '计入日', '记账时间(北京)', '原因代码', '说明', 'Description', '订单号', '规格号', '凭证号'],
  ...['转出', '转入', '金额(元)', '金额(分)', '余额变化(元)', '余额(元)', '余额(分)'],
  ...['冻结中(元)', '核查中(元)', '待解冻(元)', '可提现(元)', '提现中(元)', '已到账(元)', '链值', '备注', 'Remark'],
] as const;

export type StatementColumn = (typeof statementColumns)[number];
export type RowKind = '对账单' | '期初' | '变动' | '期末' | '核对' | '校验';

/**
 * A statement as rows of one width: the columns' names, the title, the opening, one row for each movement, the closing,
 * how to check it, and a hash over all rows before. Whoever knows the facts can draw up every cell again.
 */
export function statementTable(statement: Statement, hash: TextHash): TableRow[] {
  const [title, sealed] = [titleWording(statement), sealWording(statement)];
  const { fromDay, throughDay } = statement.period;
  const rows = [
    [...statementColumns],
    rowOf('对账单', {
      计入日: statement.sealedThroughDay ?? '',
      说明: title.zh,
      Description: title.en,
      凭证号: statement.promoter,
      转出: fromDay,
      转入: throughDay,
      备注: sealed.zh,
      Remark: sealed.en,
    }),
    rowOf('期初', chainCells(statement.opening)),
    ...statement.lines.map(lineRow),
    rowOf('期末', chainCells(statement.closing)),
    rowOf('核对', { 说明: verifyWording.zh, Description: verifyWording.en }),
  ];
  return [...rows, rowOf('校验', { 链值: hash(JSON.stringify(rows)) })];
}

type Cells = Partial<Record<StatementColumn, TableCell>>;

function rowOf(kind: RowKind, cells: Cells): TableRow {
  const all: Cells = { ...cells, 类型: kind };
  return statementColumns.map((column) => all[column] ?? '');
}

function chainCells({ count, head, balances }: ChainState): Cells {
  return { 序号: count, 链值: head, ...balanceCells(balances) };
}

function balanceCells(balances: PlaceBalances): Cells {
  return {
    '余额(元)': yuanText(balanceFen(balances)),
    '余额(分)': balanceFen(balances),
    '冻结中(元)': yuanText(balances.frozenFen),
    '核查中(元)': yuanText(balances.heldFen),
    '待解冻(元)': yuanText(balances.dueFen),
    '可提现(元)': yuanText(balances.availableFen),
    '提现中(元)': yuanText(balances.payingFen),
    '已到账(元)': yuanText(balances.paidFen),
  };
}

function lineRow(line: StatementLine): TableRow {
  const [words, remark] = [lineWording(line), remarkWording(line)];
  return rowOf('变动', {
    序号: line.number,
    计入日: line.day,
    '记账时间(北京)': beijingStamp(line.bookedAtMs),
    原因代码: line.cause,
    说明: words.zh,
    Description: words.en,
    订单号: line.orderId ?? '',
    规格号: line.skuId ?? '',
    凭证号: line.entryId,
    转出: line.from,
    转入: line.to,
    '金额(元)': yuanText(line.amountFen),
    '金额(分)': line.amountFen,
    '余额变化(元)': yuanText(line.changeFen),
    ...balanceCells(line.balances),
    链值: line.head,
    备注: remark.zh,
    Remark: remark.en,
  });
}
