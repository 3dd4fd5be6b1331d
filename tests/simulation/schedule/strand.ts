import type { Clock } from '../../../backend/ports/clock';
import { Outage } from '../../../backend/ports/outage';
import type { FaultLog } from './fault-log';
import type { Scheduler } from './scheduler';

/** What goes wrong at a call (counted from 1): the process dies, or the one answer is lost; before or after it counts. */
export interface CallFault {
  readonly atCall: number;
  readonly when: 'before' | 'after';
  readonly kind: 'process-dies' | 'answer-lost';
}

export class ProcessDied extends Error {
  override readonly name = 'ProcessDied';
}

/** A transaction of a dead process keeps its locks until the service gives it up. */
const deadTransactionMs = 30_000;

/** One run of one function: each of its calls waits for its turn and may go wrong. */
export class Strand {
  readonly clock: Clock;
  isInTransaction = false;
  private calls = 0;
  private isDead = false;

  constructor(
    readonly name: string,
    private readonly scheduler: Scheduler,
    private readonly faults: readonly CallFault[],
    private readonly log: FaultLog,
    private readonly trace: (line: string) => void,
  ) {
    this.clock = {
      nowMs: () => scheduler.nowMs,
      monotonicMs: () => scheduler.nowMs,
      sleep: (durationMs) => scheduler.sleep(durationMs),
    };
  }

  /** Makes one call when its turn has come. */
  async call<T>(name: string, perform: () => Promise<T> | T, isBlocked: () => boolean = never): Promise<T> {
    const call = await this.enter(name, isBlocked);
    this.scheduler.becomeBusy();
    let result: T;
    try {
      result = await perform();
    } finally {
      this.scheduler.becomeIdle();
    }
    await this.leave(call, name);
    return result;
  }

  /** Waits for the turn and lets what goes wrong before the call go wrong; says which call it is. */
  async enter(name: string, isBlocked: () => boolean = never): Promise<number> {
    if (this.isDead) throw new ProcessDied(name);
    await this.scheduler.turn(this.name, isBlocked);
    this.calls += 1;
    this.trace(`${this.name} ${name}`);
    await this.strike(this.calls, 'before', name);
    return this.calls;
  }

  leave(call: number, name: string): Promise<void> {
    return this.strike(call, 'after', name);
  }

  private async strike(call: number, when: CallFault['when'], name: string): Promise<void> {
    const fault = this.faults.find((one) => one.atCall === call && one.when === when);
    if (!fault) return;
    this.trace(`${this.name} ${name} ${fault.kind} ${when}`);
    this.note(fault, name);
    if (fault.kind === 'answer-lost') throw new Outage(name, 'no answer', true);
    this.isDead = true;
    if (this.isInTransaction) {
      this.log.note('locks left behind by the dead');
      await this.scheduler.sleep(deadTransactionMs);
    }
    throw new ProcessDied(name);
  }

  private note({ when, kind }: CallFault, name: string): void {
    const isCommit = name === 'transaction.commit';
    if (isCommit && when === 'after') this.log.note('commit unknown');
    else if (kind === 'process-dies') this.log.note(when === 'before' ? 'killed before a call' : 'killed after a call');
    else this.log.note(when === 'before' ? 'timed out, not done' : 'timed out, done');
  }
}

const never = () => false;
