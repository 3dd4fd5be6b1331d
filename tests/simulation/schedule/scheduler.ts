import type { SeededRandom } from './seeded-random';

/** Somebody who would like to make a call. */
interface Waiting {
  readonly who: string;
  readonly isBlocked: () => boolean;
  readonly goOn: () => void;
}

interface Appointment {
  readonly atMs: number;
  readonly order: number;
  readonly begin: () => void;
}

/** How turns are given out: at random, or rather to whoever had the last one. */
export interface SchedulePolicy {
  readonly stickiness: number;
  /** How readily the clock goes on although somebody could still make a call. */
  readonly haste: number;
}

/** The clock does not run away from work that could go on by more than this: a function lives a minute. */
const mostHasteMs = 5_000;

const afterMicrotasks = () => new Promise<void>((resolve) => setImmediate(resolve));

/**
 * One call at a time, of whoever is chosen by the seed: what several functions do at once becomes a sequence that can
 * be played again. Time stands still while calls are made, and goes on to the next appointment when nobody wants one.
 */
export class Scheduler {
  steps = 0;
  private waiting: Waiting[] = [];
  private readonly agenda: Appointment[] = [];
  private order = 0;
  private busy = 0;
  private whenIdle: (() => void) | undefined;
  private last = '';

  constructor(
    private readonly random: SeededRandom,
    private readonly policy: SchedulePolicy,
    public nowMs: number,
  ) {}

  /** Begins something at a moment; at once when the moment is over. */
  at(atMs: number, begin: () => void): void {
    this.order += 1;
    const appointment = { atMs: Math.max(atMs, this.nowMs), order: this.order, begin };
    const place = this.agenda.findIndex((other) => other.atMs > appointment.atMs);
    this.agenda.splice(place < 0 ? this.agenda.length : place, 0, appointment);
  }

  sleep(durationMs: number): Promise<void> {
    return new Promise((resolve) => this.at(this.nowMs + durationMs, resolve));
  }

  /** Waits until it is this one's turn to make a call. */
  turn(who: string, isBlocked: () => boolean): Promise<void> {
    return new Promise((resolve) => this.waiting.push({ who, isBlocked, goOn: resolve }));
  }

  /** While somebody is busy with the outside world nobody else has a turn. */
  becomeBusy(): void {
    this.busy += 1;
  }

  becomeIdle(): void {
    this.busy -= 1;
    if (this.busy === 0) this.whenIdle?.();
  }

  /** Goes on until nobody wants a turn and nothing is on the agenda. */
  async run(): Promise<void> {
    for (;;) {
      await this.quiet();
      const ready = this.waiting.filter((one) => !one.isBlocked());
      const [next] = this.agenda;
      if (ready.length === 0 && !next) {
        if (this.waiting.length > 0) throw new Error(`deadlock: ${this.waiting.map(({ who }) => who).join(', ')}`);
        return;
      }
      if (next && (ready.length === 0 || this.isHasty(next.atMs))) this.keepAppointment(next);
      else this.giveTurn(this.choose(ready));
    }
  }

  private async quiet(): Promise<void> {
    await afterMicrotasks();
    while (this.busy > 0) {
      await new Promise<void>((resolve) => {
        this.whenIdle = resolve;
      });
      this.whenIdle = undefined;
      await afterMicrotasks();
    }
  }

  private isHasty(atMs: number): boolean {
    return atMs - this.nowMs <= mostHasteMs && this.random.chance(this.policy.haste);
  }

  private keepAppointment(appointment: Appointment): void {
    this.agenda.shift();
    this.nowMs = appointment.atMs;
    appointment.begin();
  }

  private choose(ready: readonly Waiting[]): Waiting {
    const same = ready.find(({ who }) => who === this.last);
    return same && this.random.chance(this.policy.stickiness) ? same : this.random.pick(ready);
  }

  private giveTurn(chosen: Waiting): void {
    this.waiting.splice(this.waiting.indexOf(chosen), 1);
    this.last = chosen.who;
    this.steps += 1;
    chosen.goOn();
  }
}
