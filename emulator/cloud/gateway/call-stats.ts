export interface CallCounts {
  /** Wire calls since the last reset; each counts once, failed ones too. */
  readonly total: number;
  readonly byAction: Readonly<Record<string, number>>;
  /** Calls made inside an invocation, by the function's name, then by action. */
  readonly byFunction: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** Exact counts of the calls to POST /admin. */
export class CallStats {
  private total = 0;
  private readonly byAction = new Map<string, number>();
  private readonly byFunction = new Map<string, Map<string, number>>();

  count(action: string, functionName: string | undefined): void {
    this.total += 1;
    increment(this.byAction, action);
    if (functionName === undefined) return;
    let ofFunction = this.byFunction.get(functionName);
    if (!ofFunction) {
      ofFunction = new Map();
      this.byFunction.set(functionName, ofFunction);
    }
    increment(ofFunction, action);
  }

  snapshot(): CallCounts {
    const byFunction = [...this.byFunction].map(([name, counts]) => [name, Object.fromEntries(counts)] as const);
    return {
      total: this.total,
      byAction: Object.fromEntries(this.byAction),
      byFunction: Object.fromEntries(byFunction),
    };
  }

  reset(): void {
    this.total = 0;
    this.byAction.clear();
    this.byFunction.clear();
  }
}

function increment(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
