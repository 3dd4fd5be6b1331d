import type { Inbox, OpenInboxEvent } from '../../ports/inbox';
import type { PromoterStore } from '../../ports/promoter-store';
import { applyBindEvent } from './apply-bind-event';
import { applyOrderNews, type OrderNewsPorts } from './apply-order-news';
import { failureText } from './failure-text';
import { orderKeyFromText } from './order-key-text';

export interface ProcessInboxPorts extends OrderNewsPorts {
  readonly inbox: Inbox;
  readonly promoters: PromoterStore;
  /** Reads whose bond a kept event is about; undefined when it is about none. */
  readonly boundPromoterOf: (event: OpenInboxEvent) => string | undefined;
}

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
export async function processInbox(ports: ProcessInboxPorts, leftMs: () => number): Promise<InboxRun> {
  const nowMs = ports.clock.nowMs();
  const open = await ports.inbox.listOpen(pageSize, nowMs);
  const done: string[] = [];
  let postponed = 0;
  let dead = 0;
  for (const events of groupByOrder(open)) {
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

function groupByOrder(events: readonly OpenInboxEvent[]): OpenInboxEvent[][] {
  const groups = new Map<string, OpenInboxEvent[]>();
  for (const event of events) {
    const key = event.kind === 'order-updated' && event.orderKey !== null ? event.orderKey : `single ${event.id}`;
    const group = groups.get(key);
    if (group) group.push(event);
    else groups.set(key, [event]);
  }
  return [...groups.values()];
}

/** undefined when finished, else why not. */
async function finish(
  ports: ProcessInboxPorts,
  events: readonly OpenInboxEvent[],
  leftMs: () => number,
): Promise<string | undefined> {
  const [first] = events;
  try {
    if (first?.kind === 'promoter-bind-result') {
      const promoter = ports.boundPromoterOf(first);
      if (promoter !== undefined) await applyBindEvent(ports, promoter);
      return undefined;
    }
    if (first?.kind !== 'order-updated') return undefined;
    return await finishOrder(ports, events, leftMs);
  } catch (error) {
    // Even a mistake of ours about one order must not stop the events behind it: a person is told of each failure.
    return failureText(error);
  }
}

async function finishOrder(
  ports: ProcessInboxPorts,
  events: readonly OpenInboxEvent[],
  leftMs: () => number,
): Promise<string | undefined> {
  const orderKey = events[0]?.orderKey ?? null;
  const key = orderKeyFromText(orderKey);
  if (!key || orderKey === null) return 'no order key';
  const stored = await ports.books.findOrder(orderKey);
  const left = events.filter((event) => !stored?.appliedEvents.includes(event.id));
  if (left.length === 0) return undefined;
  const seen = left.flatMap((event) => event.receiptSeenAtMs ?? []);
  const hint = {
    key,
    appliedEvent: left[left.length - 1]?.id ?? '',
    ...(seen.length === 0 ? {} : { receiptSeenAtMs: Math.min(...seen) }),
  };
  const result = await applyOrderNews(ports, hint, { mayWait: () => leftMs() > 6_000 });
  if (result.ok) return undefined;
  return result.detail === undefined ? result.code : `${result.code}: ${result.detail}`;
}

/** True when the event now waits for a person. */
async function rest(ports: ProcessInboxPorts, event: OpenInboxEvent, reason: string): Promise<boolean> {
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
