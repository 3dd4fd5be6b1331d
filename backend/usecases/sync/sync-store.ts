import type { Clock } from '../../ports/clock';
import type { Json } from '../../ports/document-database';
import type { Journal } from '../../ports/journal';
import type { WorkLease } from '../../ports/work-lease';
import { failureText } from '../events/failure-text';
import { dueJobs, type JobState, type JobStates, newJobState, type SyncJobName } from './due-jobs';
import { enoughTimeMs, type JobTurn, type KeptPlace, type SyncJob } from './job-turn';

export interface SyncStorePorts {
  readonly clock: Clock;
  readonly journal: Journal;
  readonly leases: WorkLease;
}

/** What is kept between runs, under the lease. */
export interface SyncPlaces {
  readonly jobs: JobStates;
  /** How far the walk over orders by update time has come; it is never given up. */
  readonly orders: Json;
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
/** So much work in a lane is written down before the next job begins: a run that is killed then does it again. */
const worthSavingMs = 2_000;
/** After so many failures in a row a broken-off job begins anew: perhaps it is its place that fails. */
const failuresBeforeNewStart = 3;

/** Jobs that book orders: one after the other, so that no two of one run meet on a wallet. */
const bookingJobs: ReadonlySet<SyncJobName> = new Set([
  'orders',
  'open-orders',
  'claims',
  'clues',
  'recent-orders',
  'month-orders',
]);

/**
 * Does what is due by the clock, one run at a time: the jobs that book orders in one lane and all others beside them in
 * another, each job with a slice of the time that is left. A job that comes to no end goes on where it stopped in the
 * next run; one that fails rests a little and does not keep the others from their turn.
 *
 * Database calls besides those of the jobs: 2 to take the lease and 1 to give it back with all places.
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
  const run = new SyncRound(ports, jobs, (lease.cursor as unknown as SyncPlaces | null) ?? { jobs: {}, orders: null });
  try {
    await run.work(leftMs, (places) => ports.leases.keepCursor(leaseName, holder, places as unknown as Json));
  } finally {
    await ports.leases.release(leaseName, holder, run.places as unknown as Json);
  }
  return run.report();
}

type KeepPlaces = (places: SyncPlaces) => Promise<boolean>;

class SyncRound {
  private readonly counts: Record<string, number> = {};
  private jobsDone = 0;
  private jobsUnfinished = 0;
  private jobsFailed = 0;
  private isLeaseLost = false;

  constructor(
    private readonly ports: SyncStorePorts,
    private readonly jobs: SyncJobs,
    public places: SyncPlaces,
  ) {}

  async work(leftMs: () => number, keep: KeepPlaces): Promise<void> {
    const due = dueJobs(this.places.jobs, this.ports.clock.nowMs());
    const booking = due.filter((name) => bookingJobs.has(name));
    const others = due.filter((name) => !bookingJobs.has(name));
    // The lease is given back only when neither lane works any more.
    const lanes = await Promise.allSettled([booking, others].map((lane) => this.workLane(lane, leftMs, keep)));
    for (const lane of lanes) if (lane.status === 'rejected') throw lane.reason;
  }

  private async workLane(lane: readonly SyncJobName[], leftMs: () => number, keep: KeepPlaces): Promise<void> {
    const save = async () => {
      if (!this.isLeaseLost) this.isLeaseLost = !(await keep(this.places));
      return !this.isLeaseLost;
    };
    let unsavedMs = 0;
    for (const [index, name] of lane.entries()) {
      const rest = lane.length - index;
      const allMs = leftMs();
      if (allMs < leastSliceMs || this.isLeaseLost) break;
      const evenMs = Math.max(leastSliceMs, allMs / rest);
      const endsAtMs = allMs - (name === 'orders' && rest > 1 ? allMs * ordersPart : evenMs);
      const isIdle = await this.turn(name, () => leftMs() - endsAtMs, save);
      if (!isIdle) unsavedMs += allMs - leftMs();
      // What took little time may be done again, and the last place of a run is written when the lease is given back.
      if (rest === 1 || unsavedMs < worthSavingMs) continue;
      if (!(await save())) return;
      unsavedMs = 0;
    }
  }

  report(): StoreSync {
    const { counts, jobsDone, jobsUnfinished, jobsFailed } = this;
    return { counts, jobsDone, jobsUnfinished, jobsFailed };
  }

  /** True when there was nothing to do. */
  private async turn(name: SyncJobName, leftMs: () => number, save: KeptPlace['save']): Promise<boolean> {
    const before = this.places.jobs[name] ?? newJobState;
    const turnAtMs = this.ports.clock.nowMs();
    try {
      const turn = await this.jobs[name](before.cursor, leftMs, this.placeOfOrders(save));
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
    this.places = { ...this.places, jobs: { ...this.places.jobs, [name]: state } };
  }

  private placeOfOrders(save: KeptPlace['save']): KeptPlace {
    return {
      current: () => this.places.orders,
      moveTo: (orders) => {
        this.places = { ...this.places, orders };
      },
      save,
    };
  }

  private add({ counts }: JobTurn): void {
    for (const [name, count] of Object.entries(counts)) this.counts[name] = (this.counts[name] ?? 0) + count;
  }
}
