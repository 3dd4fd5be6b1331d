import type { JumpOptions } from '../../clock/virtual-clock';
import type { FunctionRuntime } from '../functions/function-runtime';
import type { TimerSchedule } from '../timers/timer-schedule';

/** Documents by collection, as export gives and import takes them. */
export type CollectionsDump = Record<string, unknown[]>;

/** What the local admin reaches: the running local cloud. */
export interface AdminWorld {
  readonly clock: {
    nowMs(): number;
    offsetMs(): number;
    advanceTo(targetMs: number, options?: JumpOptions): Promise<void>;
  };
  readonly gatewayStats: { snapshot(): unknown; reset(): void };
  readonly functions: FunctionRuntime;
  readonly timers: TimerSchedule;
  exportCollections(): Promise<CollectionsDump>;
  importCollections(collections: CollectionsDump): Promise<void>;
  /** Back to the seeded state: documents, instances, logs, counts. */
  reset(): Promise<void>;
  /** Subscribe messages that went out, the oldest first. */
  sentMessages(): unknown;
  /** Runs a function's trigger now. */
  runTimer(functionName: string): Promise<TimerRun>;
}

export type TimerRun =
  | { readonly ok: true; readonly requestId: string; readonly result: unknown }
  | { readonly ok: false; readonly requestId: string; readonly code: string; readonly message: string };
