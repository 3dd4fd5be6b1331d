import type { Json } from '../../ports/document-database';

/** What one turn of a job did. */
export interface JobTurn {
  /** Where the next turn goes on; null when the job came to its end. */
  readonly cursor: Json;
  readonly counts: Readonly<Record<string, number>>;
}

/** A place that a job never gives up, whether its turn ended well or not; it is written with the places of all jobs. */
export interface KeptPlace {
  /** null before the first turn. */
  readonly current: () => Json;
  readonly moveTo: (place: Json) => void;
  /** Writes it down now; false when the lease was lost and the turn must stop. */
  readonly save: () => Promise<boolean>;
}

/** Does a part of a job that fits the time, from where the turn before left it. */
export type SyncJob = (cursor: Json, leftMs: () => number, place: KeptPlace) => Promise<JobTurn>;

/** With less than this left, nothing new is begun: a call of the platform may take up to 3 s, and again. */
export const enoughTimeMs = 5_000;
