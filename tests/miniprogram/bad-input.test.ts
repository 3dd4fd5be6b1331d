import { type Cloud, openPage } from './open-page';

/** What `wx.cloud` rejects with: https://developers.weixin.qq.com/miniprogram/dev/wxcloud/guide/debug/errcode.html */
const timedOut = {
  errCode: -504003,
  errMsg: 'cloud.callFunction:fail Error: errCode: -504003 FUNCTIONS_TIME_LIMIT_EXCEEDED',
};
const broken = { errCode: -504002, errMsg: 'cloud.callFunction:fail Error: errCode: -504002 functions execute fail' };
const offline = { errMsg: 'cloud.callFunction:fail request:fail' };

const thrower = (error: object) => () => {
  throw error;
};

const brand = { brandId: 'b', name: '山里人家', color: null };
const shelf = { viewer: 'promoter', payerName: null, brands: [brand], today: [], items: [], nextCursor: null };
const link = {
  landingPath: '/packages/land/land?t=t1',
  expiresAtMs: 0,
  formsGoodUntilMs: Number.MAX_SAFE_INTEGER,
  forms: { shortLink: null, webLink: null, codeUrl: null },
  card: { title: '高山苹果', imageUrl: '' },
  shareText: '广告｜高山苹果',
  places: [],
  note: null,
  terms: { shopName: '店', hostName: '', priceFen: 1, airsAtMs: null, estimateFen: 1, lockDays: null, change: null },
  poster: { brandName: '', logoUrl: '', sharerName: '', hostName: '', agencyName: '', products: [], code: null },
};
const landing = {
  thing: {
    kind: 'product',
    id: 'p1',
    shopAppid: 's1',
    title: '苹果',
    imageUrl: '',
    priceFen: 1,
    brandName: '山里人家',
  },
  ...{ sharer: null, attribution: null, instead: [], disclosure: '广告', isOwnLink: false, isPromoter: true },
  ...{ codeUrl: null, resharePath: '/packages/land/land?k=product&s=s1&i=p1', mayReshare: true },
};
const item = { kind: 'product', id: 'p1', shop: 's1' };

const status = {
  ...{
    step: 'visitor',
    mayConfirm: false,
    isSuspended: false,
    agencyName: '山里人家联盟',
    settledBy: 'agency',
    me: null,
  },
  agreement: { version: '2025-01', isAccepted: false },
  brands: [{ brandId: 'b', name: '山里人家', isOpen: true }],
};

function phone() {
  const storage: Record<string, unknown> = {};
  return {
    getStorageSync: (key: string) => storage[key] ?? '',
    setStorageSync: (key: string, value: unknown) => Object.assign(storage, { [key]: value }),
    removeStorageSync: () => undefined,
    getLaunchOptionsSync: () => ({ scene: 1007 }),
    navigateTo: () => undefined,
    setClipboardData: () => undefined,
    showModal: () => undefined,
  };
}

/** A page, what begins it, and its answer when all is well. */
const pages: readonly (readonly [string, string, string, object, object])[] = [
  ['选品', 'pages/pick/pick', 'onShow', {}, shelf],
  ['分享', 'packages/promote/item', 'onLoad', item, link],
  ['海报', 'packages/promote/poster', 'onLoad', item, link],
  ['落地页', 'packages/land/land', 'onLoad', { t: 'token-0000000001' }, landing],
  ['加入', 'packages/join/join/join', 'onShow', {}, status],
];

describe('a cloud call that does not answer as hoped', () => {
  const troubles: readonly (readonly [string, () => unknown, RegExp])[] = [
    ['times out', thrower(timedOut), /没有等到回答/],
    ['breaks', thrower(broken), /没有等到回答/],
    ['finds no network', thrower(offline), /没有连上网络/],
    ['is told to try again', () => ({ ok: false, code: 'try-again', message: '请您稍后再试。' }), /请您稍后再试/],
    [
      'meets a code that this version does not know',
      () => ({ ok: false, code: 'new-code', message: '请您更新。' }),
      /请您更新/,
    ],
    ['brings nothing that can be read', () => undefined, /没有得到结果/],
    ['brings a text', () => '<html>', /没有得到结果/],
  ];
  const cases = pages.flatMap(([name, path, begin, query, value]) =>
    troubles.map(
      ([trouble, fail, sentence]) => [name, trouble, { path, begin, query, value, fail, sentence }] as const,
    ),
  );

  it.each(cases)('%s: one that %s says so, and 再试一次 brings the page', async (_name, _trouble, facts) => {
    const { path, begin, query, value, fail, sentence } = facts;
    let isWell = false;
    const cloud: Cloud = ({ data }) => {
      if (data.action === 'noticeOffers') return { ok: true, value: { offers: [] } };
      if (data.action === 'materials') return { ok: true, value: { materials: [], nextBeforeMs: null } };
      return isWell ? { ok: true, value } : fail();
    };
    const { page, on } = openPage(path, { cloud, wx: phone() });
    await on(begin, query);
    expect(page.data).toMatchObject({ phase: 'failed', sentence: expect.stringMatching(sentence) });
    isWell = true;
    await on('tryAgain');
    expect(page.data.phase).not.toBe('failed');
    expect(page.data.phase).not.toBe('loading');
  });
});

