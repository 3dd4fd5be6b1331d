import type { PlatformProduct } from '../../ports/store-platform';
import { articleUnderTest, noticeUnderTest, talentUnderTest, videoUnderTest } from './contents-under-test';
import { feed } from './feed';
import type { lookAtShelf } from './look-at-shelf';
import { apple, refusal } from './platform-under-test';
import { programUnderTest } from './program-under-test';

const wang = { openid: 'oWang' };
const minuteMs = 60_000;
const busy = refusal(-1);
type Kind = Parameters<typeof lookAtShelf>[2];

/** Two shops with a 视频号 each, and a talent who shares for the first of them; one thing of every kind and host. */
async function open() {
  const program = programUnderTest();
  const { state, change, ports, time } = program;
  await program.bind('oWang', 'wxsharerWang', '王阿姨');
  const linkedAccounts = [{ linkedAccountId: 'sph2', linkedAccountType: 1, name: '茶园视频号' }];
  change.moreShops = [
    {
      shopAppid: 'wxshop2',
      brandId: 'brand1',
      name: '茶叶店',
      linkedAccounts,
      windows: null,
      talentAppids: ['wxtalent1'],
    },
  ];
  state.talents = [talentUnderTest()];
  state.products = [apple(), apple({ shopAppid: 'wxshop2', productId: 'tea' })];
  state.videos = [
    videoUnderTest({ exportId: 'v1' }),
    videoUnderTest({ exportId: 'v2', host: 'wxshop2/sph2' }),
    videoUnderTest({ exportId: 'v3', host: 'wxtalent1' }),
  ];
  state.notices = [
    noticeUnderTest({ noticeId: 'n1' }),
    noticeUnderTest({ noticeId: 'n2', host: 'wxshop2/sph2' }),
    noticeUnderTest({ noticeId: 'n3', host: 'wxtalent1' }),
  ];
  state.articles = [
    articleUnderTest(),
    articleUnderTest({ url: 'https://mp.weixin.qq.com/s/Ajie', host: 'wxtalent1' }),
  ];
  const coupon = { shopAppid: 'wxshop1', name: '满 100 减 10', usable: true, receiveEndsAtMs: 0 };
  state.coupons = ['c1', 'c2'].map((couponId) => ({ ...coupon, couponId }));
  state.couponsForUs = ['c1', 'c2'];
  /** What the feed shows of a kind, walked to its end, when its last look is old. */
  const ids = async (kind: Kind): Promise<string[]> => {
    time.nowMs += 11 * minuteMs;
    const seen: string[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined; ) {
      const page = await feed(ports, wang, { kind, cursor });
      if (!page.ok) throw new Error(page.code);
      seen.push(...page.value.items.map(({ id }) => id));
      cursor = page.value.nextCursor ?? undefined;
    }
    return seen;
  };
  const refuse = (...beginnings: string[]) => {
    state.refusals.clear();
    for (const beginning of beginnings) state.refusals.set(beginning, busy);
  };
  return { ...program, ids, refuse };
}

describe('products of a shop among those of everybody', () => {
  it('are found behind a thousand public products of others, and stay', async () => {
    const { state, ids } = await open();
    const foreign: PlatformProduct[] = Array.from({ length: 1000 }, (_unused, index) =>
      apple({ shopAppid: 'wxforeign', productId: `f${index}` }),
    );
    expect(await ids('product')).toEqual(['10000165275743001', 'tea']);
    state.products = [...foreign, ...state.products];
    expect(await ids('product')).toEqual(['10000165275743001', 'tea']);
    expect(state.asked.some((question) => question.startsWith('productDetail f'))).toBe(false);
  });

  it('beyond those that one look asks about stay as they were, and are gone when no list has them', async () => {
    const { state, ids } = await open();
    const many = (count: number) =>
      Array.from({ length: count }, (_unused, index) => apple({ productId: `p${index}` }));
    state.products = many(150);
    await ids('product');
    state.products = [...many(300).slice(150), ...many(150)];
    const shown = await ids('product');
    expect(shown).toHaveLength(300);
    expect(new Set(shown).size).toBe(300);
    state.products = many(100);
    expect(await ids('product')).toHaveLength(100);
  });
});

