import type { FaultLog } from '../schedule/fault-log';
import { chinaDay } from './china-day';
import { labourWithholding } from './labour-withholding';
import type { SeenEntry, Violation } from './ledger-watch';

/** A withdrawal as the reference knows it: what left the wallet, and what of it must have been withheld. */
interface Withdrawal {
  readonly promoter: string;
  readonly grossFen: number;
  readonly taxFen: number;
  readonly askedIn: string;
  /** The month of its success; null as long as none is booked. */
  readonly paidIn: string | null;
}

/** A payee's month as it must stand in the end. */
export interface MonthVerdict {
  readonly paidGrossFen: number;
  readonly withheldFen: number;
  /** What the rule asks of this month and all before it, beyond what was withheld. */
  readonly carriedFen: number;
}

/** 'yyyymm' in China. */
export function chinaMonth(atMs: number): string {
  return chinaDay(atMs).slice(0, 6);
}

/**
 * The tax of each withdrawal, from all others of its payee and nothing else: no month is kept here, each is added up anew.
 * A success counts in the month in which the pay platform's own books have it.
 */
export class TaxWatch {
  readonly violations: Violation[] = [];
  private readonly withdrawals = new Map<string, Withdrawal>();
  /** What of each withdrawal was withheld, whatever became of it. */
  private readonly quotedFen = new Map<string, number>();

  constructor(
    private readonly isWithheld: boolean,
    private readonly paidAtMs: (number: string) => number,
    private readonly log: FaultLog,
  ) {}

  /** Takes an entry as it is committed. */
  take(entry: SeenEntry): void {
    const [, number, step] = /^withdraw\|([^|]+)\|(.+)$/.exec(entry.id) ?? [];
    if (number === undefined) return;
    const known = this.withdrawals.get(number);
    if (step === 'reserved') this.reserve(number, entry);
    else if (!known) this.violate(`${entry.id} of what was never reserved`);
    else if (step === 'paid') this.pay(number, known, entry);
    else this.giveBack(number, known, entry);
  }

  /** What must have been withheld from a withdrawal. */
  taxFenOf(number: string): number {
    return this.quotedFen.get(number) ?? 0;
  }

  monthOf(promoter: string, month: string): MonthVerdict {
    const paid = this.paidBy(promoter).filter(({ paidIn }) => paidIn === month);
    const carriedFen = this.isWithheld ? this.carriedThrough(promoter, month) : 0;
    return { paidGrossFen: sum(paid, 'grossFen'), withheldFen: sum(paid, 'taxFen'), carriedFen };
  }

  private reserve(number: string, { postings, bookedAtMs }: SeenEntry): void {
    const [posting] = postings;
    const promoter = /^promoter\/([^/]+)\//.exec(posting?.from ?? '')?.[1] ?? '';
    const grossFen = posting?.amountFen ?? 0;
    const askedIn = chinaMonth(bookedAtMs);
    const taxFen = this.taxOfOneMore(promoter, askedIn, grossFen);
    this.withdrawals.set(number, { promoter, grossFen, taxFen, askedIn, paidIn: null });
    this.quotedFen.set(number, taxFen);
  }

  /** All that the rule asks, this one included, less all that was withheld or will be; none is paid back, none borrowed. */
  private taxOfOneMore(promoter: string, month: string, grossFen: number): number {
    const underWay = [...this.withdrawals.values()].filter((one) => {
      return one.promoter === promoter && one.paidIn === null && one.askedIn === month;
    });
    const wantedFen = this.askedThrough(promoter, month, sum(underWay, 'grossFen') + grossFen);
    const hadFen = this.withheldThrough(promoter, month) + sum(underWay, 'taxFen');
    if (this.carriedThrough(promoter, month) !== 0) this.log.note('tax difference taken into a quote');
    if (this.carriedThrough(promoter, monthBefore(month)) !== 0) this.log.note('tax difference carried over a month');
    if (underWay.length > 0 && this.isWithheld) this.log.note('taxed beside another under way');
    if (wantedFen < hadFen) this.log.note('withheld more than was asked');
    return Math.min(grossFen, Math.max(0, wantedFen - hadFen));
  }

  private pay(number: string, known: Withdrawal, { id, postings }: SeenEntry): void {
    const paid = { ...known, paidIn: chinaMonth(this.paidAtMs(number)) };
    this.withdrawals.set(number, paid);
    if (paid.taxFen > 0) this.log.note('tax withheld');
    if (this.isWithheld && paid.paidIn !== paid.askedIn) this.log.note('taxed in a later month');
    this.judgeLegs(id, known, legs(postings, 'to'));
  }

  /** What never arrived has no legs: the whole amount comes back, as the wallet shows. */
  private giveBack(number: string, known: Withdrawal, { id, postings }: SeenEntry): void {
    this.withdrawals.delete(number);
    if (known.paidIn === null) return;
    if (known.taxFen > 0) this.log.note('tax given back');
    this.judgeLegs(id, known, legs(postings, 'from'));
  }

  /** What arrives is what is left after tax, and both come back as they went (T2). */
  private judgeLegs(id: string, { grossFen, taxFen }: Withdrawal, booked: ReturnType<typeof legs>): void {
    const netFen = grossFen - taxFen;
    if (booked.netFen !== netFen || booked.taxFen !== taxFen) {
      this.violate(`${id} books ${booked.netFen} and ${booked.taxFen} of tax, not ${netFen} and ${taxFen}`);
    }
  }

  private askedThrough(promoter: string, lastMonth: string, moreFen = 0): number {
    const perMonth = new Map([[lastMonth, moreFen]]);
    for (const { paidIn, grossFen } of this.paidBy(promoter)) {
      if (paidIn !== null && paidIn <= lastMonth) perMonth.set(paidIn, (perMonth.get(paidIn) ?? 0) + grossFen);
    }
    if (!this.isWithheld) return 0;
    return [...perMonth.values()].reduce((sumFen, monthFen) => sumFen + labourWithholding(monthFen), 0);
  }

  private withheldThrough(promoter: string, lastMonth: string): number {
    return sum(
      this.paidBy(promoter).filter(({ paidIn }) => paidIn !== null && paidIn <= lastMonth),
      'taxFen',
    );
  }

  private carriedThrough(promoter: string, lastMonth: string): number {
    return this.askedThrough(promoter, lastMonth) - this.withheldThrough(promoter, lastMonth);
  }

  private paidBy(promoter: string): Withdrawal[] {
    return [...this.withdrawals.values()].filter((one) => one.promoter === promoter && one.paidIn !== null);
  }

  private violate(words: string): void {
    this.violations.push({ rule: 'T2', words });
  }
}

/** As text it sorts before its month and after the month before. */
function monthBefore(month: string): string {
  return String(Number(month) - 1);
}

function sum(withdrawals: readonly Withdrawal[], field: 'grossFen' | 'taxFen'): number {
  return withdrawals.reduce((sumFen, withdrawal) => sumFen + withdrawal[field], 0);
}

/** What an entry moves to or from `paid`, and to or from the tax. */
function legs(postings: SeenEntry['postings'], side: 'from' | 'to'): { netFen: number; taxFen: number } {
  const moved = (isLeg: (account: string) => boolean) =>
    postings.filter((posting) => isLeg(posting[side])).reduce((sumFen, { amountFen }) => sumFen + amountFen, 0);
  return {
    netFen: moved((account) => account.endsWith('/paid')),
    taxFen: moved((account) => account === 'tax/withheld'),
  };
}
