import { articleUnderTest, noticeUnderTest, talentUnderTest, videoUnderTest } from './contents-under-test';
import { createShareLink, type ShareRequest } from './create-share-link';
import { feed } from './feed';
import { refusal } from './platform-under-test';
import { brandUnderTest, programUnderTest, startMs } from './program-under-test';

const wang = { openid: 'oWang' };
const visitor = { openid: 'oVisitor' };
const dayMs = 86_400_000;
const hourMs = 3_600_000;
const articleSentence = '图文带来的订单是否记在您名下,微信没有说明。以微信的订单为准,我们不作承诺。';

const things = {
  product: { kind: 'product', id: '10000165275743001', shopAppid: 'wxshop1' },
  live: { kind: 'live', id: 'export/Room1', shopAppid: 'wxshop1' },
  notice: { kind: 'notice', id: 'notice-1', shopAppid: 'wxshop1' },
  video: { kind: 'video', id: 'export/Video1', shopAppid: 'wxshop1' },
  article: { kind: 'article', id: 'ApplesHowTo', shopAppid: 'wxshop1' },
  coupon: { kind: 'coupon', id: '111111111', shopAppid: 'wxshop1' },
} as const satisfies Record<string, ShareRequest>;

type Kind = keyof typeof things;
const kinds = Object.keys(things) as Kind[];

/** One thing of every kind, and a promoter. */
async function fullProgram() {
  const program = programUnderTest();
  const { state } = program;
  await program.bind('oWang', 'wxsharerWang', '王阿姨');
  state.notices = [noticeUnderTest({ startsAtMs: startMs + 2 * dayMs })];
  state.videos = [videoUnderTest()];
  state.articles = [articleUnderTest()];
  state.couponsForUs = ['111111111'];
  const share = (kind: Kind, openid = 'oWang') => createShareLink(program.ports, { openid }, things[kind]);
  return { ...program, share };
}

describe('a link to content', () => {
  it.each([
    [
      'notice',
      { codeUrl: 'https://codes.example/notice/wxsharerWang.png', shareLink: 'share-notice-1-wxsharerWang' },
      '广告｜果园夜场\n8 月 3 日 20:03 开播',
      startMs + 2 * dayMs,
    ],
    [
      'video',
      { codeUrl: null, shareLink: 'share-export/Video1-wxsharerWang' },
      '广告｜高山苹果\n193.00 元,以小店页面为准',
      startMs + dayMs,
    ],
    ['article', { codeUrl: null, shareLink: 'share-苹果怎么挑-wxsharerWang' }, '广告｜苹果怎么挑', startMs + 7 * dayMs],
  ] as const)('(%s) has the forms of its kind', async (kind, forms, shareText, formsGoodUntilMs) => {
    const { share } = await fullProgram();
    expect(await share(kind)).toMatchObject({
      ok: true,
      value: {
        forms: { shortLink: null, webLink: null, promotionLink: null, ...forms },
        shareText,
        formsGoodUntilMs,
        note: kind === 'article' ? articleSentence : null,
      },
    });
  });

  it('tells nobody the token that shows a video: that is for the landing page', async () => {
    const { share } = await fullProgram();
    expect(JSON.stringify(await share('video'))).not.toContain('token/export');
  });

  it('says of an article nothing more where the agency saw that the link is enough', async () => {
    const { share, change } = await fullProgram();
    change.agency = { articleAttribution: 'by-link' };
    expect(await share('article')).toMatchObject({ value: { note: null } });
  });

  it.each([
    ['product', ['card', 'shortLink'], ['webLink']],
    ['coupon', ['card', 'shortLink'], []],
    ['live', ['card'], []],
    ['notice', ['card'], []],
    ['video', ['card'], []],
    ['article', ['card'], []],
  ] as const)('(%s) says what works in a chat and outside of WeChat', async (kind, chat, outside) => {
    const { share } = await fullProgram();
    expect(await share(kind)).toMatchObject({
      value: {
        places: expect.arrayContaining([
          expect.objectContaining({ place: 'chat', forms: chat }),
          expect.objectContaining({ place: 'outside', forms: outside }),
        ]),
      },
    });
  });

  it.each(kinds)('(%s) is refused where the shelf has no such thing', async (kind) => {
    const { ports } = await fullProgram();
    const request = { ...things[kind], id: 'nothing' };
    expect(await createShareLink(ports, wang, request)).toEqual({ ok: false, code: 'not-shareable' });
  });

  it.each(kinds)('(%s) says so when the platform knows no bond, or refuses', async (kind) => {
    const { ports, share, state } = await fullProgram();
    await feed(ports, wang, { kind });
    state.refusal = refusal(10071029);
    expect(await share(kind)).toMatchObject({ ok: false, code: 'not-bound' });
    state.refusal = refusal(10071049);
    expect(await share(kind)).toMatchObject({ ok: false, code: 'platform-refused' });
  });

  it.each([
    ['live', () => ({ rooms: [] })],
    ['notice', () => ({ notices: [] })],
    ['video', () => ({ videos: [] })],
    ['article', () => ({ articles: [] })],
    ['coupon', () => ({ couponsForUs: [], coupons: [] })],
    ['product', () => ({ products: [] })],
  ] as const)('(%s) is refused once it is over or gone', async (kind, gone) => {
    const { share, state, time } = await fullProgram();
    await share(kind);
    Object.assign(state, gone());
    time.nowMs += 11 * 60_000;
    expect(await share(kind)).toEqual({ ok: false, code: 'not-shareable' });
  });

  it('to a notice ends when the broadcast begins', async () => {
    const { share, time } = await fullProgram();
    await share('notice');
    time.nowMs = startMs + 2 * dayMs;
    expect(await share('notice')).toEqual({ ok: false, code: 'time-over' });
  });
});

