import { csvText } from '../../backend/adapters/exports/csv-text';
import { jsonRows } from '../../backend/adapters/exports/json-rows';
import { sha256Text } from '../../backend/adapters/exports/sha256-text';
import { BrokenInvariant } from '../../core/invariant';
import { chainGenesis } from '../../core/ledger/entry-chain';
import { areSameBalances, balanceFen } from '../../core/ledger/place-balances';
import { yuanText } from '../../core/money/yuan-text';
import { drawStatement, type Statement } from '../../core/statement/statement';
import { statementColumns, statementTable, type TableCell, type TableRow } from '../../core/statement/statement-table';
import { readFacts } from './read-facts';
import { type FileRow, readRows } from './read-rows';
import { WrongLine } from './wrong-line';

export type Verdict =
  | { readonly ok: true; readonly checked: readonly string[] }
  | { readonly ok: false; readonly line: number; readonly problem: string };

/**
 * Draws a statement up again from its opening and its entries, and compares it with the file line by line: every running
 * balance, every link of the chain, every word. The first line that differs is named.
 */
export function verifyStatement(file: string): Verdict {
  const text = withoutMark(file);
  try {
    const { form, rows } = readRows(text);
    const statement = drawStatement(readFacts(rows), sha256Text);
    checkOrder(statement, rows);
    const expected = statementTable(statement, sha256Text);
    compareLines(text, form === 'csv' ? withoutMark(csvText(expected)) : jsonRows(expected), { rows, expected });
    return { ok: true, checked: whatWasChecked(statement) };
  } catch (error) {
    if (error instanceof WrongLine) return { ok: false, line: error.line, problem: error.message };
    if (error instanceof BrokenInvariant) return { ok: false, line: 1, problem: error.message };
    throw error;
  }
}

/** The byte order mark says nothing and is lost when a file is read as text. */
function withoutMark(text: string): string {
  return text.replace(/^\ufeff/, '');
}

/** Entries stand within the period and in the order of their days; a chain that begins here begins with nothing. */
function checkOrder({ promoter, period, opening, entries, lines }: Statement, rows: readonly FileRow[]): void {
  const genesis = chainGenesis(promoter, sha256Text);
  const isBeginning = opening.head === genesis.head && areSameBalances(opening.balances, genesis.balances);
  if (opening.count === 0 && !isBeginning) {
    throw new WrongLine(
      rows[2]?.line ?? 1,
      'nothing was booked before, so the opening must be the beginning of the chain',
    );
  }
  const days = entries.map(({ day }) => day);
  const wrong = days.findIndex((day, index) => day < (days[index - 1] ?? period.fromDay) || day > period.throughDay);
  if (wrong < 0) return;
  const number = opening.count + wrong + 1;
  const row = rows[3 + lines.findIndex((line) => line.number === number)];
  throw new WrongLine(row?.line ?? 1, `计入日 ${days[wrong]} does not follow, or lies outside of the period`);
}

function compareLines(
  found: string,
  wanted: string,
  { rows, expected }: { readonly rows: readonly FileRow[]; readonly expected: readonly TableRow[] },
): void {
  const [foundLines, wantedLines] = [found.split('\n'), wanted.split('\n')];
  const length = Math.max(foundLines.length, wantedLines.length);
  for (let index = 0; index < length; index += 1) {
    if (foundLines[index] === wantedLines[index]) continue;
    const line = index + 1;
    if (wantedLines[index] === undefined) throw new WrongLine(line, 'there is more than the statement has');
    if (foundLines[index] === undefined) throw new WrongLine(line, 'the statement has a line more');
    const at = rows.findIndex((row) => row.line === line);
    throw new WrongLine(line, differenceOf(rows[at]?.cells ?? [], expected[at] ?? []));
  }
}

function differenceOf(found: readonly TableCell[], wanted: readonly TableCell[]): string {
  const at = wanted.findIndex((cell, index) => cell !== found[index]);
  if (at < 0) return 'the cells are right and written differently than a statement writes them';
  const name = statementColumns[at] ?? `column ${at + 1}`;
  return `${name} is ${JSON.stringify(found[at] ?? null)}, what stands before makes it ${JSON.stringify(wanted[at])}`;
}

function whatWasChecked({ promoter, period, opening, closing, entries, lines }: Statement): string[] {
  const [before, after] = [balanceFen(opening.balances), balanceFen(closing.balances)];
  return [
    `promoter ${promoter}, ${period.fromDay} to ${period.throughDay}`,
    `opening ${yuanText(before)} + ${lines.length} movements = closing ${yuanText(after)} yuan, at each of 6 places`,
    `${lines.length} running balances, ${entries.length} links of the chain from entry ${opening.count} to ${closing.count}`,
    `head ${closing.head}: compare it with the one in the mini-program`,
  ];
}
