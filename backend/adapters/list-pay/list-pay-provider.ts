import { maskPayee } from '../../../core/payee/mask-payee';
import { type BeijingDay, startOfBeijingDayMs } from '../../../core/time/beijing-day';
import type { Clock } from '../../ports/clock';
import type { ListRoute, PayListStore, PayRow } from '../../ports/pay-list-store';
import type { PayBillLine, PayOrder, PayProvider, PayTrouble } from '../../ports/pay-provider';
import { payRowOutcome } from '../../ports/pay-row-outcome';
import type { PayeeVault } from '../../ports/payee-vault';
import type { PayoutLookup } from '../../ports/payout-lookup';

export interface ListPayPorts {
  readonly clock: Clock;
  readonly lists: PayListStore;
  readonly vault: PayeeVault;
  readonly payouts: PayoutLookup;
}

/** A bank takes at most this in one row of a list; the agency's own limits lie below. */
const largestRowFen = 100_000_000;

const notInTheClear: Pick<PayTrouble & { kind: 'refused' }, 'kind' | 'class'> = {
  kind: 'refused',
  class: 'parameters',
};

/**
 * Pays by lists that people carry to a bank, to Alipay or to payroll. Handing over only puts the payout into the queue,
 * once for life; its end is what two people stated about it (usecases/payout-lists).
 */
export function listPayProvider(ports: ListPayPorts, route: ListRoute): PayProvider {
  return {
    route,
    abilities: {
      needsConfirm: false,
      canCancel: true,
      minFen: 1,
      maxFen: largestRowFen,
      needsNameFromFen: 0,
      withholdsTax: route === 'payroll',
    },
    submit: (order) => submit(ports, route, order),
    async query(payoutNo) {
      const row = await ports.lists.findRow(payoutNo);
      return row ? payRowOutcome(row) : { kind: 'not-found' };
    },
    async cancel(payoutNo) {
      if (await ports.lists.cancelQueued(payoutNo)) return { kind: 'cancelled', providerNo: payoutNo };
      const row = await ports.lists.findRow(payoutNo);
      if (!row) return { kind: 'not-found' };
      // It stands in a list: somebody may be paying it at this moment.
      return row.state === 'listed' ? { kind: 'transferring', providerNo: payoutNo } : payRowOutcome(row);
    },
    async listBill(day) {
      const startMs = startOfBeijingDayMs(day as BeijingDay);
      return (await ports.lists.listDay(route, day)).flatMap((row) => billLines(row, day, startMs));
    },
    balanceFen: async () => undefined,
  };
}

async function submit(ports: ListPayPorts, route: ListRoute, order: PayOrder) {
  const { payoutNo, netFen, grossFen, remark, payee } = order;
  const payout = await ports.payouts.findPayout(payoutNo);
  if (!payee || !payout) {
    const [code, detail] = payee ? ['PAYOUT_UNKNOWN', 'no such payout'] : ['PAYEE_MISSING', 'no account to pay to'];
    return { ...notInTheClear, code, detail };
  }
  const row: PayRow = {
    ...{ payoutNo, route, netFen, grossFen, remark },
    promoter: payout.promoter,
    payeeKind: payout.payeeKind,
    sealed: ports.vault.seal(JSON.stringify(payee), payoutNo),
    masked: maskPayee(payee),
    state: 'queued',
    queuedAtMs: ports.clock.nowMs(),
    listId: null,
    result: null,
  };
  if ((await ports.lists.addRow(row)) === 'added') return payRowOutcome(row);
  const present = await ports.lists.findRow(payoutNo);
  if (present?.netFen === netFen && present.route === route) return payRowOutcome(present);
  return { ...notInTheClear, code: 'ALREADY_EXISTS', detail: 'another amount or route under the same number' };
}

/** A payment and its return are two movements, maybe of one day. */
function billLines(row: PayRow, day: string, startMs: number): PayBillLine[] {
  const { payoutNo, netFen, result } = row;
  if (!result) return [];
  const line = { payoutNo, providerNo: result.reference, amountFen: netFen };
  const out = result.paidDay === day ? [{ ...line, direction: 'out' as const, atMs: result.paidAtMs ?? startMs }] : [];
  const back = result.returnedDay === day ? [{ ...line, direction: 'back' as const, atMs: startMs }] : [];
  return [...out, ...back];
}
