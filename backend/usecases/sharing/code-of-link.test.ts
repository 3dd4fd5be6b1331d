import { createShareLink } from './create-share-link';
import { programUnderTest, startMs } from './program-under-test';

const wang = { openid: 'oWang' };
const video = { kind: 'live', id: 'export/Room1', shopAppid: 'wxshop1', withCode: true } as const;

async function programWithWang() {
  const program = programUnderTest();
  await program.bind('oWang', 'wxsharerWang', '王阿姨');
  const code = async () => {
    const answer = await createShareLink(program.ports, wang, video);
    if (!answer.ok) throw new Error(answer.code);
    return answer.value.poster.code;
  };
  return { ...program, code };
}

const first = {
  fileId: 'cloud://test/codes/202508/token-96-bits-1.jpg',
  url: 'https://test/codes/202508/token-96-bits-1.jpg',
};

describe('the code of a link', () => {
  it('opens the landing page with the token, and lies with those of its month', async () => {
    const { code, codes } = await programWithWang();
    expect(await code()).toEqual(first);
    expect([...codes.files]).toEqual([[first.fileId, 'packages/land/land?t=token-96-bits-1']]);
  });

  it('is made once, and once more when its file is gone', async () => {
    const { code, codes } = await programWithWang();
    await code();
    codes.files.set(first.fileId, 'as it was');
    expect(await code()).toEqual(first);
    expect(codes.files.get(first.fileId)).toBe('as it was');
    codes.files.clear();
    expect(await code()).toEqual(first);
    expect(codes.files.get(first.fileId)).toBe('packages/land/land?t=token-96-bits-1');
  });

  it('is another one for the next link', async () => {
    const { code, time } = await programWithWang();
    await code();
    time.nowMs = startMs + 31 * 86_400_000;
    expect(await code()).toMatchObject({ fileId: 'cloud://test/codes/202509/token-96-bits-2.jpg' });
  });

  it('is not made where nobody asks for it', async () => {
    const { ports, codes } = await programWithWang();
    const { withCode: _no, ...request } = video;
    expect(await createShareLink(ports, wang, request)).toMatchObject({ value: { poster: { code: null } } });
    expect(codes.files.size).toBe(0);
  });

  it.each([
    ['WeChat refuses', 'isRefused'],
    ['WeChat does not answer', 'isDown'],
  ] as const)('is missing when %s, and the link is there all the same', async (_why, what) => {
    const { code, codes } = await programWithWang();
    codes[what] = true;
    expect(await code()).toBeNull();
    codes[what] = false;
    expect(await code()).toEqual(first);
  });
});
