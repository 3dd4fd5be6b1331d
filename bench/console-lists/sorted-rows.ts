import type { AskedList } from './asked-lists';

export interface PagePlace {
  /** Undefined at the beginning. */
  readonly beforeMs: number | undefined;
  /** The row of the sorted list with which the page begins. */
  readonly start: number;
}

interface SortedRow {
  readonly key: string;
  readonly atMs: number;
}

const lastRows = 20;
/** So many rows of one moment may be left to the next page. */
const mostOfMoment = 5;

/** All rows of a list as they should be shown: the newest first. */
export function sortedRows(list: AskedList, size: number): SortedRow[] {
  const rows: SortedRow[] = [];
  for (let index = 0; index < size; index += 1) {
    if (list.matches(index)) rows.push({ key: list.keyOf(index), atMs: list.momentOf(index) });
  }
  return rows.sort(byMoment);
}

function byMoment(one: SortedRow, other: SortedRow): number {
  return other.atMs - one.atMs || (one.key < other.key ? -1 : 1);
}

/** Where the first, the middle and the last page begin. */
export function placesOf(rows: readonly SortedRow[]): PagePlace[] {
  const at = (wanted: number): PagePlace => {
    const atMs = rows[wanted]?.atMs ?? 0;
    return { beforeMs: atMs + 1, start: rows.findIndex((row) => row.atMs <= atMs) };
  };
  const middle = Math.floor(rows.length / 2);
  return [{ beforeMs: undefined, start: 0 }, at(middle), at(Math.max(0, rows.length - lastRows))];
}

/** What is wrong with a page, or undefined: its rows are those of the sorted list, none left out and none too many. */
export function pageProblem(
  { pageRows }: AskedList,
  rows: readonly SortedRow[],
  { start }: PagePlace,
  keys: readonly string[],
): string | undefined {
  const wanted = rows.slice(start, start + keys.length);
  const isWhole = keys.length >= Math.min(rows.length - start, pageRows - mostOfMoment);
  if (!isWhole) return `${keys.length} rows on a page where ${rows.length - start} are left`;
  // Rows of one moment have no order among themselves.
  const [shown, expected] = [[...keys].sort(), wanted.map(({ key }) => key).sort()];
  const wrong = shown.find((key, nth) => key !== expected[nth]);
  return wrong === undefined ? undefined : `${wrong} does not belong on the page that begins with row ${start}`;
}
