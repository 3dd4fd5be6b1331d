/** A clock that stands still until it is told otherwise. */
export class HandClock {
  constructor(private ms = Date.UTC(2026, 0, 5, 8)) {}

  nowMs(): number {
    return this.ms;
  }

  advance(ms: number): void {
    this.ms += ms;
  }
}
