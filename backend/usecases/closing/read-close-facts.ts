import { type CloseBlock, closeBlocks } from '../../../core/closing/close-blocks';
import { type Outcome, ok, rejected } from '../../../core/outcome';
import { periodOfMonth, type StatementPeriod } from '../../../core/statement/statement-period';
import { beijingDayOf, startOfBeijingDayMs } from '../../../core/time/beijing-day';
import type { Clock } from '../../ports/clock';
import type { CorrectionStore } from '../../ports/correction-store';
import type { LedgerSeals } from '../../ports/ledger-seals';
import type { MonthClose, MonthCloses } from '../../ports/month-closes';

export interface CloseFactsPorts {
  readonly closes: MonthCloses;
  readonly seals: LedgerSeals;
  readonly corrections: CorrectionStore;
  readonly clock: Clock;
}

export type MonthRefusal = 'month-not-over' | 'month-before-program' | 'month-closed';

/** A month that may be closed, with what stands in the way. */
export interface OpenMonth {
  readonly month: string;
  readonly period: StatementPeriod;
  /** The first moment after the month. */
  readonly beforeMs: number;
  /** The month before, closed; undefined for the first month of the ledger. */
  readonly earlier: MonthClose | undefined;
  readonly blocks: readonly CloseBlock[];
}

const mostUndecided = 1000;
const brokenKinds = ['ENTRY_MISSING', 'CHAIN_BROKEN'];

/**
 * What is known about a month that somebody wants to close.
 *
 * Calls: 8. Rejections: month-closed; month-not-over; month-before-program (nothing was booked through its end).
 */
export async function readOpenMonth(ports: CloseFactsPorts, month: string): Promise<Outcome<OpenMonth, MonthRefusal>> {
  const period = periodOfMonth(month);
  const beforeMs = startOfBeijingDayMs(`${monthAfter(month)}01` as StatementPeriod['fromDay']);
  if (ports.clock.nowMs() < beforeMs) return rejected('month-not-over');
  const { closes, seals } = ports;
  const [closed, earlier, firstMs] = await Promise.all([
    closes.findMonth(month),
    closes.findMonth(monthBefore(month)),
    closes.findFirstBookedAtMs(),
  ]);
  if (closed) return rejected('month-closed');
  if (firstMs === undefined || firstMs >= beforeMs) return rejected('month-before-program');
  const [sealedThroughDay, noted, items, waiting] = await Promise.all([
    seals.findClosedThroughDay(),
    closes.listNotedDays(period),
    closes.listOpenItems(period.throughDay),
    ports.corrections.listRequested(mostUndecided),
  ]);
  const isFirst = firstMs >= startOfBeijingDayMs(period.fromDay);
  const broken = items.filter(({ kind }) => brokenKinds.includes(kind));
  const nowMs = ports.clock.nowMs();
  const undecided = waiting.filter((asked) => asked.requestedAtMs < beforeMs && nowMs < asked.expiresAtMs);
  const blocks = closeBlocks({
    throughDay: period.throughDay,
    sealedThroughDay,
    brokenDays: [...new Set(broken.map(({ day }) => day))].sort(),
    earlierOpenMonth: isFirst || earlier ? null : monthBefore(month),
    uncomparedDays: noted.unfinished,
    redDays: noted.red,
    openItems: items.length - broken.length,
    undecidedCorrections: undecided.length,
  });
  return ok({ month, period, beforeMs, earlier, blocks });
}

/** The month (yyyymm) after one. */
function monthAfter(month: string): string {
  return beijingDayOf(startOfBeijingDayMs(periodOfMonth(month).throughDay) + 36 * 3_600_000).slice(0, 6);
}

/** The month (yyyymm) before one. */
function monthBefore(month: string): string {
  return beijingDayOf(startOfBeijingDayMs(periodOfMonth(month).fromDay) - 1).slice(0, 6);
}
