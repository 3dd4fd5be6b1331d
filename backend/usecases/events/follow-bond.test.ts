import { openSyncWorld } from '../../../tests/support/sync-world';
import { followBond } from './follow-bond';

const wang = { promoter: 'wxwang', boundAtMs: 2000, nickname: '王阿姨', avatarUrl: '', settledBy: 'agency' } as const;

describe('a bond that was made', () => {
  /** 王阿姨 confirms exactly before the event's first write about her. */
  async function confirmedBefore(writes: 'saveBound' | 'renewBond', unionid: string | undefined) {
    const world = openSyncWorld();
    world.fake.bound.set('wxwang', wang);
    const { promoters } = world.ports;
    const theirs = { nickname: wang.nickname, avatarUrl: '', settledBy: 'agency' as const, boundAtMs: 1000 };
    if (writes === 'renewBond')
      await promoters.saveBound({ ...theirs, promoter: 'wxwang', openid: null, unionidHash: null });
    const confirm = () => promoters.saveBound({ ...wang, openid: 'oMini-wang', unionidHash: unionid ?? null });
    const racing = {
      ...promoters,
      [writes]: async (...given: unknown[]) => {
        await confirm();
        await (promoters[writes] as (...all: unknown[]) => Promise<void>)(...given);
      },
    } as typeof promoters;
    const told = unionid === undefined ? '' : 'uUnion-wang';
    await followBond({ ...world.ports, promoters: racing }, 'wxwang', told);
    return promoters.findPromoter('wxwang');
  }

  it.each([
    ['saveBound', 'uUnion-wang'],
    ['saveBound', undefined],
    ['renewBond', 'uUnion-wang'],
    ['renewBond', undefined],
  ] as const)(
    'and is confirmed before the event comes to %s (unionid %s) stays the caller’s',
    async (writes, unionid) => {
      expect(await confirmedBefore(writes, unionid)).toEqual({
        ...wang,
        openid: 'oMini-wang',
        unionidHash: unionid ?? null,
        status: 'bound',
      });
    },
  );
});
