import type { Json } from '../../ports/document-database';

/** Everything that is done by the clock at the platform. */
export const syncJobNames = [
  'orders',
  'spread-changes',
  'reminders',
  'coupon-ends',
  'open-orders',
  'contents',
  'plans',
  'lock-windows',
  'claims',
  'clues',
  'recent-orders',
  'month-orders',
  'bindings',
] as const;

export type SyncJobName = (typeof syncJobNames)[number];

/** How far a job has come, as it is kept between runs. */
export interface JobState {
  /** When the turn began that last came to the end; 0 for never. */
  readonly doneAtMs: number;
  /** When it last had a turn. */
  readonly turnAtMs: number;
  /** Where to go on; null when nothing was broken off. */
  readonly cursor: Json;
  /** Turns in a row that ended in a failure. */
  readonly failures: number;
}

export type JobStates = Readonly<Partial<Record<SyncJobName, JobState>>>;

type Due = { readonly everyMs: number } | { readonly nightlyAtMinute: number };

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const beijingOffsetMs = 8 * hourMs;

/** The due table. Nightly work begins at a minute of the Beijing day and is late rather than left out. */
const dueTable: Readonly<Record<SyncJobName, Due>> = {
  orders: { everyMs: minuteMs },
  'spread-changes': { everyMs: minuteMs },
  reminders: { everyMs: 30 * minuteMs },
  'coupon-ends': { everyMs: 4 * hourMs },
  'open-orders': { everyMs: 4 * hourMs },
  contents: { everyMs: 6 * hourMs },
  plans: { everyMs: 6 * hourMs },
  'lock-windows': { everyMs: 6 * hourMs },
  claims: { everyMs: hourMs },
  clues: { everyMs: 6 * hourMs },
  'recent-orders': { nightlyAtMinute: 2 * 60 },
  'month-orders': { nightlyAtMinute: 2 * 60 + 30 },
  bindings: { nightlyAtMinute: 3 * 60 },
};

/** A job that failed rests this long, so that it does not keep others from their turn. */
const restAfterFailureMs = 4 * minuteMs;

export const newJobState: JobState = { doneAtMs: 0, turnAtMs: 0, cursor: null, failures: 0 };

/**
 * The jobs that are due at a moment (epoch ms), those first that waited longest for a turn; orders always come first,
 * because money hangs on them.
 */
export function dueJobs(states: JobStates, nowMs: number): SyncJobName[] {
  const stateOf = (name: SyncJobName) => states[name] ?? newJobState;
  const due = syncJobNames.filter((name) => isDue(dueTable[name], stateOf(name), nowMs));
  return due.sort((one, other) => rankOf(one, stateOf(one)) - rankOf(other, stateOf(other)));
}

function rankOf(name: SyncJobName, { turnAtMs }: JobState): number {
  return name === 'orders' ? -1 : turnAtMs;
}

function isDue(due: Due, { doneAtMs, turnAtMs, cursor, failures }: JobState, nowMs: number): boolean {
  if (failures > 0 && nowMs - turnAtMs < restAfterFailureMs) return false;
  if (cursor !== null) return true;
  if ('everyMs' in due) return nowMs - doneAtMs >= due.everyMs;
  return doneAtMs < lastNightMs(due.nightlyAtMinute, nowMs);
}

/** The last moment that was this minute of a Beijing day. */
function lastNightMs(minute: number, nowMs: number): number {
  const sinceMs = nowMs + beijingOffsetMs - minute * minuteMs;
  return Math.floor(sinceMs / dayMs) * dayMs - beijingOffsetMs + minute * minuteMs;
}
