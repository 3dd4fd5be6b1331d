import { dueDays, type Wallet } from '../ledger/wallet';
import { type BeijingDay, beijingDayOf, dayMs, startOfBeijingDayMs } from '../time/beijing-day';

/** Days that a forecast shows one by one. */
export const needDays = 30;

/** What promoters could have paid out, and when. Whole fen, before tax: what is withheld has to be paid as well. */
export interface MoneyNeed {
  /** The Beijing day on which it was counted. */
  readonly day: BeijingDay;
  readonly wallets: number;
  /** Payouts that are under way. */
  readonly openFen: number;
  /** What may be withdrawn that day. One promoter's debt makes nobody else's money less. */
  readonly freeFen: number;
  /** What comes free on each of the days after, as far as it exceeds its promoter's debt. */
  readonly freeFenByDay: Readonly<Record<BeijingDay, number>>;
  /** What comes free after those days. */
  readonly laterFen: number;
  /** Booked, without a day yet: it waits for receipt, or is held. */
  readonly undatedFen: number;
  /** What promoters owe after refunds. */
  readonly owedFen: number;
}

/** Nothing counted yet on a Beijing day. */
export function emptyNeed(day: BeijingDay): MoneyNeed {
  return { day, wallets: 0, openFen: 0, freeFen: 0, freeFenByDay: {}, laterFen: 0, undatedFen: 0, owedFen: 0 };
}

/** The need with one more wallet. Each is counted once, so that pages of wallets add up exactly. */
export function addWallet(need: MoneyNeed, wallet: Wallet): MoneyNeed {
  const lastDay = dayAhead(need.day, needDays);
  let balanceFen: number = wallet.availableFen;
  const overdue = dueDays(wallet).filter((day) => day <= need.day);
  for (const day of overdue) balanceFen += wallet.dueFenByDay[day] ?? 0;
  const freeFen = Math.max(balanceFen, 0);
  const owedFen = Math.max(-balanceFen, 0);
  const freeFenByDay: Record<BeijingDay, number> = { ...need.freeFenByDay };
  let laterFen = need.laterFen;
  for (const day of dueDays(wallet).filter((due) => due > need.day)) {
    const beforeFen = Math.max(balanceFen, 0);
    balanceFen += wallet.dueFenByDay[day] ?? 0;
    const comesFen = Math.max(balanceFen, 0) - beforeFen;
    if (day > lastDay) laterFen += comesFen;
    else if (comesFen !== 0) freeFenByDay[day] = (freeFenByDay[day] ?? 0) + comesFen;
  }
  return {
    day: need.day,
    wallets: need.wallets + 1,
    openFen: need.openFen + wallet.payingFen,
    freeFen: need.freeFen + freeFen,
    freeFenByDay,
    laterFen,
    undatedFen: need.undatedFen + wallet.frozenFen + wallet.heldFen,
    owedFen: need.owedFen + owedFen,
  };
}

/** What could be asked for through a number of days after the day of the count, payouts under way included. */
export function neededFen({ day, openFen, freeFen, freeFenByDay }: MoneyNeed, days: number): number {
  const through = dayAhead(day, days);
  const comesFen = Object.entries(freeFenByDay).reduce(
    (sum, [due, amount]) => (due <= through ? sum + amount : sum),
    0,
  );
  return openFen + freeFen + comesFen;
}

export interface NeedLine {
  readonly day: BeijingDay;
  /** What comes free that day; on the first one, what is free or under way already. */
  readonly comesFen: number;
  /** Everything through that day. */
  readonly neededFen: number;
}

/** Day by day, from the day of the count through the last one that is shown. */
export function needLines(need: MoneyNeed): readonly NeedLine[] {
  const lines: NeedLine[] = [];
  let sumFen = 0;
  for (let ahead = 0; ahead <= needDays; ahead += 1) {
    const day = dayAhead(need.day, ahead);
    const comesFen = ahead === 0 ? need.openFen + need.freeFen : (need.freeFenByDay[day] ?? 0);
    sumFen += comesFen;
    lines.push({ day, comesFen, neededFen: sumFen });
  }
  return lines;
}

function dayAhead(day: BeijingDay, days: number): BeijingDay {
  return beijingDayOf(startOfBeijingDayMs(day) + days * dayMs);
}