describe('buttons that write, tapped twice', () => {
  it('用上这句话 asks about the words once', async () => {
    const checked = { words: '脆甜', level: 'clean', mayBeUsed: true, isTooLong: false, findings: [] };
    const cloud: Cloud = ({ data }) => ({ ok: true, value: data.action === 'checkWords' ? checked : link });
    const { on, called } = openPage('packages/promote/poster', { cloud, wx: phone() });
    await on('onLoad', item);
    await on('typeWords', { detail: { value: '脆甜' } });
    await Promise.all([on('takeWords'), on('takeWords')]);
    expect(called.filter((name) => name === 'promotion.checkWords')).toHaveLength(1);
  });

  it('生成我自己的链接 makes one', async () => {
    const own = { reshareToken: 't2', resharePath: '/packages/land/land?t=t2', shareText: '' };
    const cloud: Cloud = ({ data }) => ({ ok: true, value: data.action === 'reshare' ? own : landing });
    const { page, on, called } = openPage('packages/land/land', { cloud, wx: phone() });
    await on('onLoad', { k: 'product', s: 's1', i: 'p1' });
    await Promise.all([on('makeOwnLink'), on('makeOwnLink')]);
    expect(called.filter((name) => name === 'landing.reshare')).toHaveLength(1);
    expect(page.data).toMatchObject({ resharePath: own.resharePath, mayReshare: false });
  });

  it('a clerk is chosen once', async () => {
    const clerks = [{ clerkId: 'c3', number: 3, name: '小陈' }];
    const store = { storeName: '店', brandName: '山里人家', clerks, chosen: null, things: [], disclosure: '' };
    const { on, called } = openPage('packages/land/land', { cloud: () => ({ ok: true, value: store }), wx: phone() });
    await on('onLoad', { scene: 's%3DstoreCode1' });
    const tap = { currentTarget: { dataset: { clerk: 'c3' } } };
    await Promise.all([on('chooseClerk', tap), on('chooseClerk', tap)]);
    expect(called).toEqual(['landing.openStore', 'landing.openStore']);
  });
});

describe('what is opened with something that nobody gave out', () => {
  const gone = { ok: false, code: 'link-not-found', message: '' };

  it.each([
    ['no query', {}],
    ['an empty token', { t: '' }],
    ['a token with signs that no token has', { t: '<script>{{x}}' }],
    ['a scene that somebody broke', { scene: '%E4%' }],
    ['a thing of no kind', { k: 'toString', s: 's1', i: 'p1' }],
    ['half a thing', { k: 'product', s: 's1' }],
  ])('a landing page with %s says that the link is over, and shows nothing of anybody', async (_what, query) => {
    const { page, on } = openPage('packages/land/land', { cloud: () => gone, wx: phone() });
    await on('onLoad', query);
    expect(page.data).toMatchObject({ phase: 'gone', sentence: expect.stringContaining('已经失效'), cards: [] });
  });

  it.each([
    ['another kind', { ...item, kind: 'gold' }],
    ['no id', { ...item, id: undefined }],
    ['a broken escape', { ...item, shop: '%E4%' }],
  ])('the pages of sharing with %s ask nobody', async (_what, query) => {
    for (const path of ['packages/promote/item', 'packages/promote/poster']) {
      const { page, on, called } = openPage(path, { cloud: () => gone, wx: phone() });
      await on('onLoad', query);
      expect(page.data.phase).toBe('empty');
      expect(called).toEqual([]);
    }
  });
});

describe('leaving in the middle', () => {
  it('an answer for a poster that somebody left for another template is not shown over it', async () => {
    const { page, on } = openPage('packages/promote/poster', { cloud: () => ({ ok: true, value: link }), wx: phone() });
    await on('onLoad', item);
    expect(page.data).toMatchObject({ phase: 'ready', step: 'failed', template: 'goods' });
    await on('chooseTemplate', { currentTarget: { dataset: { template: 'counter' } } });
    expect(page.data).toMatchObject({ phase: 'ready', template: 'counter' });
  });
});
