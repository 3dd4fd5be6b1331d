import { type BeijingDay, beijingDayAfter, beijingDayOf, startOfBeijingDayMs } from '../time/beijing-day';
import {
  type ChainState,
  chainAfter,
  chainGenesis,
  compareEntries,
  type SeenEntry,
  type TextHash,
} from './entry-chain';
import { areSameBalances } from './place-balances';

/** A Beijing day of one promoter's ledger, closed: which entries belong to it, and the chain after the last of them. */
export interface LedgerSeal extends ChainState {
  readonly promoter: string;
  readonly day: BeijingDay;
  /** The last moment of the day (epoch ms). */
  readonly throughMs: number;
  /** The day's entries in the chain's order; those that came late, with a moment of an earlier day, first. */
  readonly entryIds: readonly string[];
}

/** An entry and the day to which it counts: the day it was booked, or a later one when that was closed already. */
export interface DatedEntry {
  readonly day: BeijingDay;
  readonly entry: SeenEntry;
}

/** The day after a day. */
export function dayAfter(day: BeijingDay): BeijingDay {
  return beijingDayAfter(startOfBeijingDayMs(day));
}

/** The later of two days; null is before all of them. */
export function laterDay(one: BeijingDay | null, other: BeijingDay | null): BeijingDay | null {
  if (one === null || other === null) return one ?? other;
  return one > other ? one : other;
}

/**
 * Entries with the days to which they count, in the chain's order. A sealed entry counts to its seal's day. Any other
 * counts to the day it was booked, unless that is closed: then to the first open day. What counts to a day after
 * `throughDay` is left out.
 */
export function dateEntries(facts: {
  readonly entries: readonly SeenEntry[];
  readonly seals: readonly LedgerSeal[];
  readonly sealedThroughDay: BeijingDay | null;
  readonly throughDay: BeijingDay;
}): DatedEntry[] {
  const { entries, seals, sealedThroughDay, throughDay } = facts;
  const sealedDays = new Map(seals.flatMap(({ day, entryIds }) => entryIds.map((id) => [id, day] as const)));
  const openDay = sealedThroughDay === null ? null : dayAfter(sealedThroughDay);
  const dated = entries.map((entry) => {
    const bookedDay = beijingDayOf(entry.bookedAtMs);
    return { entry, day: sealedDays.get(entry.id) ?? laterDay(bookedDay, openDay) ?? bookedDay };
  });
  return dated
    .filter(({ day }) => day <= throughDay)
    .sort((one, other) =>
      one.day === other.day ? compareEntries(one.entry, other.entry) : one.day < other.day ? -1 : 1,
    );
}

/** What is wrong with what was closed: an entry is gone, or the entries no longer say what was sealed. */
export interface SealProblem {
  readonly kind: 'ENTRY_MISSING' | 'CHAIN_BROKEN';
  readonly day: BeijingDay;
  readonly entryId: string | null;
}

export interface SealWalk {
  /** Entries in any portions; each portion may be forgotten by the caller. */
  take(entries: readonly SeenEntry[]): void;
  /** What is wrong, or the seals to add. */
  finish(): SealResult;
}

export interface SealResult {
  readonly problem: SealProblem | null;
  readonly newSeals: readonly LedgerSeal[];
  /** Entries that came after their day was closed and are sealed now, in a later day. */
  readonly lateIds: readonly string[];
}

/**
 * Goes along a promoter's whole ledger: each seal must still follow from its entries, and every day after the last
 * closed one, through `throughDay`, that has entries gets a seal. Where a seal is wrong nothing further is sealed. It
 * keeps only entries that are not yet matched with a seal, so that a long ledger needs no more memory than a short one.
 */
export function walkSeals(facts: {
  readonly promoter: string;
  /** All seals of the promoter, the oldest first. */
  readonly seals: readonly LedgerSeal[];
  readonly sealedThroughDay: BeijingDay | null;
  readonly throughDay: BeijingDay;
  readonly hash: TextHash;
}): SealWalk {
  const { promoter, seals, throughDay, hash } = facts;
  const pending = new Map<string, SeenEntry>();
  let [state, next, problem] = [chainGenesis(promoter, hash), 0, null as SealProblem | null];
  const advance = () => {
    for (let seal = seals[next]; seal && problem === null; seal = seals[next]) {
      const found = seal.entryIds.flatMap((id) => pending.get(id) ?? []);
      if (found.length < seal.entryIds.length) return;
      for (const { id } of found) pending.delete(id);
      state = found.reduce((chain, entry) => chainAfter(chain, entry, hash), state);
      if (!isSealed(state, seal)) problem = { kind: 'CHAIN_BROKEN', day: seal.day, entryId: null };
      next += 1;
    }
  };
  return {
    take(entries) {
      for (const entry of entries) pending.set(entry.id, entry);
      advance();
    },
    finish() {
      advance();
      const seal = seals[next];
      if (problem === null && seal) {
        const entryId = seal.entryIds.find((id) => !pending.has(id)) ?? null;
        problem = { kind: 'ENTRY_MISSING', day: seal.day, entryId };
      }
      if (problem !== null) return { problem, newSeals: [], lateIds: [] };
      const sealedThroughDay = laterDay(facts.sealedThroughDay, seals[seals.length - 1]?.day ?? null);
      const open = dateEntries({ entries: [...pending.values()], seals: [], sealedThroughDay, throughDay });
      const late = open.filter(({ day, entry }) => beijingDayOf(entry.bookedAtMs) < day);
      return { problem, newSeals: sealDays(promoter, open, state, hash), lateIds: late.map(({ entry }) => entry.id) };
    },
  };
}

function isSealed(state: ChainState, seal: LedgerSeal): boolean {
  return state.count === seal.count && state.head === seal.head && areSameBalances(state.balances, seal.balances);
}

function sealDays(
  promoter: string,
  open: readonly DatedEntry[],
  before: ChainState,
  hash: TextHash,
): readonly LedgerSeal[] {
  const days = [...new Set(open.map(({ day }) => day))];
  let state = before;
  return days.map((day) => {
    const entries = open.filter((dated) => dated.day === day).map(({ entry }) => entry);
    state = entries.reduce((chain, entry) => chainAfter(chain, entry, hash), state);
    const throughMs = startOfBeijingDayMs(dayAfter(day)) - 1;
    return { promoter, day, throughMs, entryIds: entries.map(({ id }) => id), ...state };
  });
}
