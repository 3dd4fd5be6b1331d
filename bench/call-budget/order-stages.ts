import type { OrderSnapshot } from '../../core/commission/order-snapshot';
import { aSnapshot, later } from '../../tests/support/builders/a-snapshot';
import { sharer } from '../../tests/support/row-after';
import type { PeerOrderEvent } from '../peers/textbook-program';

const daySec = 86_400;

export type Stage = 'paid' | 'shipped' | 'received' | 'settled' | 'refunded';

/** The life of one order of one promoter, as the platform would tell it: settled a week after its receipt. */
export function orderStages(index: number): Readonly<Record<Stage, OrderSnapshot>> {
  const number = String(index).padStart(5, '0');
  const paid = aSnapshot({ orderId: `37273247016921${number}`, ...sharer(promoterName(index)) });
  const shipped = later(paid, daySec, { orderStatus: 30 });
  const received = later(shipped, daySec, { orderStatus: 100 });
  const settledAtMs = (received.updateTimeSec + 7 * daySec) * 1000;
  const settled = later(received, 7 * daySec, { commissionStatus: 100, settledAtMs });
  return { paid, shipped, received, settled, refunded: later(settled, daySec, { commissionStatus: 200 }) };
}

export function promoterName(index: number): string {
  return `wx${String(index).padStart(5, '0')}`;
}

/** The same news as the textbook takes it. */
export function peerEvent(index: number, stage: Stage): PeerOrderEvent {
  const { orderId, skuId, serviceAmountFen, updateTimeSec, commissionStatus } = orderStages(index)[stage];
  return {
    eventId: `${orderId}|${updateTimeSec}|${commissionStatus}`,
    ...{ orderId, skuId, promoter: promoterName(index), feeFen: serviceAmountFen },
    ...{ status: commissionStatus, atMs: updateTimeSec * 1000 },
  };
}
