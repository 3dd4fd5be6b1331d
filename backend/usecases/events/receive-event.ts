import { TransactionConflict } from '../../ports/document-database';
import type { Inbox, InboxEvent } from '../../ports/inbox';
import { Outage } from '../../ports/outage';
import { applyOrderNews, type OrderNewsPorts } from './apply-order-news';
import { orderKeyFromText } from './order-key-text';

export interface ReceiveEventPorts extends OrderNewsPorts {
  readonly inbox: Inbox;
}

export type Received = 'kept' | 'repeat' | 'dead-letter' | 'processed';

/** With less time than this left, the event is left to the timer: an order takes a platform call and a transaction. */
const enoughTimeMs = 900;

/** After two conflicts on one wallet the timer books it: it takes a promoter's orders one after the other. */
const pushLimits = { attempts: 2, deadlineMs: 1_500 };

/**
 * Keeps a verified push and, while time is left, works it off. Once it is kept it may be acknowledged, whatever happens
 * afterwards: what is not finished here is finished by process-inbox.
 *
 * Calls: 1 for a repeat or a dead letter, else 1 plus those of recordOrder. Errors: Outage only when it could not be kept.
 */
export async function receiveEvent(
  ports: ReceiveEventPorts,
  event: InboxEvent,
  leftMs: () => number,
): Promise<Received> {
  if (event.kind === 'unknown') {
    ports.journal.alarm('UNKNOWN_EVENT', { inboxId: event.id });
    const added = await ports.inbox.addDeadLetter(event, 'unknown-event');
    return added === 'duplicate' ? 'repeat' : 'dead-letter';
  }
  if ((await ports.inbox.add(event)) === 'duplicate') return 'repeat';
  const key = event.kind === 'order-updated' ? orderKeyFromText(event.orderKey) : undefined;
  if (!key || leftMs() < enoughTimeMs) return 'kept';
  try {
    const hint = {
      key,
      appliedEvent: event.id,
      ...(event.receiptSeenAtMs === null ? {} : { receiptSeenAtMs: event.receiptSeenAtMs }),
    };
    const mayWait = () => leftMs() > enoughTimeMs + 1000;
    const result = await applyOrderNews(ports, hint, { mayWait, limits: pushLimits });
    return result.ok ? 'processed' : 'kept';
  } catch (error) {
    if (!(error instanceof Outage) && !(error instanceof TransactionConflict)) throw error;
    ports.journal.info('push-left-to-inbox', { inboxId: event.id, reason: error.message });
    return 'kept';
  }
}
