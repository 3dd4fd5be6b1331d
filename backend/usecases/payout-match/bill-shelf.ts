import type { BilledSums } from '../../../core/payout-match/judge-payout';
import { type BeijingDay, beijingDayAfter, startOfBeijingDayMs } from '../../../core/time/beijing-day';
import type { PayBillLine, PayProvider } from '../../ports/pay-provider';

type Bill = ReadonlyMap<string, readonly PayBillLine[]>;

/** A provider's bills, each fetched once in a run. */
export class BillShelf {
  private readonly bills = new Map<BeijingDay, Bill>();

  constructor(private readonly provider: PayProvider) {}

  /** Movements by number, ours or else the provider's; undefined while the bill is not there. */
  async billOf(day: BeijingDay): Promise<Bill | undefined> {
    const kept = this.bills.get(day);
    if (kept) return kept;
    const lines = await this.provider.listBill(day);
    if (!lines) return undefined;
    const bill = new Map<string, PayBillLine[]>();
    for (const line of lines) {
      const about = line.payoutNo ?? line.providerNo;
      const others = bill.get(about);
      if (others) others.push(line);
      else bill.set(about, [line]);
    }
    this.bills.set(day, bill);
    return bill;
  }

  /** What all bills from one day through another say of a number; undefined when one of them is not there. */
  async sumsOf(
    payoutNo: string,
    { fromDay, throughDay }: { readonly fromDay: BeijingDay; readonly throughDay: BeijingDay },
  ): Promise<BilledSums | undefined> {
    const lines: PayBillLine[] = [];
    for (let day = fromDay; day <= throughDay; day = beijingDayAfter(startOfBeijingDayMs(day))) {
      const bill = await this.billOf(day);
      if (!bill) return undefined;
      lines.push(...(bill.get(payoutNo) ?? []));
    }
    return sumsOf(lines);
  }
}

/** Whole fen out of the payer's account, and back into it. */
export function sumsOf(lines: readonly PayBillLine[]): BilledSums {
  const sum = (direction: PayBillLine['direction']) =>
    lines.reduce((sumFen, line) => sumFen + (line.direction === direction ? line.amountFen : 0), 0);
  return { outFen: sum('out'), backFen: sum('back') };
}
