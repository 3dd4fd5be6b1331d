import { type ChainState, chainAfter, type SeenEntry, type TextHash } from '../ledger/entry-chain';
import type { LedgerSeal, SealProblem } from '../ledger/ledger-seal';
import type { LedgerCause } from '../ledger/ledger-transaction';
import { afterMovement, areSameBalances, noBalances, type PlaceBalances, placeNames } from '../ledger/place-balances';
import { addFen } from '../money/fen';

/** What entries of one cause changed in a month, by place; whole fen, below zero where money left. */
export interface CauseMovement {
  readonly cause: LedgerCause;
  readonly entries: number;
  readonly changes: PlaceBalances;
}

/** One promoter's month: where his chain stood before it, what moved in it by cause, and where it stands after it. */
export interface PromoterMonth {
  readonly promoter: string;
  readonly opening: ChainState;
  /** By the causes' names. */
  readonly movements: readonly CauseMovement[];
  readonly closing: ChainState;
}

export interface PromoterMonthWalk {
  /** Entries in any portions and any order within a portion. */
  take(entries: readonly SeenEntry[]): void;
  /** Ids that the month's seals hold and that were not taken yet. */
  missingIds(): readonly string[];
  /** The month, or what is wrong with it: an entry is gone, or the chain does not come out as sealed. */
  finish(): PromoterMonth | SealProblem;
}

/**
 * Goes along the sealed days of one promoter's month and computes the chain again, entry by entry. It keeps entries only
 * until their seal is complete, so that a long month needs no more memory than its longest day.
 */
export function walkPromoterMonth(facts: {
  readonly promoter: string;
  readonly opening: ChainState;
  /** The seals of the month's days, the oldest first. */
  readonly seals: readonly LedgerSeal[];
  readonly hash: TextHash;
}): PromoterMonthWalk {
  const { promoter, opening, seals, hash } = facts;
  const wanted = new Set(seals.flatMap(({ entryIds }) => entryIds));
  const pending = new Map<string, SeenEntry>();
  const causes = new Map<LedgerCause, CauseMovement>();
  let [chain, next, problem] = [opening, 0, null as SealProblem | null];
  const advance = () => {
    for (let seal = seals[next]; seal && problem === null; seal = seals[next]) {
      const found = seal.entryIds.flatMap((id) => pending.get(id) ?? []);
      if (found.length < seal.entryIds.length) return;
      for (const entry of found) {
        pending.delete(entry.id);
        causes.set(entry.cause, movementAfter(causes.get(entry.cause), entry));
        chain = chainAfter(chain, entry, hash);
      }
      if (!isAsSealed(chain, seal)) problem = { kind: 'CHAIN_BROKEN', day: seal.day, entryId: null };
      next += 1;
    }
  };
  return {
    take(entries) {
      for (const entry of entries) if (wanted.has(entry.id)) pending.set(entry.id, entry);
      advance();
    },
    missingIds: () => seals.slice(next).flatMap(({ entryIds }) => entryIds.filter((id) => !pending.has(id))),
    finish() {
      const seal = seals[next];
      if (problem !== null) return problem;
      if (seal) {
        const entryId = seal.entryIds.find((id) => !pending.has(id)) ?? null;
        return { kind: 'ENTRY_MISSING', day: seal.day, entryId };
      }
      const movements = [...causes.values()].sort((one, other) => (one.cause < other.cause ? -1 : 1));
      return { promoter, opening, movements, closing: chain };
    },
  };
}

function isAsSealed(chain: ChainState, seal: LedgerSeal): boolean {
  return chain.count === seal.count && chain.head === seal.head && areSameBalances(chain.balances, seal.balances);
}

function movementAfter(before: CauseMovement | undefined, entry: SeenEntry): CauseMovement {
  const changes = entry.movements.reduce(afterMovement, before?.changes ?? noBalances);
  return { cause: entry.cause, entries: (before?.entries ?? 0) + 1, changes };
}

/** The sum of two balances, place by place. */
export function addBalances(one: PlaceBalances, other: PlaceBalances): PlaceBalances {
  const fields = placeNames.map((place) => [`${place}Fen`, addFen(one[`${place}Fen`], other[`${place}Fen`])] as const);
  return Object.fromEntries(fields) as unknown as PlaceBalances;
}

/** The sums of two lists of movements, cause by cause, by the causes' names. */
export function addMovements(one: readonly CauseMovement[], other: readonly CauseMovement[]): CauseMovement[] {
  const sums = new Map(one.map((movement) => [movement.cause, movement]));
  for (const { cause, entries, changes } of other) {
    const before = sums.get(cause);
    const sum = before
      ? { cause, entries: before.entries + entries, changes: addBalances(before.changes, changes) }
      : null;
    sums.set(cause, sum ?? { cause, entries, changes });
  }
  return [...sums.values()].sort((first, second) => (first.cause < second.cause ? -1 : 1));
}
