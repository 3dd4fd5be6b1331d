import { VirtualClock } from '../../clock/virtual-clock';
import { buildFixtureFunctions, type FixtureDirectory } from '../functions/fixture-functions';
import { type Cloud, startCloud } from '../start-cloud';

const sdk = `const cloud = require('wx-server-sdk');
  cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });`;
const code = `${sdk}
  exports.main = async ({ wish, path, remove }) => {
    try {
      if (remove) return await cloud.deleteFile({ fileList: [remove] });
      const { buffer, contentType } = await cloud.openapi.wxacode.getUnlimited(wish);
      const { fileID } = await cloud.uploadFile({ cloudPath: path, fileContent: buffer });
      const { fileList } = await cloud.getTempFileURL({ fileList: [fileID, fileID + '.none'] });
      const kept = await cloud.downloadFile({ fileID });
      return { contentType, fileID, fileList, isSame: kept.fileContent.equals(buffer) };
    } catch ({ errCode, errMsg }) {
      return { errCode, errMsg };
    }
  };`;
const allowed = { timeout: 20, permissions: { openapi: ['wxacode.getUnlimited'] } };

let directory: FixtureDirectory;
let cloud: Cloud;

beforeAll(async () => {
  directory = buildFixtureFunctions({
    codes: { code, config: allowed },
    others: { code, config: { timeout: 20 } },
  });
  cloud = await startCloud({
    clock: new VirtualClock(),
    functionsDir: directory.path,
    environment: {},
    collections: [],
    appid: 'wx0000000000000001',
  });
});

afterAll(async () => {
  await cloud.stop();
  directory.remove();
});

async function call(name: string, data: object): Promise<Record<string, unknown>> {
  const headers = { 'content-type': 'application/json', 'x-openid': 'o-wang' };
  const response = await fetch(cloud.clientUrl, { method: 'POST', headers, body: JSON.stringify({ name, data }) });
  return ((await response.json()) as { result: Record<string, unknown> }).result;
}

const wish = { scene: 't=abcdefghijklmnop', page: 'packages/land/land', width: 860 };

describe('a code of a page, made and kept by the real SDK', () => {
  it('is a picture that is uploaded, found by anybody, and read back as it was', async () => {
    const made = await call('codes', { wish, path: 'codes/one two.png' });
    expect(made).toMatchObject({ contentType: 'image/png', isSame: true });
    expect(made.fileID).toMatch(/^cloud:\/\/local-env\.[0-9a-f]{8}\/codes\/one two\.png$/);
    const [there, gone] = made.fileList as { status: number; tempFileURL: string }[];
    expect(there).toMatchObject({ status: 0 });
    expect(gone).toMatchObject({ tempFileURL: '' });
    const picture = await fetch(there?.tempFileURL ?? '');
    expect(picture.headers.get('content-type')).toBe('image/png');
    expect(Buffer.from(await picture.arrayBuffer()).toString('latin1')).toContain('scene\0t=abcdefghijklmnop');
  });

  it('is gone once it was deleted', async () => {
    const { fileID, fileList } = await call('codes', { wish, path: 'codes/gone.png' });
    expect(await call('codes', { remove: fileID })).toMatchObject({ fileList: [{ fileID, status: 0 }] });
    const [link] = fileList as { tempFileURL: string }[];
    expect((await fetch(link?.tempFileURL ?? '')).status).toBe(404);
  });

  it.each([
    ['a scene of more than 32 characters', { scene: 'x'.repeat(33) }, 40169],
    ['an empty scene', { scene: '' }, 40169],
    ['a scene with characters that WeChat does not take', { scene: '推客' }, 40129],
    ['a page with a slash in front', { scene: 't=1', page: '/packages/land/land' }, 41030],
    ['a page with a query', { scene: 't=1', page: 'packages/land/land?t=1' }, 41030],
    ['a picture that is too large', { scene: 't=1', width: 1281 }, 40097],
  ])('is refused with %s', async (_what, asked, errCode) => {
    expect(await call('codes', { wish: asked, path: 'codes/no.png' })).toMatchObject({ errCode });
  });

  it('is refused to a function whose config.json does not name the interface', async () => {
    expect(await call('others', { wish, path: 'codes/no.png' })).toMatchObject({ errCode: -604101 });
  });

  it.each([
    ['a slash in front', '/codes/a.png'],
    ['an empty folder', 'codes//a.png'],
    ['no name', 'codes/'],
    ['more than 850 bytes', '长'.repeat(300)],
  ])('is not kept under a path with %s', async (_what, path) => {
    expect(await call('codes', { wish, path })).toMatchObject({ errMsg: expect.stringContaining('path') });
  });
});

describe('a file of a mini-program', () => {
  const put = (path: string, headers: Record<string, string>) =>
    fetch(`${cloud.url}/client/storage/${encodeURIComponent(path)}`, { method: 'PUT', headers, body: 'a,b' });

  it('is kept for somebody with an identity', async () => {
    const answer = await put('complaints/1.csv', { 'x-openid': 'o-lin' });
    expect(await answer.json()).toMatchObject({ fileID: expect.stringContaining('/complaints/1.csv') });
    expect(await (await fetch(`${cloud.url}/client/storage/complaints%2F1.csv`)).text()).toBe('a,b');
  });

  it('is refused without one, and under a path that is none', async () => {
    expect((await put('complaints/2.csv', {})).status).toBe(403);
    expect((await put('/complaints/2.csv', { 'x-openid': 'o-lin' })).status).toBe(400);
  });
});

it('an upload that was asked for one path does not land on another', async () => {
  const answer = await fetch(`${cloud.url}/cos/codes/other.png`, {
    method: 'PUT',
    headers: { authorization: 'made-up' },
    body: 'x',
  });
  expect(answer.status).toBe(403);
  expect(await answer.text()).toContain('SignatureDoesNotMatch');
});
