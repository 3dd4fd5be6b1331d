import { TransactionConflict } from '../../ports/document-database';
import type { InboxEvent } from '../../ports/inbox';
import { Outage } from '../../ports/outage';
import type { EventPorts } from './event-ports';
import { eventTable } from './event-table';

export type Received = 'kept' | 'repeat' | 'dead-letter' | 'processed';

/** With less time than this left, the event is left to the timer: it takes a platform call and a few of the database. */
const enoughTimeMs = 900;

/** After two conflicts on one wallet the timer books it: it takes a promoter's orders one after the other. */
const pushLimits = { attempts: 2, deadlineMs: 1_500 };

/**
 * Keeps a verified push and, while time is left, works it off. Once it is kept it may be acknowledged, whatever happens
 * afterwards: what is not finished here is finished by process-inbox.
 *
 * Calls: 1 for a repeat or a dead letter, else 1 plus those of what the event asks for; an order's row remembers the
 * event, any other is ticked off here. Errors: Outage only when it could not be kept.
 */
export async function receiveEvent(ports: EventPorts, event: InboxEvent, leftMs: () => number): Promise<Received> {
  if (event.kind === 'unknown') {
    ports.journal.alarm('UNKNOWN_EVENT', { inboxId: event.id });
    const added = await ports.inbox.addDeadLetter(event, 'unknown-event');
    return added === 'duplicate' ? 'repeat' : 'dead-letter';
  }
  if ((await ports.inbox.add(event)) === 'duplicate') return 'repeat';
  if (!eventTable[event.kind].isWorkedAtOnce || leftMs() < enoughTimeMs) return 'kept';
  try {
    return await workOff(ports, event, leftMs);
  } catch (error) {
    if (!(error instanceof Outage) && !(error instanceof TransactionConflict)) throw error;
    ports.journal.info('push-left-to-inbox', { inboxId: event.id, reason: error.message });
    return 'kept';
  }
}

async function workOff(ports: EventPorts, event: InboxEvent, leftMs: () => number): Promise<Received> {
  const mayWait = () => leftMs() > enoughTimeMs + 1000;
  const turn = { isFresh: true, mayWait, limits: pushLimits };
  const failure = await eventTable[event.kind].finish(ports, [event], turn);
  if (failure !== undefined) return 'kept';
  if (event.kind !== 'order-updated') await ports.inbox.markDone([event.id], ports.clock.nowMs());
  return 'processed';
}
