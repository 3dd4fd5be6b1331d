import type { InboxEvent } from '../../ports/inbox';
import { applyOrderNews } from './apply-order-news';
import type { EventPorts, EventTurn } from './event-ports';
import { orderKeyFromText } from './order-key-text';

/**
 * Brings the books up to an order by one reading, however many events of it wait. Events that the order's row knows as
 * applied cost no question.
 *
 * @returns undefined when finished, else why not. Errors: Outage, TransactionConflict.
 */
export async function onOrderUpdated(
  ports: EventPorts,
  events: readonly InboxEvent[],
  turn: EventTurn,
): Promise<string | undefined> {
  const orderKey = events[0]?.orderKey ?? null;
  const key = orderKeyFromText(orderKey);
  if (!key || orderKey === null) return 'no order key';
  const left = turn.isFresh ? events : await unapplied(ports, orderKey, events);
  if (left.length === 0) return undefined;
  const seen = left.flatMap((event) => event.receiptSeenAtMs ?? []);
  const hint = {
    key,
    appliedEvent: left[left.length - 1]?.id ?? '',
    ...(seen.length === 0 ? {} : { receiptSeenAtMs: Math.min(...seen) }),
  };
  const { mayWait, limits } = turn;
  const result = await applyOrderNews(ports, hint, limits === undefined ? { mayWait } : { mayWait, limits });
  if (result.ok) return undefined;
  return result.detail === undefined ? result.code : `${result.code}: ${result.detail}`;
}

async function unapplied(ports: EventPorts, orderKey: string, events: readonly InboxEvent[]): Promise<InboxEvent[]> {
  const stored = await ports.books.findOrder(orderKey);
  return events.filter((event) => !stored?.appliedEvents.includes(event.id));
}
