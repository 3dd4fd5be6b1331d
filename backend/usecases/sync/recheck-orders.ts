import { orderKeyOf } from '../../../core/commission/order-snapshot';
import type { OpenOrder, OrderRechecks } from '../../ports/order-rechecks';
import type { Outbox } from '../../ports/outbox';
import { enoughTimeMs, type JobTurn } from './job-turn';
import { type LookAtOrderPorts, OrderLooks } from './look-at-order';

export interface RecheckOrdersPorts extends LookAtOrderPorts {
  readonly rechecks: OrderRechecks;
  readonly outbox: Outbox;
}

const dayMs = 24 * 3_600_000;
/** An unsettled order is asked about again after two days at the earliest, a settled one without receipt every day. */
const openRestMs = 2 * dayMs;
const settledRestMs = dayMs;
/** So long after its settlement an order without receipt becomes work for a person. */
const patienceMs = 30 * dayMs;
const pageSize = 50;

/**
 * Reads orders again to which something may still happen, each after its rest. The platform settles some orders that
 * nobody received: their money stays frozen, and after 30 days a person is told, once.
 *
 * The cursor is null at the end; an unfinished turn needs no place, because every order knows when it is due.
 */
export async function recheckOrders(ports: RecheckOrdersPorts, leftMs: () => number): Promise<JobTurn> {
  const looks = new OrderLooks(ports);
  let workItems = 0;
  for (;;) {
    const due = await ports.rechecks.listDue(ports.clock.nowMs(), pageSize);
    for (const order of due) {
      if (leftMs() < enoughTimeMs) return { cursor: 'unfinished', counts: { ...looks.counts(), workItems } };
      const result = await looks.look(order.key, leftMs);
      if (result === 'unchanged' && (await tellWhenOverdue(ports, order))) workItems += 1;
      const restMs = order.settledWithoutReceiptAtMs === null ? openRestMs : settledRestMs;
      await ports.rechecks.putOff(order.key, ports.clock.nowMs() + restMs);
    }
    if (due.length < pageSize) return { cursor: null, counts: { ...looks.counts(), workItems } };
  }
}

async function tellWhenOverdue(ports: RecheckOrdersPorts, order: OpenOrder): Promise<boolean> {
  const settledAtMs = order.settledWithoutReceiptAtMs;
  const nowMs = ports.clock.nowMs();
  if (settledAtMs === null || nowMs - settledAtMs < patienceMs) return false;
  const orderKey = orderKeyOf(order.key);
  const notice = { code: 'SETTLED_WITHOUT_RECEIPT', about: orderKey, notedAtMs: nowMs } as const;
  const added = await ports.outbox.addForOperator({ ...notice, facts: { orderKey, settledAtMs } });
  if (added === 'duplicate') return false;
  ports.journal.alarm('SETTLED_WITHOUT_RECEIPT', { orderKey });
  return true;
}
