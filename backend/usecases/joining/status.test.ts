import type { BoundPromoter } from '../../ports/store-platform';
import { refusal } from '../sharing/platform-under-test';
import { programUnderTest, startMs } from '../sharing/program-under-test';
import { confirmBinding } from './confirm-binding';
import { status } from './status';

const wang = { openid: 'oWang', unionid: 'uWang' };
const boundWang: BoundPromoter = {
  promoter: 'wxsharerWang',
  nickname: '王阿姨',
  avatarUrl: 'https://pictures.example/wang.png',
  boundAtMs: startMs - 60_000,
  settledBy: 'agency',
};

describe('status', () => {
  it.each([
    ['not registered', { registerStatus: 0, bound: null }, 'visitor', false],
    ['a registration under way', { registerStatus: 1, bound: null }, 'registering', false],
    ['registered but not bound', { registerStatus: 2, bound: null }, 'not-bound', false],
    ['no real-name yet', { registerStatus: 3, bound: null }, 'real-name-first', false],
    ['bound there and unknown here', { registerStatus: 2, bound: boundWang }, 'not-bound', true],
  ])('of somebody with %s', async (_label, person, step, mayConfirm) => {
    const { ports, state } = programUnderTest();
    state.people.oWang = person;
    expect(await status(ports, wang)).toEqual({
      ok: true,
      value: {
        step,
        mayConfirm,
        isSuspended: false,
        suspendedReason: null,
        agreement: { version: '2025-01', isAccepted: false },
        agencyName: '山里人家联盟',
        settledBy: 'agency',
        holdDays: 15,
        hasLeft: false,
        announced: null,
        brands: [{ brandId: 'brand1', name: '山里人家', isOpen: true, theme: { logoUrl: null, color: null } }],
        me: null,
      },
    });
  });

  it('knows a bound promoter, his terms and his consent', async () => {
    const { ports, bind, change } = programUnderTest();
    await bind('oWang', 'wxsharerWang', '王阿姨');
    change.agency = { settledBy: 'platform' };
    expect(await status(ports, wang)).toMatchObject({
      value: {
        step: 'bound',
        agreement: { isAccepted: true },
        settledBy: 'agency',
        me: { nickname: '王阿姨', avatarUrl: '' },
      },
    });
  });

  it('notes that the platform ended the bond, and takes it up again after a new one', async () => {
    const { ports, bind, state, time } = programUnderTest();
    await bind('oWang', 'wxsharerWang', '王阿姨');
    state.people.oWang = { registerStatus: 2, bound: null };
    time.nowMs += 60_001;
    expect(await status(ports, wang)).toMatchObject({ value: { step: 'not-bound', mayConfirm: false, me: null } });
    expect(await ports.promoters.findByOpenid('oWang')).toMatchObject({ status: 'unbound' });
    state.people.oWang = { registerStatus: 2, bound: boundWang };
    expect(await status(ports, wang)).toMatchObject({ value: { step: 'not-bound', mayConfirm: true } });
    await confirmBinding(ports, wang, {});
    expect(await status(ports, wang)).toMatchObject({ value: { step: 'bound', mayConfirm: false } });
  });

  it('does not take an answer for an ended bond that was on its way while the bond was made', async () => {
    const { ports, bind, state } = programUnderTest();
    const standing = await ports.platform.promoterStanding('oWang', 'agency');
    const platform = { ...ports.platform, promoterStanding: async () => standing };
    await bind('oWang', 'wxsharerWang', '王阿姨');
    state.people.oWang = { registerStatus: 2, bound: boundWang };
    expect(await status({ ...ports, platform }, wang)).toMatchObject({ value: { step: 'visitor' } });
    expect(await ports.promoters.findByOpenid('oWang')).toMatchObject({ status: 'bound' });
  });

  it('tells a suspended promoter why, and nobody else', async () => {
    const { ports, bind, database } = programUnderTest();
    await bind('oWang', 'wxsharerWang', '王阿姨');
    const suspendedReason = '8 月有 3 笔订单是自己下的';
    await database.update('promoters', 'wxsharerWang', { set: { status: 'suspended', suspendedReason } });
    expect(await status(ports, wang)).toMatchObject({ value: { isSuspended: true, suspendedReason } });
    await database.update('promoters', 'wxsharerWang', { set: { status: 'bound' } });
    expect(await status(ports, wang)).toMatchObject({ value: { isSuspended: false, suspendedReason: null } });
  });

  it('answers a refusal of the platform with its code for the log', async () => {
    const { ports, state } = programUnderTest();
    state.refusal = refusal(10071056);
    expect(await status(ports, wang)).toEqual({
      ok: false,
      code: 'platform-refused',
      detail: '10071056 errcode 10071056',
    });
  });
});
