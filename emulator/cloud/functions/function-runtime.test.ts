import { type AddressInfo, createServer } from 'node:net';
import { VirtualClock } from '../../clock/virtual-clock';
import { buildFixtureFunctions, type FixtureDirectory } from './fixture-functions';
import { loadFunctionCatalog } from './function-catalog';
import { FunctionRuntime } from './function-runtime';
import type { Invocation, InvocationOutcome } from './invocation';

const CLIENT: Invocation = { source: 'wx_client', identity: { openid: 'o-lin', unionid: 'u-lin' } };
const DAY_MS = 86_400_000;

const FUNCTIONS = {
  whoami: {
    code: `
      const cloud = require('wx-server-sdk');
      cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });
      let calls = 0;
      exports.main = async (event) => {
        calls += 1;
        await new Promise((resolve) => setTimeout(resolve, event.waitMs || 0));
        return { context: cloud.getWXContext(), calls, event };
      };`,
  },
  environment: {
    code: 'exports.main = async () => ({ ...process.env });',
    config: { environment: ['STORE_NAME', 'STORE_KEY'] },
  },
  clock: {
    code: `
      const loadedAt = Date.now();
      class Stamp extends Date {}
      exports.main = async (event) => {
        const before = Date.now();
        const real = performance.now();
        await new Promise((resolve) => setTimeout(resolve, event.waitMs || 0));
        return {
          loadedAt, now: Date.now(), made: new Date().getTime(), stamped: new Stamp().getTime(),
          text: Date(), fixed: new Date(0).toISOString(), isDate: new Date() instanceof Date,
          utc: Date.UTC(2027, 0, 1), sameClass: new Date().constructor === Date,
          worldMs: Date.now() - before, realMs: performance.now() - real,
        };
      };`,
  },
  thrower: { code: "exports.main = async () => { throw new Error('the shelf is empty'); };" },
  'late-thrower': {
    code: "exports.main = async () => { setTimeout(() => { throw new Error('too late'); }, 1); await new Promise(() => {}); };",
  },
  broken: { code: "throw new Error('cannot load');" },
  sleeper: {
    code: 'exports.main = async () => new Promise(() => setInterval(() => {}, 1000));',
    config: { timeout: 1 },
  },
  spinner: { code: 'exports.main = async () => { for (;;) {} };', config: { timeout: 1 } },
  glutton: {
    code: `exports.main = async () => {
      const kept = [];
      for (;;) kept.push(new Array(100000).fill(kept.length).map((n) => ({ n })));
    };`,
    config: { memorySize: 64, timeout: 20 },
  },
  talker: {
    code: "exports.main = async () => { console.log('hello %s', 'Lin', { n: 1 }); console.error('oh'); return 'x'; };",
  },
  silent: { code: 'exports.main = async () => undefined;' },
  flood: { code: "exports.main = async (event) => 'x'.repeat(event.size);" },
  reach: {
    code: `
      const net = require('net'), http = require('http'), dns = require('dns');
      const attempt = (start) => new Promise((resolve) => start((error) => resolve(error ? error.message : 'connected')));
      exports.main = async (event) => ({
        socket: await attempt((done) => net.connect(443, 'example.com').on('error', done)),
        address: await attempt((done) => net.connect({ port: 80, host: '10.0.0.1' }).on('error', done)),
        http: await attempt((done) => http.get('http://example.com/').on('error', done)),
        fetch: await attempt((done) => fetch('http://example.com/').catch((error) => done(error.cause || error))),
        lookup: await attempt((done) => dns.lookup('example.com', done)),
        resolve: await attempt((done) => dns.promises.resolve4('example.com').catch(done)),
        local: await attempt((done) => net.connect(event.port, '127.0.0.1').on('connect', () => done()).on('error', done)),
        localhost: await attempt((done) => net.connect(event.port, 'localhost').on('connect', () => done()).on('error', done)),
      });`,
  },
};

let directory: FixtureDirectory;
let clock: VirtualClock;
let runtime: FunctionRuntime;

beforeAll(() => {
  directory = buildFixtureFunctions(FUNCTIONS);
});
afterAll(() => directory.remove());
beforeEach(() => {
  clock = new VirtualClock();
  runtime = startRuntime();
});
afterEach(() => runtime.dropInstances());

function startRuntime(liveLimit?: number): FunctionRuntime {
  const catalog = loadFunctionCatalog(directory.path, { STORE_NAME: '小林的店', UNRELATED: 'secret' });
  const settings = { envId: 'local-env', appid: 'wx-local', gatewayUrl: 'http://127.0.0.1:9' };
  return new FunctionRuntime({ catalog, settings, clock, liveLimit });
}

