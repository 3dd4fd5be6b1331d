import { chinaDay } from './china-day';

/** An entry as it lies in the ledger. */
export interface SeenEntry {
  readonly id: string;
  readonly bookedAtMs: number;
  readonly postings: readonly { readonly from: string; readonly to: string; readonly amountFen: number }[];
}

/** A rule that does not hold, by its number in the list of invariants. */
export interface Violation {
  readonly rule: string;
  readonly words: string;
}

/** Folds the ledger entry by entry as they are committed, and judges each at the moment at which it counts. */
export class LedgerWatch {
  readonly violations: Violation[] = [];
  private readonly balances = new Map<string, number>();
  private readonly ids = new Set<string>();
  private readonly blocked = new Map<string, number>();

  constructor(private readonly nowMs: () => number) {}

  balanceOf(account: string): number {
    return this.balances.get(account) ?? 0;
  }

  /** Balances of one promoter's places, those at zero left out. */
  placesOf(promoter: string): Map<string, number> {
    const prefix = `promoter/${promoter}/`;
    const own = [...this.balances].filter(([account, fen]) => account.startsWith(prefix) && fen !== 0);
    return new Map(own.map(([account, fen]) => [account.slice(prefix.length), fen]));
  }

  /** What he could take out now: free money and due money whose day has come. */
  freeFen(promoter: string): number {
    const today = chinaDay(this.nowMs());
    let sumFen = 0;
    for (const [place, fen] of this.placesOf(promoter)) {
      if (place === 'available' || (place.startsWith('due/') && place.slice(4) <= today)) sumFen += fen;
    }
    return sumFen;
  }

  block(promoter: string, untilMs: number): void {
    this.blocked.set(promoter, untilMs);
  }

  /** Entries that were committed together. */
  take(entries: readonly SeenEntry[]): void {
    for (const entry of entries) this.judgeReservation(entry);
    for (const entry of entries) this.book(entry);
    for (const entry of entries) this.judgeSweep(entry);
    for (const [account, fen] of this.balances) {
      if (/\/(?:frozen|held|paying|paid|withheld)$/.test(account) && fen < 0)
        this.violate('I4', `${account} holds ${fen}`);
    }
  }

  /** A reservation takes free money only, and none while payouts are blocked. */
  private judgeReservation({ id, postings }: SeenEntry): void {
    for (const { from, to, amountFen } of postings) {
      const promoter = /^promoter\/([^/]+)\/available$/.exec(from)?.[1];
      if (promoter === undefined || to !== `promoter/${promoter}/paying`) continue;
      const freeFen = this.freeFen(promoter);
      if (amountFen > freeFen) this.violate('I10', `${id} takes ${amountFen} of ${freeFen} free`);
      if ((this.blocked.get(promoter) ?? 0) > this.nowMs()) this.violate('I10', `${id} although payouts are blocked`);
    }
  }

  /** What is taken out was written over to available first: a withdrawal alone never leaves a debt behind (I4). */
  private judgeSweep({ id, postings }: SeenEntry): void {
    for (const { from, to } of postings) {
      const promoter = /^promoter\/([^/]+)\/available$/.exec(from)?.[1];
      const leftFen = this.balanceOf(from);
      if (promoter !== undefined && to.endsWith('/paying') && leftFen < 0)
        this.violate('I4', `${id} leaves ${leftFen}`);
    }
  }

  private book({ id, postings }: SeenEntry): void {
    if (this.ids.has(id)) this.violate('I6', `${id} is booked twice`);
    this.ids.add(id);
    if (postings.length === 0) this.violate('I1', `${id} moves nothing`);
    for (const { from, to, amountFen } of postings) {
      if (!Number.isSafeInteger(amountFen) || amountFen <= 0 || from === to) {
        this.violate('I1', `${id}: ${from} → ${to} ${amountFen}`);
      }
      this.judgeMaturity(id, from, to);
      this.balances.set(from, this.balanceOf(from) - amountFen);
      this.balances.set(to, this.balanceOf(to) + amountFen);
    }
  }

  /** Due money is written over to available on its day, never earlier. */
  private judgeMaturity(id: string, from: string, to: string): void {
    const day = /\/due\/(\d{8})$/.exec(from)?.[1];
    if (day !== undefined && to.endsWith('/available') && day > chinaDay(this.nowMs())) {
      this.violate('I11', `${id} frees ${day} on ${chinaDay(this.nowMs())}`);
    }
  }

  violate(rule: string, words: string): void {
    this.violations.push({ rule, words });
  }
}
