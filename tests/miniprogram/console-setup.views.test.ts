import type { BrandListView } from '../../cloudfunctions/console/contract';
import type { SetupView } from '../../cloudfunctions/console/setup-contract';
import type { MeView } from '../../cloudfunctions/console/staff-contract';
import {
  brandView,
  colourView,
  missingGroup,
  newGroupId,
  startMs,
} from '../../miniprogram/packages/console/brand/brand.view';
import {
  changeFromMs,
  changeText,
  missingChange,
} from '../../miniprogram/packages/console/components/payer-change/payer-change.view';
import { nameProblem } from '../../miniprogram/packages/console/name-problem.view';
import { missingBrand, setupView } from '../../miniprogram/packages/console/setup/setup.view';
import { systemView } from '../../miniprogram/packages/console/system/system.view';
import { teamScope, teamView } from '../../miniprogram/packages/console/team/team.view';

const ok = <T>(value: T) => ({ ok: true as const, value });
const failure = (code: string) => ({ ok: false as const, code, sentence: `sentence of ${code}` });
const nowMs = Date.UTC(2026, 7, 1, 12);
const nobody: MeView = { name: null, roles: [], may: {}, brands: [], isClaimed: false };

const steps: SetupView['steps'] = [
  { name: 'way', state: 'done', zh: '选怎么开始' },
  { name: 'agency', state: 'done', zh: '填机构资料' },
  { name: 'brand', state: 'todo', zh: '建品牌' },
  { name: 'open', state: 'waits', zh: '开张' },
];
const setup: SetupView = { way: 'qualified', steps, check: null, brands: [], templates: [] };

describe('the page 开张', () => {
  it('asks for the owner code while nobody owns the deployment', () => {
    expect(setupView({ me: ok(nobody) })).toMatchObject({ mode: 'claim', actionName: '认领' });
  });

  it('asks first how to begin, then shows the step that is next', () => {
    const me = ok({ ...nobody, may: { setup: 'every-brand' as const }, isClaimed: true });
    expect(setupView({ me, setup: ok({ ...setup, way: null }) })).toMatchObject({ mode: 'ways' });
    const data = setupView({ me, setup: ok(setup) });
    expect(data).toMatchObject({ mode: 'steps', step: 'brand', actionName: '建好' });
    expect(data.steps.map(({ mark, word }) => `${mark} ${word}`)).toEqual([
      ...['✓ 做好了', '✓ 做好了', '! 可以做', '… 还要等'],
    ]);
    expect(setupView({ me, setup: ok({ ...setup, way: 'brand' }) })).toMatchObject({
      mode: 'elsewhere',
      actionName: '',
    });
  });

  it('says of every fault what it is, who mends it, and where', () => {
    const me = ok({ ...nobody, isClaimed: true });
    const fault = {
      ...{ code: 'SHOP_NOT_IN_COOPERATION', about: '水果店', who: 'merchant' as const, what: '还没有合作' },
      ...{ where: '小店后台', wayOut: '同意邀请' },
    };
    const check = { atMs: nowMs, fine: ['平台连接'], faults: [fault] };
    expect(setupView({ me, setup: ok({ ...setup, check }) })).toMatchObject({
      faults: [{ what: '还没有合作:水果店', who: '商家', where: '小店后台', wayOut: '同意邀请' }],
      checked: '8 月 1 日 20:00 检查过:1 处正常,1 处要改',
    });
  });

  it('lets somebody without a role apply, once', () => {
    const me = ok({ ...nobody, isClaimed: true });
    const terms = { version: '2026-11', paragraphs: ['一条'] };
    expect(setupView({ me, application: ok({ application: null, terms }) })).toMatchObject({
      mode: 'apply',
      actionName: '申请',
      terms: ['一条'],
    });
    const asked = { brandName: '河边人家', askedAtMs: nowMs, reason: null, brandId: null };
    const open = ok({ application: { ...asked, state: 'open' as const }, terms });
    expect(setupView({ me, application: open })).toMatchObject({
      ...{ actionName: '', application: { title: '申请已经交上去', mayApply: false } },
    });
    const declined = ok({ application: { ...asked, state: 'declined' as const, reason: '资料不全' }, terms });
    expect(setupView({ me, application: declined }).application.lines).toContain('机构的答复:资料不全');
  });

  it('shows what failed', () => {
    expect(setupView({ me: failure('no-connection') })).toMatchObject({
      phase: 'failed',
      sentence: 'sentence of no-connection',
    });
  });

  it.each([
    [{ template: '', name: '果园', percent: '80' }, '请先选一个模板。'],
    [{ template: 'a', name: ' ', percent: '80' }, '请填品牌名称。'],
    [{ template: 'a', name: '果园', percent: '101' }, '推客的部分不能多于服务费:请填 0 到 100 之间的百分数。'],
    [
      { template: 'a', name: '果园', percent: '0' },
      '开放分组的推客要有佣金,请填大于 0 的百分数。公益推广有自己的分组。',
    ],
    [{ template: 'a', name: '果园', percent: '80' }, ''],
  ])('a brand of %j', (form, problem) => {
    expect(missingBrand(form)).toBe(problem);
  });
});

