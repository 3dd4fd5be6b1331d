import type { Jump, TimedWork } from '../../clock/virtual-clock';
import { TimerExpression } from './timer-expression';

export interface TimedFunction {
  readonly functionName: string;
  readonly triggerName: string;
  /** Seven fields, Beijing time. */
  readonly expression: string;
}

/** What a timer hands its function: https://tencentcloud.com/zh/document/product/583/31439 */
export interface TimerEvent {
  readonly Type: 'Timer';
  readonly TriggerName: string;
  readonly Time: string;
  readonly Message: string;
}

export type TimerRunResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: string; readonly message: string };

export interface TimerFailure {
  readonly functionName: string;
  readonly triggerName: string;
  readonly dueMs: number;
  readonly code: string;
  readonly message: string;
}

export interface ScheduleClock {
  nowMs(): number;
  /** Set while time jumps. */
  readonly jump: Jump | undefined;
}

export interface TimerScheduleOptions {
  readonly timers: readonly TimedFunction[];
  readonly clock: ScheduleClock;
  readonly run: (functionName: string, event: TimerEvent) => Promise<TimerRunResult>;
}

interface Timer extends TimedFunction {
  readonly moments: TimerExpression;
  /** The same moments, asked by each step: each remembers its last answer. */
  readonly steps: readonly { readonly untilMs: number; readonly stepMs: number; readonly moments: TimerExpression }[];
  readonly isFrequent: boolean;
  /** Moments up to here are done or left out. */
  doneMs: number;
  lastRunMs: number;
}

const HOUR_MS = 3_600_000;
const ACTIVE_MS = 600_000;
const DAY_MS = 86_400_000;
/** How long after the last activity, or the jump's beginning, frequent timers take steps of which length. */
const STEPS = [
  { untilMs: DAY_MS, stepMs: HOUR_MS },
  { untilMs: 3 * DAY_MS, stepMs: 3 * HOUR_MS },
  { untilMs: Number.POSITIVE_INFINITY, stepMs: 6 * HOUR_MS },
] as const;
const RUNS_OF_A_DAY_HOURLY = 25;
const FAILURES_KEPT = 100;

/**
 * Runs the timers of all functions at their moments.
 *
 * While real time passes every moment counts and a run does not wait for the one before, as on the platform. In a jump
 * the runs follow one another, and a timer that averages less than an hour between runs is thinned out: it runs at each
 * moment for 10 minutes after any activity, once an hour for a day after it and after the jump's beginning, then every
 * three hours, and after three days of quiet every six (unless the jump says `everyTick`). Moments that passed while
 * nobody looked are not caught up.
 */
export class TimerSchedule implements TimedWork {
  readonly name = 'timers';
  private readonly timers: Timer[];
  private readonly inFlight = new Set<Promise<void>>();
  private activeAtMs = Number.NEGATIVE_INFINITY;
  private runs = 0;
  private failures: TimerFailure[] = [];

  constructor(private readonly options: TimerScheduleOptions) {
    const nowMs = options.clock.nowMs();
    this.timers = options.timers.map((timer) => timerOf(timer, nowMs));
  }

  /** Something happened from outside: frequent timers run at each moment for the next 10 minutes of a jump. */
  noteActivity(): void {
    this.activeAtMs = this.options.clock.nowMs();
  }

  nextDueMs(): number | undefined {
    return this.earliest()?.dueMs;
  }

  async runDue(nowMs: number): Promise<void> {
    if (this.options.clock.jump) {
      await this.settled();
      await this.runInOrder(nowMs);
      return;
    }
    for (const timer of this.timers) {
      const dueMs = this.dueOf(timer);
      if (dueMs === undefined || dueMs > nowMs) continue;
      timer.doneMs = nowMs;
      this.track(this.runTimer(timer, dueMs));
    }
  }

  endJump(nowMs: number): void {
    for (const timer of this.timers) timer.doneMs = Math.max(timer.doneMs, nowMs);
  }

  /** Starts all timers anew from the present moment, with empty counts. */
  restart(): void {
    const nowMs = this.options.clock.nowMs();
    for (const timer of this.timers) {
      timer.doneMs = nowMs;
      timer.lastRunMs = Number.NEGATIVE_INFINITY;
    }
    this.activeAtMs = Number.NEGATIVE_INFINITY;
    this.runs = 0;
    this.failures = [];
  }

