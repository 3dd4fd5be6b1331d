import { articleUnderTest, noticeUnderTest, talentUnderTest, videoUnderTest } from '../sharing/contents-under-test';
import { createShareLink } from '../sharing/create-share-link';
import { feed } from '../sharing/feed';
import { apple as appleUnderTest, refusal } from '../sharing/platform-under-test';
import { brandUnderTest, programUnderTest, startMs } from '../sharing/program-under-test';
import { openLink, openThing } from './open-link';

const buyer = { openid: 'oBuyer', unionid: 'uBuyer' };
const nobody = { openid: undefined, unionid: undefined };
const dayMs = 86_400_000;
const minuteMs = 60_000;

const things = {
  product: { kind: 'product', id: '10000165275743001', shopAppid: 'wxshop1' },
  live: { kind: 'live', id: 'export/Room1', shopAppid: 'wxshop1' },
  notice: { kind: 'notice', id: 'notice-1', shopAppid: 'wxshop1' },
  video: { kind: 'video', id: 'export/Video1', shopAppid: 'wxshop1' },
  article: { kind: 'article', id: 'ApplesHowTo', shopAppid: 'wxshop1' },
  coupon: { kind: 'coupon', id: '111111111', shopAppid: 'wxshop1' },
} as const;

type Kind = keyof typeof things;
const kinds = Object.keys(things) as Kind[];
const touchKinds = {
  product: 'PRODUCT_CARD',
  live: 'LIVE',
  notice: 'LIVE_NOTICE',
  video: 'SHORT_VIDEO',
  article: 'ARTICLE',
  coupon: 'COUPON',
} as const;

/** One thing of every kind, two promoters, and an agency that saw articles count by their link. */
async function fullProgram() {
  const program = programUnderTest();
  const { state, change, database, ports } = program;
  await program.bind('oWang', 'wxsharerWang', '王阿姨');
  await program.bind('oChen', 'wxsharerChen', '陈姐');
  state.notices = [noticeUnderTest({ startsAtMs: startMs + 2 * dayMs })];
  state.videos = [videoUnderTest()];
  state.articles = [articleUnderTest()];
  state.couponsForUs = ['111111111'];
  change.agency = { articleAttribution: 'by-link' };
  const share = async (kind: Kind, openid = 'oWang') => {
    const made = await createShareLink(ports, { openid }, things[kind]);
    if (!made.ok) throw new Error(`no link: ${made.code}`);
    return made.value.token;
  };
  const land = async (
    token: string,
    request: { consent?: boolean; forwarderToken?: string } = {},
    opener: typeof buyer | typeof nobody = buyer,
  ) => {
    const page = await openLink(ports, opener, { token, consent: true, ...request });
    if (!page.ok) throw new Error(page.code);
    return page.value;
  };
  const touches = () => database.list('touches', { where: {}, limit: 99 });
  return { ...program, share, land, touches };
}

describe.each(kinds)('landing on a %s', (kind) => {
  it('shows the thing and keeps the touch of its kind', async () => {
    const { share, land, touches } = await fullProgram();
    const token = await share(kind);
    expect(await land(token)).toMatchObject({
      thing: { kind, id: things[kind].id, isAvailable: true },
      sharer: { nickname: '王阿姨' },
      instead: [],
    });
    expect(await touches()).toMatchObject([
      { kind: touchKinds[kind], promoter: 'wxsharerWang', contentId: things[kind].id, shopAppid: 'wxshop1' },
    ]);
  });

  it.each([
    ['without identity', nobody, true],
    ['without consent', buyer, false],
  ])('%s shows the same and keeps nothing', async (_label, opener, consent) => {
    const { share, land, touches } = await fullProgram();
    const token = await share(kind);
    const shown = await land(token, { consent }, opener);
    expect(shown.attribution).not.toBeNull();
    expect(await touches()).toEqual([]);
    expect(await land(token)).toEqual(shown);
  });

  it('tells a promoter of his own link', async () => {
    const { share, land } = await fullProgram();
    const own = await land(await share(kind), {}, { openid: 'oWang', unionid: 'uWang' });
    expect(own).toMatchObject({ isOwnLink: true, isPromoter: true });
  });

  it('credits a promoter who passed it on by his own link, and nobody for a stranger', async () => {
    const { share, land, touches } = await fullProgram();
    const [token, forwarderToken] = [await share(kind), await share(kind, 'oChen')];
    expect(await land(token, { forwarderToken: 'token-96-bits-77' })).toMatchObject({
      sharer: null,
      attribution: null,
    });
    expect(await touches()).toEqual([]);
    expect(await land(token, { forwarderToken })).toMatchObject({ sharer: { nickname: '陈姐' } });
    expect(await touches()).toMatchObject([{ promoter: 'wxsharerChen', forwardedByKind: 'promoter' }]);
  });

  it('lets somebody who is no promoter pass on the thing without a person', async () => {
    const { share, land, ports } = await fullProgram();
    const { resharePath } = await land(await share(kind));
    expect(resharePath).not.toContain('t=');
    expect(await openThing(ports, nobody, things[kind])).toMatchObject({ value: { sharer: null, attribution: null } });
  });
});

