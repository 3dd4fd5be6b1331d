import { createShareLink } from './create-share-link';
import { programUnderTest, startMs } from './program-under-test';
import { removeOldCodes } from './remove-old-codes';

const dayMs = 86_400_000;
const room = { kind: 'live', id: 'export/Room1', shopAppid: 'wxshop1', withCode: true } as const;

async function programWithCode() {
  const program = programUnderTest();
  await program.bind('oWang', 'wxsharerWang', '王阿姨');
  const { ports, codes, time } = program;
  const share = () => createShareLink(ports, { openid: 'oWang' }, room);
  await share();
  const calls: (readonly string[])[] = [];
  const storage = {
    async remove(fileIds: readonly string[]) {
      calls.push(fileIds);
      for (const fileId of fileIds) codes.files.delete(fileId);
    },
  };
  const nightAfter = (days: number, leftMs = () => 50_000) => {
    time.nowMs = startMs + days * dayMs;
    return removeOldCodes({ ...ports, storage }, leftMs);
  };
  return { ...program, share, nightAfter, calls };
}

describe('pictures of codes', () => {
  it('stay for a week after their link is over, and then go once', async () => {
    const { nightAfter, codes, calls } = await programWithCode();
    expect([await nightAfter(29), await nightAfter(37), codes.files.size]).toEqual([0, 0, 1]);
    expect([await nightAfter(38), await nightAfter(39), codes.files.size]).toEqual([1, 0, 0]);
    expect(calls).toEqual([['cloud://test/codes/202508/token-96-bits-1.jpg']]);
  });

  it('of a newer link stay, and the older link is still known by its token', async () => {
    const { nightAfter, codes, share, ports, time } = await programWithCode();
    time.nowMs = startMs + 31 * dayMs;
    await share();
    expect(await nightAfter(38)).toBe(1);
    expect([...codes.files.keys()]).toEqual(['cloud://test/codes/202509/token-96-bits-2.jpg']);
    const old = await ports.links.findLink('token-96-bits-1');
    expect([old?.contentId, old?.codeFileId]).toEqual(['export/Room1', undefined]);
  });

  it('wait for the next night where the time is over', async () => {
    const { nightAfter, codes } = await programWithCode();
    expect([await nightAfter(38, () => 5_000), codes.files.size]).toEqual([0, 1]);
  });

  it('go fifty at a time', async () => {
    const { nightAfter, ports, calls } = await programWithCode();
    const made = await ports.links.findLink('token-96-bits-1');
    if (!made) throw new Error('no link');
    for (let number = 0; number < 60; number += 1) {
      const link = { ...made, token: `more-${number}` };
      await ports.links.addLink(link);
      await ports.links.keepCode(link, `cloud://test/${number}`);
    }
    expect(await nightAfter(38)).toBe(61);
    expect(calls.map((files) => files.length)).toEqual([50, 11]);
  });
});
