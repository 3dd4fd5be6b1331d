import { DEMO } from '../demo-world';
import { type StoreUnderTest, storeUnderTest } from '../store-under-test';

const REGISTER = 'redirect_url=%2Fauth%2Fpages%2Fregister%2Findex&is_simple_register=1&is_from_promoter=1';
const AUTHORIZE = 'redirect_url=%2Fauth%2Fpages%2Fauthorization%2Findex&is_simple_register=1&is_from_promoter=1';
const TERMS: { commissionType: number; commissionRatio: number; headSupplierAppid: string } = {
  commissionType: 1,
  commissionRatio: 1,
  headSupplierAppid: DEMO.agencyAppid,
};
const WISH = { openid: 'oMini-xiao-lin', query_string: REGISTER, extraData: TERMS, decision: 'agree' as const };

let world: StoreUnderTest;

beforeEach(async () => {
  world = await storeUnderTest();
});

afterEach(() => world.store.stop());

const view = (patch: Partial<typeof WISH> = {}) => world.store.play.businessView({ ...WISH, ...patch });

describe('the page that wx.openBusinessView opens', () => {
  it.each([
    ['agree', 2, true],
    ['refuse', 0, false],
    ['close', 1, false],
  ] as const)('left by %s, leaves registration level %i and bound %s', async (decision, register_level, bound) => {
    expect(await world.store.play.businessView({ ...WISH, decision })).toMatchObject({ register_level, bound });
  });

  it('takes two steps where registering does not bind yet', async () => {
    const other = await storeUnderTest({ settings: { registerAlsoBinds: false } });
    const { play } = other.store;
    expect(await play.businessView(WISH)).toMatchObject({ register_level: 2, bound: false });
    expect((await play.pushes()).pushes).toEqual([]);
    expect(await play.businessView({ ...WISH, query_string: AUTHORIZE })).toMatchObject({ bound: true });
    expect((await play.pushes()).pushes).toMatchObject([{ event: 'promoter_bind_result' }]);
    await other.store.stop();
  });

  it.each([
    ['an openid of a foreign mini program', { openid: 'oStranger-xiao-lin' }, 'no-such-openid'],
    ['another agency', { extraData: { ...TERMS, headSupplierAppid: 'wxother' } }, 'wrong-agency'],
    [
      'platform split with a simple registration',
      { extraData: { ...TERMS, commissionType: 0 } },
      'split-needs-full-registration',
    ],
    ['a changed query string', { query_string: 'redirect_url=%2Fother' }, 'bad-query_string'],
  ])('refuses %s by name', async (_, patch, error) => {
    await expect(view(patch)).rejects.toMatchObject({ error });
  });

  it('refuses who has not done the real-name check', async () => {
    await world.store.play.realName({ person: '小林', done: false });
    await expect(view()).rejects.toMatchObject({ error: 'needs-real-name' });
  });

  it('binds again after the bond was ended, and the list of bonds is told each time', async () => {
    await view();
    await world.store.play.unbind({ person: '小林' });
    await expect(world.store.play.unbind({ person: '小林' })).rejects.toMatchObject({ error: 'not-bound' });
    await view({ query_string: AUTHORIZE });
    expect((await world.store.play.pushes()).pushes).toHaveLength(3);
  });
});

describe('a person who comes into the world', () => {
  it('has an openid under each app and can be found by it', async () => {
    const added = await world.store.play.person({ id: 'lao-li', name: '老李' });
    expect(added.openids).toEqual({
      wxagency_shanliren: 'o-lao-li-wxagency_shanliren',
      wxmini_shanliren: 'o-lao-li-wxmini_shanliren',
      wxmini_stranger: 'o-lao-li-wxmini_stranger',
    });
    expect(await view({ openid: 'o-lao-li-wxmini_shanliren' })).toMatchObject({ person: 'lao-li', bound: true });
  });
});
