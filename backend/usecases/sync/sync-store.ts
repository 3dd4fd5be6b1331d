import type { Clock } from '../../ports/clock';
import type { Json } from '../../ports/document-database';
import type { Journal } from '../../ports/journal';
import type { WorkLease } from '../../ports/work-lease';
import { failureText } from '../events/failure-text';
import { dueJobs, type JobState, type JobStates, newJobState, type SyncJobName } from './due-jobs';
import { enoughTimeMs, type JobTurn, type SyncJob } from './job-turn';

export interface SyncStorePorts {
  readonly clock: Clock;
  readonly journal: Journal;
  readonly leases: WorkLease;
}

export type SyncJobs = Readonly<Record<SyncJobName, SyncJob>>;

export interface StoreSync {
  /** What the jobs did, by counts of all of them. */
  readonly counts: Readonly<Record<string, number>>;
  readonly jobsDone: number;
  readonly jobsUnfinished: number;
  readonly jobsFailed: number;
}

const leaseName = 'sync-store';
/** Longer than a function lives, so that two runs never work at the same time. */
const leaseMs = 90_000;
/** A slice that is shorter than this is not worth beginning; the jobs that are left wait for the next run. */
const leastSliceMs = enoughTimeMs + 2_000;
/** Orders may take this part of what is left while other jobs are due. */
const ordersPart = 0.6;
/** After so many failures in a row a broken-off job begins anew: perhaps it is its place that fails. */
const failuresBeforeNewStart = 3;

/**
 * Does what is due by the clock, one run at a time, each job with a slice of the time that is left. A job that comes to
 * no end goes on where it stopped in the next run; one that fails rests a little and does not keep the others from
 * their turn.
 *
 * @returns undefined when another run holds the lease.
 */
export async function syncStore(
  ports: SyncStorePorts,
  jobs: SyncJobs,
  holder: string,
  leftMs: () => number,
): Promise<StoreSync | undefined> {
  const lease = await ports.leases.take(leaseName, holder, ports.clock.nowMs(), leaseMs);
  if (!lease) return undefined;
  const run = new SyncRound(ports, jobs, (lease.cursor as unknown as JobStates | null) ?? {});
  try {
    await run.work(leftMs, (states) => ports.leases.keepCursor(leaseName, holder, states as unknown as Json));
  } finally {
    await ports.leases.release(leaseName, holder, run.states as unknown as Json);
  }
  return run.report();
}

class SyncRound {
  private readonly counts: Record<string, number> = {};
  private jobsDone = 0;
  private jobsUnfinished = 0;
  private jobsFailed = 0;

  constructor(
    private readonly ports: SyncStorePorts,
    private readonly jobs: SyncJobs,
    public states: JobStates,
  ) {}

  async work(leftMs: () => number, keep: (states: JobStates) => Promise<boolean>): Promise<void> {
    const due = dueJobs(this.states, this.ports.clock.nowMs());
    for (const [index, name] of due.entries()) {
      const rest = due.length - index;
      const allMs = leftMs();
      if (allMs < leastSliceMs) break;
      const evenMs = Math.max(leastSliceMs, allMs / rest);
      const endsAtMs = allMs - (name === 'orders' && rest > 1 ? allMs * ordersPart : evenMs);
      const isIdle = await this.turn(name, () => leftMs() - endsAtMs);
      // What cost nothing may be done again, and the last place of a run is written when the lease is given back.
      if (rest > 1 && !isIdle && !(await keep(this.states))) return;
    }
  }

  report(): StoreSync {
    const { counts, jobsDone, jobsUnfinished, jobsFailed } = this;
    return { counts, jobsDone, jobsUnfinished, jobsFailed };
  }

  /** True when there was nothing to do. */
  private async turn(name: SyncJobName, leftMs: () => number): Promise<boolean> {
    const before = this.states[name] ?? newJobState;
    const turnAtMs = this.ports.clock.nowMs();
    try {
      const turn = await this.jobs[name](before.cursor, leftMs);
      this.add(turn);
      const isDone = turn.cursor === null;
      if (isDone) this.jobsDone += 1;
      else this.jobsUnfinished += 1;
      const doneAtMs = isDone ? turnAtMs : before.doneAtMs;
      this.note(name, { doneAtMs, turnAtMs, cursor: turn.cursor, failures: 0 });
      return isDone && Object.values(turn.counts).every((count) => count === 0);
    } catch (error) {
      this.jobsFailed += 1;
      const failures = before.failures + 1;
      this.ports.journal.alarm('SYNC_JOB_FAILED', { name, attempts: failures, reason: failureText(error) });
      const cursor = failures % failuresBeforeNewStart === 0 ? null : before.cursor;
      this.note(name, { doneAtMs: before.doneAtMs, turnAtMs, cursor, failures });
      return false;
    }
  }

  private note(name: SyncJobName, state: JobState): void {
    this.states = { ...this.states, [name]: state };
  }

  private add({ counts }: JobTurn): void {
    for (const [name, count] of Object.entries(counts)) this.counts[name] = (this.counts[name] ?? 0) + count;
  }
}
