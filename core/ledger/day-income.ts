import { addFen, type Fen, zeroFen } from '../money/fen';
import { type BeijingDay, beijingDayOf } from '../time/beijing-day';
import { type Account, parsePromoterAccount } from './account';
import type { LedgerTransaction } from './ledger-transaction';

/** What came to a promoter on one Beijing day, and what was taken back. Both are 0 or above. */
export interface DayIncome {
  readonly inFen: Fen;
  readonly outFen: Fen;
}

/**
 * A promoter's income by the day on which it was booked. Money that only moves between his own places, is paid out, or
 * is withheld as tax is neither.
 */
export function incomeByDay(
  entries: readonly LedgerTransaction[],
  promoter: string,
): ReadonlyMap<BeijingDay, DayIncome> {
  const days = new Map<BeijingDay, DayIncome>();
  for (const { bookedAtMs, postings } of entries) {
    const day = beijingDayOf(bookedAtMs);
    for (const { from, to, amountFen } of postings) {
      const { inFen, outFen } = days.get(day) ?? { inFen: zeroFen, outFen: zeroFen };
      if (isHis(promoter, to) && isOutside(promoter, from)) days.set(day, { inFen: addFen(inFen, amountFen), outFen });
      if (isHis(promoter, from) && isOutside(promoter, to)) days.set(day, { inFen, outFen: addFen(outFen, amountFen) });
    }
  }
  return days;
}

function isHis(promoter: string, account: Account): boolean {
  return parsePromoterAccount(account)?.promoter === promoter;
}

function isOutside(promoter: string, account: Account): boolean {
  return account !== 'tax/withheld' && !isHis(promoter, account);
}
