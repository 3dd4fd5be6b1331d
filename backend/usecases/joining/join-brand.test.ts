import { consoleUnderTest, inviteTo, startMs } from '../brands/console-under-test';
import { decideReview } from '../brands/decide-review';
import { revokeInvite } from '../brands/revoke-invite';
import { joinBrand } from './join-brand';

const owner = { openid: 'oOwner', name: '老板' };
const wang = { openid: 'oWang' };
const dayMs = 86_400_000;

type World = Awaited<ReturnType<typeof consoleUnderTest>>;

async function worldWithWang(): Promise<World> {
  const world = await consoleUnderTest();
  await world.bind('Wang');
  return world;
}

const memberOf = (world: World, brandId = 'shanli', promoter = 'wxWang') =>
  world.database.find('memberships', `${brandId}|${promoter}`);
const usesOf = async (world: World, token: string) => (await world.database.find('invites', token))?.used;

describe('joining a brand by an invite', () => {
  it('lets the invite decide the group, and counts one use', async () => {
    const world = await worldWithWang();
    const inviteToken = await inviteTo(world, 'fans');
    expect(await joinBrand(world.ports, wang, { inviteToken })).toEqual({
      ok: true,
      value: {
        brandId: 'shanli',
        brandName: '山里人家',
        placed: 'joined',
        groupName: '老客',
        sharePpm: 850_000,
        wantedGroupName: '老客',
        missed: [],
        review: null,
        hasVerifiedPhone: false,
      },
    });
    expect(await memberOf(world)).toEqual({
      ...{ _id: 'shanli|wxWang', brandId: 'shanli', promoter: 'wxWang', groupId: 'fans', shares: [] },
      ...{ settledBy: 'agency', joinedAtMs: startMs, status: 'active', usedInvites: [inviteToken], reviewState: null },
      ...{ nickname: 'Wang', activeAtMs: startMs },
    });
    expect(await usesOf(world, inviteToken)).toBe(1);
  });

  it('keeps nobody’s name in an invite: it belongs to the brand', async () => {
    const world = await worldWithWang();
    const invite = await world.database.find('invites', await inviteTo(world, 'fans'));
    expect(Object.keys(invite ?? {}).sort()).toEqual([
      ...['_id', 'brandId', 'createdAtMs', 'expiresAtMs', 'groupId', 'kind', 'label', 'revokedAtMs', 'shopAppid'],
      ...['useLimit', 'used'],
    ]);
    expect(JSON.stringify(invite)).not.toMatch(/oOwner|老板/);
  });

  it('takes anybody into the open group of a brand without one', async () => {
    const world = await worldWithWang();
    expect(await joinBrand(world.ports, wang, { brandId: 'haibian' })).toMatchObject({
      value: { brandName: '海边人家', placed: 'joined', groupName: '所有人', sharePpm: 700_000 },
    });
  });

  type Spoil = (world: World, inviteToken: string) => unknown;
  it.each<[string, string, Spoil, object | undefined]>([
    ['one that nobody made', 'invite-not-found', () => undefined, { inviteToken: 'no-such-token' }],
    ['one of another brand', 'invite-of-other-brand', () => undefined, { brandId: 'haibian' }],
    [
      'one that was taken back',
      'invite-revoked',
      (world, token) =>
        revokeInvite(world.ports, owner, { brandId: 'shanli', token, requestId: 'take-it-back', reason: '印错了' }),
      undefined,
    ],
    [
      'one whose time is over',
      'invite-expired',
      (world) => Object.assign(world.time, { nowMs: startMs + dayMs }),
      undefined,
    ],
    [
      'one that is used up',
      'invite-used-up',
      (world, token) => world.database.update('invites', token, { set: { used: 100 } }),
      undefined,
    ],
    [
      'one of a brand that is closed',
      'not-open',
      (world) => world.database.update('brands', 'shanli', { set: { isOpen: false } }),
      undefined,
    ],
    [
      'one whose group is gone',
      'group-not-found',
      (world, token) => world.database.update('invites', token, { set: { groupId: 'gone' } }),
      undefined,
    ],
    ['no invite and no brand among several', 'brand-not-chosen', () => undefined, { inviteToken: undefined }],
    ['a brand that does not exist', 'brand-not-found', () => undefined, { inviteToken: undefined, brandId: 'nowhere' }],
    [
      'somebody who is not bound',
      'not-bound',
      (world) => world.database.update('promoters', 'wxWang', { set: { status: 'unbound' } }),
      undefined,
    ],
    [
      'somebody who is suspended',
      'promoter-suspended',
      (world) => world.database.update('promoters', 'wxWang', { set: { status: 'suspended' } }),
      undefined,
    ],
    [
      'somebody who accepted an older agreement',
      'agreement-not-accepted',
      (world) => world.database.update('settings', 'agency', { set: { agreementVersion: '2026-01' } }),
      undefined,
    ],
  ])('refuses %s as %s, and writes nothing', async (_label, code, spoil, request) => {
    const world = await worldWithWang();
    const inviteToken = await inviteTo(world, 'fans');
    await spoil(world, inviteToken);
    const before = await usesOf(world, inviteToken);
    expect(await joinBrand(world.ports, wang, { inviteToken, ...request })).toMatchObject({ ok: false, code });
    expect(await world.database.count('memberships', {})).toBe(0);
    expect(await usesOf(world, inviteToken)).toBe(before);
  });

  it('answers a member already-member, and counts nothing', async () => {
    const world = await worldWithWang();
    const inviteToken = await inviteTo(world, 'fans');
    await joinBrand(world.ports, wang, { inviteToken });
    const again = await inviteTo(world, 'fans');
    for (const request of [{ inviteToken }, { inviteToken: again }, { brandId: 'shanli' }]) {
      expect(await joinBrand(world.ports, wang, request)).toEqual({ ok: false, code: 'already-member' });
    }
    expect([await usesOf(world, inviteToken), await usesOf(world, again)]).toEqual([1, 0]);
  });
});

