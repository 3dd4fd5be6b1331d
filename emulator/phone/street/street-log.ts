import type { Said } from './street-world';

/** What a developer may open beneath a sentence. */
export type EventDetail =
  | { readonly kind: 'call'; readonly call: unknown; readonly answer: unknown }
  | { readonly kind: 'order'; readonly orderId: string }
  | { readonly kind: 'entry'; readonly entryId: string };

/** One thing that happened, in one plain sentence. */
export interface StreetEvent {
  readonly number: number;
  readonly atMs: number;
  readonly said: Said;
}

interface KeptEvent extends StreetEvent {
  readonly detail: EventDetail;
}

const mostEvents = 300;

/** What happened on the street, the newest last; older than 300 is forgotten. */
export class StreetLog {
  private events: KeptEvent[] = [];
  private count = 0;

  add(atMs: number, said: Said, detail: EventDetail): void {
    this.count += 1;
    this.events.push({ number: this.count, atMs, said, detail });
    if (this.events.length > mostEvents) this.events.shift();
  }

  since(number: number): readonly StreetEvent[] {
    return this.events.filter((event) => event.number > number).map(({ detail: _, ...event }) => event);
  }

  find(number: number): EventDetail | undefined {
    return this.events.find((event) => event.number === number)?.detail;
  }

  clear(): void {
    this.events = [];
  }
}