describe('the forms of a link', () => {
  it.each([
    ['product', 7 * dayMs],
    ['coupon', 7 * dayMs],
    ['live', 12 * hourMs],
    ['video', dayMs],
    ['article', 7 * dayMs],
  ] as const)('(%s) are kept until they are stale, then asked for again under the same token', async (kind, lifeMs) => {
    const { ports, share, state, time } = await fullProgram();
    const first = await share(kind);
    time.nowMs = startMs + lifeMs - 1;
    await feed(ports, wang, { kind });
    const asked = state.asked.length;
    expect(await share(kind)).toEqual(first);
    expect(state.asked).toHaveLength(asked);
    time.nowMs += 1;
    expect(await share(kind)).toMatchObject({
      value: { token: 'token-96-bits-1', formsGoodUntilMs: startMs + 2 * lifeMs },
    });
    expect(state.asked.length).toBeGreaterThan(asked);
  });

  it('are kept as long as the agency set', async () => {
    const { share, change, state, time } = await fullProgram();
    change.agency = { formValidity: { video: { shareLink: 3 * dayMs, feedToken: 2 * dayMs } } };
    expect(await share('video')).toMatchObject({ value: { formsGoodUntilMs: startMs + 2 * dayMs } });
    time.nowMs += dayMs;
    await share('video');
    expect(state.asked.filter((question) => question.startsWith('shortVideoPromotions'))).toHaveLength(1);
  });
});

