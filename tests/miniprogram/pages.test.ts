import { type Cloud, openPage } from './open-page';

describe('the page 选品', () => {
  const item = {
    ...{ kind: 'product', id: 'p1', shopAppid: 's1', shopName: '店', brandId: 'b', title: '高山苹果', imageUrl: '' },
    ...{ hostName: '', airsAtMs: null, note: null, priceFen: 19_300, estimateFen: 3860 },
  };
  const brands = [{ brandId: 'b', name: '山里人家', color: null }];
  const page1 = { viewer: 'promoter', payerName: null, brands, today: [], items: [item], nextCursor: '19' };
  const tap = { currentTarget: { dataset: { kind: 'product', id: 'p1', shop: 's1' } } };

  function openPick(shelf: Cloud, given: object = { materials: [], nextBeforeMs: null }) {
    const cloud: Cloud = (call) => (call.data.action === 'materials' ? { ok: true, value: given } : shelf(call));
    const opened: unknown[] = [];
    const storage: Record<string, unknown> = {};
    const wx = {
      getStorageSync: (key: string) => storage[key] ?? '',
      setStorageSync: (key: string, value: unknown) => Object.assign(storage, { [key]: value }),
      navigateTo: ({ url }: { url: string }) => opened.push(url),
    };
    return { ...openPage('pages/pick/pick', { cloud, wx }), opened };
  }

  it('reads the shelf page by page, and leads to the page of one thing', async () => {
    const asked: unknown[] = [];
    const { page, on, opened } = openPick(({ data }) => {
      asked.push(data);
      return { ok: true, value: page1 };
    });
    await on('onShow');
    expect(page.data).toMatchObject({ phase: 'ready', rows: [{ id: 'p1' }] });
    await on('onReachBottom');
    expect(page.data).toMatchObject({ rows: [{ id: 'p1' }, { id: 'p1' }] });
    await on('open', tap);
    expect(opened).toEqual(['/packages/promote/item?kind=product&id=p1&shop=s1']);
    expect(asked).toEqual([
      { action: 'feed', input: { kind: 'product', withToday: true } },
      { action: 'feed', input: { kind: 'product', cursor: '19' } },
    ]);
  });

  it.each([
    ['a promoter whose brand wrote something', 'promoter', [{ materialId: 'm1' }], true],
    ['a promoter without any', 'promoter', [], false],
    ['a visitor', 'visitor', [{ materialId: 'm1' }], false],
  ])('has an entry to materials for %s: %s', async (_who, viewer, materials, isThere) => {
    const cloud: Cloud = () => ({ ok: true, value: { ...page1, viewer } });
    const { page, on, opened } = openPick(cloud, { materials, nextBeforeMs: null });
    await on('onShow');
    expect(page.data.hasMaterials).toBe(isThere);
    await on('openMaterials');
    expect(opened).toEqual(['/packages/promote/materials']);
  });

  it('keeps what is shown when the connection breaks, with its time, and the page that did not come can be asked for', async () => {
    let isConnected = true;
    const { page, on } = openPick(() => {
      if (!isConnected) throw { errMsg: 'cloud.callFunction:fail request:fail' };
      return { ok: true, value: page1 };
    });
    await on('onShow');
    isConnected = false;
    await on('onReachBottom');
    expect(page.data).toMatchObject({ phase: 'offline', rows: [{ id: 'p1' }], nextCursor: '19' });
    expect(page.data.seenAt).toMatch(/^\d+ 月 \d+ 日 \d\d:\d\d$/);
  });

  it('shows what it read last when it is opened without a network, and shares nothing meanwhile', async () => {
    let isConnected = true;
    const { page, on } = openPick(() => {
      if (!isConnected) throw { errMsg: 'cloud.callFunction:fail request:fail' };
      return { ok: true, value: page1 };
    });
    await on('onShow');
    isConnected = false;
    Object.assign(page.data, { rows: [], hasSeen: false, phase: 'loading' });
    await on('onShow');
    expect(page.data).toMatchObject({ phase: 'ready', rows: [{ id: 'p1' }], seenAt: expect.stringMatching(/月/) });
    isConnected = true;
    await on('tryAgain');
    expect(page.data).toMatchObject({ phase: 'ready', seenAt: '' });
  });

  it('asks for what is searched, once it is asked for, and for the whole shelf when that is cleared', async () => {
    const asked: unknown[] = [];
    const { page, on } = openPick(({ data }) => {
      asked.push(data.input);
      return { ok: true, value: page1 };
    });
    await on('onShow');
    await on('typeWords', { detail: { value: ' 苹果 ' } });
    await on('search');
    await on('choosePriceBand', { currentTarget: { dataset: { band: 'under-50' } } });
    await on('chooseOrder', { currentTarget: { dataset: { order: 'estimate' } } });
    await on('clearWords');
    const band = { priceBand: 'under-50' };
    expect(asked).toEqual([
      { kind: 'product', withToday: true },
      { kind: 'product', words: '苹果' },
      { kind: 'product', words: '苹果', ...band },
      { kind: 'product', words: '苹果', ...band, order: 'estimate' },
      { kind: 'product', ...band, order: 'estimate' },
    ]);
    expect(page.data).toMatchObject({ words: '', typedWords: '', priceBand: 'under-50', order: 'estimate' });
  });

  it('does not show an answer for a shelf that somebody left meanwhile', async () => {
    const waiting: (() => void)[] = [];
    const { page, on } = openPick(({ data }) => {
      const title = `shelf of ${String(data.input.kind)}`;
      const value = { ...page1, items: [{ ...item, title }] };
      if (data.input.kind !== 'product') return { ok: true, value };
      return new Promise((done) => waiting.push(() => done({ ok: true, value })));
    });
    const first = on('onShow');
    await on('chooseKind', { currentTarget: { dataset: { kind: 'live' } } });
    for (const answer of waiting) answer();
    await first;
    expect(page.data).toMatchObject({ kind: 'live', rows: [{ title: 'shelf of live' }] });
  });
});

