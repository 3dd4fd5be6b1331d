import { type FakeCloud, type MountedPhone, mountPhone, timedOut } from './mounted-phone';

let phone: MountedPhone | undefined;
afterEach(() => phone?.close());

const ok = (value: object) => ({ ok: true, value });
const brand = { brandId: 'b', brandName: '山里人家' };
const status = {
  ...{ step: 'bound', mayConfirm: false, isSuspended: false, agencyName: '山里人家带货机构', settledBy: 'agency' },
  agreement: { version: '2026-07', isAccepted: true },
  brands: [{ brandId: 'b', name: '山里人家', isOpen: true }],
  me: { nickname: '小张', avatarUrl: '' },
};
const invite = {
  ...brand,
  groupName: '店员',
  sharePpm: 900_000,
  conditions: ['staff-list'],
  expiresAtMs: 0,
  theme: {},
};
const placed = (groupName: string, kinds: readonly string[], hasVerifiedPhone: boolean) =>
  ok({
    ...{ ...brand, placed: kinds.length === 0 ? 'moved' : 'kept', groupName, sharePpm: 800_000, hasVerifiedPhone },
    ...{ wantedGroupName: '店员', missed: kinds.map((kind) => ({ kind, sentence: '' })), review: null },
  });
const needsPhone = placed('所有人', ['staff-list'], false);
const notListed = placed('所有人', ['staff-list'], true);
const inside = placed('店员', [], true);
const membership = { brandId: 'b', name: '山里人家', groupName: '老店员', sharePpm: 900_000, joinedAtMs: 1 };
const verified = ok({ verifiedAtMs: 1 });
const refused = (code: string, message = '') => ({ ok: false, code, message });

const given = { errMsg: 'getPhoneNumber:ok', code: 'code-1' };

/** What joinBrand and verifyPhone answer, one call after the other; the last answer stays. */
async function openInvite(answers: {
  readonly joinBrand: readonly unknown[];
  readonly verifyPhone?: readonly unknown[];
}) {
  const asked: string[] = [];
  const usual: Readonly<Record<string, unknown>> = {
    ...{ status: ok(status), openInvite: ok(invite), profile: ok({ brands: [membership] }) },
  };
  const cloud: FakeCloud = ({ data: { action } }) => {
    asked.push(action);
    if (action !== 'joinBrand' && action !== 'verifyPhone') return usual[action];
    const list = answers[action] ?? [verified];
    return list[Math.min(asked.filter((name) => name === action).length, list.length) - 1];
  };
  const held = await mountPhone({ path: 'packages/join/join/join?invite=token-1', cloud });
  phone = held;
  await held.tap('.main-button');
  asked.splice(0, asked.length, 'joinBrand');
  const wechat: { tap: object } = { tap: given };
  const answer = (event: Event) => {
    event.stopImmediatePropagation();
    const { emit } = (event as CustomEvent<{ emit(name: string, detail: object): void }>).detail;
    emit('getphonenumber', wechat.tap);
  };
  held.window.document.addEventListener('phone-open-type', answer, true);
  return { held, asked, wechat };
}

const give = '.give-phone';

