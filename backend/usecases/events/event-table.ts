import type { InboxEvent, InboxEventKind } from '../../ports/inbox';
import type { StoreEvent } from '../../ports/store-event';
import type { EventPorts, EventTurn } from './event-ports';
import { onApiChanged } from './on-api-changed';
import { onItemUpdated } from './on-item-updated';
import { onOrderUpdated } from './on-order-updated';
import { onProductBaseinfoUpdated } from './on-product-baseinfo-updated';
import { onProductPlaninfoUpdated } from './on-product-planinfo-updated';
import { onPromoterBindResult } from './on-promoter-bind-result';
import { onTalentWindowCancelled } from './on-talent-window-cancelled';

export interface EventHandling {
  /** Whether something can be done while the platform waits for its answer. */
  readonly isWorkedAtOnce: boolean;
  /** Events that are worked off together have the same word; undefined for one that stands alone. */
  readonly groupOf: (event: InboxEvent) => string | undefined;
  /** Works events of one group off. undefined when they are finished, else why not. Errors: Outage, TransactionConflict. */
  readonly finish: (ports: EventPorts, events: readonly InboxEvent[], turn: EventTurn) => Promise<string | undefined>;
}

const alone = () => undefined;

/** What is done about each kind of event. Every one is a hint: what is written comes from a reading of the detail. */
export const eventTable: { readonly [Kind in InboxEventKind]: EventHandling } = {
  'order-updated': { isWorkedAtOnce: true, groupOf: ({ orderKey }) => orderKey ?? undefined, finish: onOrderUpdated },
  'promoter-bind-result': single('promoter-bind-result', onPromoterBindResult),
  'item-updated': single('item-updated', onItemUpdated),
  'product-baseinfo-updated': single('product-baseinfo-updated', onProductBaseinfoUpdated),
  'product-planinfo-updated': single('product-planinfo-updated', onProductPlaninfoUpdated),
  'talent-window-cancelled': single('talent-window-cancelled', onTalentWindowCancelled),
  'api-changed': single('api-changed', onApiChanged),
  unknown: { isWorkedAtOnce: false, groupOf: alone, finish: finishUnknown },
  other: { isWorkedAtOnce: false, groupOf: alone, finish: async () => undefined },
};

function single<Kind extends StoreEvent['kind']>(
  kind: Kind,
  handle: (ports: EventPorts, event: Extract<StoreEvent, { kind: Kind }>, kept: InboxEvent) => Promise<unknown>,
): EventHandling {
  return {
    isWorkedAtOnce: true,
    groupOf: alone,
    async finish(ports, events) {
      for (const kept of events) {
        const event = ports.readEvent(kept.body);
        if (!isOf(event, kind)) return `the text is no ${kind} event`;
        await handle(ports, event, kept);
      }
      return undefined;
    },
  };
}

function isOf<Kind extends StoreEvent['kind']>(
  event: StoreEvent,
  kind: Kind,
): event is Extract<StoreEvent, { kind: Kind }> {
  return event.kind === kind;
}

/** A dead letter that a person opened again: perhaps this version of the program can read it. */
async function finishUnknown(
  ports: EventPorts,
  events: readonly InboxEvent[],
  turn: EventTurn,
): Promise<string | undefined> {
  for (const kept of events) {
    const event = ports.readEvent(kept.body);
    if (event.kind === 'unknown') return 'unknown-event';
    const orderKey = event.kind === 'order-updated' ? `${event.orderId}|${event.skuId}` : null;
    const failure = await eventTable[event.kind].finish(ports, [{ ...kept, kind: event.kind, orderKey }], turn);
    if (failure !== undefined) return failure;
  }
  return undefined;
}
