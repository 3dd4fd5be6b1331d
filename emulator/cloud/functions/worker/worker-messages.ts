export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** What a new worker thread is told about itself. */
export interface WorkerStart {
  readonly functionName: string;
  readonly entryPath: string;
  /** Shared memory that holds how far the world's time is ahead of real time, in ms (a double). */
  readonly offsetBuffer: SharedArrayBuffer;
  /** The function's code as an earlier instance compiled it. */
  readonly compiled: SharedArrayBuffer | undefined;
}

/** One event for the function. Everything crosses as JSON text, as it does on the platform. */
export interface InvokeMessage {
  readonly requestId: string;
  readonly eventJson: string;
  readonly contextJson: string;
  /** Set in process.env while main() runs, removed afterwards. */
  readonly environment: Readonly<Record<string, string>>;
}

export type WorkerMessage =
  | { readonly kind: 'ready' }
  /** The code as it is compiled after the first event, for the instances that come later. */
  | { readonly kind: 'compiled'; readonly code: SharedArrayBuffer }
  | { readonly kind: 'load-failed'; readonly stackTrace: string }
  | { readonly kind: 'log'; readonly level: LogLevel; readonly text: string; readonly requestId: string | undefined }
  | { readonly kind: 'returned'; readonly requestId: string; readonly resultJson: string }
  | { readonly kind: 'threw'; readonly requestId: string; readonly stackTrace: string };
