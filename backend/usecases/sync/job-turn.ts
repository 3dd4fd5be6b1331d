import type { Json } from '../../ports/document-database';

/** What one turn of a job did. */
export interface JobTurn {
  /** Where the next turn goes on; null when the job came to its end. */
  readonly cursor: Json;
  readonly counts: Readonly<Record<string, number>>;
}

/** Does a part of a job that fits the time, from where the turn before left it. */
export type SyncJob = (cursor: Json, leftMs: () => number) => Promise<JobTurn>;

/** With less than this left, nothing new is begun: a call of the platform may take up to 3 s, and again. */
export const enoughTimeMs = 5_000;
