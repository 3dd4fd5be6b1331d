import { type Cloud, openPage } from './open-page';

const view = { businessType: 'CreatorApplyments', queryString: 'q=1', extraData: { commissionType: 1 } };
const agencyName = '山里人家联盟';
const shareOf = { groupName: '大家', sharePpm: 800_000 };

interface JoiningWorld {
  step: 'visitor' | 'registering' | 'not-bound' | 'real-name-first' | 'bound';
  mayConfirm?: boolean;
  isAccepted?: boolean;
  brands?: { brandId: string; name: string; isOpen: boolean }[];
  invite?: object;
}

function joiningCloud(world: JoiningWorld): Cloud {
  return ({ data }) => {
    const { step, mayConfirm = false, isAccepted = false } = world;
    const brands = world.brands ?? [{ brandId: 'brand1', name: '山里人家', isOpen: true }];
    switch (data.action) {
      case 'status': {
        const agreement = { version: '2025-01', isAccepted };
        const me = step === 'bound' ? { nickname: '小王', avatarUrl: '' } : null;
        const rest = { agencyName, settledBy: 'agency', holdDays: 15, isSuspended: false };
        return { ok: true, value: { ...rest, step, mayConfirm, agreement, brands, me } };
      }
      case 'register':
        world.isAccepted = true;
        return { ok: true, value: { step, view: step === 'real-name-first' ? null : view } };
      case 'confirmBinding':
        Object.assign(world, { step: 'bound', mayConfirm: false });
        return { ok: true, value: { nickname: '小王', avatarUrl: '' } };
      case 'openInvite':
        return world.invite;
      case 'joinBrand': {
        const value = { brandId: 'brand1', brandName: '山里人家', placed: 'moved', ...shareOf, groupName: '店员' };
        return { ok: true, value: { ...value, wantedGroupName: '店员', missed: [], review: null } };
      }
      default:
        return { ok: true, value: { brands: [{ brandId: 'brand1', name: '山里人家', ...shareOf, joinedAtMs: 0 }] } };
    }
  };
}

function open(world: JoiningWorld, wx: Record<string, unknown> = {}) {
  const opened: unknown[] = [];
  const openBusinessView = ({ fail, ...shown }: { fail: unknown }) => opened.push(shown);
  const phone = { cloud: joiningCloud(world), wx: { openBusinessView, setStorageSync: () => undefined, ...wx } };
  return { ...openPage('packages/join/join/join', phone), opened };
}

/** Chooses 已经满了, ticks the agreement. */
async function consent(on: (name: string, argument?: unknown) => Promise<unknown>) {
  await on('goOn');
  await on('chooseAge', { detail: { value: 'adult' } });
  await on('chooseAgreed', { detail: { value: ['agreement'] } });
  await on('goOn');
}

const later = (ms: number) => jest.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

