import type { BoundPromoter } from '../../ports/store-platform';
import { programUnderTest, startMs } from '../sharing/program-under-test';
import { confirmBinding } from './confirm-binding';
import { register } from './register';
import { status } from './status';

const wang = { openid: 'oWang', unionid: 'uWang' };
const accepted = { agreementVersion: '2025-01', isAdult: true };
const boundWang: BoundPromoter = {
  promoter: 'wxsharerWang',
  nickname: '王阿姨',
  avatarUrl: 'https://pictures.example/wang.png',
  boundAtMs: startMs - 60_000,
  settledBy: 'agency',
};

describe('confirming the binding', () => {
  it('makes the promoter, his place in the open group and an empty wallet; again changes nothing', async () => {
    const { ports, database, state, time } = programUnderTest();
    await register(ports, wang, accepted);
    state.people.oWang = { registerStatus: 2, bound: boundWang };
    const answer = {
      ok: true,
      value: {
        nickname: '王阿姨',
        avatarUrl: 'https://pictures.example/wang.png',
        brandId: 'brand1',
        brandName: '山里人家',
        groupName: '大家',
        settledBy: 'agency',
      },
    };
    expect(await confirmBinding(ports, wang, {})).toEqual(answer);
    const everything = async () =>
      Promise.all(['promoters', 'memberships', 'wallets'].map((name) => database.list(name, { where: {}, limit: 9 })));
    const written = await everything();
    expect(written).toEqual([
      [
        {
          _id: 'wxsharerWang',
          openid: 'oWang',
          unionidHash: ports.buyerKeys.keyOf(wang),
          nickname: '王阿姨',
          avatarUrl: 'https://pictures.example/wang.png',
          boundAtMs: startMs - 60_000,
          settledBy: 'agency',
          status: 'bound',
        },
      ],
      [
        {
          _id: 'brand1|wxsharerWang',
          brandId: 'brand1',
          promoter: 'wxsharerWang',
          groupId: 'open',
          shares: [],
          settledBy: 'agency',
          joinedAtMs: startMs,
          status: 'active',
          nickname: '王阿姨',
          activeAtMs: startMs,
        },
      ],
      [expect.objectContaining({ _id: 'wxsharerWang', availableFen: 0, frozenFen: 0, dueFenByDay: {} })],
    ]);
    time.nowMs += 5000;
    expect(await confirmBinding(ports, wang, {})).toEqual(answer);
    expect(await everything()).toEqual(written);
    expect(JSON.stringify(written)).not.toContain('uWang');
  });

  it('leaves money alone that was booked before he came', async () => {
    const { ports, database, bind } = programUnderTest();
    await bind('oWang', 'wxsharerWang', '王阿姨');
    await database.put('wallets', { _id: 'wxsharerWang', frozenFen: 3860 });
    await confirmBinding(ports, wang, {});
    expect(await database.find('wallets', 'wxsharerWang')).toEqual({ _id: 'wxsharerWang', frozenFen: 3860 });
  });

  it('dates other terms of a new bond, and leaves his orders of before alone', async () => {
    const { ports, bind, state, database, time } = programUnderTest();
    await bind('oWang', 'wxsharerWang', '王阿姨');
    state.people.oWang = { registerStatus: 2, bound: { ...boundWang, settledBy: 'platform' } };
    time.nowMs += 1000;
    await confirmBinding(ports, wang, {});
    const settlements = [{ fromMs: startMs + 1000, settledBy: 'platform' }];
    expect(await database.find('memberships', 'brand1|wxsharerWang')).toMatchObject({
      settledBy: 'agency',
      settlements,
    });
  });

  it('answers not-bound-yet while the platform knows no bond', async () => {
    const { ports, state, database } = programUnderTest();
    await register(ports, wang, accepted);
    expect(await confirmBinding(ports, wang, {})).toEqual({ ok: false, code: 'not-bound-yet' });
    state.people.oWang = { registerStatus: 2, bound: null };
    expect(await confirmBinding(ports, wang, {})).toEqual({ ok: false, code: 'not-bound-yet' });
    expect(await database.count('promoters', {})).toBe(0);
  });

  it('wants the current agreement first, also of one who came bound', async () => {
    const { ports, state } = programUnderTest();
    state.people.oWang = { registerStatus: 2, bound: boundWang };
    expect(await confirmBinding(ports, wang, {})).toEqual({ ok: false, code: 'agreement-not-accepted' });
  });

  it('does not lift a suspension', async () => {
    const { ports, bind, database } = programUnderTest();
    await bind('oWang', 'wxsharerWang', '王阿姨');
    await database.update('promoters', 'wxsharerWang', { set: { status: 'suspended' } });
    expect(await confirmBinding(ports, wang, {})).toEqual({ ok: false, code: 'promoter-suspended' });
    expect(await status(ports, wang)).toMatchObject({ value: { step: 'bound', isSuspended: true } });
  });

  it('gives who comes back what his brand imported with his phone meanwhile', async () => {
    const { ports, database, state, bind } = programUnderTest();
    await bind('oWang', 'wxsharerWang', '王阿姨');
    await database.update('promoters', 'wxsharerWang', { set: { phoneHash: 'hash-1', status: 'unbound' } });
    const listed = {
      list: 'staff',
      phoneHash: 'hash-1',
      name: '',
      tags: ['早班'],
      storeId: 'store-1',
      listedAtMs: 0,
    } as const;
    await ports.people.addListed('brand1', listed);
    state.people.oWang = { registerStatus: 2, bound: boundWang };
    expect(await confirmBinding(ports, wang, {})).toMatchObject({ value: { groupName: '大家' } });
    expect(await database.find('memberships', 'brand1|wxsharerWang')).toMatchObject({
      tags: ['早班'],
      storeId: 'store-1',
    });
  });
});
