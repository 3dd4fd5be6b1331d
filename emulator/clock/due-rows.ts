/** What a log of messages holds of each: when it is due, and its place among those due together. */
export interface DueRow {
  status: string;
  dueMs: number;
  order: number;
}

interface DueRowsSetup<Row extends DueRow> {
  /** The whole log; another array after a reset. */
  readonly rows: () => readonly Row[];
  readonly nowMs: () => number;
  /** How many may be under way at once. */
  readonly parallel: () => number;
  /** Sends one row once, and afterwards either leaves it waiting with a later `dueMs` or calls `done`. */
  readonly send: (row: Row) => Promise<void>;
}

/**
 * The rows of a log that are still to be sent, each sent when it is due, the earliest first, a few at once. Only rows
 * with the status `waiting` count; the log itself is never looked through.
 */
export class DueRows<Row extends DueRow> {
  private readonly underWay = new Map<Row, Promise<void>>();
  private known: readonly Row[] | undefined;
  private waiting = new Set<Row>();
  private stopped = false;

  constructor(private readonly setup: DueRowsSetup<Row>) {}

  /** Takes up a row of the log that waits from now on. */
  wait(row: Row): void {
    this.waitingRows().add(row);
  }

  /** The row needs no further try. */
  done(row: Row): void {
    this.waitingRows().delete(row);
  }

  /** Starts whatever is due and may be under way beside the others. */
  kick(): void {
    while (!this.stopped && this.underWay.size < this.setup.parallel()) {
      const row = this.nextDue();
      if (!row) return;
      const sending = this.setup.send(row).finally(() => {
        this.underWay.delete(row);
        this.kick();
      });
      this.underWay.set(row, sending);
    }
  }

  /** Waits until nothing is under way and nothing is due by now; later tries are not waited for. */
  async settle(): Promise<void> {
    for (;;) {
      this.kick();
      if (this.underWay.size === 0) return;
      await Promise.all(this.underWay.values());
    }
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await Promise.all(this.underWay.values());
  }

  nextDueMs(): number | undefined {
    if (this.stopped) return undefined;
    let best: number | undefined;
    for (const row of this.waitingRows()) if (best === undefined || row.dueMs < best) best = row.dueMs;
    return best;
  }

  private nextDue(): Row | undefined {
    const nowMs = this.setup.nowMs();
    let best: Row | undefined;
    for (const row of this.waitingRows()) {
      if (row.dueMs > nowMs || this.underWay.has(row)) continue;
      if (!best || row.dueMs < best.dueMs || (row.dueMs === best.dueMs && row.order < best.order)) best = row;
    }
    return best;
  }

  /** After a reset it starts from the new log. */
  private waitingRows(): Set<Row> {
    const rows = this.setup.rows();
    if (rows !== this.known) {
      this.known = rows;
      this.waiting = new Set(rows.filter(({ status }) => status === 'waiting'));
    }
    return this.waiting;
  }
}
