import { createShareLink } from '../sharing/create-share-link';
import { programUnderTest, startMs } from '../sharing/program-under-test';
import { openLink } from './open-link';

const buyer = { openid: 'oBuyer', unionid: 'uBuyer' };
const nobody = { openid: undefined, unionid: undefined };
const apple = { kind: 'product', id: '10000165275743001', shopAppid: 'wxshop1' } as const;

async function share(program: ReturnType<typeof programUnderTest>): Promise<string> {
  const made = await createShareLink(program.ports, { openid: 'oWang' }, apple);
  if (!made.ok) throw new Error(`no link: ${made.code}`);
  return made.value.token;
}

async function programWithLink() {
  const program = programUnderTest();
  await program.bind('oWang', 'wxsharerWang', '王阿姨');
  return { ...program, token: await share(program) };
}

describe('a link that is opened at a computer', () => {
  it('comes with the code that opens the same page on a phone', async () => {
    const { ports, token, codes } = await programWithLink();
    const answer = await openLink(ports, buyer, { token, consent: false, withCode: true });
    expect(answer).toMatchObject({ value: { codeUrl: `https://test/codes/202508/${token}.jpg` } });
    expect([...codes.files.values()]).toEqual([`packages/land/land?t=${token}`]);
  });

  it('shows the thing without a code when none is to be had', async () => {
    const { ports, token, codes } = await programWithLink();
    codes.isDown = true;
    const answer = await openLink(ports, nobody, { token, consent: false, withCode: true });
    expect(answer).toMatchObject({ ok: true, value: { codeUrl: null, thing: { title: '高山苹果' } } });
  });
});

describe('a thing that is not on offer', () => {
  it.each([
    ['sold out', { isSoldOut: true }, 'sold-out'],
    ['past its time', { promotionEndsAtMs: startMs }, 'time-over'],
    ['taken off by the shop', { onSale: false }, 'not-shareable'],
  ] as const)('that is %s says so, to buyers and to promoters', async (_what, change, obstacle) => {
    const { ports, token, state, time } = await programWithLink();
    state.products = state.products.map((product) => ({ ...product, ...change }));
    time.nowMs += 600_000;
    expect(await createShareLink(ports, { openid: 'oWang' }, apple)).toMatchObject({ ok: false, code: obstacle });
    const opened = await openLink(ports, buyer, { token, consent: false });
    expect(opened).toMatchObject({
      value: { thing: { isAvailable: false, obstacle }, sharer: { nickname: '王阿姨' } },
    });
  });

  it('is on offer again once there is more of it', async () => {
    const { ports, token, state, time } = await programWithLink();
    const before = state.products;
    state.products = before.map((product) => ({ ...product, isSoldOut: true as const }));
    time.nowMs += 600_000;
    await createShareLink(ports, { openid: 'oWang' }, apple);
    state.products = before;
    time.nowMs += 600_000;
    expect(await createShareLink(ports, { openid: 'oWang' }, apple)).toMatchObject({ ok: true, value: { token } });
  });
});

describe('names and titles that others wrote', () => {
  it('stand on the page without the words that may not be published', async () => {
    const program = programUnderTest();
    await program.bind('oWang', 'wxsharerWang', '躺赚王阿姨');
    program.state.products = program.state.products.map((one) => ({ ...one, title: '降血糖 高山苹果' }));
    const token = await share(program);
    expect(await openLink(program.ports, buyer, { token, consent: false })).toMatchObject({
      value: { thing: { title: '高山苹果' }, sharer: { nickname: '王阿姨' } },
    });
  });
});

it('a nickname with marks of direction leaves the words around it as they stand', async () => {
  const program = programUnderTest();
  await program.bind('oWang', 'wxsharerWang', '王\u202e阿姨\n');
  const token = await share(program);
  expect(await openLink(program.ports, buyer, { token, consent: false })).toMatchObject({
    value: { sharer: { nickname: '王阿姨' } },
  });
});