describe('what ties an order to the sharer', () => {
  it.each([
    ['product', { promotionLink: 'promotion-10000165275743001-wxsharerWang', shareLink: null, feedToken: null }],
    ['live', { promotionLink: null, shareLink: 'share-export/Room1-wxsharerWang', feedToken: null }],
    ['notice', { promotionLink: null, shareLink: 'share-notice-1-wxsharerWang', feedToken: null }],
    ['video', { promotionLink: null, shareLink: 'share-export/Video1-wxsharerWang', feedToken: 'token/export/Video1' }],
    ['article', { promotionLink: null, shareLink: 'share-苹果怎么挑-wxsharerWang', feedToken: null }],
    ['coupon', { promotionLink: null, shareLink: 'share-111111111-wxsharerWang', feedToken: null }],
  ] as const)('of a %s', async (kind, attribution) => {
    const { share, land } = await fullProgram();
    expect((await land(await share(kind))).attribution).toEqual(attribution);
  });

  it('is claimed for no article while nothing is proven: it is shown, and no touch is expected of it', async () => {
    const { share, land, touches, change } = await fullProgram();
    change.agency = {};
    expect(await land(await share('article'))).toMatchObject({
      thing: { articleUrl: 'https://mp.weixin.qq.com/s/ApplesHowTo', isAvailable: true },
      sharer: { nickname: '王阿姨' },
      attribution: { shareLink: null },
    });
    expect(await touches()).toEqual([]);
  });

  it('is asked for again when it is stale, by one of many visitors', async () => {
    const { share, land, state, time } = await fullProgram();
    const token = await share('video');
    time.nowMs += dayMs;
    state.asked.length = 0;
    await Promise.all([land(token), land(token), land(token)]);
    expect(state.asked.filter((question) => question.startsWith('shortVideoPromotions'))).toHaveLength(1);
  });

  it.each([
    ['refuses', { refusal: refusal(-1) }],
    ['does not answer', { isDown: true }],
  ])('stays as it was when the platform %s', async (_label, trouble) => {
    const { share, land, state, time } = await fullProgram();
    const token = await share('video');
    time.nowMs += dayMs;
    Object.assign(state, trouble);
    expect(await land(token)).toMatchObject({ attribution: { shareLink: 'share-export/Video1-wxsharerWang' } });
  });
});