describe('what the platform refused to tell', () => {
  it.each([
    ['product', 'searchPromotedProducts 2 wxshop2', ['10000165275743001', 'tea'], ['tea']],
    ['product', 'productDetail tea', ['10000165275743001', 'tea'], []],
    ['coupon', 'couponFacts c1', ['c1', 'c2'], []],
    ['coupon', 'listCooperativeCoupons wxshop1', ['c1', 'c2'], []],
    ['video', 'listShortVideos wxshop2/sph2', ['v1', 'v2', 'v3'], ['v2']],
    ['video', 'listShortVideos wxtalent1', ['v1', 'v2', 'v3'], ['v3']],
    ['video', 'listPartnerTalents', ['v1', 'v2', 'v3'], ['v3']],
    ['notice', 'listLiveNotices wxshop1/sph1', ['n1', 'n2', 'n3'], ['n1']],
    ['notice', 'listPartnerTalents', ['n1', 'n2', 'n3'], ['n3']],
    ['article', 'listArticles wxtalent1', ['ApplesHowTo', 'Ajie'], ['Ajie']],
  ] as const)('(%s: %s) stays on the shelf, and what was told to be gone goes', async (kind, refused, all, kept) => {
    const { state, ids, refuse } = await open();
    const sorted = async () => (await ids(kind)).sort();
    expect(await sorted()).toEqual([...all].sort());
    refuse(refused);
    expect(await sorted()).toEqual([...all].sort());
    if (kind === 'coupon' || refused.startsWith('productDetail')) return;
    Object.assign(state, { products: [], videos: [], notices: [], articles: [] });
    expect(await sorted()).toEqual([...kept].sort());
    refuse();
    expect(await sorted()).toEqual([]);
  });

  it.each([10024004, 10024009, 10024021, 10024025])('is not a product that is called gone by %i', async (errcode) => {
    const { state, ids } = await open();
    await ids('product');
    state.refusals.set('productDetail tea', refusal(errcode));
    expect(await ids('product')).toEqual(['10000165275743001']);
  });

  it.each([
    ['is not in effect', 10071035, ['c1', 'c2'], ['c2']],
    ['cannot be read though it is in a list', 10071034, ['c1', 'c2'], ['c2', 'c1']],
    ['cannot be read and is in no list', 10071034, ['c2'], ['c2']],
  ])('of a coupon that %s', async (_label, errcode, couponsForUs, shown) => {
    const { state, ids } = await open();
    await ids('coupon');
    state.refusals.set('couponFacts c1', refusal(errcode));
    state.couponsForUs = couponsForUs;
    expect(await ids('coupon')).toEqual(shown);
  });

  it('does not keep what is of a talent who left', async () => {
    const { state, ids } = await open();
    await ids('video');
    state.talents = [];
    expect(await ids('video')).toEqual(['v1', 'v2']);
  });
});

describe('a long list', () => {
  it.each([
    [
      'video',
      (count: number) => ({ videos: Array.from({ length: count }, (_u, i) => videoUnderTest({ exportId: `v${i}` })) }),
    ],
    [
      'article',
      (count: number) => ({
        articles: Array.from({ length: count }, (_u, i) =>
          articleUnderTest({ url: `https://mp.weixin.qq.com/s/A${i}` }),
        ),
      }),
    ],
    [
      'coupon',
      (count: number) => {
        const ids = Array.from({ length: count }, (_u, i) => `c${i}`);
        const rest = { shopAppid: 'wxshop1', name: '满 100 减 10', usable: true, receiveEndsAtMs: 0 };
        return { couponsForUs: ids, coupons: ids.map((couponId) => ({ ...rest, couponId })) };
      },
    ],
  ] as const)('of %s is on the shelf beyond the first hundred', async (kind, things) => {
    const { state, ids } = await open();
    Object.assign(state, things(150));
    expect(await ids(kind)).toHaveLength(150);
  });

  it('leaves what stands beyond the part that was walked as it was', async () => {
    const { state, ids } = await open();
    const videos = (from: number, to: number) =>
      Array.from({ length: to - from }, (_u, i) => videoUnderTest({ exportId: `v${from + i}` }));
    state.videos = videos(0, 150);
    await ids('video');
    state.videos = [...videos(150, 300), ...videos(0, 150)];
    const shown = await ids('video');
    expect([...shown].sort()).toEqual(
      videos(0, 300)
        .map(({ exportId }) => exportId)
        .sort(),
    );
  });
});
