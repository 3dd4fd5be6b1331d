import type { Fen } from '../money/fen';
import { type Account, parsePromoterAccount } from './account';
import type { LedgerCause, LedgerTransaction } from './ledger-transaction';
import { afterMovement, noBalances, type PlaceBalances } from './place-balances';

/** SHA-256 of a text (UTF-8), as 64 hexadecimal digits. A parameter, because core knows no cryptography of a machine. */
export type TextHash = (text: string) => string;

/**
 * An account as one promoter may see it: his own places by name, what belongs to nobody by its name, and every other
 * promoter as `another`.
 */
export type SeenAccount = string;

export interface SeenMovement {
  readonly from: SeenAccount;
  readonly to: SeenAccount;
  readonly amountFen: Fen;
}

/** A ledger entry as one promoter may see it: only the postings that touch him. */
export interface SeenEntry {
  readonly id: string;
  readonly cause: LedgerCause;
  /** `order|sku` for the lines of an order. */
  readonly orderKey: string | null;
  readonly bookedAtMs: number;
  readonly movements: readonly SeenMovement[];
}

/** What a promoter may see of an entry: no other promoter's name or place, and nothing of the agency's margin. */
export function entrySeenBy(transaction: LedgerTransaction, promoter: string): SeenEntry {
  const { id, cause, orderKey, bookedAtMs, postings } = transaction;
  const isOwn = (account: Account) => parsePromoterAccount(account)?.promoter === promoter;
  const own = postings.filter(({ from, to }) => isOwn(from) || isOwn(to));
  const movements = own.map(({ from, to, amountFen }) => ({
    from: seenAccount(from, promoter),
    to: seenAccount(to, promoter),
    amountFen,
  }));
  return { id, cause, orderKey, bookedAtMs, movements };
}

function seenAccount(account: Account, promoter: string): SeenAccount {
  const owner = parsePromoterAccount(account);
  if (!owner) return account;
  if (owner.promoter !== promoter) return 'another';
  return owner.at.place === 'due' ? `due/${owner.at.day}` : owner.at.place;
}

/** What an entry says to its promoter, as one text; the chain is made of these. */
export function canonicalEntryText({ id, bookedAtMs, cause, orderKey, movements }: SeenEntry): string {
  return JSON.stringify([
    id,
    bookedAtMs,
    cause,
    orderKey,
    movements.map(({ from, to, amountFen }) => [from, to, amountFen]),
  ]);
}

/** How far a promoter's chain has come: entries so far, the hash over all of them, and the money by place. */
export interface ChainState {
  readonly count: number;
  readonly head: string;
  readonly balances: PlaceBalances;
}

/** The beginning of a promoter's chain: nothing happened yet, and the head is made from his name alone. */
export function chainGenesis(promoter: string, hash: TextHash): ChainState {
  return { count: 0, head: hash(`ledger of ${promoter}`), balances: noBalances };
}

/** The chain after one more entry: head = SHA-256(head before, a line break, the entry's canonical text). */
export function chainAfter(state: ChainState, entry: SeenEntry, hash: TextHash): ChainState {
  return {
    count: state.count + 1,
    head: hash(`${state.head}\n${canonicalEntryText(entry)}`),
    balances: entry.movements.reduce(afterMovement, state.balances),
  };
}

type BookedEntry = Pick<SeenEntry, 'id' | 'bookedAtMs'>;

/** The order of a chain within one day: by moment of booking, then by id. */
export function compareEntries(one: BookedEntry, other: BookedEntry): number {
  if (one.bookedAtMs !== other.bookedAtMs) return one.bookedAtMs - other.bookedAtMs;
  return one.id < other.id ? -1 : one.id > other.id ? 1 : 0;
}
