import { createClientDoor } from './client-door';
import type { DoorRequest } from './door';
import { buildFixtureFunctions, type FixtureDirectory } from './fixture-functions';
import { loadFunctionCatalog } from './function-catalog';
import { FunctionRuntime } from './function-runtime';

const ECHO = {
  code: `
    const cloud = require('wx-server-sdk');
    cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });
    exports.main = async (event) => ({ event, context: cloud.getWXContext() });`,
};

let directory: FixtureDirectory;
let runtime: FunctionRuntime;
let activity = 0;

beforeAll(() => {
  directory = buildFixtureFunctions({
    echo: ECHO,
    open: { ...ECHO, config: { public: true } },
    internal: { ...ECHO, config: { invoke: 'none' } },
    thrower: { code: "exports.main = async () => { throw new Error('sold out'); };" },
    talker: { code: 'exports.main = async ({ length }) => "长".repeat(length);' },
    sleeper: { code: 'exports.main = () => new Promise(() => {});', config: { timeout: 1 } },
  });
  runtime = new FunctionRuntime({
    catalog: loadFunctionCatalog(directory.path, {}),
    settings: { envId: 'local-env', appid: 'wx-local', gatewayUrl: 'http://127.0.0.1:9' },
    clock: { offsetBuffer: new SharedArrayBuffer(8), nowMs: () => 0 },
  });
});
afterAll(async () => {
  await runtime.dropInstances();
  directory.remove();
});
beforeEach(() => {
  activity = 0;
});

async function call(body: unknown, headers: Record<string, string> = {}): Promise<Record<string, unknown>> {
  const request: DoorRequest = {
    method: 'POST',
    path: '/client/callFunction',
    query: new URLSearchParams(),
    headers,
    body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
  };
  const door = createClientDoor(runtime, () => {
    activity += 1;
  });
  const response = await door(request);
  expect(response.status).toBe(200);
  return JSON.parse(response.body.toString('utf8'));
}

const LIN = { 'x-openid': 'o-lin', 'x-unionid': 'u-lin', 'x-appid': 'wx-shop' };

it('hands the function the data with userInfo and vouches for the caller', async () => {
  expect(await call({ name: 'echo', data: { a: 1 } }, LIN)).toEqual({
    requestID: expect.any(String),
    result: {
      event: { a: 1, userInfo: { appId: 'wx-shop', openId: 'o-lin' } },
      context: {
        ENV: 'local-env',
        SOURCE: 'wx_client',
        APPID: 'wx-shop',
        OPENID: 'o-lin',
        UNIONID: 'u-lin',
        CLIENTIP: '127.0.0.1',
      },
    },
  });
  expect(activity).toBe(1);
});

it('does not let the data forge userInfo', async () => {
  const { result } = await call({ name: 'echo', data: { userInfo: { openId: 'o-boss' } } }, LIN);
  expect(Reflect.get(Object(result), 'event')).toEqual({ userInfo: { appId: 'wx-shop', openId: 'o-lin' } });
});

it('sets no OPENID for a caller without identity', async () => {
  const { result } = await call({ name: 'open', data: {} });
  expect(result).toEqual({
    event: { userInfo: { appId: 'wx-local' } },
    context: { ENV: 'local-env', SOURCE: 'wx_client', APPID: 'wx-local', CLIENTIP: '127.0.0.1' },
  });
});

it.each([
  ['an unknown function', 'nobody', LIN, -501000, 'FunctionName parameter could not be found: nobody'],
  ['a function that takes no client calls', 'internal', LIN, -501023, 'PERMISSION_DENIED'],
  ['a caller without identity', 'echo', {}, -501023, 'Unauthenticated access is denied'],
  ['a function that throws', 'thrower', LIN, -504002, 'functions execute fail'],
  ['a function that throws (its words)', 'thrower', LIN, -504002, 'errMsg: Error: sold out'],
  ['a function that takes too long', 'sleeper', LIN, -504003, 'Invoking task timed out after 1 seconds'],
])('answers %s in the words of wx.cloud', async (_label, name, headers, errCode, words) => {
  const answer = await call({ name, data: {} }, headers);
  expect(answer).toEqual({ errCode, errMsg: expect.stringContaining(words) });
  expect(answer.errMsg).toMatch(new RegExp(`^cloud\\.callFunction:fail Error: errCode: ${errCode} `));
});

it('hands a client a result of 1 MB in bytes, and refuses a larger one', async () => {
  // Two quotation marks stand around the text.
  const fits = Math.floor((1024 * 1024 - 2) / 3);

  const { result } = await call({ name: 'talker', data: { length: fits } }, LIN);
  expect(String(result)).toHaveLength(349_524);

  expect(await call({ name: 'talker', data: { length: fits + 1 } }, LIN)).toEqual({
    errCode: -604001,
    errMsg: expect.stringMatching(
      /^cloud\.callFunction:fail Error: errCode: -604001 cloudfunction result size exceed limit \(1MB\) \| requestId: \S+ \| errMsg: talker returned 1048577 bytes, a client takes 1048576$/,
    ),
  });
});

it.each([['not json'], [{ data: {} }], [{ name: '' }], [{ name: 'echo', data: [1] }], [[]]])(
  'refuses the body %j as an invalid parameter',
  async (body) => {
    expect(await call(body, LIN)).toMatchObject({ errCode: -501007 });
    expect(activity).toBe(0);
  },
);
