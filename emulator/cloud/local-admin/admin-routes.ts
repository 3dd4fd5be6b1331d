import type { DoorRequest } from '../functions/door';
import type { AdminWorld, CollectionsDump } from './admin-world';

type AdminRoute = (world: AdminWorld, request: DoorRequest) => unknown | Promise<unknown>;

/** The request cannot be done as asked; `hint` says how to ask. */
export class BadAdminRequest extends Error {
  constructor(
    message: string,
    readonly hint: string,
  ) {
    super(message);
  }
}

const DEFAULT_LOG_LINES = 200;
const CLOCK_HINT =
  'POST { "advanceMs": 86400000 } or { "toMs": 1893456000000 }, with "everyTick": true to run all timers';

/** Everything the local admin can do, by method and name. */
export const ADMIN_ROUTES: Readonly<Record<string, AdminRoute>> = {
  'GET health': health,
  'GET stats': (world) => ({
    gateway: world.gatewayStats.snapshot(),
    functions: world.functions.counts(),
    liveInstances: world.functions.liveInstances,
  }),
  'POST stats/reset': (world) => {
    world.gatewayStats.reset();
    world.functions.resetCounts();
    return { ok: true };
  },
  'GET clock': (world) => ({ nowMs: world.clock.nowMs(), offsetMs: world.clock.offsetMs() }),
  'POST clock': moveClock,
  'POST reset': async (world) => {
    await world.reset();
    return { ok: true, nowMs: world.clock.nowMs() };
  },
  'GET export': async (world) => ({ collections: await world.exportCollections() }),
  'POST import': importCollections,
  'GET messages': (world) => ({ messages: world.sentMessages() }),
  'POST timers/run': runTimer,
  'GET logs': readLogs,
  'POST instances/drop': async (world) => ({ dropped: await world.functions.dropInstances() }),
};

function health(world: AdminWorld): unknown {
  const functions = [...world.functions.catalog.values()];
  const missing = functions.filter(({ missingEnvironment }) => missingEnvironment.length > 0);
  return {
    ok: true,
    nowMs: world.clock.nowMs(),
    envId: world.functions.settings.envId,
    functions: functions.map(({ name }) => name),
    timers: functions.flatMap(({ name, config }) =>
      config.trigger
        ? [{ functionName: name, triggerName: config.trigger.name, expression: config.trigger.config }]
        : [],
    ),
    missingEnvironment: Object.fromEntries(missing.map(({ name, missingEnvironment }) => [name, missingEnvironment])),
  };
}

async function moveClock(world: AdminWorld, request: DoorRequest): Promise<unknown> {
  const body = bodyOf(request, CLOCK_HINT);
  const nowMs = world.clock.nowMs();
  const { advanceMs, toMs, everyTick = false } = body;
  if ((advanceMs === undefined) === (toMs === undefined)) {
    throw new BadAdminRequest('say either advanceMs or toMs', CLOCK_HINT);
  }
  const targetMs = advanceMs === undefined ? toMs : nowMs + Number(advanceMs);
  const given = advanceMs ?? toMs;
  if (typeof given !== 'number' || typeof targetMs !== 'number' || !Number.isSafeInteger(targetMs)) {
    throw new BadAdminRequest('advanceMs and toMs are whole milliseconds', CLOCK_HINT);
  }
  if (targetMs < nowMs) throw new BadAdminRequest('time does not go back', `it is ${nowMs} now`);
  if (typeof everyTick !== 'boolean') throw new BadAdminRequest('everyTick is true or false', CLOCK_HINT);
  const before = world.timers.report();
  await world.clock.advanceTo(targetMs, { everyTick });
  const after = world.timers.report();
  return {
    nowMs: world.clock.nowMs(),
    timerRuns: after.runs - before.runs,
    timerFailures: after.failures.filter((failure) => !before.failures.includes(failure)),
  };
}

async function importCollections(world: AdminWorld, request: DoorRequest): Promise<unknown> {
  const hint = 'POST { "collections": { "orders": [ { "_id": "…" } ] } }';
  const { collections } = bodyOf(request, hint);
  if (!isRecord(collections) || !Object.values(collections).every(Array.isArray)) {
    throw new BadAdminRequest('collections must map names to lists of documents', hint);
  }
  const dump = collections as CollectionsDump;
  try {
    await world.importCollections(dump);
  } catch (error) {
    throw new BadAdminRequest(
      `the import was refused: ${error instanceof Error ? error.message : String(error)}`,
      hint,
    );
  }
  return { imported: Object.fromEntries(Object.entries(dump).map(([name, rows]) => [name, rows.length])) };
}

async function runTimer(world: AdminWorld, request: DoorRequest): Promise<unknown> {
  const { name } = bodyOf(request, 'POST { "name": "function" }');
  if (typeof name !== 'string' || !world.timers.find(name)) {
    const timed = [...world.functions.catalog.values()].filter(({ config }) => config.trigger).map((each) => each.name);
    throw new BadAdminRequest(
      `no function ${String(name)} with a timer`,
      `functions with a timer: ${timed.join(', ')}`,
    );
  }
  return world.runTimer(name);
}

function readLogs(world: AdminWorld, request: DoorRequest): unknown {
  const functionName = request.query.get('function') ?? undefined;
  const limit = Number(request.query.get('limit') ?? DEFAULT_LOG_LINES);
  if (!Number.isInteger(limit) || limit < 1) {
    throw new BadAdminRequest('limit must be a whole number from 1', 'GET logs?function=<name>&limit=100');
  }
  if (functionName !== undefined && !world.functions.catalog.has(functionName)) {
    const known = [...world.functions.catalog.keys()].join(', ');
    throw new BadAdminRequest(`there is no function ${functionName}`, `known are ${known}`);
  }
  return { lines: world.functions.log.newest(limit, functionName) };
}

function bodyOf(request: DoorRequest, hint: string): Record<string, unknown> {
  try {
    const body: unknown = JSON.parse(request.body.toString('utf8'));
    if (isRecord(body)) return body;
  } catch {
    throw new BadAdminRequest('the body is not JSON', hint);
  }
  throw new BadAdminRequest('the body is not a JSON object', hint);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
