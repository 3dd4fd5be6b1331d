/** Counts what went wrong and what happened, by name, over any number of histories. */
export class FaultLog {
  private readonly counts = new Map<string, number>();

  note(name: string, times = 1): void {
    this.counts.set(name, (this.counts.get(name) ?? 0) + times);
  }

  count(name: string): number {
    return this.counts.get(name) ?? 0;
  }

  add(other: FaultLog): void {
    for (const [name, times] of other.counts) this.note(name, times);
  }

  entries(): [string, number][] {
    return [...this.counts].sort(([left], [right]) => (left < right ? -1 : 1));
  }
}
