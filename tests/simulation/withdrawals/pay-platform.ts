import type { FaultLog } from '../schedule/fault-log';
import { SeededRandom } from '../schedule/seeded-random';

/** What the pay platform says of a bill. Only the last three are final: what is paid may come back. */
export type BillState = 'waiting' | 'cancelling' | 'paid' | 'returned' | 'failed' | 'cancelled';

export interface Bill {
  readonly number: string;
  readonly promoter: string;
  readonly amountFen: number;
  readonly endsAtMs: number;
  readonly endsAs: 'paid' | 'failed';
  /** When the bank gives back what was paid; null for most. */
  readonly returnsAtMs: number | null;
  cancelledFromMs: number | null;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** How long the platform takes to cancel. */
const cancelMs = 10_000;

/** Whom the platform tells of what happens to a bill, and when. */
export interface PayTells {
  readonly ended: (number: string, atMs: number) => void;
  readonly returned: (number: string, atMs: number) => void;
}

/**
 * A pay platform with books of its own. A bill keeps its number for life: the same number again is the same bill. How it
 * ends, and when, is drawn from the seed; any call may stay without an answer, before or after it was carried out.
 */
export class PayPlatform {
  /** Numbers that came again with other content, which never may happen. */
  readonly clashes: string[] = [];
  private readonly bills = new Map<string, Bill>();
  private readonly asked = new Map<string, number>();

  constructor(
    private readonly seed: number,
    private readonly nowMs: () => number,
    private readonly log: FaultLog,
    private readonly tells: PayTells,
  ) {}

  /** Takes a bill; undefined when no answer comes, whether or not it was taken. */
  submit(number: string, promoter: string, amountFen: number): BillState | undefined {
    const random = this.random('submit', number);
    const isTroubled = random.chance(0.3);
    const isTaken = !isTroubled || random.chance(0.5);
    const isNew = !this.bills.has(number);
    if (isTaken) this.take({ number, promoter, amountFen }, random);
    if (isTroubled) this.log.note(isTaken ? 'pay time-out, taken' : 'pay time-out, not taken');
    if (isTroubled) return undefined;
    // A new bill always waits at first, even when its end is told before this answer arrives.
    return isNew ? 'waiting' : this.stateOf(number);
  }

  /** What is known of a number; 'not-found' when it never arrived, undefined when no answer comes. */
  query(number: string): BillState | 'not-found' | undefined {
    if (this.random('query', number).chance(0.1)) return undefined;
    return this.stateOf(number) ?? 'not-found';
  }

  /** Calls a bill back while it waits; what is over is refused. */
  cancel(number: string): BillState | 'not-found' | 'refused' {
    const bill = this.bills.get(number);
    const state = this.stateOf(number);
    if (!bill || !state) return 'not-found';
    if (state !== 'waiting' && state !== 'cancelling') return 'refused';
    this.log.note('payout called back');
    bill.cancelledFromMs ??= this.nowMs();
    return 'cancelling';
  }

  billOf(number: string): Bill | undefined {
    return this.bills.get(number);
  }

  stateOf(number: string): BillState | undefined {
    const bill = this.bills.get(number);
    if (!bill) return undefined;
    if (bill.cancelledFromMs !== null) {
      return this.nowMs() >= bill.cancelledFromMs + cancelMs ? 'cancelled' : 'cancelling';
    }
    if (this.nowMs() < bill.endsAtMs) return 'waiting';
    return bill.returnsAtMs !== null && this.nowMs() >= bill.returnsAtMs ? 'returned' : bill.endsAs;
  }

  /** What each promoter got and kept, from bills that were paid, whoever believes what about them. */
  paidFenOf(promoter: string): number {
    return this.paidBills(promoter).reduce((sumFen, { amountFen }) => sumFen + amountFen, 0);
  }

  paidBills(promoter: string): Bill[] {
    return this.billsThatAre('paid').filter((bill) => bill.promoter === promoter);
  }

  billsThatAre(state: BillState): Bill[] {
    return [...this.bills.values()].filter(({ number }) => this.stateOf(number) === state);
  }

  private take({ number, promoter, amountFen }: Pick<Bill, 'number' | 'promoter' | 'amountFen'>, random: SeededRandom) {
    const known = this.bills.get(number);
    if (known) {
      this.log.note('payout sent again under its number');
      if (known.promoter !== promoter || known.amountFen !== amountFen) this.clashes.push(number);
      return;
    }
    const isConfirmed = random.chance(0.7);
    const endsAfterMs = isConfirmed ? random.pick([0, 0, 1_000, 2 * hourMs, 20 * hourMs]) : 24 * hourMs;
    const endsAtMs = this.nowMs() + endsAfterMs;
    const endsAs = isConfirmed && random.chance(0.85) ? 'paid' : 'failed';
    const returnsAtMs = endsAs === 'paid' ? this.returnMs(number, endsAtMs) : null;
    this.bills.set(number, { number, promoter, amountFen, endsAtMs, endsAs, returnsAtMs, cancelledFromMs: null });
    for (let calls = random.between(0, 3); calls > 0; calls -= 1) {
      this.log.note('pay callback');
      this.tells.ended(number, endsAtMs + random.pick([0, 0, 1_000, hourMs]));
    }
  }

  /** The bank finds out sooner or later that it cannot credit the money, and says so more than once. */
  private returnMs(number: string, paidAtMs: number): number | null {
    const random = new SeededRandom(this.seed, `return ${number}`);
    if (!random.chance(0.3)) return null;
    const atMs = paidAtMs + random.pick([1_000, 3 * hourMs, 2 * dayMs, 5 * dayMs, 12 * dayMs]);
    for (let calls = random.between(1, 2); calls > 0; calls -= 1) {
      this.tells.returned(number, atMs + random.pick([0, 0, 1_000, hourMs]));
    }
    return atMs;
  }

  private random(call: string, number: string): SeededRandom {
    const times = (this.asked.get(`${call} ${number}`) ?? 0) + 1;
    this.asked.set(`${call} ${number}`, times);
    return new SeededRandom(this.seed, `${call} ${number} ${times}`);
  }
}
