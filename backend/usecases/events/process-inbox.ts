import type { OpenInboxEvent } from '../../ports/inbox';
import type { EventPorts } from './event-ports';
import { eventTable } from './event-table';
import { failureText } from './failure-text';

export interface InboxRun {
  readonly done: number;
  readonly postponed: number;
  readonly dead: number;
}

const pageSize = 100;
/** Attempts after which an event waits for a person; at the doubling rests below that is about two days. */
const maxAttempts = 12;
const firstRestMs = 60_000;
const longestRestMs = 6 * 3_600_000;

/**
 * Finishes what pushes left: one order after the other, all events of an order together, so that no two of one run meet
 * on a wallet. An event that cannot be finished rests twice as long each time and at last waits for a person; none is
 * lost. Runs may overlap: applying an event again changes nothing.
 */
export async function processInbox(ports: EventPorts, leftMs: () => number): Promise<InboxRun> {
  const nowMs = ports.clock.nowMs();
  const open = await ports.inbox.listOpen(pageSize, nowMs);
  const done: string[] = [];
  let postponed = 0;
  let dead = 0;
  for (const events of groupedEvents(open)) {
    if (leftMs() < 5_000) break;
    const failure = await finish(ports, events, leftMs);
    if (failure === undefined) {
      done.push(...events.map((event) => event.id));
      continue;
    }
    for (const event of events) {
      const isDead = await rest(ports, event, failure);
      if (isDead) dead += 1;
      else postponed += 1;
    }
  }
  await ports.inbox.markDone(done, ports.clock.nowMs());
  return { done: done.length, postponed, dead };
}

function groupedEvents(events: readonly OpenInboxEvent[]): OpenInboxEvent[][] {
  const groups = new Map<string, OpenInboxEvent[]>();
  for (const event of events) {
    const key = `${event.kind} ${eventTable[event.kind].groupOf(event) ?? event.id}`;
    const group = groups.get(key);
    if (group) group.push(event);
    else groups.set(key, [event]);
  }
  return [...groups.values()];
}

/** undefined when finished, else why not. */
async function finish(
  ports: EventPorts,
  events: readonly OpenInboxEvent[],
  leftMs: () => number,
): Promise<string | undefined> {
  const [first] = events;
  if (!first) return undefined;
  try {
    return await eventTable[first.kind].finish(ports, events, { isFresh: false, mayWait: () => leftMs() > 6_000 });
  } catch (error) {
    // Even a mistake of ours about one event must not stop the events behind it: a person is told of each failure.
    return failureText(error);
  }
}

/** True when the event now waits for a person. */
async function rest(ports: EventPorts, event: OpenInboxEvent, reason: string): Promise<boolean> {
  const attempts = event.attempts + 1;
  const nowMs = ports.clock.nowMs();
  ports.journal.alarm('INBOX_EVENT_NOT_FINISHED', { inboxId: event.id, attempts, reason });
  if (attempts >= maxAttempts) {
    await ports.inbox.markDead(event.id, reason, nowMs);
    return true;
  }
  await ports.inbox.postpone(event.id, attempts, nowMs + Math.min(firstRestMs * 2 ** (attempts - 1), longestRestMs));
  return false;
}
