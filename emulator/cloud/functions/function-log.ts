import type { LogLevel } from './worker/worker-messages';

export interface LogLine {
  readonly atMs: number;
  readonly functionName: string;
  readonly requestId: string | undefined;
  readonly level: LogLevel;
  readonly text: string;
}

const LINES_PER_FUNCTION = 500;

/** The newest lines that functions wrote to their console, per function. */
export class FunctionLog {
  private readonly lines = new Map<string, LogLine[]>();

  constructor(private readonly nowMs: () => number) {}

  add(functionName: string, level: LogLevel, text: string, requestId: string | undefined): void {
    const own = this.lines.get(functionName) ?? [];
    own.push({ atMs: this.nowMs(), functionName, requestId, level, text });
    if (own.length > LINES_PER_FUNCTION) own.splice(0, own.length - LINES_PER_FUNCTION);
    this.lines.set(functionName, own);
  }

  /** The newest `limit` lines of one function, or of all, oldest first. */
  newest(limit: number, functionName?: string): LogLine[] {
    if (limit <= 0) return [];
    const chosen = functionName === undefined ? [...this.lines.values()].flat() : (this.lines.get(functionName) ?? []);
    return [...chosen].sort((a, b) => a.atMs - b.atMs).slice(-limit);
  }

  clear(): void {
    this.lines.clear();
  }
}
