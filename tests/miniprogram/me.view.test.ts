import type { ProfileView, StatusView } from '../../cloudfunctions/promoter/contract';
import { loadingMe, manageView, meView } from '../../miniprogram/pages/me/me.view';
import { failure } from '../../miniprogram/services/answer';

const statusValue: StatusView = {
  step: 'visitor',
  mayConfirm: false,
  isSuspended: false,
  agreement: { version: '2025-01', isAccepted: false },
  agencyName: '山里人家联盟',
  settledBy: 'agency',
  brands: [{ brandId: 'brand1', name: '山里人家', isOpen: true }],
  me: null,
};
const bound: Partial<StatusView> = {
  step: 'bound',
  agreement: { version: '2025-01', isAccepted: true },
  me: { nickname: '王阿姨', avatarUrl: '' },
};
const profileValue: ProfileView = {
  nickname: '王阿姨',
  avatarUrl: 'https://pictures.example/wang.png',
  status: 'bound',
  boundAtMs: 0,
  agreement: { version: '2025-01', isAccepted: true },
  settledBy: 'agency',
  agencyName: '山里人家联盟',
  holdDays: 15,
  brands: [{ brandId: 'brand1', name: '山里人家', groupName: '大家', sharePpm: 800_000, joinedAtMs: 0 }],
  shops: [
    {
      shopAppid: 's1',
      name: '水果店',
      lockDays: { product: { clickDays: 30, orderDays: 0 }, content: { clickDays: 3, orderDays: 30 } },
    },
  ],
};

const view = (change: Partial<StatusView>, profile?: Partial<ProfileView>) =>
  meView(
    { ok: true, value: { ...statusValue, ...change } },
    profile && { ok: true, value: { ...profileValue, ...profile } },
  );

describe('the page 我的', () => {
  it.each<[string, Partial<StatusView>, string, string | null]>([
    ['a visitor', {}, '加入', null],
    ['somebody who agreed', { agreement: { version: '2025-01', isAccepted: true } }, '继续加入', '! 没完成'],
    ['a registration under way', { step: 'registering' }, '继续加入', '! 没完成'],
    ['registered, not bound', { step: 'not-bound' }, '继续加入', '! 没完成'],
    ['bound', bound, '', '✓ 已绑定'],
    ['an agreement that changed', { ...bound, agreement: { version: '2', isAccepted: false } }, '看协议', '! 要同意'],
    ['suspended', { ...bound, isSuspended: true }, '', '! 已暂停'],
    ['left', { step: 'not-bound', hasLeft: true }, '重新加入', '● 已退出'],
    ['a brand that is not open', { brands: [{ brandId: 'b', name: 'b', isOpen: false }] }, '', null],
  ])('of %s', (_label, change, actionName, tag) => {
    const seen = view(change);
    expect([seen.phase, seen.actionName, seen.tag?.text ?? null]).toEqual(['ready', actionName, tag]);
    expect(seen.mayAppeal).toBe(change.isSuspended ?? false);
  });

  it('says brand, group and share, who pays and when, and how long links lock', () => {
    expect(view(bound, {}).facts).toEqual([
      { name: '山里人家 · 大家', text: '佣金为机构服务费的 80%' },
      { name: '谁付佣金', text: '由「山里人家联盟」结算,买家收货满 15 天后的第二天起可以提现' },
      { name: '水果店 · 锁客', text: '商品链接 30 天;直播、视频、优惠券链接 3 天,下单后加 30 天' },
    ]);
  });

  it('says where the platform pays, and what it has not told', () => {
    const shops = [{ shopAppid: 's1', name: '水果店', lockDays: null }];
    const texts = view(bound, { settledBy: 'platform', shops }).facts.map(({ text }) => text);
    expect(texts.slice(1)).toEqual(['由微信平台直接结算给您,不在这里提现', '—(平台还没有告诉我们)']);
  });

  it.each([
    ['open', null, '佣金为机构服务费的 80%。进「店员」的申请在等商家审核'],
    ['rejected', '名单里没有您', '佣金为机构服务费的 80%。没有进「店员」:名单里没有您'],
    ['approved', null, '佣金为机构服务费的 80%'],
  ] as const)('tells of a review that is %s', (state, reason, text) => {
    const review = { state, reason, askedAtMs: 0, decidedAtMs: null, groupName: '店员' };
    const brands = profileValue.brands.map((brand) => ({ ...brand, review }));
    expect(view(bound, { brands }).facts[0]?.text).toBe(text);
  });

  it('shows an announced change of who pays, to be accepted or accepted already', () => {
    const announced = {
      fromMs: Date.UTC(2025, 7, 26, 16),
      settledBy: 'platform',
      agreementVersion: '2025-09',
      agreement: ['一、随时可以退出。'],
      isAccepted: false,
    } as const;
    expect(view({ ...bound, announced }).announced).toEqual({
      agreementVersion: '2025-09',
      agreement: ['一、随时可以退出。'],
      isAccepted: false,
      text: '8 月 27 日 00:00 起,新订单改由微信平台结算,已有订单不变。您同意以前,仍按现在的方式结算。',
    });
    expect(view({ ...bound, announced: { ...announced, isAccepted: true } }).announced?.text).toContain('已经同意');
    expect(view({ announced }).announced).toBeNull();
  });

  it('says why somebody is suspended, and that what he has earned is paid', () => {
    const lines = view({ ...bound, isSuspended: true, suspendedReason: '8 月有 3 笔订单是自己下的' }).lines;
    expect(lines.slice(0, 2)).toEqual([
      '原因:8 月有 3 笔订单是自己下的',
      '暂停期间不能分享。已经赚到的佣金照常结算、提现。',
    ]);
    expect(view({ ...bound, isSuspended: true, suspendedReason: null }).lines[0]).toBe(
      '商家没有写原因,可以在申诉里问。',
    );
  });

  it('says to somebody who left where his last payments are', () => {
    expect(view({ step: 'not-bound', hasLeft: true }).lines).toEqual([
      '您已经退出。退出以前的订单照常结算,还没到账的钱在「收益」里提现,直到最后一笔。',
    ]);
  });

  it.each([
    ['somebody with a role', ['brand-operator'], true, { name: '管理', path: '/packages/console/home/home' }],
    [
      'a deployment without an owner',
      [],
      false,
      { name: '管理 · 用开通码开张', path: '/packages/console/setup/setup' },
    ],
    ['everybody else', [], true, null],
  ] as const)('leads %s to the pages of the merchant, or not', (_label, roles, isClaimed, manage) => {
    const held = roles.map((role) => ({ role, brandId: null }));
    expect(manageView({ ok: true, value: { name: null, roles: held, may: {}, brands: [], isClaimed } })).toEqual(
      manage,
    );
    expect(manageView(failure('no-answer'))).toBeNull();
  });

  it('says what happened when nothing could be read', () => {
    expect(meView(failure('no-connection'), undefined)).toEqual({
      ...loadingMe,
      phase: 'failed',
      sentence: '没有连上网络。您的内容没有提交,连上网络后请再试一次。',
    });
  });
});
