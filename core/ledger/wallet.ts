import { addFen, type Fen, fen, negateFen, zeroFen } from '../money/fen';
import type { BeijingDay } from '../time/beijing-day';
import { type Account, type PromoterPlace, parsePromoterAccount } from './account';
import type { Posting } from './ledger-transaction';

/** Why and until when (epoch ms, not included) nothing may be withdrawn, although the money is free. */
export interface PayoutsBlock {
  readonly reason: 'AFTER_SALE' | 'RISK' | 'MANUAL';
  readonly untilMs: number;
}

/** Money of one promoter by place: a projection of the ledger that can be thrown away and rebuilt. */
export interface Wallet {
  readonly promoter: string;
  readonly frozenFen: Fen;
  readonly heldFen: Fen;
  /** Money that has a day from which it may be withdrawn; days without money are absent. */
  readonly dueFenByDay: Readonly<Record<BeijingDay, Fen>>;
  /** May be negative: a refund that came after the money was free is a visible debt. */
  readonly availableFen: Fen;
  readonly payingFen: Fen;
  readonly paidFen: Fen;
  /** Due money of days up to this one has been written over to available. */
  readonly releasedThroughDay: BeijingDay | null;
  /** Set by a person, not part of the projection: rebuilding the places from the ledger leaves it as it is. */
  readonly payoutsBlocked?: PayoutsBlock | null;
  /** What was asked for on a Beijing day and not given back, against the daily limit; not part of the projection. */
  readonly withdrawnFenByDay?: Readonly<Record<BeijingDay, Fen>>;
}

/** The wallet of a promoter before the first posting: every place holds 0 fen, no day is due, nothing was released. */
export function emptyWallet(promoter: string): Wallet {
  return {
    promoter,
    frozenFen: zeroFen,
    heldFen: zeroFen,
    dueFenByDay: {},
    availableFen: zeroFen,
    payingFen: zeroFen,
    paidFen: zeroFen,
    releasedThroughDay: null,
  };
}

/** The wallet after some postings; what concerns other accounts is passed over. */
export function applyPostings(wallet: Wallet, postings: readonly Posting[]): Wallet {
  return postings.reduce((current, posting) => {
    const after = movedAt(current, posting.from, negateFen(posting.amountFen));
    return movedAt(after, posting.to, posting.amountFen);
  }, wallet);
}

function movedAt(wallet: Wallet, account: Account, amountFen: Fen): Wallet {
  const owner = parsePromoterAccount(account);
  return owner?.promoter === wallet.promoter ? addAt(wallet, owner.at, amountFen) : wallet;
}

function addAt(wallet: Wallet, at: PromoterPlace, amountFen: Fen): Wallet {
  if (at.place === 'due') {
    const { [at.day]: before = zeroFen, ...others } = wallet.dueFenByDay;
    const after = addFen(before, amountFen);
    return { ...wallet, dueFenByDay: after === 0 ? others : { ...others, [at.day]: after } };
  }
  const field = `${at.place}Fen` as const;
  return { ...wallet, [field]: addFen(wallet[field], amountFen) };
}

/**
 * What may be withdrawn on a Beijing day: available plus every due bucket up to that day. It is right with the release
 * timer late, doubled, or never run. Negative when more is owed than is free.
 */
export function withdrawableFen(wallet: Wallet, today: BeijingDay): Fen {
  const dueFen = dueDaysThrough(wallet, today).reduce((sum, day) => sum + (wallet.dueFenByDay[day] ?? 0), 0);
  return fen(wallet.availableFen + dueFen);
}

/** The days up to `throughDay` that hold money, oldest first. */
export function dueDaysThrough(wallet: Wallet, throughDay: BeijingDay): BeijingDay[] {
  return dueDays(wallet).filter((day) => day <= throughDay);
}

/** All days that hold due money, oldest first. */
export function dueDays(wallet: Wallet): BeijingDay[] {
  return (Object.keys(wallet.dueFenByDay) as BeijingDay[]).sort();
}
