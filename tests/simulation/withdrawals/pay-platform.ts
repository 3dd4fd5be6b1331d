import { Outage } from '../../../backend/ports/outage';
import type { FaultLog } from '../schedule/fault-log';
import { SeededRandom } from '../schedule/seeded-random';

/** What the pay platform says of a bill. Only the last three are final. */
export type BillState = 'WAIT_USER_CONFIRM' | 'SUCCESS' | 'FAIL' | 'CANCELLED';

interface Bill {
  readonly number: string;
  readonly promoter: string;
  readonly amountFen: number;
  readonly submittedAtMs: number;
  readonly endsAtMs: number;
  readonly endsAs: 'SUCCESS' | 'FAIL';
  cancelledAtMs: number | null;
}

const hourMs = 3_600_000;

/**
 * A pay platform with books of its own. A bill keeps its number for life: the same number again is the same bill. How it
 * ends, and when, is drawn from the seed; the answer to a call may be lost before or after the bill was taken.
 */
export class PayPlatform {
  private readonly bills = new Map<string, Bill>();
  private readonly attempts = new Map<string, number>();

  constructor(
    private readonly seed: number,
    private readonly nowMs: () => number,
    private readonly log: FaultLog,
    private readonly onEnd: (number: string, atMs: number) => void,
  ) {}

  submit(number: string, promoter: string, amountFen: number): BillState {
    const attempt = (this.attempts.get(number) ?? 0) + 1;
    this.attempts.set(number, attempt);
    const random = new SeededRandom(this.seed, `bill ${number} ${attempt}`);
    const isTroubled = random.chance(0.3);
    const isTaken = !isTroubled || random.chance(0.5);
    if (isTaken) this.take(number, promoter, amountFen, random);
    if (isTroubled) {
      this.log.note(isTaken ? 'pay time-out, taken' : 'pay time-out, not taken');
      throw new Outage('pay/submit', 'no answer', true);
    }
    return this.stateOf(number) ?? 'WAIT_USER_CONFIRM';
  }

  private take(number: string, promoter: string, amountFen: number, random: SeededRandom): void {
    if (this.bills.has(number)) {
      this.log.note('payout sent again under its number');
      return;
    }
    const submittedAtMs = this.nowMs();
    const isConfirmed = random.chance(0.7);
    const expiresAtMs = submittedAtMs + 24 * hourMs;
    const endsAtMs = isConfirmed ? submittedAtMs + random.pick([0, 0, 1_000, 2 * hourMs, 20 * hourMs]) : expiresAtMs;
    const endsAs = isConfirmed && random.chance(0.85) ? 'SUCCESS' : 'FAIL';
    const bill: Bill = { number, promoter, amountFen, submittedAtMs, endsAtMs, endsAs, cancelledAtMs: null };
    this.bills.set(number, bill);
    for (let calls = random.between(0, 3); calls > 0; calls -= 1) {
      this.log.note('pay callback');
      this.onEnd(number, endsAtMs + random.pick([0, 0, 1_000, hourMs]));
    }
  }

  /** What is known of a number now; undefined when it never arrived. */
  stateOf(number: string): BillState | undefined {
    const bill = this.bills.get(number);
    if (!bill) return undefined;
    if (bill.cancelledAtMs !== null) return 'CANCELLED';
    return this.nowMs() >= bill.endsAtMs ? bill.endsAs : 'WAIT_USER_CONFIRM';
  }

  amountOf(number: string): number | undefined {
    return this.bills.get(number)?.amountFen;
  }

  /** What each promoter got, from bills that succeeded, whoever believes what about them. */
  paidFenOf(promoter: string): number {
    return this.paidBills(promoter).reduce((sumFen, { amountFen }) => sumFen + amountFen, 0);
  }

  paidBills(promoter: string): { readonly number: string; readonly amountFen: number }[] {
    return [...this.bills.values()].filter(
      (bill) => bill.promoter === promoter && this.stateOf(bill.number) === 'SUCCESS',
    );
  }
}
