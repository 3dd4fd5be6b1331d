import { type ChainState, chainAfter, type SeenMovement, type TextHash } from '../ledger/entry-chain';
import type { DatedEntry } from '../ledger/ledger-seal';
import type { LedgerCause } from '../ledger/ledger-transaction';
import { afterMovement, balanceFen, type PlaceBalances } from '../ledger/place-balances';
import { type Fen, subtractFen } from '../money/fen';
import { type BeijingDay, beijingDayOf } from '../time/beijing-day';
import type { StatementPeriod } from './statement-period';

/** An entry of a statement. */
export interface StatedEntry extends DatedEntry {
  /** Of a refund or another change of an order: the earlier month, 'yyyymm', in which it was booked; else absent or null. */
  readonly originMonth?: string | null;
}

/** From these facts everything else of a statement follows. */
export interface StatementFacts {
  readonly promoter: string;
  readonly period: StatementPeriod;
  /** Days through this one are closed: they never change. Null when nothing is closed yet. */
  readonly sealedThroughDay: BeijingDay | null;
  readonly opening: ChainState;
  /** The period's entries in the chain's order. */
  readonly entries: readonly StatedEntry[];
}

/** One movement of money, with what there is after it. An entry with several movements has several lines. */
export interface StatementLine extends SeenMovement {
  /** The entry's number in the chain, from 1. */
  readonly number: number;
  /** The day to which the entry counts. */
  readonly day: BeijingDay;
  readonly bookedAtMs: number;
  /** It was booked on a day that was closed already, so it counts to this later one. */
  readonly isLate: boolean;
  readonly cause: LedgerCause;
  readonly entryId: string;
  /** Of a refund or another change of what was booked in an earlier month: that month, 'yyyymm'. */
  readonly originMonth: string | null;
  readonly orderId: string | null;
  readonly skuId: string | null;
  /** By how much the balance changed: 0 for a movement between two of his own places. */
  readonly changeFen: Fen;
  readonly balanceFen: Fen;
  readonly balances: PlaceBalances;
  /** The chain's head after the whole entry. */
  readonly head: string;
}

/** What a promoter had, what moved and why, and what he has. */
export interface Statement extends StatementFacts {
  readonly lines: readonly StatementLine[];
  readonly closing: ChainState;
}

/** Draws up a statement: running balances, and the chain entry by entry up to its head. */
export function drawStatement(facts: StatementFacts, hash: TextHash): Statement {
  const lines: StatementLine[] = [];
  let chain = facts.opening;
  for (const dated of facts.entries) {
    const after = chainAfter(chain, dated.entry, hash);
    lines.push(...linesOf(dated, chain.balances, after));
    chain = after;
  }
  return { ...facts, lines, closing: chain };
}

function linesOf(
  { day, entry, originMonth = null }: StatedEntry,
  before: PlaceBalances,
  { count, head }: ChainState,
): StatementLine[] {
  const [orderId = null, skuId = null] = entry.orderKey?.split('|') ?? [];
  let balances = before;
  return entry.movements.map((movement) => {
    const earlierFen = balanceFen(balances);
    balances = afterMovement(balances, movement);
    const laterFen = balanceFen(balances);
    return {
      ...movement,
      number: count,
      day,
      bookedAtMs: entry.bookedAtMs,
      isLate: beijingDayOf(entry.bookedAtMs) < day,
      cause: entry.cause,
      entryId: entry.id,
      originMonth,
      orderId,
      skuId,
      changeFen: subtractFen(laterFen, earlierFen),
      balanceFen: laterFen,
      balances,
      head,
    };
  });
}
