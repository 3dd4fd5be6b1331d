import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { format } from 'node:util';
import { constants, Script } from 'node:vm';
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

/** As require() does it, but with what an earlier instance has compiled: half of a cold start is compiling. */
function loadMain(script: Script): MainFunction {
  const { entryPath } = start;
  const module = { exports: {} };
  const load = script.runInThisContext() as (...names: unknown[]) => void;
  load.call(module.exports, module.exports, createRequire(entryPath), module, entryPath, dirname(entryPath));
  const main: unknown = Reflect.get(Object(module.exports), 'main');
  if (typeof main !== 'function') throw new Error(`${start.functionName}/index.js exports no function main`);
  return main as MainFunction;
}

/** The function's code in the wrapper of a CommonJS module, on one line with its beginning so that lines stay right. */
function compile(): Script {
  const { entryPath, compiled } = start;
  const source = readFileSync(entryPath, 'utf8');
  return new Script(`(function (exports, require, module, __filename, __dirname) { ${source}\n})`, {
    filename: entryPath,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    ...(compiled === undefined ? {} : { cachedData: Buffer.from(compiled) }),
  });
}

/** Leaves to later instances what is compiled by now, unless it came from an earlier one. */
function handOnCode(script: Script): void {
  if (start.compiled !== undefined && script.cachedDataRejected === false) return;
  const code = script.createCachedData();
  const shared = new SharedArrayBuffer(code.length);
  new Uint8Array(shared).set(code);
  post({ kind: 'compiled', code: shared });
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
    const script = compile();
    const main = loadMain(script);
    let isFirst = true;
    parentPort?.on('message', async (message: InvokeMessage) => {
      await run(main, message);
      if (isFirst) handOnCode(script);
      isFirst = false;
    });
    post({ kind: 'ready' });
  } catch (error) {
    post({ kind: 'load-failed', stackTrace: stackOf(error) });
  }
}

begin();
