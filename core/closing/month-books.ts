import type { TextHash } from '../ledger/entry-chain';
import type { LedgerCause, LedgerTransaction, Posting } from '../ledger/ledger-transaction';
import { noBalances, type PlaceBalances, placeNames } from '../ledger/place-balances';
import { addFen, type Fen, negateFen, zeroFen } from '../money/fen';
import { addBalances, addMovements, type CauseMovement, type PromoterMonth } from './promoter-month';

/** The accounts that belong to no promoter: what the platform gave (below zero), what the agency kept, tax withheld. */
export interface OwnAccounts {
  readonly platformFen: Fen;
  readonly marginFen: Fen;
  readonly taxFen: Fen;
}

export interface OwnMovement extends OwnAccounts {
  readonly cause: LedgerCause;
  readonly entries: number;
}

/** The agency's own side of a month. It goes by the moment of booking, because no promoter's seal closes it. */
export interface OwnMonth {
  readonly opening: OwnAccounts;
  /** By the causes' names. */
  readonly movements: readonly OwnMovement[];
  readonly closing: OwnAccounts;
}

/** All promoters' months together, and one hash over every chain's head. */
export interface MonthSums {
  /** Promoters whose chains had begun by the end of the month. */
  readonly promoters: number;
  /** Entries as promoters see them: one that touches two of them counts twice. */
  readonly entries: number;
  readonly opening: PlaceBalances;
  readonly movements: readonly CauseMovement[];
  readonly closing: PlaceBalances;
  /** SHA-256 over the months of all promoters so far, one after the other. */
  readonly root: string;
}

export const noOwnAccounts: OwnAccounts = { platformFen: zeroFen, marginFen: zeroFen, taxFen: zeroFen };

/** The beginning of a month's sums. The root starts from the month before, so that no month can be exchanged alone. */
export function emptyMonth(month: string, earlierRoot: string | null, hash: TextHash): MonthSums {
  const root = hash(`month ${month} after ${earlierRoot ?? 'nothing'}`);
  return { promoters: 0, entries: 0, opening: noBalances, movements: [], closing: noBalances, root };
}

/** What a promoter's month says, as one text; the root is made of these. */
export function promoterMonthText({ promoter, opening, movements, closing }: PromoterMonth): string {
  const places = (balances: PlaceBalances) => placeNames.map((place) => balances[`${place}Fen`]);
  return JSON.stringify([
    promoter,
    [opening.count, opening.head, places(opening.balances)],
    movements.map(({ cause, entries, changes }) => [cause, entries, places(changes)]),
    [closing.count, closing.head, places(closing.balances)],
  ]);
}

/** The sums with one more promoter: root = SHA-256(root before, a line break, the promoter's text). */
export function monthWith(sums: MonthSums, month: PromoterMonth, hash: TextHash): MonthSums {
  return {
    promoters: sums.promoters + 1,
    entries: sums.entries + month.closing.count - month.opening.count,
    opening: addBalances(sums.opening, month.opening.balances),
    movements: addMovements(sums.movements, month.movements),
    closing: addBalances(sums.closing, month.closing.balances),
    root: hash(`${sums.root}\n${promoterMonthText(month)}`),
  };
}

/** The root of a whole month: over all promoters, and then over the agency's own side. */
export function finalRoot(root: string, { opening, movements, closing }: OwnMonth, hash: TextHash): string {
  const sums = ({ platformFen, marginFen, taxFen }: OwnAccounts) => [platformFen, marginFen, taxFen];
  const lines = movements.map((movement) => [movement.cause, movement.entries, sums(movement)]);
  return hash(`${root}\n${JSON.stringify([sums(opening), lines, sums(closing)])}`);
}

/** A month's own side with more entries of its ledger. Entries between promoters' places alone leave it as it is. */
export function ownMonthWith(month: OwnMonth, entries: readonly LedgerTransaction[]): OwnMonth {
  const sums = new Map(month.movements.map((movement) => [movement.cause, movement]));
  let closing = month.closing;
  for (const { cause, postings } of entries) {
    const change = postings.reduce(ownChange, noOwnAccounts);
    if (change.platformFen === 0 && change.marginFen === 0 && change.taxFen === 0) continue;
    const before = sums.get(cause) ?? { ...noOwnAccounts, cause, entries: 0 };
    sums.set(cause, { ...addOwn(before, change), cause, entries: before.entries + 1 });
    closing = addOwn(closing, change);
  }
  const movements = [...sums.values()].sort((one, other) => (one.cause < other.cause ? -1 : 1));
  return { opening: month.opening, movements, closing };
}

const ownFields = { platform: 'platformFen', 'agency/margin': 'marginFen', 'tax/withheld': 'taxFen' } as const;

function ownChange(before: OwnAccounts, { from, to, amountFen }: Posting): OwnAccounts {
  return moved(moved(before, from, negateFen(amountFen)), to, amountFen);
}

function moved(before: OwnAccounts, account: string, amountFen: Fen): OwnAccounts {
  const field = account in ownFields ? ownFields[account as keyof typeof ownFields] : undefined;
  return field === undefined ? before : { ...before, [field]: addFen(before[field], amountFen) };
}

function addOwn(one: OwnAccounts, other: OwnAccounts): OwnAccounts {
  return {
    platformFen: addFen(one.platformFen, other.platformFen),
    marginFen: addFen(one.marginFen, other.marginFen),
    taxFen: addFen(one.taxFen, other.taxFen),
  };
}
