import { createRequire } from 'node:module';
import { format } from 'node:util';
import { parentPort, workerData } from 'node:worker_threads';
import { installLoopbackOnly } from './loopback-only';
import type { InvokeMessage, LogLevel, WorkerMessage, WorkerStart } from './worker-messages';
import { installWorldDate } from './world-date';

type MainFunction = (event: unknown, context: unknown) => unknown;

const LOG_LINE_LIMIT = 8192;
const CONSOLE_LEVELS: Readonly<Record<'log' | 'info' | 'debug' | 'trace' | 'warn' | 'error', LogLevel>> = {
  log: 'info',
  info: 'info',
  debug: 'debug',
  trace: 'debug',
  warn: 'warn',
  error: 'error',
};

const start: WorkerStart = workerData;
let currentRequestId: string | undefined;

function post(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}

function captureConsole(): void {
  for (const [method, level] of Object.entries(CONSOLE_LEVELS)) {
    Reflect.set(console, method, (...args: unknown[]) => {
      post({ kind: 'log', level, text: format(...args).slice(0, LOG_LINE_LIMIT), requestId: currentRequestId });
    });
  }
}

function stackOf(error: unknown): string {
  if (error instanceof Error) return error.stack ?? String(error);
  return typeof error === 'string' ? error : format(error);
}

function loadMain(): MainFunction {
  const exported: unknown = createRequire(start.entryPath)(start.entryPath);
  const main: unknown = Reflect.get(Object(exported), 'main');
  if (typeof main !== 'function') throw new Error(`${start.functionName}/index.js exports no function main`);
  return main as MainFunction;
}

/** The answer travels as JSON; a function that returns nothing answers null. */
async function run(main: MainFunction, message: InvokeMessage): Promise<void> {
  const { requestId } = message;
  currentRequestId = requestId;
  Object.assign(process.env, message.environment);
  try {
    const result = await main(JSON.parse(message.eventJson), JSON.parse(message.contextJson));
    post({ kind: 'returned', requestId, resultJson: JSON.stringify(result) ?? 'null' });
  } catch (error) {
    const stackTrace = stackOf(error);
    post({ kind: 'log', level: 'error', text: stackTrace.slice(0, LOG_LINE_LIMIT), requestId });
    post({ kind: 'threw', requestId, stackTrace });
  } finally {
    for (const name of Object.keys(message.environment)) delete process.env[name];
    currentRequestId = undefined;
  }
}

/**
 * Makes process.env a plain object: the thread's own is behind a lock of the process, and the SDK reads some thirty
 * variables for every call. Only texts are ever written to it.
 */
function quickenEnvironment(): void {
  Object.defineProperty(process, 'env', { value: { ...process.env }, writable: true, enumerable: true });
}

function begin(): void {
  quickenEnvironment();
  installWorldDate(start.offsetBuffer);
  installLoopbackOnly(start.functionName);
  captureConsole();
  try {
    const main = loadMain();
    parentPort?.on('message', (message: InvokeMessage) => void run(main, message));
    post({ kind: 'ready' });
  } catch (error) {
    post({ kind: 'load-failed', stackTrace: stackOf(error) });
  }
}

begin();
