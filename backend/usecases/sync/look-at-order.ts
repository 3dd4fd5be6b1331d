import type { Inbox } from '../../ports/inbox';
import { AllowanceSpent } from '../../ports/platform/allowance-spent';
import type { OrderKey } from '../../ports/store-platform';
import { applyOrderNews, type OrderNewsPorts } from '../events/apply-order-news';
import { failureText } from '../events/failure-text';

export interface LookAtOrderPorts extends OrderNewsPorts {
  readonly inbox: Inbox;
}

export type LookedAt = 'changed' | 'unchanged' | 'kept-for-later';

/** A second look at an ambiguous reading takes a second and another call. */
const timeForSecondLookMs = 8_000;

/**
 * Reads one order anew and brings the books up to it. What cannot be booked now goes to the inbox, which tries it again
 * and tells a person, so that no walk over orders stands still because of one of them.
 *
 * Errors: AllowanceSpent, because then no other order can be read either.
 */
export async function lookAtOrder(ports: LookAtOrderPorts, key: OrderKey, leftMs: () => number): Promise<LookedAt> {
  try {
    const result = await applyOrderNews(ports, { key }, { mayWait: () => leftMs() > timeForSecondLookMs });
    if (result.ok) return result.value === 'unchanged' ? 'unchanged' : 'changed';
    return keepForLater(ports, key, result.detail === undefined ? result.code : `${result.code}: ${result.detail}`);
  } catch (error) {
    if (error instanceof AllowanceSpent) throw error;
    // Even a mistake of ours about one order must not stop the walk.
    return keepForLater(ports, key, failureText(error));
  }
}

async function keepForLater(ports: LookAtOrderPorts, key: OrderKey, reason: string): Promise<'kept-for-later'> {
  const nowMs = ports.clock.nowMs();
  const orderKey = `${key.orderId}|${key.skuId}`;
  ports.journal.alarm('POLLED_ORDER_KEPT_FOR_LATER', { orderKey, reason });
  const body = JSON.stringify({ polledAtMs: nowMs, reason });
  const event = { kind: 'order-updated', receivedAtMs: nowMs, orderKey, receiptSeenAtMs: null, body } as const;
  await ports.inbox.add({ id: `poll|${orderKey}|${nowMs}`, ...event });
  return 'kept-for-later';
}

/** Counts of looks, by what came of them. */
export interface LookCounts {
  readonly looked: number;
  readonly changed: number;
  readonly keptForLater: number;
}

/** Looks at orders and counts what came of it. */
export class OrderLooks {
  private looked = 0;
  private changed = 0;
  private keptForLater = 0;

  constructor(private readonly ports: LookAtOrderPorts) {}

  async look(key: OrderKey, leftMs: () => number): Promise<LookedAt> {
    this.looked += 1;
    const result = await lookAtOrder(this.ports, key, leftMs);
    if (result === 'changed') this.changed += 1;
    if (result === 'kept-for-later') this.keptForLater += 1;
    return result;
  }

  counts(): LookCounts {
    const { looked, changed, keptForLater } = this;
    return { looked, changed, keptForLater };
  }
}
