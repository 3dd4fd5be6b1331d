import type { ChainState, TextHash } from '../ledger/entry-chain';
import { causeWording } from '../ledger/movement-wording';
import { balanceFen, type PlaceBalances, placeNames } from '../ledger/place-balances';
import { type Fen, fen } from '../money/fen';
import { yuanText } from '../money/yuan-text';
import type { TableCell, TableRow } from '../statement/statement-table';
import { type MonthSums, type OwnAccounts, type OwnMonth, promoterMonthText } from './month-books';
import type { PromoterMonth } from './promoter-month';

const monthColumns = [
  ...['月份', '序号', '推客', '类型', '原因代码', '说明', '笔数'],
  ...['冻结中(分)', '核查中(分)', '待解冻(分)', '可提现(分)', '提现中(分)', '已到账(分)', '余额(分)', '余额(元)'],
  ...['平台(分)', '机构(分)', '代扣税款(分)', '链值'],
] as const;

type Column = (typeof monthColumns)[number];
type Cells = Partial<Record<Column, TableCell>>;

/** A promoter's month with his number in the order in which the root was made. */
export interface NumberedMonth extends PromoterMonth {
  readonly number: number;
}

/** What a closed month's file says of the whole. */
export interface MonthHead {
  readonly month: string;
  readonly closedAt: string;
  readonly closedBy: string;
  readonly reason: string;
  readonly overridden: readonly string[];
  readonly earlierRoot: string | null;
  readonly sums: MonthSums;
  readonly own: OwnMonth;
  readonly root: string;
}

/** The first rows of a month's file: the columns' names, who closed it, the sums, and the agency's own side. */
export function monthHeadRows(head: MonthHead): TableRow[] {
  const { month, sums, own } = head;
  const about = { 月份: month, 推客: '合计' };
  const closed = `关账 ${head.closedAt},${head.closedBy}:${head.reason}`;
  const passed = head.overridden.length === 0 ? '' : `(跳过:${head.overridden.join('、')})`;
  return [
    [...monthColumns],
    rowOf({ ...about, 类型: '关账', 说明: `${closed}${passed}`, 笔数: sums.entries, 链值: head.root }),
    rowOf({ ...about, 类型: '上月', 链值: head.earlierRoot ?? '' }),
    rowOf({ ...about, 类型: '期初', 笔数: sums.promoters, ...places(sums.opening), ...ownCells(own.opening) }),
    ...sums.movements.map(({ cause, entries, changes }) =>
      rowOf({ ...about, 类型: '变动', ...causeCells(cause), 笔数: entries, ...places(changes) }),
    ),
    ...own.movements.map((movement) =>
      rowOf({
        ...{ ...about, 推客: '机构', 类型: '变动', ...causeCells(movement.cause), 笔数: movement.entries },
        ...ownCells(movement),
      }),
    ),
    rowOf({ ...about, 类型: '期末', ...places(sums.closing), ...ownCells(own.closing), 链值: sums.root }),
  ];
}

/** A promoter's rows: opening, movements by cause, closing with his chain's head, and the hash of what he adds. */
export function promoterMonthRows(month: string, of: NumberedMonth, hash: TextHash): TableRow[] {
  const about = { 月份: month, 序号: of.number, 推客: of.promoter };
  return [
    rowOf({ ...about, 类型: '期初', ...chainCells(of.opening) }),
    ...of.movements.map(({ cause, entries, changes }) =>
      rowOf({ ...about, 类型: '变动', ...causeCells(cause), 笔数: entries, ...places(changes) }),
    ),
    rowOf({ ...about, 类型: '期末', ...chainCells(of.closing) }),
    rowOf({ ...about, 类型: '校验', 链值: hash(promoterMonthText(of)) }),
  ];
}

function rowOf(cells: Cells): TableRow {
  return monthColumns.map((column) => cells[column] ?? '');
}

function causeCells(cause: PromoterMonth['movements'][number]['cause']): Cells {
  return { 原因代码: cause, 说明: causeWording(cause).zh };
}

function chainCells({ count, head, balances }: ChainState): Cells {
  return { 笔数: count, ...places(balances), 链值: head };
}

function places(balances: PlaceBalances): Cells {
  const columns = ['冻结中(分)', '核查中(分)', '待解冻(分)', '可提现(分)', '提现中(分)', '已到账(分)'] as const;
  const cells = columns.map((column, index): [Column, Fen] => {
    const place = placeNames[index];
    return [column, place === undefined ? fen(0) : balances[`${place}Fen`]];
  });
  const balance = balanceFen(balances);
  return { ...Object.fromEntries(cells), '余额(分)': balance, '余额(元)': yuanText(balance) };
}

function ownCells({ platformFen, marginFen, taxFen }: OwnAccounts): Cells {
  return { '平台(分)': platformFen, '机构(分)': marginFen, '代扣税款(分)': taxFen };
}
