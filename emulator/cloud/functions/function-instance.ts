import type { Readable } from 'node:stream';
import { Worker } from 'node:worker_threads';
import type { CompiledCode } from './compiled-code';
import type { DeployedFunction } from './function-catalog';
import { executeFail, type FunctionFailure, memoryLimitExceeded, timeLimitExceeded } from './function-failure';
import { LOAD_LIMIT_MS } from './platform-limits';
import type { InvokeMessage, LogLevel, WorkerMessage, WorkerStart } from './worker/worker-messages';
import { workerSource } from './worker/worker-source';

export type RunOutcome = { readonly resultJson: string } | { readonly failure: FunctionFailure };
export type LogSink = (level: LogLevel, text: string, requestId: string | undefined) => void;

export interface InstanceOptions {
  readonly deployed: DeployedFunction;
  readonly environment: Readonly<Record<string, string>>;
  readonly offsetBuffer: SharedArrayBuffer;
  readonly compiledCode: CompiledCode;
  readonly log: LogSink;
}

interface Waiting {
  readonly requestId: string | undefined;
  readonly settle: (outcome: RunOutcome) => void;
}

const YOUNG_GENERATION_MB = 8;

/**
 * One live instance of a function: a worker thread with an environment, a clock view and a network of its own. It
 * handles one event at a time, as an instance on the platform does.
 */
export class FunctionInstance {
  readonly functionName: string;
  busy = true;
  lastUsedTurn = 0;
  private readonly worker: Worker;
  private waiting: Waiting | undefined;
  private over = false;
  private readonly loaded: Promise<RunOutcome>;
  private readonly keepCode: (code: SharedArrayBuffer) => void;

  constructor(private readonly options: InstanceOptions) {
    this.functionName = options.deployed.name;
    this.keepCode = options.compiledCode.keeperOf(options.deployed.entryPath);
    this.worker = startWorker(options);
    this.loaded = this.wait(undefined, LOAD_LIMIT_MS, executeFail('The function did not load in time.'));
    this.worker.on('message', (message: WorkerMessage) => this.receive(message));
    this.worker.on('error', (error) => this.die(this.failureOf(error)));
    this.worker.on('exit', () => this.die(executeFail('The function left its process before it answered.')));
    captureOutput(this.worker.stdout, 'info', options.log);
    captureOutput(this.worker.stderr, 'error', options.log);
  }

  /** True once the thread can take no more events. */
  get dead(): boolean {
    return this.over;
  }

  /** Runs one event; the function's time limit counts from when its code is loaded. */
  async run(message: InvokeMessage): Promise<RunOutcome> {
    const loaded = await this.loaded;
    if ('failure' in loaded) return loaded;
    const { timeoutSeconds } = this.options.deployed.config;
    const outcome = this.wait(message.requestId, timeoutSeconds * 1000, timeLimitExceeded(timeoutSeconds));
    if (!this.over) this.worker.postMessage(message);
    return outcome;
  }

  /** Ends the thread; a run under way fails. */
  async retire(): Promise<void> {
    this.die(executeFail('The instance was dropped while it ran.'));
    await this.worker.terminate();
  }

  private wait(requestId: string | undefined, limitMs: number, tooLate: FunctionFailure): Promise<RunOutcome> {
    if (this.over) return Promise.resolve({ failure: executeFail('The instance has ended.') });
    return new Promise((resolve) => {
      const deadline = setTimeout(() => {
        this.options.log('error', tooLate.reason, requestId);
        this.die(tooLate);
        void this.worker.terminate();
      }, limitMs);
      const settle = (outcome: RunOutcome): void => {
        clearTimeout(deadline);
        this.waiting = undefined;
        resolve(outcome);
      };
      this.waiting = { requestId, settle };
    });
  }

  private receive(message: WorkerMessage): void {
    switch (message.kind) {
      case 'log':
        this.options.log(message.level, message.text, message.requestId);
        return;
      case 'ready':
        this.waiting?.settle({ resultJson: 'null' });
        return;
      case 'compiled':
        this.keepCode(message.code);
        return;
      case 'load-failed':
        this.options.log('error', message.stackTrace, undefined);
        this.die(executeFail(message.stackTrace));
        void this.worker.terminate();
        return;
      case 'returned':
        if (this.waiting?.requestId === message.requestId) this.waiting.settle({ resultJson: message.resultJson });
        return;
      case 'threw':
        if (this.waiting?.requestId !== message.requestId) return;
        this.waiting.settle({ failure: executeFail(message.stackTrace) });
    }
  }

  private die(failure: FunctionFailure): void {
    this.over = true;
    this.waiting?.settle({ failure });
  }

  private failureOf(error: unknown): FunctionFailure {
    const code: unknown = Reflect.get(Object(error), 'code');
    if (code === 'ERR_WORKER_OUT_OF_MEMORY') return memoryLimitExceeded(this.options.deployed.config.memoryMb);
    const stackTrace =
      error instanceof Error ? (error.stack ?? error.message) : String(Reflect.get(Object(error), 'stack') ?? error);
    this.options.log('error', stackTrace, this.waiting?.requestId);
    return executeFail(stackTrace);
  }
}

function startWorker({ deployed, environment, offsetBuffer, compiledCode }: InstanceOptions): Worker {
  const { name: functionName, entryPath } = deployed;
  const start: WorkerStart = { functionName, entryPath, offsetBuffer, compiled: compiledCode.find(entryPath) };
  return new Worker(workerSource(), {
    eval: true,
    workerData: start,
    env: { ...environment },
    execArgv: [],
    stdout: true,
    stderr: true,
    resourceLimits: {
      maxOldGenerationSizeMb: deployed.config.memoryMb,
      maxYoungGenerationSizeMb: YOUNG_GENERATION_MB,
    },
  });
}

function captureOutput(stream: Readable, level: LogLevel, log: LogSink): void {
  stream.on('data', (chunk: Buffer) => log(level, chunk.toString('utf8').trimEnd(), undefined));
}
