import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildFixtureFunctions, type FixtureDirectory } from './fixture-functions';
import { loadFunctionCatalog } from './function-catalog';
import { FunctionRuntime } from './function-runtime';
import type { Invocation } from './invocation';
import { answerInvokeFunction } from './invoke-function-action';

const SDK = "const cloud = require('wx-server-sdk'); cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });";
const CLIENT: Invocation = { source: 'wx_client', identity: { openid: 'o-lin', unionid: 'u-lin' }, appid: 'wx-shop' };

let directory: FixtureDirectory;
let runtime: FunctionRuntime;
let server: Server;

/** Speaks just enough of the wire protocol for the real SDK's callFunction: one action, one envelope. */
function startWire(): Promise<number> {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', async () => {
      const answer = await answerInvokeFunction(runtime, JSON.parse(Buffer.concat(chunks).toString('utf8')));
      const body =
        'failure' in answer ? { code: answer.failure.code, message: answer.failure.message } : { data: answer.payload };
      response.setHeader('content-type', 'application/json; charset=utf-8');
      response.end(JSON.stringify({ requestId: 'r', ...body }));
    });
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)));
}

beforeAll(async () => {
  directory = buildFixtureFunctions({
    caller: {
      code: `${SDK}
        exports.main = async ({ name, data }) => {
          try {
            return await cloud.callFunction({ name, data: data || {} });
          } catch (error) {
            return { errCode: error.errCode, code: error.code, errMsg: error.errMsg, message: error.message };
          }
        };`,
      config: { timeout: 20 },
    },
    whoami: { code: `${SDK} exports.main = async (event) => ({ event, context: cloud.getWXContext() });` },
    thrower: { code: "exports.main = async () => { throw new Error('sold out'); };" },
    sleeper: { code: 'exports.main = () => new Promise(() => {});', config: { timeout: 1 } },
    silent: { code: 'exports.main = async () => undefined;' },
  });
  runtime = new FunctionRuntime({
    catalog: loadFunctionCatalog(directory.path, {}),
    settings: { envId: 'local-env', appid: 'wx-local', gatewayUrl: `http://127.0.0.1:${await startWire()}` },
    clock: { offsetBuffer: new SharedArrayBuffer(8), nowMs: () => 0 },
    liveLimit: 2,
  });
});
afterAll(async () => {
  await runtime.dropInstances();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  directory.remove();
});

async function callThrough(name: string, data?: unknown, invocation = CLIENT): Promise<Record<string, unknown>> {
  const outcome = await runtime.invoke('caller', { name, data }, invocation);
  return outcome.ok ? JSON.parse(outcome.resultJson) : { failure: outcome.failure };
}

describe('a function that calls a function with the real SDK', () => {
  it('passes the caller on and adds itself to the source', async () => {
    const { result } = await callThrough('whoami', { at: 'x' });
    expect(result).toEqual({
      event: { at: 'x' },
      context: {
        ENV: 'local-env',
        SOURCE: 'wx_client,scf',
        APPID: 'wx-shop',
        OPENID: 'o-lin',
        UNIONID: 'u-lin',
        CLIENTIP: '127.0.0.1',
      },
    });
  });

  it('adds to the source at each step', async () => {
    const { result } = await callThrough('caller', { name: 'whoami' });
    expect(result).toMatchObject({ result: { context: { SOURCE: 'wx_client,scf,scf', OPENID: 'o-lin' } } });
  });

  it('passes no identity on from a timer', async () => {
    const { result } = await callThrough('whoami', {}, { source: 'wx_trigger', byTimer: true });
    expect(result).toMatchObject({ context: { SOURCE: 'wx_trigger,scf' } });
    expect(Reflect.get(Object(Reflect.get(Object(result), 'context')), 'OPENID')).toBeUndefined();
  });

  it('gets null from a function that returns nothing', async () => {
    expect(await callThrough('silent')).toMatchObject({ result: null, errMsg: 'callFunction:ok' });
  });

  it.each([
    ['nobody', 'FUNCTION_NOT_FOUND', 'FunctionName parameter could not be found: nobody'],
    ['thrower', 'FUNCTIONS_EXECUTE_FAIL', 'user code exception caught'],
    ['thrower', 'FUNCTIONS_EXECUTE_FAIL', 'Error: sold out'],
    ['sleeper', 'FUNCTIONS_TIME_LIMIT_EXCEEDED', 'Invoking task timed out after 1 seconds'],
  ])('sees a failed call of %s as the SDK reports %s', async (name, code, words) => {
    const seen = await callThrough(name);
    expect(seen).toMatchObject({ errCode: -1, code });
    expect(seen.errMsg).toContain('callFunction:fail');
    expect(seen.message).toContain(words);
  });

  it('does not lock up when callers fill every instance', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => callThrough('whoami')));
    expect(answers.map(({ result }) => Reflect.get(Object(result), 'event'))).toEqual(Array(6).fill({}));
    expect(runtime.liveInstances).toBeLessThanOrEqual(2);
  });
});

it('refuses a call that names no function or whose data is no JSON', async () => {
  expect(await answerInvokeFunction(runtime, {})).toMatchObject({ failure: { code: 'INVALID_PARAM' } });
  const broken = { function_name: 'silent', request_data: '{' };
  expect(await answerInvokeFunction(runtime, broken)).toMatchObject({ failure: { code: 'INVALID_PARAM' } });
});
