import { inflateSync } from 'node:zlib';
import { type StoreUnderTest, storeUnderTest } from '../store-under-test';
import { qrPicture } from './qr-picture';
import { wordPicture } from './word-picture';

let world: StoreUnderTest;

beforeAll(async () => {
  world = await storeUnderTest();
});

afterAll(() => world.store.stop());

describe('the pages of the store', () => {
  it.each([
    ['/', 'text/html', '<title>模拟小店</title>'],
    ['/business-view?openid=oMini-wang-ayi', 'text/html', '同意'],
    ['/play-page.mjs', 'text/javascript', 'open-link'],
    ['/shelf-cards.mjs', 'text/javascript', 'reserve'],
    ['/order-cards.mjs', 'text/javascript', '到店用券'],
    ['/store.css', 'text/css', '#f4f5f3'],
    ['/picture/%E8%8B%B9%E6%9E%9C.svg', 'image/svg+xml', '苹果'],
  ])('%s is served as %s', async (path, type, part) => {
    const response = await fetch(world.store.url + path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain(type);
    expect(await response.text()).toContain(part);
  });

  it.each(['/nothing', '/qr/AAAAAAAAAAAA.png'])('%s is not there', async (path) => {
    expect((await fetch(world.store.url + path)).status).toBe(404);
  });

  it.each([
    ['http://127.0.0.1:5173', 200],
    ['http://localhost:8080', 200],
    ['https://evil.example', 403],
    ['http://127.0.0.1.evil.example', 403],
  ])('a page of %s gets %i', async (origin, status) => {
    const response = await fetch(`${world.store.url}/play/state`, { headers: { origin } });
    expect(response.status).toBe(status);
    expect(response.headers.get('access-control-allow-origin')).toBe(status === 200 ? origin : null);
  });
});

describe('the pictures', () => {
  it('of a code are PNG, the same for the same link, and carry its key', () => {
    const picture = qrPicture('abcDEF012345');
    expect(picture.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect(picture.includes('link\0abcDEF012345')).toBe(true);
    expect(qrPicture('abcDEF012345')).toEqual(picture);
    expect(qrPicture('abcDEF012346')).not.toEqual(picture);
    const start = picture.indexOf('IDAT') + 4;
    const rows = inflateSync(picture.subarray(start, start + picture.readUInt32BE(start - 8)));
    expect(rows).toHaveLength(264 * 265);
  });

  it('of a word hold no markup from it', () => {
    expect(wordPicture('<script>"&')).not.toContain('<script>');
  });
});
