import type { VirtualClock } from '../clock/virtual-clock';
import type { Database } from './database/database';
import type { CollectionDefinition } from './database/indexes/collection-definition';
import { openDatabase } from './database/open-database';
import { registerDatabaseActions } from './database/register-database-actions';
import { createClientDoor } from './functions/client-door';
import { jsonResponse } from './functions/door';
import { type FunctionCatalog, loadFunctionCatalog } from './functions/function-catalog';
import { FunctionRuntime } from './functions/function-runtime';
import { createHttpDoor } from './functions/http-door';
import type { Invocation, InvocationOutcome } from './functions/invocation';
import { answerInvokeFunction } from './functions/invoke-function-action';
import { realCredentialProblem } from './functions/real-credentials';
import type { Gateway } from './gateway/gateway';
import { ServiceError } from './gateway/service-error';
import { startGateway } from './gateway/start-gateway';
import { ADMIN_PREFIX, createAdminDoor } from './local-admin/admin-door';
import type { CollectionsDump, TimerRun } from './local-admin/admin-world';
import { answerOpenApi, readOpenApiCall } from './openapi/answer-openapi';
import { answerPhoneAsk, PhoneNumbers } from './openapi/phone-numbers';
import { SubscribeMessages } from './openapi/subscribe-messages';
import { FileStorage } from './storage/file-storage';
import { registerStorage } from './storage/register-storage';
import { type TimedFunction, type TimerRunResult, TimerSchedule, timerEvent } from './timers/timer-schedule';

export interface CloudOptions {
  /** The one clock of the local world. Whoever owns it starts and stops its ticking. */
  readonly clock: VirtualClock;
  /** 0 or absent: any free port. */
  readonly port?: number;
  /** File that keeps the database; absent: memory only. */
  readonly dataFile?: string;
  /** Built bundles: <name>/index.js with its config.json. */
  readonly functionsDir: string;
  /** The deployment's variables; a function sees those that its config.json names. */
  readonly environment: Readonly<Record<string, string>>;
  readonly collections: readonly CollectionDefinition[];
  /** Fills an empty database: at the first start and after each reset. */
  readonly seed?: (database: Database) => void | Promise<void>;
  readonly envId?: string;
  /** The mini-program whose clients call without saying x-appid. */
  readonly appid?: string;
}

export interface Cloud {
  readonly url: string;
  /** Where the mini-program's stand-in posts its calls. */
  readonly clientUrl: string;
  readonly adminUrl: string;
  readonly gateway: Gateway;
  readonly database: Database;
  readonly functions: FunctionRuntime;
  readonly timers: TimerSchedule;
  readonly messages: SubscribeMessages;
  readonly phones: PhoneNumbers;
  readonly storage: FileStorage;
  /** The address of a function's HTTP access. */
  httpUrl(functionName: string): string;
  /** Ends everything; no handle stays open. */
  stop(): Promise<void>;
}

const DEFAULT_ENV_ID = 'local-env';
const DEFAULT_APPID = 'wx0000000000local0';
const TIMER_INVOCATION: Invocation = { source: 'wx_trigger', byTimer: true };

/**
 * Starts the local cloud on 127.0.0.1: gateway, database, functions, timers and local admin.
 *
 * @throws Error when the process holds what looks like a real credential, or a function could not be deployed as it is.
 */
export async function startCloud(options: CloudOptions): Promise<Cloud> {
  const problem = realCredentialProblem(process.env);
  if (problem) throw new Error(problem);
  const { clock } = options;
  const catalog = loadFunctionCatalog(options.functionsDir, options.environment);
  const database = openDatabase({ clock, file: options.dataFile, collections: options.collections });
  const gateway = await startGateway({ port: options.port }).catch((error) => {
    database.close();
    throw error;
  });
  registerDatabaseActions(gateway, database);
  const settings = {
    envId: options.envId ?? DEFAULT_ENV_ID,
    appid: options.appid ?? DEFAULT_APPID,
    gatewayUrl: gateway.url,
  };
  const functions = new FunctionRuntime({ catalog, settings, clock });
  const timers = new TimerSchedule({
    timers: timedFunctions(catalog),
    clock,
    run: async (name, event) => timerResult(await functions.invoke(name, event, TIMER_INVOCATION)),
  });
  clock.register(timers);
  const cloud: Cloud = {
    url: gateway.url,
    clientUrl: `${gateway.url}/client/callFunction`,
    adminUrl: `${gateway.url}${ADMIN_PREFIX.slice(0, -1)}`,
    gateway,
    database,
    functions,
    timers,
    messages: new SubscribeMessages(() => clock.nowMs()),
    phones: new PhoneNumbers(settings.appid, () => clock.nowMs()),
    storage: new FileStorage(settings.envId),
    httpUrl: (name) => `${gateway.url}/http/${name}`,
    stop: async () => {
      clock.unregister(timers);
      await functions.dropInstances();
      await timers.settled();
      await gateway.close();
      database.close();
    },
  };
  openDoors(cloud, options);
  try {
    if (isEmpty(database)) await options.seed?.(database);
  } catch (error) {
    await cloud.stop();
    throw error;
  }
  return cloud;
}