describe('the page 分享', () => {
  const link = {
    landingPath: '/packages/land/land?t=t1',
    expiresAtMs: 0,
    forms: { shortLink: '#小程序://a', webLink: null, codeUrl: null },
    card: { title: '高山苹果', imageUrl: '' },
    shareText: '广告｜高山苹果',
    places: [{ place: 'chat', name: '好友、群', forms: ['card', 'shortLink'], note: '' }],
    note: null,
    terms: { shopName: '店', hostName: '', priceFen: 1, airsAtMs: null, estimateFen: 1, lockDays: null, change: null },
  };

  const kept = (choice: object) => ({ product: choice, any: choice });

  it('sends the card of the landing page under the mark, by one call, and remembers the place', async () => {
    const storage: Record<string, unknown> = {};
    const copied: string[] = [];
    const wx = {
      getStorageSync: (key: string) => storage[key] ?? '',
      setStorageSync: (key: string, value: unknown) => {
        storage[key] = value;
      },
      setClipboardData: ({ data }: { data: string }) => copied.push(data),
    };
    const material = { materialId: 'm1', brandName: '山里人家', title: '', text: '广告｜很甜。', imageUrls: [] };
    const beside = { noticeOffers: { offers: [] }, materials: { materials: [material], nextBeforeMs: 5 } };
    const cloud: Cloud = ({ data }) => ({
      ok: true,
      value: Object.entries(beside).find(([action]) => action === data.action)?.[1] ?? link,
    });
    const { page, on, called } = openPage('packages/promote/item', { cloud, wx });
    await on('onLoad', { kind: 'product', id: 'p1', shop: 's1' });
    expect(page.data).toMatchObject({ phase: 'ready', place: 'chat', materials: [material], hasMoreMaterials: true });
    await on('choosePlace', { currentTarget: { dataset: { place: 'outside' } } });
    expect(storage).toEqual({ 'share-choices': kept({ place: 'outside', step: '' }) });
    await on('takeStep', { currentTarget: { dataset: { step: 'shortLink', text: '#小程序://a' } } });
    await on('copyText');
    expect(storage).toEqual({ 'share-choices': kept({ place: 'outside', step: 'shortLink' }) });
    expect(copied).toEqual(['#小程序://a', '广告｜高山苹果']);
    expect(await on('onShareAppMessage')).toEqual({ title: '广告｜高山苹果', path: '/packages/land/land?t=t1' });
    expect(storage).toEqual({ 'share-choices': kept({ place: 'chat', step: 'card' }) });
    expect(called).toEqual(['promotion.createShareLink', 'promoter.noticeOffers', 'promotion.materials']);
  });

  it('asks nobody about a query that names nothing', async () => {
    const { page, on, called } = openPage('packages/promote/item', { cloud: () => undefined, wx: {} });
    await on('onLoad', { kind: 'gold' });
    expect(page.data).toMatchObject({ phase: 'empty', actionName: '去选品' });
    expect(called).toEqual([]);
  });
});

