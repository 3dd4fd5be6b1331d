import type { Family } from '../../core/attribution/touch-kind';

/** A touch as a table of touches holds it. */
export interface TouchRow {
  readonly touchId: string;
  readonly seq: number;
  readonly atMs: number;
  readonly promoter: string;
  readonly family: Family;
  readonly expiresAtMs: number;
}

/** Last click as it is usually written: keep the touches that count, sort them, take the newest. */
export function decideByTextbook(
  rows: readonly TouchRow[],
  orderedAtMs: number,
  ineligible: ReadonlySet<string>,
): TouchRow | undefined {
  return rows
    .filter((row) => row.atMs <= orderedAtMs && orderedAtMs < row.expiresAtMs && !ineligible.has(row.promoter))
    .sort((left, right) => right.atMs - left.atMs || right.seq - left.seq)[0];
}
