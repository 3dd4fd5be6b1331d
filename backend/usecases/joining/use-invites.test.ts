import { consoleUnderTest, inviteTo, startMs } from '../brands/console-under-test';
import { joinBrand } from './join-brand';
import { openInvite } from './open-invite';

const wang = { openid: 'oWang' };
const dayMs = 86_400_000;

type World = Awaited<ReturnType<typeof consoleUnderTest>>;

async function worldWithWang(): Promise<World> {
  const world = await consoleUnderTest();
  await world.bind('Wang');
  return world;
}

const usesOf = async (world: World, token: string) => (await world.database.find('invites', token))?.used;

describe('an invite that many use at once', () => {
  it('lets in exactly as many as it says', async () => {
    const world = await consoleUnderTest();
    const names = Array.from({ length: 50 }, (_, index) => `P${index}`);
    for (const name of names) await world.bind(name);
    const inviteToken = await inviteTo(world, 'fans', 10);
    // A lost race answers try-again, and the page sends it again.
    const join = async (name: string): Promise<string> => {
      try {
        const joined = await joinBrand(world.ports, { openid: `o${name}` }, { inviteToken });
        return joined.ok ? joined.value.placed : joined.code;
      } catch {
        return join(name);
      }
    };
    const answers = await Promise.all(names.map(join));
    expect(answers.filter((answer) => answer === 'joined')).toHaveLength(10);
    expect(answers.filter((answer) => answer === 'invite-used-up')).toHaveLength(40);
    expect(await usesOf(world, inviteToken)).toBe(10);
    expect(await world.database.count('memberships', { groupId: 'fans' })).toBe(10);
  });

  it('counts a person once who sends it twice at the same moment', async () => {
    const world = await worldWithWang();
    const inviteToken = await inviteTo(world, 'fans', 10);
    const answers = await Promise.all([1, 2, 3].map(() => joinBrand(world.ports, wang, { inviteToken })));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await usesOf(world, inviteToken)).toBe(1);
  });
});

describe('an invite before joining', () => {
  it('says what it is for', async () => {
    const world = await worldWithWang();
    const inviteToken = await inviteTo(world, 'growers');
    expect(await openInvite(world.ports, { inviteToken })).toEqual({
      ok: true,
      value: {
        ...{ brandId: 'shanli', brandName: '山里人家', theme: { logoUrl: null, color: null }, kind: 'fan' },
        ...{ groupName: '果农', sharePpm: 950_000, conditions: ['manual-review'], expiresAtMs: startMs + dayMs },
      },
    });
  });

  it.each([
    ['of which there is none', 'invite-not-found', 'no-such-token', {}],
    ['that was taken back', 'invite-revoked', undefined, { revokedAtMs: startMs }],
    ['whose time is over', 'invite-expired', undefined, { expiresAtMs: startMs }],
    ['that is used up', 'invite-used-up', undefined, { used: 100 }],
  ])('%s answers %s', async (_label, code, token, set) => {
    const world = await worldWithWang();
    const inviteToken = await inviteTo(world, 'fans');
    await world.database.update('invites', inviteToken, { set });
    expect(await openInvite(world.ports, { inviteToken: token ?? inviteToken })).toEqual({ ok: false, code });
  });
});
