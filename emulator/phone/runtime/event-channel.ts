type Listener = (...values: unknown[]) => void;

/** What two pages tell each other, as `getOpenerEventChannel` gives it. What nobody hears yet is kept. */
export class EventChannel {
  private readonly listeners = new Map<string, Set<Listener>>();
  private readonly kept: [string, unknown[]][] = [];

  emit(name: string, ...values: unknown[]): void {
    const heard = this.listeners.get(name);
    if (!heard?.size) this.kept.push([name, values]);
    for (const listener of heard ?? []) listener(...values);
  }

  on(name: string, listener: Listener): void {
    const heard = this.listeners.get(name) ?? new Set();
    this.listeners.set(name, heard.add(listener));
    for (const [, values] of this.kept.filter(([kept]) => kept === name)) listener(...values);
    this.kept.splice(0, this.kept.length, ...this.kept.filter(([kept]) => kept !== name));
  }

  once(name: string, listener: Listener): void {
    const first: Listener = (...values) => {
      this.off(name, first);
      listener(...values);
    };
    this.on(name, first);
  }

  off(name: string, listener?: Listener): void {
    if (listener) this.listeners.get(name)?.delete(listener);
    else this.listeners.delete(name);
  }
}