describe('joining on its page', () => {
  it('goes from the rules to the bond, and WeChat’s page opens within the tap', async () => {
    const world: JoiningWorld = { step: 'visitor' };
    const { page, on, opened } = open(world);
    await on('onLoad', {});
    await on('onShow');
    expect(page.data).toMatchObject({ phase: 'ready', title: '先看规则', actionName: '下一步' });
    await consent(on);
    expect(page.data).toMatchObject({ title: '微信登记', actionName: '去登记', isPrepared: true });
    on('goOn');
    expect(opened).toEqual([view]);
    world.step = 'not-bound';
    world.mayConfirm = true;
    await on('onShow');
    expect(page.data).toMatchObject({ isChecking: true });
    await later(0);
    expect(page.data).toMatchObject({ title: '已绑定', actionName: '去选品', isChecking: false });
  });

  it.each<[JoiningWorld['step'], string, string]>([
    ['visitor', '微信登记', '去登记'],
    ['registering', '微信登记', '继续登记'],
    ['not-bound', '绑定', '去绑定'],
    ['real-name-first', '先完成实名', '继续'],
  ])('resumes at the step that is missing: %s', async (step, title, actionName) => {
    const { page, on } = open({ step, isAccepted: true });
    await on('onLoad', {});
    await on('onShow');
    expect(page.data).toMatchObject({ title, actionName, isPrepared: step !== 'real-name-first' });
  });

  it('looks three times in ten seconds, then leaves it to the person', async () => {
    const { page, called, on } = open({ step: 'not-bound', isAccepted: true });
    await on('onLoad', {});
    await on('onShow');
    on('goOn');
    await on('onShow');
    await later(10_000);
    expect(called.filter((name) => name === 'promoter.status')).toHaveLength(4);
    expect(page.data).toMatchObject({ title: '绑定', mayLookAgain: true, isChecking: false, isPrepared: true });
    expect((page.data.lines as string[])[1]).toContain('还没有查到结果');
    await later(60_000);
    expect(called.filter((name) => name === 'promoter.status')).toHaveLength(4);
    await on('lookAgain');
    expect(called.filter((name) => name === 'promoter.status')).toHaveLength(5);
  });

  it('a page that was left looks no more', async () => {
    const { called, on } = open({ step: 'not-bound', isAccepted: true });
    await on('onLoad', {});
    await on('onShow');
    on('goOn');
    await on('onShow');
    await on('onUnload');
    await later(10_000);
    expect(called.filter((name) => name === 'promoter.status')).toHaveLength(1);
  });

  it('lets nobody under 18 go on, and asks him nothing more', async () => {
    const { page, called, on } = open({ step: 'visitor' });
    await on('onLoad', {});
    await on('onShow');
    await on('goOn');
    await on('goOn');
    expect(page.data).toMatchObject({ notice: '请先回答是否年满 18 周岁。' });
    await on('chooseAge', { detail: { value: 'minor' } });
    await on('chooseAgreed', { detail: { value: ['agreement'] } });
    await on('goOn');
    expect(page.data.notice).toContain('年满 18 周岁才能成为推客');
    expect(called).toEqual(['promoter.status']);
  });

  it('asks which brand when there are several, and hands it on', async () => {
    const brands = ['brand1', 'brand2'].map((brandId) => ({ brandId, name: brandId, isOpen: true }));
    const { page, on } = open({ step: 'visitor', brands });
    await on('onLoad', {});
    await on('onShow');
    await consent(on);
    expect(page.data).toMatchObject({ notice: '请先选择要加入的品牌。', isPrepared: false });
    await on('chooseBrand', { detail: { value: 'brand2' } });
    await on('goOn');
    expect(page.data).toMatchObject({ title: '微信登记', isPrepared: true });
  });

  it('asks who is bound already only to read and to agree when the rules change', async () => {
    const { page, called, on } = open({ step: 'bound' });
    await on('onLoad', {});
    await on('onShow');
    const steps = () => (page.data.steps as { name: string; state: string }[]).map(({ name, state }) => [name, state]);
    expect(page.data).toMatchObject({ title: '推客协议更新了', actionName: '下一步' });
    expect(steps()).toEqual([
      ['看规则', 'now'],
      ['同意', 'later'],
    ]);
    await consent(on);
    expect(called).toContain('promoter.acceptAgreement');
    expect(page.data).toMatchObject({ title: '已绑定', actionName: '去选品' });
    expect(steps()).toHaveLength(4);
  });

  it('uses an invite right after the bond', async () => {
    const value = { brandId: 'brand1', brandName: '山里人家', groupName: '店员', sharePpm: 900_000 };
    const invite = { ok: true, value: { ...value, conditions: ['staff-list'], expiresAtMs: 0 } };
    const world: JoiningWorld = { step: 'not-bound', mayConfirm: true, isAccepted: true, invite };
    const { page, called, on } = open(world);
    await on('onLoad', { invite: 'token-12345' });
    await on('onShow');
    expect(page.data).toMatchObject({ invite: { isGood: true, title: '「山里人家」邀请您加入' } });
    await on('goOn');
    expect(called.slice(-3)).toEqual(['promoter.confirmBinding', 'promoter.joinBrand', 'promoter.profile']);
    expect((page.data.lines as string[])[0]).toBe('山里人家 · 店员,佣金为机构服务费的 80%');
  });

  it.each([
    ['invite-expired', '这个邀请已经过期'],
    ['invite-used-up', '这个邀请的名额已经用完'],
    ['invite-revoked', '商家收回了这个邀请'],
    ['invite-not-found', '没有找到这个邀请'],
    ['bad-input', '邀请没有打开'],
  ])('says what is the matter with an invite: %s, and joining goes on without it', async (code, title) => {
    const { page, on } = open({ step: 'visitor', invite: { ok: false, code, message: 'x' } });
    await on('onLoad', { scene: 'token-12345' });
    await on('onShow');
    expect(page.data).toMatchObject({ invite: { isGood: false, title }, actionName: '下一步' });
  });

  it('tells somebody with an old WeChat, and after a page that did not open, what to do', async () => {
    const old = open({ step: 'visitor', isAccepted: true }, { openBusinessView: undefined });
    await old.on('onLoad', {});
    await old.on('onShow');
    await old.on('goOn');
    expect(old.page.data).toMatchObject({ notice: '您的微信版本较旧,请更新微信后再来。' });
    const failing = { openBusinessView: ({ fail }: { fail: () => void }) => fail() };
    const { page, on } = open({ step: 'visitor', isAccepted: true }, failing);
    await on('onLoad', {});
    await on('onShow');
    await on('goOn');
    expect(page.data).toMatchObject({ notice: '没有打开微信的页面,请再试一次。', isBusy: false });
  });

  it('writes once, however often the button is tapped', async () => {
    const { called, on } = open({ step: 'visitor' });
    await on('onLoad', {});
    await on('onShow');
    await on('goOn');
    await on('chooseAge', { detail: { value: 'adult' } });
    await on('chooseAgreed', { detail: { value: ['agreement'] } });
    await Promise.all([on('goOn'), on('goOn'), on('goOn')]);
    expect(called).toEqual(['promoter.status', 'promoter.register']);
  });
});
