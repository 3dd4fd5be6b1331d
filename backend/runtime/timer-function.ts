import type { Journal } from '../ports/journal';
import { type Budget, budgetFrom, monotonicNowMs } from './budget';
import { type ContextSource, isCallOfFunction, isTimerRun, readOrigin } from './caller';
import { answerError } from './error-answer';

/** What a run did, by counts; one that is undefined is left out. */
export type TimerCounts = Readonly<Record<string, number | undefined>>;

/** `ok` beside the counts, or beside the code of what went wrong (`wrong-source`, `try-again`, `not-open`, `internal-error`). */
export type TimerReply = { readonly ok: boolean; readonly [fact: string]: number | string | boolean };

export interface TimerDefinition {
  readonly name: string;
  /** Does the work; it stops and leaves a cursor when the budget runs low. Runs may overlap, come late, or twice. */
  readonly run: (budget: Budget) => Promise<TimerCounts>;
  /**
   * Does a part of the work at once, for another function of ours that was called by a person. Without it only the timer
   * may call. What the event asks for is a wish: it is checked as any input.
   */
  readonly onCall?: (event: unknown, budget: Budget) => Promise<TimerCounts>;
  /** The function's time-out from its config.json minus what an orderly end needs. */
  readonly timeLimitMs: number;
  readonly journal: Journal;
  readonly getContext: ContextSource;
  /** A clock that never jumps; the process's own unless a test says otherwise. */
  readonly monotonicMs?: () => number;
}

/**
 * Wraps timed work. Whoever is not the timer by the platform's source, or comes with a person's identity, is refused:
 * the event's fields (Type, TriggerName) can be forged by any caller and are not even read. With `onCall` another
 * function of ours may call as well, by the platform's source.
 */
export function timerFunction(
  definition: TimerDefinition,
): (event?: unknown, context?: unknown) => Promise<TimerReply> {
  const { name: functionName, journal, getContext, timeLimitMs, monotonicMs = monotonicNowMs } = definition;
  return async (event): Promise<TimerReply> => {
    try {
      const origin = readOrigin(getContext);
      const { onCall } = definition;
      const isInternal = onCall !== undefined && isCallOfFunction(origin);
      if (!isInternal && !isTimerRun(origin)) {
        journal.alarm('WRONG_SOURCE', { functionName });
        return { ok: false, code: 'wrong-source' };
      }
      const budget = budgetFrom(monotonicMs(), timeLimitMs, monotonicMs);
      const run = await (isInternal ? onCall(event, budget) : definition.run(budget));
      const counts = Object.fromEntries(
        Object.entries(run).flatMap(([name, count]) => (count === undefined ? [] : [[name, count]])),
      );
      journal.info('timer-run', { functionName, counts });
      return { ...counts, ok: true };
    } catch (error) {
      return { ok: false, ...answerError(error, journal, { functionName }) };
    }
  };
}
