/** Something that has work to do at known moments of the local world's time. */
export interface TimedWork {
  readonly name: string;
  /** The next moment (epoch ms) at which there is work, or undefined when there is none. */
  nextDueMs(): number | undefined;
  /** Does all the work that is due at `nowMs`; afterwards `nextDueMs()` lies after `nowMs` or is undefined. */
  runDue(nowMs: number): Promise<void>;
  /** Told once when a jump has landed at `nowMs`, so that what was left out on the way does not fall due afterwards. */
  endJump?(nowMs: number): void;
}

export interface JumpOptions {
  /** Work that may thin itself out during a jump runs each time instead. */
  readonly everyTick?: boolean;
}

/** A jump under way: where it began (epoch ms), and how it was asked for. */
export interface Jump extends JumpOptions {
  readonly fromMs: number;
}

/** How often the clock looks for due work while real time passes. */
const TICK_REAL_MS = 200;

const realNowMs = Date.now.bind(Date);

/**
 * The one clock of the local world: real elapsed time plus an offset.
 *
 * The offset lives in shared memory, so that function instances in worker threads see a jump at once. A jump never
 * sleeps: it walks from one due moment to the next and runs the work there, in order. (A Node timer above 24.8 days
 * would fire at once.)
 */
export class VirtualClock {
  readonly offsetBuffer = new SharedArrayBuffer(Float64Array.BYTES_PER_ELEMENT);
  private readonly offset = new Float64Array(this.offsetBuffer);
  private readonly works: TimedWork[] = [];
  private ticker: NodeJS.Timeout | undefined;
  private running: Promise<unknown> = Promise.resolve();
  private currentJump: Jump | undefined;

  constructor(startMs?: number) {
    if (startMs !== undefined) this.offset[0] = startMs - realNowMs();
  }

  nowMs(): number {
    return Math.floor(realNowMs() + (this.offset[0] ?? 0));
  }

  offsetMs(): number {
    return this.offset[0] ?? 0;
  }

  register(work: TimedWork): void {
    this.works.push(work);
  }

  unregister(work: TimedWork): void {
    const index = this.works.indexOf(work);
    if (index >= 0) this.works.splice(index, 1);
  }

  /** The jump under way; undefined while time only ticks. */
  get jump(): Jump | undefined {
    return this.currentJump;
  }

  /** Starts looking for due work while real time passes. */
  start(): void {
    this.ticker ??= setInterval(() => void this.exclusively(() => this.runDueUntil(this.nowMs())), TICK_REAL_MS);
    this.ticker.unref();
  }

  stop(): Promise<unknown> {
    if (this.ticker) clearInterval(this.ticker);
    this.ticker = undefined;
    return this.running;
  }

  /** Moves time forward to `targetMs`, doing everything that falls due on the way in order of its moment. */
  advanceTo(targetMs: number, options: JumpOptions = {}): Promise<void> {
    return this.exclusively(async () => {
      this.currentJump = { ...options, fromMs: this.nowMs() };
      try {
        await this.runDueUntil(targetMs);
        this.jumpTo(targetMs);
        for (const work of this.works) work.endJump?.(this.nowMs());
      } finally {
        this.currentJump = undefined;
      }
    });
  }

  advanceBy(durationMs: number, options: JumpOptions = {}): Promise<void> {
    return this.advanceTo(this.nowMs() + durationMs, options);
  }

  /** Puts the clock to any moment, also an earlier one, and swaps with `work` what stands around it; nothing falls due meanwhile. */
  turnTo(atMs: number, work: () => Promise<void>): Promise<void> {
    return this.exclusively(async () => {
      this.offset[0] = atMs - realNowMs();
      await work();
    });
  }

  private jumpTo(targetMs: number): void {
    const gap = targetMs - this.nowMs();
    if (gap > 0) this.offset[0] = this.offsetMs() + gap;
  }

  private async runDueUntil(targetMs: number): Promise<void> {
    for (;;) {
      const next = this.earliest();
      if (!next || next.dueMs > targetMs) return;
      this.jumpTo(next.dueMs);
      await next.work.runDue(this.nowMs());
    }
  }

  private earliest(): { work: TimedWork; dueMs: number } | undefined {
    let best: { work: TimedWork; dueMs: number } | undefined;
    for (const work of this.works) {
      const dueMs = work.nextDueMs();
      if (dueMs !== undefined && (!best || dueMs < best.dueMs)) best = { work, dueMs };
    }
    return best;
  }

  /** Time moves in one place at a time: a tick never overlaps an advance. */
  private exclusively<T>(task: () => Promise<T>): Promise<T> {
    const result = this.running.then(task);
    this.running = result.catch(() => undefined);
    return result;
  }
}