function openDoors(cloud: Cloud, options: CloudOptions): void {
  const { gateway, functions, timers, database, messages, phones } = cloud;
  const noteActivity = (): void => timers.noteActivity();
  gateway.resolveToken = (token) => functions.callerOf(token);
  database.transactions.isRunning = (invocationId) => functions.isRunning(invocationId);
  gateway.action('functions.invokeFunction', async (body) => {
    const answer = await answerInvokeFunction(functions, body);
    if ('failure' in answer) throw new ServiceError(answer.failure.code, answer.failure.message);
    return answer.payload;
  });
  const mayCall = functions.mayCallOpenApi.bind(functions);
  const openApi = { appid: functions.settings.appid, messages, phones, mayCall };
  gateway.answerForms((raw, contentType) => answerOpenApi(readOpenApiCall(raw, contentType), openApi));
  registerStorage(gateway, cloud.storage);
  gateway.route('/client/subscribe', (request) => {
    const { openid, templateIds } = JSON.parse(request.body.toString('utf8')) as {
      openid: string;
      templateIds: string[];
    };
    for (const templateId of templateIds) messages.grant(openid, templateId);
    return jsonResponse(200, { ok: true });
  });
  gateway.route('/client/phone', (request) =>
    jsonResponse(
      200,
      answerPhoneAsk(phones, JSON.parse(request.body.toString('utf8')) as { openid: string; isAgreed?: boolean }),
    ),
  );
  gateway.route('/client/callFunction', createClientDoor(functions, noteActivity));
  gateway.route('/http/', createHttpDoor(functions, noteActivity));
  const admin = createAdminDoor({
    clock: options.clock,
    gatewayStats: gateway.stats,
    functions,
    timers,
    exportCollections: async () => database.exportAll(),
    importCollections: async (collections: CollectionsDump) => {
      await database.importAll(collections);
      noteActivity();
    },
    reset: () => resetCloud(cloud, options),
    sentMessages: () => messages.sent,
    runTimer: (name) => runTimerNow(cloud, name, options.clock.nowMs()),
  });
  gateway.route(ADMIN_PREFIX, admin);
}

async function resetCloud(cloud: Cloud, options: CloudOptions): Promise<void> {
  await cloud.functions.dropInstances();
  await cloud.timers.settled();
  cloud.database.reset();
  cloud.messages.clear();
  cloud.phones.clear();
  cloud.storage.clear();
  await options.seed?.(cloud.database);
  cloud.functions.log.clear();
  cloud.functions.resetCounts();
  cloud.gateway.stats.reset();
  cloud.timers.restart();
}

async function runTimerNow({ functions, timers }: Cloud, functionName: string, nowMs: number): Promise<TimerRun> {
  const timer = timers.find(functionName);
  if (!timer) throw new Error(`${functionName} has no timer`);
  const outcome = await functions.invoke(functionName, timerEvent(timer, nowMs), TIMER_INVOCATION);
  const { requestId } = outcome;
  if (outcome.ok) return { ok: true, requestId, result: JSON.parse(outcome.resultJson) };
  return { ok: false, requestId, code: outcome.failure.code, message: outcome.failure.message };
}

function isEmpty(database: Database): boolean {
  return database.collectionNames().every((name) => database.collection(name).records.size === 0);
}

function timedFunctions(catalog: FunctionCatalog): TimedFunction[] {
  return [...catalog.values()].flatMap(({ name, config }) =>
    config.trigger ? [{ functionName: name, triggerName: config.trigger.name, expression: config.trigger.config }] : [],
  );
}

function timerResult(outcome: InvocationOutcome): TimerRunResult {
  return outcome.ok ? { ok: true } : { ok: false, code: outcome.failure.code, message: outcome.failure.message };
}
