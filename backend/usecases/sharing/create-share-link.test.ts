import { createShareLink } from './create-share-link';
import { refusal } from './platform-under-test';
import { brandUnderTest, programUnderTest, startMs } from './program-under-test';

const wang = { openid: 'oWang' };
const apple = { kind: 'product', id: '10000165275743001', shopAppid: 'wxshop1' } as const;
const room = { kind: 'live', id: 'export/Room1', shopAppid: 'wxshop1' } as const;
const coupon = { kind: 'coupon', id: '111111111', shopAppid: 'wxshop1' } as const;
const dayMs = 86_400_000;

async function programWithWang() {
  const program = programUnderTest();
  await program.bind('oWang', 'wxsharerWang', '王阿姨');
  const row = { _id: 'coupon|111111111', kind: 'coupon', contentId: '111111111', shopAppid: 'wxshop1' };
  await program.database.add('contents', row);
  return program;
}

describe('a share link', () => {
  it.each([
    [
      'a product',
      apple,
      {
        formsGoodUntilMs: startMs + 7 * dayMs,
        forms: {
          shortLink: '#小程序://微信小店/wxsharerWang',
          webLink: 'https://store.weixin.qq.com/shop/a/wxsharerWang',
          codeUrl: 'https://codes.example/wxsharerWang.png',
          promotionLink: 'promotion-10000165275743001-wxsharerWang',
          shareLink: null,
        },
        card: { title: '高山苹果', imageUrl: 'https://pictures.example/apple.png' },
        shareText: '广告｜高山苹果\n193.00 元,以小店页面为准\n#小程序://微信小店/wxsharerWang',
      },
    ],
    [
      'a live room',
      room,
      {
        formsGoodUntilMs: startMs + dayMs / 2,
        forms: {
          shortLink: null,
          webLink: null,
          codeUrl: 'https://codes.example/live/wxsharerWang.png',
          promotionLink: null,
          shareLink: 'share-export/Room1-wxsharerWang',
        },
        card: { title: '果园现摘专场', imageUrl: '' },
        shareText: '广告｜果园现摘专场',
      },
    ],
    [
      'a coupon',
      coupon,
      {
        formsGoodUntilMs: startMs + 7 * dayMs,
        forms: {
          shortLink: '#小程序://优惠券/wxsharerWang',
          webLink: null,
          codeUrl: 'https://codes.example/coupon/wxsharerWang.png',
          promotionLink: null,
          shareLink: 'share-111111111-wxsharerWang',
        },
        card: { title: '满 100 减 10', imageUrl: '' },
        shareText: '广告｜满 100 减 10\n#小程序://优惠券/wxsharerWang',
      },
    ],
  ])('to %s has every form that its kind has', async (_label, request, forms) => {
    const { ports } = await programWithWang();
    expect(await createShareLink(ports, wang, request)).toEqual({
      ok: true,
      value: {
        token: 'token-96-bits-1',
        landingPath: '/packages/land/land?t=token-96-bits-1',
        expiresAtMs: startMs + 30 * dayMs,
        note: null,
        places: expect.any(Array),
        terms: expect.any(Object),
        poster: expect.any(Object),
        ...forms,
      },
    });
  });

  it('is handed out again while half of its 30 days are left, and made anew after', async () => {
    const { ports, time, state } = await programWithWang();
    const first = await createShareLink(ports, wang, apple);
    const asked = state.asked.length;
    time.nowMs += 1000;
    expect(await createShareLink(ports, wang, apple)).toEqual(first);
    expect(state.asked).toHaveLength(asked);
    time.nowMs = startMs + 15 * dayMs;
    expect(await createShareLink(ports, wang, apple)).toMatchObject({ value: { token: 'token-96-bits-2' } });
  });

  it('belongs to one promoter: another one gets his own', async () => {
    const { ports, bind } = await programWithWang();
    await bind('oChen', 'wxsharerChen', '陈姐');
    const wangs = await createShareLink(ports, wang, apple);
    const chens = await createShareLink(ports, { openid: 'oChen' }, apple);
    expect(chens).toMatchObject({ value: { token: 'token-96-bits-2' } });
    expect(JSON.stringify(wangs)).not.toContain('Chen');
    expect(JSON.stringify(chens)).not.toContain('Wang');
  });

  it('keeps who shares what, and no openid', async () => {
    const { ports, database } = await programWithWang();
    await createShareLink(ports, wang, apple);
    const [row] = await database.list('share_links', { where: {}, limit: 9 });
    expect(row).toEqual({
      _id: 'token-96-bits-1',
      kind: 'product',
      shopAppid: 'wxshop1',
      contentId: '10000165275743001',
      targetKey: 'wxshop1|10000165275743001',
      promoter: 'wxsharerWang',
      brandId: 'brand1',
      forms: expect.objectContaining({ promotionLink: 'promotion-10000165275743001-wxsharerWang' }),
      card: { title: '高山苹果', imageUrl: 'https://pictures.example/apple.png', priceFen: 19_300 },
      formsGoodUntilMs: startMs + 7 * dayMs,
      createdAtMs: startMs,
      expiresAtMs: startMs + 30 * dayMs,
    });
  });

  it.each([
    ['an unknown product', { ...apple, id: 'p9' }],
    ['a product under another shop of ours', { ...coupon, shopAppid: 'wxshop9' }],
    ['a broadcast that is over', { ...room, id: 'export/Room0' }],
    ['a coupon nobody put down', { ...coupon, id: '999' }],
  ])('is refused for %s', async (_label, request) => {
    const { ports } = await programWithWang();
    expect(await createShareLink(ports, wang, request)).toEqual({ ok: false, code: 'not-shareable' });
  });

  it('is refused for a broadcast that ended since the shelf was read', async () => {
    const { ports, state } = await programWithWang();
    await createShareLink(ports, wang, { ...room, id: 'export/Room0' });
    state.rooms = [];
    expect(await createShareLink(ports, wang, room)).toMatchObject({ ok: false, code: 'not-shareable' });
  });

  it.each([
    ['a visitor', { openid: 'oVisitor' }, 'bound', '2025-01', 'not-bound'],
    ['one whose bond ended', wang, 'unbound', '2025-01', 'not-bound'],
    ['one who is suspended', wang, 'suspended', '2025-01', 'promoter-suspended'],
    ['one who agreed to an older version', wang, 'bound', '2025-02', 'agreement-not-accepted'],
  ])('is refused to %s', async (_label, caller, status, agreementVersion, code) => {
    const { ports, database, change } = await programWithWang();
    change.agency = { agreementVersion };
    await database.update('promoters', 'wxsharerWang', { set: { status } });
    expect(await createShareLink(ports, caller, apple)).toEqual({ ok: false, code });
    expect(await database.count('share_links', {})).toBe(0);
  });

  it('waits for the opening', async () => {
    const { ports, change } = await programWithWang();
    change.brands = [brandUnderTest('brand1', { isOpen: false })];
    expect(await createShareLink(ports, wang, apple)).toEqual({ ok: false, code: 'not-open' });
  });

  it.each([
    ['knows no bond', 10071029, 'not-bound'],
    ['is switched off', 10071049, 'platform-refused'],
  ])('says so when the platform %s', async (_label, errcode, code) => {
    const { ports, state } = await programWithWang();
    await createShareLink(ports, wang, { ...apple, id: 'p9' });
    state.refusal = refusal(errcode);
    expect(await createShareLink(ports, wang, apple)).toMatchObject({ ok: false, code });
  });
});
