import type { DoorRequest, DoorResponse } from './door';
import { buildFixtureFunctions, type FixtureDirectory } from './fixture-functions';
import { loadFunctionCatalog } from './function-catalog';
import { FunctionRuntime } from './function-runtime';
import { createHttpDoor } from './http-door';

const HTTP = { httpAccess: true, invoke: 'none' };

let directory: FixtureDirectory;
let runtime: FunctionRuntime;

beforeAll(() => {
  directory = buildFixtureFunctions({
    echo: {
      code: 'exports.main = async (event) => ({ event, openid: process.env.WX_OPENID, source: process.env.TCB_SOURCE });',
      config: HTTP,
    },
    answer: { code: 'exports.main = async (event) => JSON.parse(event.body);', config: HTTP },
    thrower: { code: "exports.main = async () => { throw new Error('no'); };", config: HTTP },
    closed: { code: 'exports.main = async () => 1;' },
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

function request(path: string, change: Partial<DoorRequest> = {}): Promise<DoorResponse> {
  const base = { method: 'POST', path, query: new URLSearchParams(), headers: {}, body: Buffer.alloc(0) };
  return createHttpDoor(runtime, () => {})({ ...base, ...change });
}

const jsonOf = (response: DoorResponse): Record<string, unknown> => JSON.parse(response.body.toString('utf8'));

describe('the event of an HTTP access', () => {
  it('carries method, path, query, headers and text body, and no identity', async () => {
    const response = await request('/http/echo/push/1', {
      query: new URLSearchParams('signature=ab&echostr=1%2B1'),
      headers: { 'content-type': 'text/xml', 'x-many': ['a', 'b'], 'x-openid': 'o-forged' },
      body: Buffer.from('<xml>订单</xml>'),
    });
    expect(jsonOf(response)).toEqual({
      event: {
        path: '/push/1',
        httpMethod: 'POST',
        headers: { 'content-type': 'text/xml', 'x-many': 'a, b', 'x-openid': 'o-forged' },
        queryStringParameters: { signature: 'ab', echostr: '1+1' },
        requestContext: { requestId: expect.any(String), envId: 'local-env', appId: 0, uin: 0 },
        body: '<xml>订单</xml>',
        isBase64Encoded: false,
      },
      source: 'wx_http',
    });
  });

  it('carries a body that is no UTF-8 text as base64, byte for byte', async () => {
    const bytes = Buffer.from([0xff, 0xfe, 0x00, 0x80, 0x41]);
    const { event } = jsonOf(await request('/http/echo', { body: bytes }));
    expect(event).toMatchObject({ path: '/', body: '//4AgEE=', isBase64Encoded: true });
  });
});

describe('the answer', () => {
  const answer = (value: unknown): Promise<DoorResponse> =>
    request('/http/answer', { body: Buffer.from(JSON.stringify(value)) });

  it.each([
    ['text', 'success', 'text/plain; charset=utf-8', 'success'],
    ['an object', { a: 1 }, 'application/json; charset=utf-8', '{"a":1}'],
    ['a number', 7, 'application/json; charset=utf-8', '7'],
    ['nothing', null, 'application/json; charset=utf-8', 'null'],
  ])('is %s', async (_label, value, contentType, body) => {
    const response = await answer(value);
    expect(response.status).toBe(200);
    expect(response.headers['content-type']).toBe(contentType);
    expect(response.body.toString('utf8')).toBe(body);
  });

  it('is an integration response with status, headers and body', async () => {
    const response = await answer({
      statusCode: 401,
      headers: { 'X-Why': 'sign', 'Content-Length': '9' },
      body: { code: 'FAIL' },
    });
    expect(response.status).toBe(401);
    expect(response.headers).toMatchObject({ 'x-why': 'sign', 'content-type': 'text/plain; charset=utf-8' });
    expect(response.headers['content-length']).toBeUndefined();
    expect(response.body.toString('utf8')).toBe('{"code":"FAIL"}');
  });

  it('decodes a base64 body', async () => {
    const response = await answer({ statusCode: 200, headers: {}, body: '//4AgEE=', isBase64Encoded: true });
    expect([...response.body]).toEqual([0xff, 0xfe, 0x00, 0x80, 0x41]);
  });

  it('has no body for a bare status', async () => {
    const response = await answer({ statusCode: 204 });
    expect([response.status, response.body.length]).toEqual([204, 0]);
  });
});

describe('a failed access', () => {
  it.each([
    ['an unknown function', '/http/nobody', 404, 'INVALID_PATH'],
    ['a function without HTTP access', '/http/closed', 404, 'INVALID_PATH'],
    ['a function that throws', '/http/thrower', 500, 'FUNCTION_INVOCATION_FAILED'],
  ])('of %s answers with a status and a code', async (_label, path, status, code) => {
    const response = await request(path);
    expect(response.status).toBe(status);
    expect(jsonOf(response)).toMatchObject({ code });
  });

  it('with a body above the event limit is refused', async () => {
    const response = await request('/http/answer', { body: Buffer.alloc(6 * 1024 * 1024, 65) });
    expect(response.status).toBe(413);
  });
});
