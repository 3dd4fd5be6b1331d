import * as v from 'valibot';
import type { StoreEvent } from '../../../ports/store-event';
import { timeMs } from '../../store-api/wire-fields';

/** How one event of the platform is told from others and read. */
export interface PushEventForm {
  /** What stands in `Event`. */
  readonly name: string;
  /** undefined when it lacks what it must have. */
  readonly read: (message: unknown, messageHash: string) => StoreEvent | undefined;
}

/** A moment in seconds or milliseconds, as whole seconds. */
export const timeSec = v.pipe(
  timeMs,
  v.transform((time) => Math.floor(time / 1000)),
);

/** A version, as text: some look like timestamps, others like small counters. */
export const version = v.pipe(
  v.union([v.string(), v.pipe(v.number(), v.transform(String))]),
  v.regex(/^[\w.-]{1,64}$/),
);