function resultOf(outcome: InvocationOutcome): Record<string, unknown> {
  if (!outcome.ok) throw new Error(outcome.failure.message);
  return JSON.parse(outcome.resultJson);
}

const call = async (name: string, event: unknown = {}, invocation = CLIENT): Promise<Record<string, unknown>> =>
  resultOf(await runtime.invoke(name, event, invocation));

describe('identity', () => {
  it('shows main() who calls, through the unmodified SDK', async () => {
    const { context } = await call('whoami', { a: 1 });
    expect(context).toEqual({
      ENV: 'local-env',
      SOURCE: 'wx_client',
      APPID: 'wx-local',
      CLIENTIP: '127.0.0.1',
      OPENID: 'o-lin',
      UNIONID: 'u-lin',
    });
  });

  it('keeps the identities of concurrent calls apart', async () => {
    const openids = ['o-1', 'o-2', 'o-3', 'o-4', 'o-5', 'o-6'];
    const answers = await Promise.all(
      openids.map((openid) => call('whoami', { waitMs: 30, openid }, { source: 'wx_client', identity: { openid } })),
    );
    expect(answers.map(({ context }) => Reflect.get(Object(context), 'OPENID'))).toEqual(openids);
  });

  it('leaves no identity behind for the next call of a warm instance', async () => {
    await call('whoami');
    const { context, calls } = await call('whoami', {}, { source: 'wx_trigger', byTimer: true });
    expect(calls).toBe(2);
    expect(context).toEqual({ ENV: 'local-env', SOURCE: 'wx_trigger', APPID: 'wx-local', CLIENTIP: '127.0.0.1' });
  });

  it('resolves the token of a call only while it runs', async () => {
    const environment = await call('environment');
    expect(runtime.callerOf(String(environment.WX_API_TOKEN))).toBeUndefined();
  });
});

describe('environment', () => {
  it('gives a function the variables that it names and nothing else of the deployment or the host', async () => {
    const environment = await call('environment');
    expect(environment.STORE_NAME).toBe('小林的店');
    expect(environment.STORE_KEY).toBeUndefined();
    expect(environment.UNRELATED).toBeUndefined();
    expect(environment.PATH).toBeUndefined();
    expect(runtime.catalog.get('environment')?.missingEnvironment).toEqual(['STORE_KEY']);
  });
});

describe('instances', () => {
  it('starts cold once, then stays warm until instances are dropped', async () => {
    expect((await call('whoami')).calls).toBe(1);
    expect((await call('whoami')).calls).toBe(2);
    expect(await runtime.dropInstances()).toBe(1);
    expect((await call('whoami')).calls).toBe(1);
    expect(runtime.counts().whoami).toMatchObject({ invocations: 3, coldStarts: 2, errors: 0, liveInstances: 1 });
  });

  it('of one function are dropped alone', async () => {
    await call('whoami');
    await call('environment');
    expect(await runtime.dropInstances('whoami')).toBe(1);
    expect(runtime.counts()).toMatchObject({ whoami: { liveInstances: 0 }, environment: { liveInstances: 1 } });
  });

  it('of one function are eight at most, and all calls are served', async () => {
    const calls = Array.from({ length: 30 }, (_, index) => call('whoami', { index }));
    expect(await Promise.all(calls)).toHaveLength(30);
    expect(runtime.counts().whoami).toMatchObject({ invocations: 30, errors: 0 });
    expect(runtime.counts().whoami?.coldStarts).toBeLessThanOrEqual(8);
  });

  it('never lives with more instances than allowed and serves every call', async () => {
    runtime = startRuntime(3);
    const calls = Array.from({ length: 20 }, (_, index) => call('whoami', { waitMs: 5, index }));
    const answers = await Promise.all(calls);
    expect(answers.map(({ event }) => Reflect.get(Object(event), 'index'))).toEqual([...Array(20).keys()]);
    expect(runtime.counts().whoami).toMatchObject({ invocations: 20, coldStarts: 3, liveInstances: 3 });
  });

  it('retires the least recently used free instance for another function', async () => {
    runtime = startRuntime(2);
    for (const name of ['silent', 'talker', 'silent', 'environment']) await runtime.invoke(name, {}, CLIENT);
    const { silent, talker, environment } = runtime.counts();
    expect([silent?.liveInstances, talker?.liveInstances, environment?.liveInstances]).toEqual([1, 0, 1]);
  });
});

