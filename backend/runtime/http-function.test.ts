import fc from 'fast-check';
import { Outage } from '../ports/outage';
import { type HttpDefinition, type HttpRequest, httpFunction } from './http-function';

const silent = { info: () => undefined, alarm: () => undefined };

function setUp(part: Partial<HttpDefinition> = {}) {
  const requests: HttpRequest[] = [];
  const main = httpFunction({
    name: 'store-events',
    journal: silent,
    getContext: () => ({ SOURCE: 'wx_http' }),
    handle: async (request) => {
      requests.push(request);
      return { status: 200, body: 'success' };
    },
    ...part,
  });
  return { main, requests };
}

const post = { path: '/push', httpMethod: 'post', headers: { 'Content-Type': 'application/json' }, body: '{"a":"中"}' };

describe('an HTTP function', () => {
  it('gets the request with lower-case headers and the body byte for byte', async () => {
    const { main, requests } = setUp();
    const reply = await main({ ...post, queryStringParameters: { nonce: '1' } });
    expect(reply).toEqual({
      isBase64Encoded: false,
      statusCode: 200,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
      body: 'success',
    });
    expect(requests[0]).toMatchObject({
      path: '/push',
      method: 'POST',
      query: { nonce: '1' },
      headers: { 'content-type': 'application/json' },
    });
    expect(requests[0]?.rawBody).toEqual(Buffer.from('{"a":"中"}', 'utf8'));
  });

  it('decodes a body that came as base64', async () => {
    const { main, requests } = setUp();
    await main({ ...post, body: Buffer.from([0xff, 0x00]).toString('base64'), isBase64Encoded: true });
    expect(requests[0]?.rawBody).toEqual(Buffer.from([0xff, 0x00]));
  });

  it.each([
    ['another method', { ...post, httpMethod: 'DELETE' }, 405, 'method not allowed, use GET or POST'],
    ['a body over the limit', { ...post, body: 'x'.repeat(65_537) }, 413, 'body too large'],
    ['many bytes in few characters', { ...post, body: '中'.repeat(22_000) }, 413, 'body too large'],
    ['a huge base64 body', { ...post, body: 'A'.repeat(200_000), isBase64Encoded: true }, 413, 'body too large'],
    ['no path', { ...post, path: undefined }, 400, 'malformed request'],
    ['a body that is no text', { ...post, body: { a: 1 } }, 400, 'malformed body'],
    ['a repeated query field', { ...post, queryStringParameters: { nonce: ['1', '2'] } }, 400, 'malformed query'],
    ['headers that are no texts', { ...post, headers: { a: 1 } }, 400, 'malformed headers'],
    ['no event', undefined, 400, 'malformed request'],
  ])('refuses %s by name', async (_label, event, statusCode, body) => {
    const { main, requests } = setUp();
    expect(await main(event)).toMatchObject({ statusCode, body });
    expect(requests).toEqual([]);
  });

  it('answers an outage so that the sender comes again', async () => {
    const handle = () => Promise.reject(new Outage('database.add inbox', 'SECRET', true));
    expect(await setUp({ handle }).main(post)).toMatchObject({ statusCode: 503, body: 'try again' });
  });

  it('tells nothing of an error but a support code', async () => {
    const handle = () => Promise.reject(new Error('SECRET'));
    const reply = await setUp({ handle }).main(post);
    expect(reply.statusCode).toBe(500);
    expect(reply.body).toMatch(/^internal error [2-9A-Z]{8}$/);
  });

  it('counts its time from the start of the process on the first call, and from entry afterwards', async () => {
    let nowMs = 900;
    const { main, requests } = setUp({ monotonicMs: () => nowMs });
    await main(post);
    expect(requests[0]?.leftMs()).toBe(1_600);
    nowMs = 60_000;
    await main(post);
    expect(requests[1]?.leftMs()).toBe(2_500);
    nowMs = 62_000;
    expect(requests[1]?.leftMs()).toBe(500);
    nowMs = 70_000;
    expect(requests[1]?.leftMs()).toBe(0);
  });

  it('answers every event whatsoever', async () => {
    await fc.assert(
      fc.asyncProperty(fc.anything(), async (event) => {
        expect((await setUp().main(event)).statusCode).toBeGreaterThanOrEqual(400);
      }),
    );
  });
});
