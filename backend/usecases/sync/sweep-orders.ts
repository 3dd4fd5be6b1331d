import { orderKeyOf } from '../../../core/commission/order-snapshot';
import type { Json } from '../../ports/document-database';
import type { OrderRechecks } from '../../ports/order-rechecks';
import type { PlatformOrders } from '../../ports/platform/orders';
import type { OrderKey } from '../../ports/store-platform';
import type { JobTurn } from './job-turn';
import { type LookAtOrderPorts, OrderLooks } from './look-at-order';
import { walkPages, whileTimeLasts } from './walk-pages';

export interface SweepOrdersPorts extends LookAtOrderPorts {
  readonly platform: LookAtOrderPorts['platform'] & Pick<PlatformOrders, 'listOrders'>;
  readonly rechecks: OrderRechecks;
}

/** The time (whole seconds) that a sweep walks over, fixed when it begins, and its page. */
interface SweepCursor {
  readonly fromSec: number;
  readonly toSec: number;
  readonly nextKey: string;
}

const daySec = 86_400;
const recentDays = 3;
const beijingOffsetSec = 8 * 3600;

/** Every order of the last 3 days, by the time it was made: the net under a list that forgot a change. */
export function sweepRecentOrders(ports: SweepOrdersPorts, cursor: Json, leftMs: () => number): Promise<JobTurn> {
  const toSec = nowSec(ports);
  return sweep(ports, (cursor as SweepCursor | null) ?? begin(toSec - recentDays * daySec, toSec), {
    leftMs,
    isLookedAt: async () => () => true,
  });
}

/** So long into a month the one before is swept as well: an order of its last days may have been missed. */
const monthOverlapDays = 5;

/** The current month's orders that are not known here, or not yet final; at its beginning also last month's. */
export function sweepMonthOrders(ports: SweepOrdersPorts, cursor: Json, leftMs: () => number): Promise<JobTurn> {
  const toSec = nowSec(ports);
  return sweep(
    ports,
    (cursor as SweepCursor | null) ?? begin(startOfMonthSec(toSec - monthOverlapDays * daySec), toSec),
    {
      leftMs,
      async isLookedAt(keys) {
        const closed = await ports.rechecks.listClosed(keys);
        return (key) => !closed.has(orderKeyOf(key));
      },
    },
  );
}

async function sweep(
  ports: SweepOrdersPorts,
  cursor: SweepCursor,
  how: {
    readonly leftMs: () => number;
    readonly isLookedAt: (keys: readonly OrderKey[]) => Promise<(key: OrderKey) => boolean>;
  },
): Promise<JobTurn> {
  const looks = new OrderLooks(ports);
  const { fromSec, toSec } = cursor;
  const list = ports.platform.listOrders({ created: { fromSec, toSec } });
  const walk = { operation: 'order/list/get', list, fromKey: cursor.nextKey };
  const nextKey = await walkPages(walk, how.leftMs, async (keys) => {
    const isLookedAt = await how.isLookedAt(keys);
    return whileTimeLasts(keys.filter(isLookedAt), how.leftMs, (key) => looks.look(key, how.leftMs));
  });
  return { cursor: nextKey === null ? null : { fromSec, toSec, nextKey }, counts: { ...looks.counts() } };
}

function begin(fromSec: number, toSec: number): SweepCursor {
  return { fromSec, toSec, nextKey: '' };
}

function nowSec({ clock }: SweepOrdersPorts): number {
  return Math.floor(clock.nowMs() / 1000);
}

/** The first second of the Beijing month in which a second lies. */
function startOfMonthSec(atSec: number): number {
  const shifted = new Date((atSec + beijingOffsetSec) * 1000);
  return Date.UTC(shifted.getUTCFullYear(), shifted.getUTCMonth(), 1) / 1000 - beijingOffsetSec;
}
