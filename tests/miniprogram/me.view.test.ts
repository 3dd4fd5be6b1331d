import type { ProfileView, StatusView } from '../../cloudfunctions/promoter/contract';
import { loadingMe, meView, missingBeforeJoin } from '../../miniprogram/pages/me/me.view';
import { failure } from '../../miniprogram/services/answer';

function status(change: Partial<StatusView> = {}) {
  const value: StatusView = {
    step: 'visitor',
    mayConfirm: false,
    isSuspended: false,
    agreement: { version: '2025-01', isAccepted: false },
    agencyName: '山里人家联盟',
    settledBy: 'agency',
    brands: [{ brandId: 'brand1', name: '山里人家', isOpen: true }],
    me: null,
    ...change,
  };
  return { ok: true, value } as const;
}

const profile: ProfileView = {
  nickname: '王阿姨',
  avatarUrl: '',
  status: 'bound',
  boundAtMs: 0,
  agreement: { version: '2025-01', isAccepted: true },
  settledBy: 'agency',
  agencyName: '山里人家联盟',
  holdDays: 15,
  brands: [{ brandId: 'brand1', name: '山里人家', groupName: '大家', sharePpm: 800_000, joinedAtMs: 0 }],
  shops: [
    {
      shopAppid: 'wxshop1',
      name: '水果店',
      lockDays: { product: { clickDays: 30, orderDays: 0 }, content: { clickDays: 3, orderDays: 30 } },
    },
    { shopAppid: 'wxshop2', name: '干货店', lockDays: null },
  ],
};
const accepted = { version: '2025-01', isAccepted: true };
const me = { nickname: '王阿姨', avatarUrl: '' };

describe('the way to being a promoter', () => {
  it.each([
    ['a visitor', {}, '成为推客', 'register', '下一步', true],
    [
      'a registration under way',
      { step: 'registering', agreement: accepted },
      '登记还没完成',
      'register',
      '继续登记',
      false,
    ],
    ['no real-name', { step: 'real-name-first', agreement: accepted }, '先完成实名', 'register', '继续', false],
    ['no bond', { step: 'not-bound', agreement: accepted }, '还差一步', 'register', '去绑定', false],
    [
      'a bond we do not know yet',
      { step: 'not-bound', mayConfirm: true, agreement: accepted },
      '微信那边已经绑定',
      'confirm',
      '完成加入',
      false,
    ],
    ['a bond and no consent', { step: 'not-bound', mayConfirm: true }, '微信那边已经绑定', 'confirm', '完成加入', true],
    ['a new version of the agreement', { step: 'bound', me }, '王阿姨', 'register', '同意', true],
    ['everything', { step: 'bound', me, agreement: accepted }, '王阿姨', 'none', '', false],
    [
      'a suspension',
      { step: 'bound', me, agreement: accepted, isSuspended: true },
      '推客身份已暂停',
      'none',
      '',
      false,
    ],
  ] as const)('with %s', (_label, change, title, action, actionName, asksAgreement) => {
    expect(meView(status(change), undefined)).toMatchObject({
      phase: 'ready',
      title,
      action,
      actionName,
      asksAgreement,
    });
  });

  it('waits for the brand to open', () => {
    const brands = [{ brandId: 'brand1', name: '山里人家', isOpen: false }];
    expect(meView(status({ brands }), undefined)).toMatchObject({ phase: 'ready', title: '准备中', action: 'none' });
  });

  it('says what failed', () => {
    const failed = meView(failure('try-again', '暂时没有得到结果。'), undefined);
    expect(failed).toEqual({ ...loadingMe, phase: 'failed', sentence: '暂时没有得到结果。' });
  });

  it('offers the open brands where there are several', () => {
    const brands = [
      { brandId: 'brand1', name: '山里人家', isOpen: true },
      { brandId: 'brand2', name: '海边人家', isOpen: true },
      { brandId: 'brand3', name: '还没开张', isOpen: false },
    ];
    expect(meView(status({ brands }), undefined).brands).toEqual([
      { brandId: 'brand1', name: '山里人家' },
      { brandId: 'brand2', name: '海边人家' },
    ]);
  });

  it.each([
    ['no brand chosen', { brands: [{ brandId: 'b', name: '' }], asksAgreement: true }, {}, '请先选择要加入的品牌。'],
    ['no age', { brands: [], asksAgreement: true }, { isAgreed: true }, '年满 18 周岁才能成为推客。'],
    ['no consent', { brands: [], asksAgreement: true }, { isAdult: true }, '请先看规则并勾选同意。'],
    ['both', { brands: [], asksAgreement: true }, { isAdult: true, isAgreed: true }, ''],
    ['nothing asked', { brands: [], asksAgreement: false }, {}, ''],
  ])('with %s the button says what is missing', (_label, asked, given, sentence) => {
    expect(missingBeforeJoin(asked, { isAgreed: false, isAdult: false, brandId: '', ...given })).toBe(sentence);
  });
});

describe('what a promoter reads about himself', () => {
  it('says share, windows and who pays', () => {
    const shown = meView(status({ step: 'bound', me, agreement: accepted }), { ok: true, value: profile });
    expect(shown.facts).toEqual([
      { name: '山里人家 · 大家', text: '机构服务费的 80%' },
      { name: '水果店 · 锁客', text: '商品链接 30 天;直播、优惠券链接 3 天,下单后加 30 天' },
      { name: '干货店 · 锁客', text: '—(平台还没有告诉我们)' },
      { name: '谁付佣金', text: '由「山里人家联盟」结算,买家收货满 15 天后可以提现' },
    ]);
  });

  it('says that the platform pays where it does', () => {
    const value: ProfileView = { ...profile, brands: [], shops: [], settledBy: 'platform' };
    expect(meView(status({ step: 'bound', me, agreement: accepted }), { ok: true, value }).facts).toEqual([
      { name: '谁付佣金', text: '由微信平台直接结算给您,不在这里提现' },
    ]);
  });

  it('leaves the facts out when they did not come', () => {
    expect(meView(status({ step: 'bound', me, agreement: accepted }), failure('try-again')).facts).toEqual([]);
  });
});