describe('the clock', () => {
  it('shows a jump at once and keeps timers and deadlines real', async () => {
    const first = await call('clock');
    await clock.advanceBy(25 * DAY_MS);
    const second = await call('clock', { waitMs: 20 });
    expect(Number(second.now) - Number(first.now)).toBeGreaterThanOrEqual(25 * DAY_MS);
    expect(Number(second.now) - Number(first.now)).toBeLessThan(25 * DAY_MS + 60_000);
    expect(second.loadedAt).toBe(first.loadedAt);
    expect(Math.abs(Number(second.made) - Number(second.now))).toBeLessThan(1000);
    expect(Math.abs(Number(second.stamped) - Number(second.now))).toBeLessThan(1000);
    expect(new Date(String(second.text)).getTime()).toBeGreaterThan(Number(first.now) + 24 * DAY_MS);
    expect(second).toMatchObject({ fixed: '1970-01-01T00:00:00.000Z', isDate: true, sameClass: true });
    expect(second.utc).toBe(1798761600000);
    expect(Number(second.realMs)).toBeLessThan(60_000);
  });
});

describe('failures', () => {
  it.each([
    ['nobody', 'FUNCTION_NOT_FOUND', 'FunctionName parameter could not be found: nobody'],
    ['thrower', 'FUNCTIONS_EXECUTE_FAIL', 'the shelf is empty'],
    ['late-thrower', 'FUNCTIONS_EXECUTE_FAIL', 'too late'],
    ['broken', 'FUNCTIONS_EXECUTE_FAIL', 'cannot load'],
    ['sleeper', 'FUNCTIONS_TIME_LIMIT_EXCEEDED', 'Invoking task timed out after 1 seconds'],
    ['spinner', 'FUNCTIONS_TIME_LIMIT_EXCEEDED', 'Invoking task timed out after 1 seconds'],
    ['glutton', 'FUNCTIONS_MEMORY_LIMIT_EXCEEDED', 'Memory limit of 64 MB exceeded'],
  ])('a call of %s fails with %s', async (name, code, words) => {
    const outcome = await runtime.invoke(name, {}, CLIENT);
    expect(outcome).toMatchObject({ ok: false, failure: { code } });
    if (!outcome.ok) expect(outcome.failure.reason).toContain(words);
    expect(runtime.counts()[name]?.liveInstances ?? 0).toBe(name === 'thrower' ? 1 : 0);
  });

  it('says a failed execution as the platform does', async () => {
    const outcome = await runtime.invoke('thrower', {}, CLIENT);
    const body = outcome.ok ? undefined : JSON.parse(outcome.failure.message);
    expect(body).toMatchObject({ errorCode: 1, errorMessage: 'user code exception caught' });
    expect(body.stackTrace).toMatch(/^Error: the shelf is empty\n\s+at /);
  });

  it('refuses an event or an answer above 6 MB', async () => {
    const tooMuch = await runtime.invoke('silent', { fat: 'x'.repeat(6 * 1024 * 1024) }, CLIENT);
    expect(tooMuch).toMatchObject({ ok: false, failure: { code: 'EXCEED_REQUEST_SIZE_LIMIT' } });
    const tooFat = await runtime.invoke('flood', { size: 6 * 1024 * 1024 }, CLIENT);
    expect(tooFat).toMatchObject({ ok: false, failure: { code: 'FUNCTIONS_EXECUTE_FAIL' } });
    expect((await runtime.invoke('flood', { size: 1024 * 1024 }, CLIENT)).ok).toBe(true);
  });

  it('answers null for a function that returns nothing', async () => {
    expect(await runtime.invoke('silent', {}, CLIENT)).toMatchObject({ ok: true, resultJson: 'null' });
  });
});

describe('the log', () => {
  it('holds what a function writes, with its request', async () => {
    const outcome = await runtime.invoke('talker', {}, CLIENT);
    const lines = runtime.log.newest(10, 'talker').map(({ level, text, requestId }) => ({ level, text, requestId }));
    expect(lines).toEqual([
      { level: 'info', text: 'hello Lin { n: 1 }', requestId: outcome.requestId },
      { level: 'error', text: 'oh', requestId: outcome.requestId },
    ]);
  });

  it('holds the stack of a thrown error', async () => {
    await runtime.invoke('thrower', {}, CLIENT);
    expect(runtime.log.newest(1)[0]?.text).toContain('Error: the shelf is empty');
  });
});

describe('the network', () => {
  it('lets a function connect to this machine only, and says which host it tried', async () => {
    const server = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const answer = await call('reach', { port });
    await new Promise((resolve) => server.close(resolve));
    const refused =
      'Function reach tried to reach example.com; the local cloud lets functions connect to 127.0.0.1 only.';
    for (const way of ['socket', 'http', 'fetch', 'lookup', 'resolve']) expect(answer[way]).toContain(refused);
    expect(answer.address).toContain('tried to reach 10.0.0.1');
    expect(answer.local).toBe('connected');
    expect(answer.localhost).toBe('connected');
  });
});