describe('a broadcast that is over', () => {
  const evening = { exportId: 'export/Room2', description: '晚场', shareLink: '', host: 'wxshop1/sph1' };

  it('leads to the one that is running, under the same promoter, and that is the touch', async () => {
    const { share, land, state, time, touches } = await fullProgram();
    const token = await share('live');
    state.rooms = [evening];
    time.nowMs += minuteMs;
    expect(await land(token)).toMatchObject({
      thing: { id: 'export/Room1', isAvailable: false },
      sharer: { nickname: '王阿姨' },
      instead: [
        {
          thing: { kind: 'live', id: 'export/Room2', title: '晚场', isAvailable: true },
          attribution: { shareLink: 'share-export/Room2-wxsharerWang' },
        },
      ],
    });
    expect(await touches()).toMatchObject([{ kind: 'LIVE', contentId: 'export/Room2', promoter: 'wxsharerWang' }]);
  });

  it('leads to the next notice when nothing is running: the soonest of the same host', async () => {
    const { share, land, state, time, touches } = await fullProgram();
    const token = await share('live');
    state.talents = [talentUnderTest()];
    const notices = [
      { noticeId: 'late', startsAtMs: startMs + 3 * dayMs },
      { noticeId: 'soon', startsAtMs: startMs + 2 * dayMs },
      { noticeId: 'his', startsAtMs: startMs + dayMs, host: 'wxtalent1' },
    ];
    state.notices = notices.map(noticeUnderTest);
    state.rooms = [];
    time.nowMs += minuteMs;
    expect(await land(token)).toMatchObject({
      instead: [
        {
          thing: { kind: 'notice', id: 'soon', airsAtMs: startMs + 2 * dayMs },
          attribution: { shareLink: 'share-soon-wxsharerWang' },
        },
      ],
    });
    expect(await touches()).toMatchObject([{ kind: 'LIVE_NOTICE', contentId: 'soon' }]);
  });

  it('leads to products of the shop when there is neither, and which one is opened is not seen', async () => {
    const { share, land, state, time, touches } = await fullProgram();
    const token = await share('live');
    Object.assign(state, { rooms: [], notices: [] });
    state.products = ['p1', 'p2', 'p3', 'p4'].map((productId) => appleUnderTest({ productId }));
    time.nowMs += minuteMs;
    const { instead } = await land(token);
    expect(instead.map(({ thing }) => thing.id)).toEqual(['p1', 'p2', 'p3']);
    expect(instead[0]?.attribution?.promotionLink).toBe('promotion-p1-wxsharerWang');
    expect(await touches()).toEqual([]);
  });

  it('leads somewhere without a person as well, when nobody can be credited', async () => {
    const { share, land, state, time, ports } = await fullProgram();
    const token = await share('live');
    await ports.promoters.markUnbound('wxsharerWang');
    state.rooms = [evening];
    time.nowMs += minuteMs;
    const { instead, sharer } = await land(token);
    expect([sharer, instead]).toMatchObject([null, [{ thing: { id: 'export/Room2' }, attribution: null }]]);
  });

  it('of a notice leads to the broadcast that began', async () => {
    const { share, land, state, time } = await fullProgram();
    const token = await share('notice');
    state.rooms = [evening];
    time.nowMs = startMs + 2 * dayMs;
    expect(await land(token)).toMatchObject({
      thing: { isAvailable: false },
      instead: [{ thing: { id: 'export/Room2' } }],
    });
  });

  it('never leads into another brand', async () => {
    const { share, land, state, time, change } = await fullProgram();
    const token = await share('live');
    change.brands = [brandUnderTest('brand1'), brandUnderTest('brand2')];
    const account = { linkedAccountId: 'sph2', linkedAccountType: 1, name: '茶园' };
    change.moreShops = [
      { shopAppid: 'wxshop2', brandId: 'brand2', name: '茶叶店', linkedAccounts: [account], windows: null },
    ];
    state.rooms = [{ ...evening, host: 'wxshop2/sph2' }];
    Object.assign(state, { notices: [], products: [] });
    time.nowMs += minuteMs;
    expect((await land(token)).instead).toEqual([]);
  });
});

describe('another thing that is gone', () => {
  it.each(['video', 'article', 'coupon', 'product'] as const)('(%s) leads to other products', async (kind) => {
    const { share, land, state, time, touches, ports } = await fullProgram();
    const token = await share(kind);
    Object.assign(state, { videos: [], articles: [], coupons: [], couponsForUs: [] });
    state.products = [appleUnderTest({ productId: 'p2', title: '耙耙柑' })];
    time.nowMs += 11 * minuteMs;
    // Somebody looks at the shelf: the landing itself looks only for broadcasts.
    await feed(ports, { openid: 'oWang' }, { kind });
    const { thing, instead } = await land(token);
    expect(thing.isAvailable).toBe(false);
    expect(instead.map((one) => one.thing.id)).toEqual(['p2']);
    expect(await touches()).toEqual([]);
  });

  it('is turned away by the review as well', async () => {
    const { share, land, change } = await fullProgram();
    const token = await share('video');
    change.brands = [brandUnderTest('brand1', { reviewMode: 'all' })];
    expect(await land(token)).toMatchObject({ thing: { isAvailable: false }, instead: [] });
  });
});