describe('a phone that the group of an invite asks for', () => {
  it('is asked for with the reason, and joining goes on by itself', async () => {
    const { held, asked } = await openInvite({ joinBrand: [needsPhone, inside] });
    expect(held.text()).toContain(
      '进「店员」要核对商家的员工名单,名单按手机号认人;号码不保存,只留由它算出的一串指纹。',
    );
    await held.tap(give);
    expect(asked).toEqual(['joinBrand', 'verifyPhone', 'joinBrand', 'profile']);
    expect(held.text()).toContain('山里人家 · 店员');
    expect(held.text()).not.toContain('手机号');
    expect(held.errors).toEqual([]);
  });

  it.each<[string, object, string]>([
    ['said no', { errMsg: 'getPhoneNumber:fail user deny' }, '您没有允许,号码没有给出'],
    ['has no phone in WeChat', { errMsg: 'getPhoneNumber:fail no phone number' }, '还没有绑定手机号'],
    ['comes when the quota is used up', { errMsg: 'getPhoneNumber:fail', errno: 1_400_001 }, '验证次数用完了'],
    ['has an old WeChat', { errMsg: 'getPhoneNumber:ok' }, '版本较旧'],
    ['meets something unknown', { errMsg: 'getPhoneNumber:fail jsapi has no permission' }, '请再点一次'],
  ])('somebody who %s loses nothing and may tap again', async (_label, tap, words) => {
    const { held, asked, wechat } = await openInvite({ joinBrand: [needsPhone, inside] });
    wechat.tap = tap;
    await held.tap(give);
    expect(held.text()).toContain(words);
    expect(asked).toEqual(['joinBrand']);
    wechat.tap = given;
    await held.tap(give);
    expect(held.text()).toContain('山里人家 · 店员');
  });

  it.each<[string, unknown, string]>([
    ['is too old', refused('phone-code-used', '请您再点一次按钮。'), '请您再点一次按钮。'],
    ['meets an outage', refused('try-again', '请您稍后再试。'), '请您稍后再试。'],
    ['gets no answer', timedOut, '没有等到回答'],
  ])('a code that %s is said so, and the next one counts', async (_label, answer, words) => {
    const { held } = await openInvite({ joinBrand: [needsPhone, inside], verifyPhone: [answer, verified] });
    await held.tap(give);
    expect(held.text()).toContain(words);
    await held.tap(give);
    expect(held.text()).toContain('山里人家 · 店员');
  });

  it("that is somebody else's leads to us", async () => {
    const taken = refused('phone-taken', '已有另一位推客验证过这个手机号。');
    const { held } = await openInvite({ joinBrand: [needsPhone], verifyPhone: [taken] });
    await held.tap(give);
    expect(held.text()).toContain('已有另一位推客验证过这个手机号。告诉我们');
  });

  it('on no list says whom to ask, looks again, and takes another', async () => {
    const { held, asked } = await openInvite({ joinBrand: [needsPhone, notListed, notListed, inside] });
    await held.tap(give);
    expect(held.text()).toContain('请联系邀请您的商家把它加进去');
    expect(held.text()).not.toContain('又查了一次');
    await held.tap('.look-again');
    expect(held.text()).toContain('又查了一次,名单里还没有这个手机号。');
    await held.tap(give);
    expect(asked.filter((action) => action === 'verifyPhone')).toHaveLength(2);
    expect(held.text()).toContain('山里人家 · 店员');
  });

  it('that a list took in meanwhile has brought him where he wanted to be', async () => {
    const already = refused('already-member', '您已经在这个品牌里了,不用再加入。');
    const { held } = await openInvite({ joinBrand: [notListed, already] });
    await held.tap('.look-again');
    expect(held.text()).toContain('山里人家 · 老店员,佣金为机构服务费的 90%');
    expect(held.text()).not.toContain('不用再加入');
    expect(held.text()).not.toContain('手机号');
  });

  it('that is verified is not asked for again while joining gets no answer', async () => {
    const outage = refused('try-again', '请您稍后再试。');
    const { held, asked } = await openInvite({ joinBrand: [needsPhone, outage, inside] });
    await held.tap(give);
    expect(held.text()).toContain('手机号已经验证');
    expect(held.window.document.querySelector(give)).toBeNull();
    await held.tap('.look-again');
    expect(asked.filter((action) => action === 'verifyPhone')).toHaveLength(1);
    expect(held.text()).toContain('山里人家 · 店员');
  });

  it('is verified once, however often the button is tapped', async () => {
    const { held, asked } = await openInvite({ joinBrand: [needsPhone, inside] });
    await held.tapTwice(give);
    expect(asked).toEqual(['joinBrand', 'verifyPhone', 'joinBrand', 'profile']);
  });
});
