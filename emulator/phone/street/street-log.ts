/** One thing that happened, in one plain sentence, with what a developer wants to see of it. */
export interface StreetEvent {
  readonly number: number;
  readonly atMs: number;
  readonly zh: string;
  readonly detail: unknown;
}

const mostEvents = 200;

/** What happened on the street, the newest last; older than 200 is forgotten. */
export class StreetLog {
  private events: StreetEvent[] = [];
  private count = 0;

  add(atMs: number, zh: string, detail: unknown = null): void {
    this.count += 1;
    this.events.push({ number: this.count, atMs, zh, detail });
    if (this.events.length > mostEvents) this.events.shift();
  }

  since(number: number): readonly StreetEvent[] {
    return this.events.filter((event) => event.number > number);
  }

  clear(): void {
    this.events = [];
  }
}