  /** Runs so far and the newest failed ones. */
  report(): { runs: number; failures: readonly TimerFailure[] } {
    return { runs: this.runs, failures: [...this.failures] };
  }

  /** The timer of a function, or undefined when it has none. */
  find(functionName: string): TimedFunction | undefined {
    return this.timers.find((timer) => timer.functionName === functionName);
  }

  /** Resolves when no run is under way. */
  async settled(): Promise<void> {
    while (this.inFlight.size > 0) await Promise.all(this.inFlight);
  }

  private async runInOrder(nowMs: number): Promise<void> {
    for (let next = this.earliest(); next && next.dueMs <= nowMs; next = this.earliest()) {
      next.timer.doneMs = next.dueMs;
      await this.runTimer(next.timer, next.dueMs);
    }
  }

  private earliest(): { timer: Timer; dueMs: number } | undefined {
    let best: { timer: Timer; dueMs: number } | undefined;
    for (const timer of this.timers) {
      const dueMs = this.dueOf(timer);
      if (dueMs !== undefined && (!best || dueMs < best.dueMs)) best = { timer, dueMs };
    }
    return best;
  }

  private dueOf(timer: Timer): number | undefined {
    const next = timer.moments.nextAfterMs(timer.doneMs);
    const { jump } = this.options.clock;
    if (next === undefined || !jump || jump.everyTick || !timer.isFrequent) return next;
    if (next <= this.activeAtMs + ACTIVE_MS) return next;
    const quietFromMs = Math.max(this.activeAtMs, jump.fromMs);
    for (const { untilMs, stepMs, moments } of timer.steps) {
      const stepped = nextOfStep(timer, moments, stepMs);
      if (stepped === undefined || stepped <= quietFromMs + untilMs) return stepped;
    }
    return undefined;
  }

  private async runTimer(timer: Timer, dueMs: number): Promise<void> {
    timer.lastRunMs = dueMs;
    this.runs += 1;
    const result = await this.options.run(timer.functionName, timerEvent(timer, dueMs));
    if (result.ok) return;
    const { functionName, triggerName } = timer;
    this.failures.push({ functionName, triggerName, dueMs, code: result.code, message: result.message });
    if (this.failures.length > FAILURES_KEPT) this.failures.shift();
  }

  private track(run: Promise<void>): void {
    const tracked = run.finally(() => this.inFlight.delete(tracked));
    this.inFlight.add(tracked);
  }
}

export function timerEvent(timer: TimedFunction, dueMs: number): TimerEvent {
  const time = new Date(dueMs).toISOString().replace(/\.\d{3}Z$/, 'Z');
  return { Type: 'Timer', TriggerName: timer.triggerName, Time: time, Message: '' };
}

/** The timer's first moment in the next stretch of `stepMs` after the one in which it ran last. */
function nextOfStep({ doneMs, lastRunMs }: Timer, moments: TimerExpression, stepMs: number): number | undefined {
  const nextStretchMs = (Math.floor(lastRunMs / stepMs) + 1) * stepMs;
  return moments.nextAfterMs(Math.max(doneMs, nextStretchMs - 1));
}

function timerOf(timer: TimedFunction, nowMs: number): Timer {
  const moments = new TimerExpression(timer.expression);
  return {
    ...timer,
    moments,
    steps: STEPS.map((step) => ({ ...step, moments: new TimerExpression(timer.expression) })),
    isFrequent: isFrequent(moments, nowMs),
    doneMs: nowMs,
    lastRunMs: Number.NEGATIVE_INFINITY,
  };
}

/** More than 24 runs within a day: the mean period is below an hour. */
function isFrequent(moments: TimerExpression, nowMs: number): boolean {
  const runs = moments.nextRunsMs(RUNS_OF_A_DAY_HOURLY, nowMs);
  const first = runs[0];
  const last = runs[RUNS_OF_A_DAY_HOURLY - 1];
  return first !== undefined && last !== undefined && last - first < DAY_MS;
}
