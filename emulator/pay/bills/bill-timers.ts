import type { TimedWork } from '../../clock/virtual-clock';
import type { PayContext } from '../pay-context';
import type { Bill } from '../pay-state';
import { moveOn } from './bill-life';

/** What bills do by themselves as time passes: lock funds, expire, arrive late, be cancelled. */
export class BillTimers implements TimedWork {
  readonly name = 'pay-bills';

  constructor(private readonly context: () => PayContext | undefined) {}

  nextDueMs(): number | undefined {
    let best: number | undefined;
    for (const { nextAtMs } of this.openBills()) {
      if (nextAtMs !== undefined && (best === undefined || nextAtMs < best)) best = nextAtMs;
    }
    return best;
  }

  async runDue(nowMs: number): Promise<void> {
    const context = this.context();
    if (!context) return;
    const due = this.openBills().filter(({ nextAtMs }) => nextAtMs !== undefined && nextAtMs <= nowMs);
    for (const bill of due.sort((a, b) => (a.nextAtMs ?? 0) - (b.nextAtMs ?? 0))) moveOn(context, bill);
  }

  private openBills(): Bill[] {
    const state = this.context()?.state;
    return state ? state.open.flatMap((number) => state.bills[number] ?? []) : [];
  }
}