describe('a member with another invite', () => {
  it('moves forward, and it is written down', async () => {
    const world = await worldWithWang();
    await joinBrand(world.ports, wang, { brandId: 'shanli' });
    const inviteToken = await inviteTo(world, 'fans');
    expect(await joinBrand(world.ports, wang, { inviteToken })).toMatchObject({
      value: { placed: 'moved', groupName: '老客', sharePpm: 850_000 },
    });
    const [entry] = await world.database.list('audit', { where: { action: 'joinBrand' }, limit: 9 });
    expect(entry).toMatchObject({
      ...{ openid: 'oWang', name: 'Wang', brandId: 'shanli', subject: 'membership shanli|wxWang' },
      ...{ before: { groupId: 'open' }, after: { groupId: 'fans' }, reason: 'invite toke…' },
    });
  });

  it('never moves back to a smaller share', async () => {
    const world = await worldWithWang();
    await world.appoint('Wang', 'brand-store-lead', 'shanli');
    await joinBrand(world.ports, wang, { inviteToken: await inviteTo(world, 'crew') });
    const fans = await inviteTo(world, 'fans');
    expect(await joinBrand(world.ports, wang, { inviteToken: fans })).toEqual({ ok: false, code: 'already-member' });
    expect(await memberOf(world)).toMatchObject({ groupId: 'crew' });
  });
});

describe('a group with conditions', () => {
  it('lets in who meets them: a role in the brand is the staff list', async () => {
    const world = await worldWithWang();
    await world.appoint('Wang', 'brand-store-lead', 'shanli');
    const joined = await joinBrand(world.ports, wang, { inviteToken: await inviteTo(world, 'crew') });
    expect(joined).toMatchObject({ value: { groupName: '店员', sharePpm: 900_000, missed: [] } });
  });

  it.each([
    ['nothing', {}, false],
    ['a phone on no list', { phoneHash: 'k1.abc' }, false],
    ['a phone on the list', { phoneHash: 'k1.listed' }, true],
  ])('with %s', async (_label, fields, isIn) => {
    const world = await worldWithWang();
    await world.database.put('settings', { _id: 'list|shanli|staff|k1.listed', addedAtMs: startMs });
    await world.database.update('promoters', 'wxWang', { set: fields });
    const joined = await joinBrand(world.ports, wang, { inviteToken: await inviteTo(world, 'crew') });
    expect(joined).toMatchObject({ value: { groupName: isIn ? '店员' : '大家' } });
  });

  it('lands who misses one in the open group, with the reason in words', async () => {
    const world = await worldWithWang();
    await world.appoint('Wang', 'brand-store-lead', 'haibian');
    expect(await joinBrand(world.ports, wang, { inviteToken: await inviteTo(world, 'crew') })).toMatchObject({
      value: {
        ...{ placed: 'joined', groupName: '大家', wantedGroupName: '店员', sharePpm: 800_000, review: null },
        missed: [{ kind: 'staff-list', sentence: '您不在这个品牌的员工名单里。' }],
      },
    });
  });

  it('keeps a member who misses one where he is, and counts nothing', async () => {
    const world = await worldWithWang();
    await joinBrand(world.ports, wang, { brandId: 'shanli' });
    const inviteToken = await inviteTo(world, 'crew');
    expect(await joinBrand(world.ports, wang, { inviteToken })).toMatchObject({
      value: { placed: 'kept', groupName: '大家' },
    });
    expect(await usesOf(world, inviteToken)).toBe(0);
  });

  it.each([
    ['approve', 'approved', 'growers'],
    ['reject', 'rejected', 'open'],
  ] as const)('asks a person where a review is needed: %s', async (decision, state, groupId) => {
    const world = await worldWithWang();
    const inviteToken = await inviteTo(world, 'growers');
    expect(await joinBrand(world.ports, wang, { inviteToken })).toMatchObject({
      value: { groupName: '大家', missed: [{ kind: 'manual-review' }], review: { state: 'open', askedAtMs: startMs } },
    });
    world.time.nowMs += 1000;
    const decided = {
      brandId: 'shanli',
      promoter: 'wxWang',
      groupId: 'growers',
      decision,
      requestId: 'decide-1',
    } as const;
    const reason = '去年一起摘过果子';
    expect(await decideReview(world.ports, owner, { ...decided, reason })).toEqual({
      ok: true,
      value: { state, groupId },
    });
    expect(await memberOf(world)).toMatchObject({
      ...{ groupId, reviewState: state },
      review: { state, reason, decidedAtMs: startMs + 1000 },
    });
    const again = { ...decided, requestId: 'decide-2', reason };
    expect(await decideReview(world.ports, owner, again)).toEqual({ ok: false, code: 'review-not-found' });
    expect(await world.database.count('memberships', { brandId: 'shanli', reviewState: 'open' })).toBe(0);
  });
});
