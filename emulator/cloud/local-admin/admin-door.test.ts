import { VirtualClock } from '../../clock/virtual-clock';
import type { DoorRequest } from '../functions/door';
import { buildFixtureFunctions, type FixtureDirectory } from '../functions/fixture-functions';
import { loadFunctionCatalog } from '../functions/function-catalog';
import { FunctionRuntime } from '../functions/function-runtime';
import { TimerSchedule } from '../timers/timer-schedule';
import { createAdminDoor } from './admin-door';
import type { AdminWorld, CollectionsDump } from './admin-world';

const DAY_MS = 86_400_000;
/** Sunday 2026-11-22 12:00:30 in Beijing. */
const START_MS = Date.UTC(2026, 10, 22, 4, 0, 30);

let directory: FixtureDirectory;
let world: AdminWorld;
let documents: CollectionsDump;
let resets: string[];

beforeAll(() => {
  const nightly = { triggers: [{ name: 'nightly', type: 'timer', config: '0 0 2 * * * *' }] };
  directory = buildFixtureFunctions({
    talker: {
      code: "exports.main = async (event) => { console.log('said'); return event; };",
      config: { environment: ['LOST'] },
    },
    sweeper: {
      code: "exports.main = async (event) => { if (event.Time) throw new Error('dusty'); };",
      config: nightly,
    },
  });
});
afterAll(() => directory.remove());

beforeEach(() => {
  documents = { orders: [{ _id: 'a' }] };
  resets = [];
  const clock = new VirtualClock(START_MS);
  const functions = new FunctionRuntime({
    catalog: loadFunctionCatalog(directory.path, {}),
    settings: { envId: 'local-env', appid: 'wx-local', gatewayUrl: 'http://127.0.0.1:9' },
    clock,
  });
  const timers = new TimerSchedule({
    timers: [{ functionName: 'sweeper', triggerName: 'nightly', expression: '0 0 2 * * * *' }],
    clock,
    run: async () => ({ ok: false, code: 'FUNCTIONS_EXECUTE_FAIL', message: 'dusty' }),
  });
  clock.register(timers);
  world = {
    clock,
    gatewayStats: { snapshot: () => ({ 'database.getDocument': 3 }), reset: () => resets.push('gateway') },
    functions,
    timers,
    exportCollections: async () => documents,
    importCollections: async (collections) => {
      if (collections.unknown) throw new Error('no collection unknown');
      documents = collections;
    },
    reset: async () => void resets.push('world'),
    sentMessages: () => [],
    runTimer: async (name) => ({ ok: true, requestId: 'r', result: { ran: name } }),
  };
});
afterEach(() => world.functions.dropInstances());

interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly headers: Readonly<Record<string, unknown>>;
}

async function ask(line: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const [method = '', address = ''] = line.split(' ');
  const url = new URL(`http://127.0.0.1/__local/${address}`);
  const request: DoorRequest = {
    method,
    path: url.pathname,
    query: url.searchParams,
    headers: { host: '127.0.0.1:7001', ...headers },
    body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body ?? {})),
  };
  const response = await createAdminDoor(world)(request);
  return { status: response.status, body: JSON.parse(response.body.toString('utf8')), headers: response.headers };
}