const brand: BrandListView['brands'][number] = {
  ...{ brandId: 'shanli', name: '山里人家', isOpen: true, theme: { logoUrl: null, color: null }, revision: 3 },
  ...{ reviewMode: 'none', shops: [], findings: [] },
  shares: [{ fromMs: 0, sharePpm: 800_000 }],
  groups: [
    { groupId: 'open', name: '所有人', isOpen: true, shares: [], conditions: [] },
    {
      ...{ groupId: 'clerks', name: '店员', isOpen: false, conditions: [{ kind: 'staff-list' }] },
      shares: [
        { fromMs: 0, sharePpm: 850_000 },
        { fromMs: nowMs + 900_000, sharePpm: 900_000 },
      ],
    },
    { groupId: 'good', name: '公益推广', isOpen: false, shares: [{ fromMs: 0, sharePpm: 0 }], conditions: [] },
  ],
};

describe('the page 品牌', () => {
  it('says which share is in force, and what is planned from when on', () => {
    const data = brandView(ok({ brands: [brand] }), 'shanli', nowMs);
    expect(data).toMatchObject({ phase: 'ready', share: '服务费的 80%', state: '✓ 已开张', revision: 3 });
    expect(data.groups).toEqual([
      { groupId: 'open', name: '所有人', share: '和品牌一样', planned: '', asks: '开放:不用条件,谁都可以进' },
      {
        ...{ groupId: 'clerks', name: '店员', share: '服务费的 85%', planned: '8 月 1 日 20:15 起 90%' },
        asks: '要在商家的员工名单里',
      },
      { groupId: 'good', name: '公益推广', share: '不拿佣金(公益推广)', planned: '', asks: '凭邀请进' },
    ]);
  });

  it('leads to 开张 where there is none, and says who may not', () => {
    expect(brandView(ok({ brands: [] }), '', nowMs).phase).toBe('empty');
    expect(brandView(failure('not-permitted'), '', nowMs).phase).toBe('no-right');
    expect(brandView(failure('no-connection'), '', nowMs).phase).toBe('failed');
  });

  it('darkens a colour on which white text could not be read, and says so', () => {
    expect(colourView('#1F5F6E')).toEqual({ shown: '#1f5f6e', note: '白字在上面看得清。' });
    expect(colourView('#F2A93B').note).toMatch(/^太浅,白字看不清,用的时候调深为 #[0-9A-F]{6}。$/);
    expect(colourView('blue')).toEqual({ shown: '', note: '请填 # 开头的六位颜色代码。' });
  });

  it('offers another word for one that may not stand', () => {
    const finding = (found: string, instead: string | null) => ({ found, instead, advice: '请去掉。' });
    expect(nameProblem({ isAllowed: true, findings: [finding('最好', null)] })).toBe('');
    const findings = [finding('官方', '授权'), finding('微信', null)];
    expect(nameProblem({ isAllowed: false, findings })).toBe(
      '「官方」不能用,可以换成「授权」。「微信」不能用:请去掉。',
    );
  });

  it.each([
    ['soon', nowMs + 900_000],
    ['tomorrow', Date.UTC(2026, 7, 1, 16)],
    ['month', Date.UTC(2026, 7, 31, 16)],
  ])('a share from %s on', (start, expected) => {
    expect(startMs(start, nowMs)).toBe(expected);
  });

  it('never begins within the notice: a minute before midnight it is the day after', () => {
    const late = Date.UTC(2026, 7, 1, 15, 59);
    expect(startMs('tomorrow', late)).toBe(Date.UTC(2026, 7, 2, 16));
  });

  it('asks of a group a name, a share within the fee, and why it is reviewed', () => {
    const form = { name: '农户', percent: '', condition: '', why: '' };
    expect(missingGroup(form, undefined)).toBe('');
    expect(missingGroup({ ...form, name: '' }, undefined)).toBe('请填分组名称。');
    expect(missingGroup({ ...form, percent: '120' }, undefined)).toMatch(/不能多于服务费/);
    expect(missingGroup({ ...form, condition: 'manual-review' }, undefined)).toMatch(/为什么要审核/);
    expect(newGroupId([{ groupId: 'open' }, { groupId: 'group-2' }])).toBe('group-3');
  });
});

describe('a change of who pays', () => {
  it('begins with a day in Beijing, at least seven days away', () => {
    expect(changeFromMs('8', nowMs)).toBe(Date.UTC(2026, 7, 8, 16));
    const late = Date.UTC(2026, 7, 1, 15, 59);
    expect(changeFromMs('8', late) - late).toBeGreaterThan(7 * 86_400_000);
  });

  it('says what it does, and to how many', () => {
    const change = { fromMs: Date.UTC(2026, 7, 8, 16), settledBy: 'platform' as const, agreementVersion: '2026-09' };
    expect(changeText({ ...change, payer: '微信平台', mustConsent: 3 })).toBe(
      '8 月 9 日 00:00 起,新订单由微信平台付佣金,协议 2026-09 版。3 位推客要各自同意,没同意的仍按原来的结算。已有的订单不变。',
    );
    expect([missingChange({ version: '2026-09' }), missingChange({ version: '九月' })]).toEqual([
      ...['', '请填新协议的版本,例如 2027-01。'],
    ]);
  });
});

describe('the page 成员', () => {
  const me: MeView = {
    ...{ name: '老板', roles: [], brands: [{ brandId: 'shanli', name: '山里人家', isOpen: true, color: null }] },
    ...{ may: { teamList: 'every-brand', inviteStaff: 'every-brand' }, isClaimed: true },
  };
  const member = {
    ...{ memberId: 'm1', name: '周', addedAtMs: nowMs, isMe: false },
    roles: [
      { role: 'brand-operator' as const, brandId: 'shanli' },
      { role: 'agency-finance' as const, brandId: null },
    ],
  };
  const team = ok({ members: [member], invites: [] });

  it('has a row for each role, with where it holds', () => {
    const data = teamView({ me: ok(me), brandId: '', team });
    expect(data.members.map(({ roleText }) => roleText)).toEqual(['山里人家 · 品牌运营', '机构 · 机构财务']);
    expect([data.mayChange, data.roles.length]).toEqual([true, 10]);
  });

  it('offers a brand’s owner roles of the brand alone', () => {
    const owner = { ...me, may: { teamList: ['shanli'], inviteStaff: ['shanli'] } };
    expect(teamScope(owner, 'shanli')).toBe('shanli');
    expect(teamScope(me, 'shanli')).toBe('');
    const data = teamView({ me: ok(owner), brandId: 'shanli', team });
    expect(data.roles.every(({ role }) => role.startsWith('brand-'))).toBe(true);
    expect(teamView({ me: ok({ ...owner, may: {} }), brandId: 'shanli', team }).phase).toBe('no-right');
  });

  it('tells of the audit who, what, why, and what it was before and after', () => {
    const entry = {
      ...{ atMs: nowMs, name: '老板', action: 'revokeRole', brandId: null, subject: 'staff 周', reason: '离职' },
      ...{ before: { roles: 1 }, after: { roles: 0 } },
    };
    const audit = ok({ entries: [entry], nextBeforeMs: null });
    expect(teamView({ me: ok(me), brandId: '', team, audit }).audit[0]).toMatchObject({
      ...{ title: '老板 · 收回角色', note: '8 月 1 日 20:00 · 成员 周', reason: '原因:离职' },
      change: '角色:1 → 0',
    });
  });
});

describe('the page 系统', () => {
  it('shows of a variable its last four signs, and what is not right', () => {
    const data = systemView(
      ok({
        ...{ check: null, limits: { holdDays: 15, correctionLimitFen: 20_000 }, words: [] },
        variables: [
          { name: 'AGENCY_SECRET', isRight: true, lastFour: 'gncy' },
          { name: 'PAYEE_DATA_KEY', isRight: false, lastFour: null },
        ],
      }),
      undefined,
    );
    expect(data.variables.map(({ name, text }) => `${name} ${text}`)).toEqual([
      ...['机构的 AppSecret ✓ 末四位 gncy', '收款资料的密钥 ! 没有设置或格式不对'],
    ]);
    expect(data.limits.map(({ text }) => text)).toEqual(['15 天', '200.00 元']);
    expect(data.checked).toBe('还没有检查过。');
    expect(systemView(failure('not-permitted'), undefined).phase).toBe('no-right');
  });
});
