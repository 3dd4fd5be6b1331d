import type { FailureCode } from './function-failure';

export interface FunctionCounts {
  readonly invocations: number;
  readonly errors: number;
  readonly timeouts: number;
  readonly coldStarts: number;
  readonly liveInstances: number;
}

interface Tally {
  invocations: number;
  errors: number;
  timeouts: number;
  coldStarts: number;
}

/** Counts what happened to each function since the last reset. */
export class FunctionTally {
  private readonly tallies = new Map<string, Tally>();

  count(functionName: string, failure: FailureCode | undefined): void {
    const tally = this.of(functionName);
    tally.invocations += 1;
    if (failure !== undefined) tally.errors += 1;
    if (failure === 'FUNCTIONS_TIME_LIMIT_EXCEEDED') tally.timeouts += 1;
  }

  countColdStart(functionName: string): void {
    this.of(functionName).coldStarts += 1;
  }

  snapshot(names: readonly string[], live: Readonly<Record<string, number>>): Record<string, FunctionCounts> {
    return Object.fromEntries(names.map((name) => [name, { ...this.of(name), liveInstances: live[name] ?? 0 }]));
  }

  reset(): void {
    this.tallies.clear();
  }

  private of(functionName: string): Tally {
    const tally = this.tallies.get(functionName) ?? { invocations: 0, errors: 0, timeouts: 0, coldStarts: 0 };
    this.tallies.set(functionName, tally);
    return tally;
  }
}