describe('the local admin', () => {
  it('says how it is', async () => {
    expect((await ask('GET health')).body).toMatchObject({
      ok: true,
      envId: 'local-env',
      functions: ['sweeper', 'talker'],
      timers: [{ functionName: 'sweeper', triggerName: 'nightly', expression: '0 0 2 * * * *' }],
      missingEnvironment: { talker: ['LOST'] },
    });
  });

  it('counts calls per action and per function until told to start anew', async () => {
    await world.functions.invoke('talker', {}, { source: 'wx_client' });
    const { body } = await ask('GET stats');
    expect(body.gateway).toEqual({ 'database.getDocument': 3 });
    expect(body.liveInstances).toBe(1);
    expect(body.functions).toMatchObject({ talker: { invocations: 1, errors: 0, timeouts: 0, coldStarts: 1 } });
    expect((await ask('POST stats/reset')).body).toEqual({ ok: true });
    expect(resets).toEqual(['gateway']);
    expect((await ask('GET stats')).body.functions).toMatchObject({ talker: { invocations: 0, coldStarts: 0 } });
  });

  it('moves the clock and reports the timers that ran and failed on the way', async () => {
    const { body } = await ask('POST clock', { advanceMs: 2 * DAY_MS });
    expect(body).toEqual({
      nowMs: expect.any(Number),
      timerRuns: 2,
      timerFailures: [
        expect.objectContaining({ functionName: 'sweeper', dueMs: Date.UTC(2026, 10, 22, 18), message: 'dusty' }),
        expect.objectContaining({ functionName: 'sweeper', dueMs: Date.UTC(2026, 10, 23, 18) }),
      ],
    });
    expect(Number((await ask('GET clock')).body.nowMs)).toBeGreaterThanOrEqual(START_MS + 2 * DAY_MS);
    expect((await ask('POST clock', { toMs: START_MS + 3 * DAY_MS })).body.timerRuns).toBe(1);
  });

  it('exports, imports and resets', async () => {
    expect((await ask('GET export')).body).toEqual({ collections: { orders: [{ _id: 'a' }] } });
    expect((await ask('POST import', { collections: { orders: [{ _id: 'b' }, { _id: 'c' }] } })).body).toEqual({
      imported: { orders: 2 },
    });
    expect(documents).toEqual({ orders: [{ _id: 'b' }, { _id: 'c' }] });
    expect((await ask('POST reset')).body).toMatchObject({ ok: true });
    expect(resets).toEqual(['world']);
  });

  it('runs a timer now and answers its result', async () => {
    expect((await ask('POST timers/run', { name: 'sweeper' })).body).toMatchObject({
      ok: true,
      result: { ran: 'sweeper' },
    });
  });

  it('shows what functions wrote', async () => {
    await world.functions.invoke('talker', {}, { source: 'wx_client' });
    const { body } = await ask('GET logs?function=talker&limit=5');
    expect(body.lines).toEqual([expect.objectContaining({ functionName: 'talker', text: 'said', level: 'info' })]);
  });

  it('drops all instances', async () => {
    await world.functions.invoke('talker', {}, { source: 'wx_client' });
    expect((await ask('POST instances/drop')).body).toEqual({ dropped: 1 });
    expect((await ask('POST instances/drop')).body).toEqual({ dropped: 0 });
  });
});

describe('a request that cannot be done', () => {
  it.each([
    ['POST clock', {}, 'say either advanceMs or toMs'],
    ['POST clock', { advanceMs: 1, toMs: 2 }, 'say either advanceMs or toMs'],
    ['POST clock', { advanceMs: '1' }, 'advanceMs and toMs are whole milliseconds'],
    ['POST clock', { advanceMs: -1 }, 'time does not go back'],
    ['POST clock', { advanceMs: 1, everyTick: 'yes' }, 'everyTick is true or false'],
    ['POST clock', 'not json', 'the body is not JSON'],
    ['POST import', { collections: [] }, 'collections must map names to lists of documents'],
    ['POST import', { collections: { unknown: [] } }, 'the import was refused: no collection unknown'],
    ['POST timers/run', { name: 'talker' }, 'no function talker with a timer'],
    ['GET logs?limit=none', undefined, 'limit must be a whole number from 1'],
    ['GET logs?function=nobody', undefined, 'there is no function nobody'],
  ])('%s %j is answered 400 with the reason and a hint', async (line, body, error) => {
    const answer = await ask(line, body);
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({ error, hint: expect.stringMatching(/\S/) });
  });

  it('to an unknown route names the known ones', async () => {
    const answer = await ask('GET nothing');
    expect(answer.status).toBe(404);
    expect(answer.body.hint).toContain('POST clock');
  });

  it.each([
    ['another host name', { host: 'evil.example' }, 403],
    ['no host name', { host: '' }, 403],
    ['a page from elsewhere', { origin: 'https://evil.example' }, 403],
    ['an opaque origin', { origin: 'null' }, 403],
    ['localhost', { host: 'localhost:7001' }, 200],
    ['IPv6 loopback', { host: '[::1]:7001' }, 200],
    ['a page of this machine', { origin: 'http://localhost:3000' }, 200],
  ])('from %s', async (_label, headers, status) => {
    const answer = await ask('GET clock', undefined, headers);
    expect(answer.status).toBe(status);
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});