describe('the feed of content', () => {
  it.each([
    ['live', { id: 'export/Room1', title: '果园现摘专场', hostName: '视频号', airsAtMs: null }],
    ['notice', { id: 'notice-1', title: '果园夜场', hostName: '视频号', airsAtMs: startMs + 2 * dayMs }],
    ['video', { id: 'export/Video1', title: '高山苹果', hostName: '视频号', priceFen: 19_300 }],
    ['article', { id: 'ApplesHowTo', title: '苹果怎么挑', hostName: '公众号', note: articleSentence }],
    ['coupon', { id: '111111111', title: '满 100 减 10', hostName: '' }],
  ] as const)('shows a %s', async (kind, shown) => {
    const { ports } = await fullProgram();
    expect(await feed(ports, wang, { kind })).toMatchObject({ value: { items: [{ kind, ...shown }] } });
  });

  it('estimates a video by the fee that the platform expects: 48.25 yuan at 80 % are 38.60, for promoters only', async () => {
    const { ports } = await fullProgram();
    expect(await feed(ports, wang, { kind: 'video' })).toMatchObject({ value: { items: [{ estimateFen: 3860 }] } });
    const shown = await feed(ports, visitor, { kind: 'video' });
    expect(shown).toMatchObject({ value: { items: [{ estimateFen: null }] } });
    const article = await feed(ports, visitor, { kind: 'article' });
    expect(article).toMatchObject({ value: { items: [{ note: null }] } });
  });

  it('has the content of talents of the partner list, by each of their names and accounts', async () => {
    const { ports, state } = await fullProgram();
    state.talents = [
      talentUnderTest({ videoExportNames: ['export/N1', 'export/N2'], articleAccountAppids: ['wxbiz1'] }),
    ];
    state.videos = [videoUnderTest({ exportId: 'export/V2', host: 'wxtalent1' })];
    state.articles = [articleUnderTest({ host: 'wxtalent1' })];
    const videos = await feed(ports, wang, { kind: 'video' });
    expect(videos).toMatchObject({ value: { items: [{ id: 'export/V2', hostName: '果园阿杰' }] } });
    const articles = await feed(ports, wang, { kind: 'article' });
    expect(articles).toMatchObject({ value: { items: [{ hostName: '果园阿杰' }] } });
    expect(state.asked).toEqual(
      expect.arrayContaining([
        'listShortVideos wxtalent1 export/N1',
        'listShortVideos wxtalent1 export/N2',
        'listArticles wxtalent1 wxbiz1 wxsharerWang',
      ]),
    );
  });

  it('shares what a talent is broadcasting by the links of his own family of endpoints', async () => {
    const { ports, state } = await fullProgram();
    state.talents = [talentUnderTest()];
    state.rooms = [{ exportId: 'export/Ajie', description: '逛果园', shareLink: '', host: 'wxtalent1' }];
    const request = { kind: 'live', id: 'export/Ajie', shopAppid: 'wxshop1' } as const;
    expect(await createShareLink(ports, wang, request)).toMatchObject({
      value: { forms: { shareLink: 'share-export/Ajie-wxsharerWang' } },
    });
    expect(state.asked).toContain('listTalentLives wxtalent1 wxsharerWang');
  });

  it.each(['live', 'notice', 'video', 'article', 'coupon'] as const)(
    'of %s is not called empty when the platform refuses at the first look',
    async (kind) => {
      const { ports, state } = await fullProgram();
      state.refusal = refusal(-1);
      expect(await feed(ports, wang, { kind })).toMatchObject({ ok: false, code: 'platform-refused' });
    },
  );
});

describe('two brands', () => {
  /** A second brand with its own shop and 视频号; the talent shares for the second shop. */
  async function twoBrands() {
    const program = await fullProgram();
    const { state, change } = program;
    change.brands = [brandUnderTest('brand1'), brandUnderTest('brand2', { name: '茶园' })];
    change.moreShops = [
      {
        shopAppid: 'wxshop2',
        brandId: 'brand2',
        name: '茶叶店',
        linkedAccounts: [{ linkedAccountId: 'sph2', linkedAccountType: 1, name: '茶园视频号' }],
        windows: null,
        talentAppids: ['wxtalent1'],
      },
    ];
    state.talents = [talentUnderTest()];
    const room = { description: '', shareLink: '' };
    state.rooms = [
      ...state.rooms,
      { ...room, exportId: 'export/Tea', host: 'wxshop2/sph2' },
      { ...room, exportId: 'export/Ajie', host: 'wxtalent1' },
    ];
    const ids = async (brandId?: string) => {
      const page = await feed(program.ports, wang, { kind: 'live', brandId });
      return page.ok ? page.value.items.map((item) => `${item.brandId} ${item.id}`) : [];
    };
    return { ...program, ids };
  }

  it('each show their own shops, accounts and talents', async () => {
    const { ids } = await twoBrands();
    expect(await ids('brand1')).toEqual(['brand1 export/Room1']);
    expect(await ids('brand2')).toEqual(['brand2 export/Tea', 'brand2 export/Ajie']);
    expect(await ids()).toHaveLength(3);
  });

  it('do not lend each other their content: a thing belongs to the shop that shares it', async () => {
    const { ports, ids } = await twoBrands();
    await ids();
    const request = { kind: 'live', id: 'export/Ajie', shopAppid: 'wxshop1' } as const;
    expect(await createShareLink(ports, wang, request)).toEqual({ ok: false, code: 'not-shareable' });
  });
});