describe('the landing page', () => {
  const thing = { kind: 'product', id: 'p1', shopAppid: 's1', shopName: '店', brandName: '山里人家', title: '苹果' };
  const plain = { hostName: '', airsAtMs: null, articleUrl: null };
  const landing = {
    thing: { ...thing, ...plain, imageUrl: '', priceFen: 3990, isAvailable: true },
    sharer: { nickname: '王阿姨', avatarUrl: '' },
    attribution: { promotionLink: 'p', shareLink: null, feedToken: null },
    instead: [],
    disclosure: '广告',
    isOwnLink: false,
    isPromoter: false,
    resharePath: '/packages/land/land?k=product&s=s1&i=p1',
    mayReshare: false,
  };

  function openLand(scene: number, device: Record<string, unknown> = {}) {
    const storage: Record<string, string> = {};
    const consents: unknown[] = [];
    const cloud: Cloud = ({ data }) => {
      consents.push(data.input.consent);
      return { ok: true, value: landing };
    };
    const wx = {
      ...device,
      getLaunchOptionsSync: () => ({ scene }),
      getStorageSync: (key: string) => storage[key] ?? '',
      setStorageSync: (key: string, value: string) => {
        storage[key] = value;
      },
    };
    return { ...openPage('packages/land/land', { cloud, wx }), storage, consents };
  }

  it('shows the card before anybody agreed to anything, and asks once', async () => {
    const { page, on, consents, storage } = openLand(1007);
    await on('onLoad', { t: 'abc' });
    expect(page.data).toMatchObject({ phase: 'ready', promotionLink: 'p', asksConsent: true });
    await on('agree');
    expect(consents).toEqual([false, true]);
    expect(storage).toEqual({ 'land-consent': 'yes' });
    expect(page.data).toMatchObject({ asksConsent: false });
  });

  it.each([
    ['on a computer', { getDeviceInfo: () => ({ platform: 'windows' }) }, { isComputer: true, sizeClass: '' }],
    ['for large type', { getAppBaseInfo: () => ({ fontSizeScaleFactor: 1.4 }) }, { sizeClass: 'theme-care' }],
    ['on an old phone', {}, { isComputer: false, sizeClass: '' }],
  ])('looks as it has to %s', async (_label, device, shown) => {
    const { page, on } = openLand(1007, device);
    await on('onLoad', { t: 'abc' });
    expect(page.data).toMatchObject(shown);
  });

  it('respects a no', async () => {
    const { page, on, consents } = openLand(1007);
    await on('onLoad', { t: 'abc' });
    await on('decline');
    await on('onLoad', { t: 'abc' });
    expect(consents).toEqual([false, false]);
    expect(page.data).toMatchObject({ asksConsent: false });
  });

  it('asks nobody in the single page of 朋友圈, and passes on the thing without a person', async () => {
    const { page, on } = openLand(1154);
    await on('onLoad', { t: 'abc' });
    expect(page.data).toMatchObject({ isSinglePage: true, asksConsent: false });
    expect(await on('onShareTimeline')).toEqual({ title: '广告｜苹果', query: 'k=product&s=s1&i=p1' });
    expect(await on('onShareAppMessage')).toEqual({
      title: '广告｜苹果',
      path: '/packages/land/land?k=product&s=s1&i=p1',
    });
  });
});

describe('the page 收益', () => {
  it('sends a visitor to the way of joining', async () => {
    const cloud: Cloud = () => ({ ok: false, code: 'not-bound', message: '' });
    const { page, on } = openPage('pages/earnings/earnings', { cloud });
    await on('onShow');
    expect(page.data).toMatchObject({ phase: 'empty' });
  });
});
