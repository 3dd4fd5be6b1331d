import type { Gateway } from './gateway';
import { ServiceError } from './service-error';
import { startGateway } from './start-gateway';

let gateway: Gateway;

beforeEach(async () => {
  gateway = await startGateway({ maxBodyBytes: 2_000 });
});
afterEach(() => gateway.close());

async function call(body: unknown, headers: Record<string, string> = {}): Promise<{ status: number; answer: unknown }> {
  const response = await fetch(`${gateway.url}/admin?env=local-env&seqId=1`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
  return { status: response.status, answer: await response.json() };
}

describe('POST /admin', () => {
  it('places what a handler returns under data, with an id of the request', async () => {
    gateway.action('echo', async ({ word }) => ({ word }));

    const { status, answer } = await call({ action: 'echo', word: '你好' });

    expect(status).toBe(200);
    expect(answer).toEqual({ requestId: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{8}$/), data: { word: '你好' } });
  });

  it('answers a refusal with status 200, code and message', async () => {
    gateway.action('refuse', () => {
      throw new ServiceError('INVALID_PARAM', 'why');
    });

    const { status, answer } = await call({ action: 'refuse' });

    expect(status).toBe(200);
    expect(answer).toEqual({ code: 'INVALID_PARAM', message: 'why', requestId: expect.any(String) });
  });

  it.each<[string, unknown, Record<string, string>, string, RegExp]>([
    [
      'an action without handler',
      { action: 'ai.chat' },
      {},
      'NOT_EMULATED',
      /The action ai\.chat is not emulated yet; see emulator\/cloud\/README\.md/,
    ],
    ['a body without action', {}, {}, 'INVALID_PARAM', /must name an action/],
    ['a body that is no JSON', 'nonsense', {}, 'INVALID_PARAM', /not JSON/],
    ['a body that is a list', '[]', {}, 'INVALID_PARAM', /must be a JSON object/],
    ['a body that is too large', `"${'x'.repeat(2_000)}"`, {}, 'EXCEED_REQUEST_SIZE_LIMIT', /larger/],
    [
      'an openapi call',
      '--b\r\nContent-Disposition: form-data; name="action"\r\n\r\nwx.openApi\r\n--b--',
      { 'content-type': 'multipart/form-data; boundary=b' },
      'NOT_EMULATED',
      /openapi \(wx\.openApi\) is not emulated yet/,
    ],
  ])('names what is wrong with %s', async (_what, body, headers, code, message) => {
    const { status, answer } = await call(body, headers);

    expect(status).toBe(200);
    expect(answer).toMatchObject({ code, message: expect.stringMatching(message) });
  });

  it('hands unknown actions to the fallback', async () => {
    gateway.fallbackAction((_body, { action }) => `fallback for ${action}`);

    expect((await call({ action: 'anything' })).answer).toMatchObject({ data: 'fallback for anything' });
  });

  it('tells a handler which invocation calls, and counts each call once', async () => {
    gateway.resolveToken = (token) => (token === 'minted' ? { invocationId: 'i1', functionName: 'payout' } : undefined);
    gateway.action('who', (_body, { invocationId, functionName }) => ({ invocationId, functionName }));

    const known = await call({ action: 'who', wxCloudApiToken: 'minted' });
    const unknown = await call({ action: 'who', wxCloudApiToken: 'other' });
    await call({ action: 'nobody' });

    expect(known.answer).toMatchObject({ data: { invocationId: 'i1', functionName: 'payout' } });
    expect(unknown.answer).toMatchObject({ data: {} });
    expect(gateway.stats.snapshot()).toEqual({
      total: 3,
      byAction: { who: 2, nobody: 1 },
      byFunction: { payout: { who: 1 } },
    });
    gateway.stats.reset();
    expect(gateway.stats.snapshot()).toEqual({ total: 0, byAction: {}, byFunction: {} });
  });

  it('takes one handler per action', () => {
    gateway.action('once', () => 1);

    expect(() => gateway.action('once', () => 2)).toThrow('The action once has a handler already.');
  });
});

describe('routes', () => {
  it('give the longest prefix the request as it came, and answer what it says', async () => {
    gateway.route('/cos/', () => ({ status: 500, headers: {}, body: 'shorter' }));
    gateway.route('/cos/dir/', ({ method, path, query, headers, body }) => ({
      status: 201,
      headers: { 'x-kind': 'route' },
      body: `${method} ${path} ${query.get('q')} ${headers['x-a']} ${body.toString()}`,
    }));

    const response = await fetch(`${gateway.url}/cos/dir/a.txt?q=1`, {
      method: 'PUT',
      headers: { 'X-A': 'b' },
      body: 'raw',
    });

    expect([response.status, response.headers.get('x-kind')]).toEqual([201, 'route']);
    expect(await response.text()).toBe('PUT /cos/dir/a.txt 1 b raw');
  });

  it('refuse an unknown path and a body that is too large', async () => {
    gateway.route('/big', () => ({ status: 200, headers: {}, body: '' }));

    const unknown = await fetch(`${gateway.url}/nowhere`);
    const large = await fetch(`${gateway.url}/big`, { method: 'POST', body: 'x'.repeat(2_001) });

    expect([unknown.status, large.status]).toEqual([404, 413]);
  });
});
