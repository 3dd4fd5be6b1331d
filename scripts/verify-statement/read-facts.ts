import { isPromoterId } from '../../core/ledger/account';
import type { ChainState, SeenEntry, SeenMovement } from '../../core/ledger/entry-chain';
import type { LedgerCause } from '../../core/ledger/ledger-transaction';
import { causeWording } from '../../core/ledger/movement-wording';
import { placeOfAccount } from '../../core/ledger/place-balances';
import { type Fen, fen } from '../../core/money/fen';
import { momentOfStamp } from '../../core/statement/beijing-stamp';
import type { StatedEntry, StatementFacts } from '../../core/statement/statement';
import { isBeijingDay } from '../../core/statement/statement-period';
import { type RowKind, type StatementColumn, statementColumns } from '../../core/statement/statement-table';
import { originMonthIn } from '../../core/statement/statement-wording';
import type { BeijingDay } from '../../core/time/beijing-day';
import type { FileRow } from './read-rows';
import { WrongLine } from './wrong-line';

/**
 * Reads the facts from which every other cell follows: whose statement, which days, the opening, and each entry. Throws
 * WrongLine where a cell cannot be such a fact.
 */
export function readFacts(rows: readonly FileRow[]): StatementFacts {
  const [, titleRow, openingRow, ...others] = rows;
  const [title, opening] = [cellsOf(titleRow, '对账单'), cellsOf(openingRow, '期初')];
  const promoter = title.text('凭证号');
  if (!isPromoterId(promoter)) throw title.wrong('凭证号', 'is not a promoter');
  const sealed = title.text('计入日');
  return {
    promoter,
    period: { fromDay: title.day('转出'), throughDay: title.day('转入') },
    sealedThroughDay: sealed === '' ? null : title.day('计入日'),
    opening: readOpening(opening),
    entries: readEntries(others.filter(({ cells }) => cells[kindColumn] === '变动')),
  };
}

const kindColumn = statementColumns.indexOf('类型');

function readOpening(cells: Cells): ChainState {
  const head = cells.text('链值');
  if (!/^[0-9a-f]{64}$/.test(head)) throw cells.wrong('链值', 'is not a SHA-256 in hexadecimal');
  return {
    count: cells.whole('序号'),
    head,
    balances: {
      frozenFen: cells.yuan('冻结中(元)'),
      heldFen: cells.yuan('核查中(元)'),
      dueFen: cells.yuan('待解冻(元)'),
      availableFen: cells.yuan('可提现(元)'),
      payingFen: cells.yuan('提现中(元)'),
      paidFen: cells.yuan('已到账(元)'),
    },
  };
}

/** Rows of one number are the movements of one entry. */
function readEntries(rows: readonly FileRow[]): StatedEntry[] {
  const entries: (StatedEntry & { number: number; movements: SeenMovement[] })[] = [];
  for (const row of rows) {
    const cells = cellsOf(row, '变动');
    const number = cells.whole('序号');
    const last = entries[entries.length - 1];
    if (last?.number === number) last.movements.push(readMovement(cells));
    else {
      const movements = [readMovement(cells)];
      const day = cells.day('计入日');
      const originMonth = readOrigin(cells, day);
      entries.push({ number, day, entry: { ...readHead(cells), movements }, originMonth, movements });
    }
  }
  return entries.map(({ day, entry, originMonth = null }) => ({ day, entry, originMonth }));
}

/** Files of before this was told name no month, and stay right. */
function readOrigin(cells: Cells, day: BeijingDay): string | null {
  const month = originMonthIn(cells.text('备注'));
  if (month === null) return null;
  if (!isBeijingDay(`${month}01`) || month >= day.slice(0, 6)) throw cells.wrong('备注', 'names no earlier month');
  return month;
}

function readHead(cells: Cells): Omit<SeenEntry, 'movements'> {
  const cause = cells.text('原因代码') as LedgerCause;
  if (causeWording(cause) === undefined) throw cells.wrong('原因代码', 'is not a reason of the ledger');
  const bookedAtMs = momentOfStamp(cells.text('记账时间(北京)'));
  if (bookedAtMs === undefined) throw cells.wrong('记账时间(北京)', 'is not a moment as yyyy-mm-dd hh:mm:ss.mmm');
  const [orderId, skuId] = [cells.text('订单号'), cells.text('规格号')];
  const orderKey = orderId === '' && skuId === '' ? null : `${orderId}|${skuId}`;
  return { id: cells.text('凭证号'), cause, orderKey, bookedAtMs };
}

function readMovement(cells: Cells): SeenMovement {
  return { from: cells.account('转出'), to: cells.account('转入'), amountFen: fen(cells.whole('金额(分)')) };
}

const othersAccounts = new Set(['platform', 'agency/margin', 'tax/withheld', 'another']);

interface Cells {
  text(column: StatementColumn): string;
  whole(column: StatementColumn): number;
  yuan(column: StatementColumn): Fen;
  day(column: StatementColumn): BeijingDay;
  account(column: StatementColumn): string;
  wrong(column: StatementColumn, problem: string): WrongLine;
}

function cellsOf(row: FileRow | undefined, kind: RowKind): Cells {
  if (!row) throw new WrongLine(1, `the file has no row ${kind}`);
  const cellAt = (column: StatementColumn) => row.cells[statementColumns.indexOf(column)];
  const wrong = (column: StatementColumn, problem: string) =>
    new WrongLine(row.line, `${column} ${JSON.stringify(cellAt(column) ?? null)} ${problem}`);
  const text = (column: StatementColumn) => {
    const cell = cellAt(column);
    if (typeof cell !== 'string') throw wrong(column, 'is not text');
    return cell;
  };
  if (cellAt('类型') !== kind) throw wrong('类型', `should be ${kind}`);
  return {
    text,
    wrong,
    whole(column) {
      const cell = cellAt(column);
      if (typeof cell !== 'number' || !Number.isSafeInteger(cell)) throw wrong(column, 'is not a whole number');
      return cell;
    },
    yuan(column) {
      const match = /^(−?)(\d[\d,]*)\.(\d\d)$/.exec(text(column));
      const digits = `${match?.[2]?.replaceAll(',', '')}${match?.[3]}`;
      if (!match || !Number.isSafeInteger(Number(digits))) throw wrong(column, 'is not an amount in yuan');
      return fen(Number(digits) * (match[1] === '' ? 1 : -1));
    },
    day(column) {
      const day = text(column);
      if (!isBeijingDay(day)) throw wrong(column, 'is not a day as yyyymmdd');
      return day;
    },
    account(column) {
      const account = text(column);
      const isKnown = othersAccounts.has(account) || placeOfAccount(account) !== undefined;
      if (!isKnown) throw wrong(column, 'is not an account that its owner may see');
      return account;
    },
  };
}
