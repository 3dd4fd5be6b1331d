import { type Cloud, openPage } from './open-page';

const statusValue = {
  step: 'visitor',
  mayConfirm: false,
  isSuspended: false,
  agreement: { version: '2025-01', isAccepted: false },
  agencyName: '山里人家联盟',
  settledBy: 'agency',
  brands: [{ brandId: 'brand1', name: '山里人家', isOpen: true }],
  me: null,
};
const profileValue = {
  nickname: '王阿姨',
  avatarUrl: '',
  status: 'bound',
  boundAtMs: 0,
  agreement: { version: '2025-01', isAccepted: true },
  settledBy: 'agency',
  agencyName: '山里人家联盟',
  holdDays: 15,
  brands: [],
  shops: [],
};
const view = { businessType: 'CreatorApplyments', queryString: 'q=1', extraData: { commissionType: 1 } };
const bothChecked = { detail: { value: ['agreement', 'adult'] } };

/** A visitor who is bound as soon as he was on the platform's page. */
function joiningCloud(world: { isBound: boolean; isHere: boolean }): Cloud {
  let isAccepted = false;
  return ({ data }) => {
    const me = world.isHere ? { nickname: '王阿姨', avatarUrl: '' } : null;
    switch (data.action) {
      case 'status':
        return {
          ok: true,
          value: { ...statusValue, agreement: { version: '2025-01', isAccepted }, step: me ? 'bound' : 'visitor', me },
        };
      case 'register':
        isAccepted = true;
        return { ok: true, value: { step: 'visitor', view } };
      case 'confirmBinding':
        world.isHere = world.isBound;
        return world.isBound ? { ok: true, value: {} } : { ok: false, code: 'not-bound-yet', message: '' };
      default:
        return { ok: true, value: profileValue };
    }
  };
}

describe('joining on the page 我的', () => {
  it('asks for both checks, opens the platform, and confirms when the person comes back', async () => {
    const world = { isBound: false, isHere: false };
    const opened: unknown[] = [];
    const wx = { openBusinessView: ({ fail, ...shown }: { fail: unknown }) => opened.push(shown) };
    const { page, called, on } = openPage('pages/me/me', { cloud: joiningCloud(world), wx });
    await on('onShow');
    expect(page.data).toMatchObject({ phase: 'ready', title: '成为推客', asksAgreement: true });
    await on('goOn');
    expect(page.data).toMatchObject({ notice: '年满 18 周岁才能成为推客。' });
    await on('check', bothChecked);
    await on('goOn');
    expect(opened).toEqual([view]);
    world.isBound = true;
    await on('onShow');
    expect(page.data).toMatchObject({ title: '王阿姨', action: 'none', isBusy: false, notice: '' });
    expect(called).toEqual([
      'promoter.status',
      'promoter.register',
      'promoter.confirmBinding',
      'promoter.status',
      'promoter.profile',
    ]);
  });

  it('says nothing bad to somebody who came back without agreeing', async () => {
    const wx = { openBusinessView: () => undefined };
    const { page, on } = openPage('pages/me/me', { cloud: joiningCloud({ isBound: false, isHere: false }), wx });
    await on('onShow');
    await on('check', bothChecked);
    await on('goOn');
    await on('onShow');
    expect(page.data).toMatchObject({ title: '成为推客', notice: '' });
  });

  it('tells somebody with an old WeChat what to do', async () => {
    const { page, on } = openPage('pages/me/me', { cloud: joiningCloud({ isBound: false, isHere: false }) });
    await on('onShow');
    await on('check', bothChecked);
    await on('goOn');
    expect(page.data).toMatchObject({ notice: '您的微信版本较旧,请更新微信后再来。', isBusy: false });
  });

  it('runs one step at a time, however often the button is tapped', async () => {
    const wx = { openBusinessView: () => undefined };
    const { called, on } = openPage('pages/me/me', { cloud: joiningCloud({ isBound: false, isHere: false }), wx });
    await on('onShow');
    await on('check', bothChecked);
    await Promise.all([on('goOn'), on('goOn'), on('goOn')]);
    expect(called).toEqual(['promoter.status', 'promoter.register']);
  });
});

describe('sharing on the page 选品', () => {
  const item = {
    kind: 'product',
    id: 'p1',
    shopAppid: 's1',
    shopName: '店',
    brandId: 'b',
    title: '高山苹果',
    imageUrl: '',
  };
  const page1 = { viewer: 'promoter', items: [{ ...item, priceFen: 19_300, estimateFen: 3860 }], nextCursor: '19' };
  const forms = { shortLink: null, webLink: null, codeUrl: null, promotionLink: 'p', shareLink: null };
  const link = {
    token: 't1',
    landingPath: '/packages/land/land?t=t1',
    expiresAtMs: 0,
    forms,
    card: { title: '高山苹果', imageUrl: '' },
    shareText: '广告｜高山苹果',
    formsGoodUntilMs: 0,
    places: [],
    note: null,
  };
  const tap = { currentTarget: { dataset: { kind: 'product', id: 'p1', shop: 's1' } } };

  it('makes the link, then shares the landing page under the mark', async () => {
    const asked: unknown[] = [];
    const cloud: Cloud = ({ data }) => {
      asked.push(data);
      return { ok: true, value: data.action === 'feed' ? page1 : link };
    };
    const { page, on } = openPage('pages/pick/pick', { cloud });
    await on('onShow');
    expect(await on('onShareAppMessage')).toEqual({ title: '一起看看', path: '/pages/pick/pick' });
    await on('share', tap);
    expect(page.data).toMatchObject({ phase: 'ready', isSharing: false, sheet: { isOpen: true } });
    expect(await on('onShareAppMessage')).toEqual({ title: '广告｜高山苹果', path: '/packages/land/land?t=t1' });
    await on('onReachBottom');
    expect(asked).toEqual([
      { action: 'feed', input: { kind: 'product' } },
      { action: 'createShareLink', input: { kind: 'product', id: 'p1', shopAppid: 's1' } },
      { action: 'feed', input: { kind: 'product', cursor: '19' } },
    ]);
  });

  it('keeps what is shown when the connection breaks', async () => {
    let isConnected = true;
    const cloud: Cloud = () => {
      if (!isConnected) throw new Error('no network');
      return { ok: true, value: page1 };
    };
    const { page, on } = openPage('pages/pick/pick', { cloud });
    await on('onShow');
    isConnected = false;
    await on('onShow');
    expect(page.data).toMatchObject({ phase: 'ready', rows: [{ id: 'p1' }] });
    expect(page.data.sentence).toBe('没有连上网络。您的内容没有提交,连上网络后请再试一次。');
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

  function openLand(scene: number) {
    const storage: Record<string, string> = {};
    const consents: unknown[] = [];
    const cloud: Cloud = ({ data }) => {
      consents.push(data.input.consent);
      return { ok: true, value: landing };
    };
    const wx = {
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
