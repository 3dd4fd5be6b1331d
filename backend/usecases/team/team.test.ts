import { authorise } from '../staff/authorise';
import { acceptStaffInvite } from './accept-staff-invite';
import { inviteStaff } from './invite-staff';
import { memberIdOf, readTeam } from './read-team';
import { revokeRole } from './revoke-role';
import { revokeStaffInvite } from './revoke-staff-invite';
import { teamUnderTest } from './team-under-test';

const hoursMs = 3_600_000;
const zhou = { openid: 'oZhou' };

async function invited(role: 'brand-operator' | 'agency-owner' = 'brand-operator', brandId: string | null = 'shanli') {
  const world = await teamUnderTest();
  const made = await inviteStaff(world.ports, world.owner, { ...world.audited(), role, brandId, label: '小周' });
  if (!made.ok) throw new Error(made.code);
  const accept = (person: { openid: string }, name = '周') =>
    acceptStaffInvite(world.ports, person, { token: made.value.token, name });
  return { ...world, ...made.value, accept };
}

describe('a role by a link', () => {
  it('is given to whoever opens it first, once, and only its hash is kept', async () => {
    const { ports, database, token, accept } = await invited();
    expect(JSON.stringify(await database.list('staff_invites', { where: {}, limit: 9 }))).not.toContain(token);
    expect(JSON.stringify(await database.list('audit', { where: {}, limit: 9 }))).not.toContain(token);
    expect(await accept(zhou)).toEqual({ ok: true, value: { role: 'brand-operator', brandId: 'shanli' } });
    expect(await accept(zhou)).toEqual({ ok: true, value: { role: 'brand-operator', brandId: 'shanli' } });
    expect(await accept({ openid: 'oOther' })).toEqual({ ok: false, code: 'staff-invite-used' });
    expect((await authorise(ports.staff, 'oZhou', 'saveShop', 'shanli')).ok).toBe(true);
    expect((await authorise(ports.staff, 'oZhou', 'saveShop', 'haibian')).ok).toBe(false);
    expect(await database.count('audit', { action: 'acceptStaffInvite', openid: 'oZhou' })).toBe(1);
  });

  it('has one holder when many open it at once', async () => {
    const { database, accept } = await invited();
    const people = Array.from({ length: 8 }, (_, index) => ({ openid: `oP${index}` }));
    const answers = await Promise.all(people.map((person) => accept(person)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await database.count('staff', {})).toBe(2);
  });

  it.each([
    ['after three days', 72, 'staff-invite-expired'],
    ['a moment before', 71, undefined],
  ])('%s: %s h', async (_label, hours, code) => {
    const { time, accept } = await invited();
    time.nowMs += hours * hoursMs;
    expect(await accept(zhou)).toMatchObject(code === undefined ? { ok: true } : { ok: false, code });
  });

  it('that nobody made is not found', async () => {
    const { ports } = await teamUnderTest();
    const answer = await acceptStaffInvite(ports, zhou, { token: 'no-such-token-anywhere', name: '周' });
    expect(answer).toEqual({ ok: false, code: 'staff-invite-not-found' });
  });

  it.each([
    ['agency-owner', 'shanli'],
    ['brand-owner', null],
  ] as const)('%s in %s does not fit', async (role, brandId) => {
    const { ports, owner, audited } = await teamUnderTest();
    const answer = await inviteStaff(ports, owner, { ...audited(), role, brandId, label: '某人' });
    expect(answer).toEqual({ ok: false, code: 'role-not-fitting' });
  });

  it('is made once for one request; the repeat gets a link that works in place of the lost one', async () => {
    const { ports, owner, database } = await teamUnderTest();
    const request = { requestId: 'same-request', reason: '新同事', role: 'brand-operator', brandId: 'shanli' } as const;
    const first = await inviteStaff(ports, owner, { ...request, label: '小周' });
    const second = await inviteStaff(ports, owner, { ...request, label: '小周' });
    if (!first.ok || !second.ok) throw new Error('both are made');
    expect(await database.count('audit', { action: 'inviteStaff' })).toBe(1);
    const use = (token: string) => acceptStaffInvite(ports, zhou, { token, name: '周' });
    expect(await use(first.value.token)).toEqual({ ok: false, code: 'staff-invite-revoked' });
    expect(await use(second.value.token)).toMatchObject({ ok: true });
  });

  it('is taken back at once, but not by another brand, and not once it was used', async () => {
    const { ports, owner, audited, accept } = await invited();
    const team = await readTeam(ports, owner, 'every-brand');
    const [invite] = team.invites;
    const inviteId = invite?.inviteId ?? '';
    expect(team.invites).toMatchObject([{ role: 'brand-operator', brandId: 'shanli', label: '小周' }]);
    const ofOther = await revokeStaffInvite(ports, owner, { ...audited(), inviteId, brandId: 'haibian' });
    expect(ofOther).toEqual({ ok: false, code: 'staff-invite-not-found' });
    expect(await revokeStaffInvite(ports, owner, { ...audited(), inviteId, brandId: 'shanli' })).toMatchObject({
      ok: true,
    });
    expect(await accept(zhou)).toEqual({ ok: false, code: 'staff-invite-revoked' });
    const used = await invited();
    await used.accept(zhou);
    const late = { ...used.audited(), inviteId: used.ports.hasher.hashOf(used.token), brandId: 'shanli' };
    expect(await revokeStaffInvite(used.ports, owner, late)).toEqual({ ok: false, code: 'staff-invite-used' });
  });
});

describe('taking a role', () => {
  it('works at the next call, and says in the audit what it was before and after', async () => {
    const { ports, owner, audited, accept, database } = await invited();
    await accept(zhou);
    const memberId = memberIdOf(ports, 'oZhou');
    const request = { ...audited(), memberId, role: 'brand-operator', brandId: 'shanli' } as const;
    expect(await revokeRole(ports, owner, request)).toEqual({ ok: true, value: { memberId } });
    expect(await authorise(ports.staff, 'oZhou', 'saveShop', 'shanli')).toEqual({ ok: false, code: 'not-permitted' });
    const [entry] = await database.list('audit', { where: { action: 'revokeRole' }, limit: 9 });
    expect(entry).toMatchObject({
      ...{ openid: 'oOwner', name: '老板', subject: 'staff 周', reason: '换了人手', brandId: 'shanli' },
      ...{ before: { roles: [{ role: 'brand-operator', brandId: 'shanli' }] }, after: { roles: [] } },
    });
  });

  it('finds nobody by the role of another brand, nor a role that he has not', async () => {
    const { ports, owner, audited, accept } = await invited();
    await accept(zhou);
    const memberId = memberIdOf(ports, 'oZhou');
    for (const wrong of [
      { memberId, role: 'brand-operator', brandId: 'haibian' },
      { memberId, role: 'brand-owner', brandId: 'shanli' },
      { memberId: 'nobody-at-all', role: 'brand-operator', brandId: 'shanli' },
    ] as const) {
      expect(await revokeRole(ports, owner, { ...audited(), ...wrong })).toEqual({
        ok: false,
        code: 'member-not-found',
      });
    }
  });

  it('leaves the agency its last owner', async () => {
    const { ports, owner, audited } = await teamUnderTest();
    const memberId = memberIdOf(ports, 'oOwner');
    const request = { ...audited(), memberId, role: 'agency-owner', brandId: null } as const;
    expect(await revokeRole(ports, owner, request)).toEqual({ ok: false, code: 'last-owner' });
    expect((await authorise(ports.staff, 'oOwner', 'saveAgency', null)).ok).toBe(true);
  });

  it('leaves one of two owners who take it from each other at the same moment', async () => {
    const { ports, owner, audited, accept, database } = await invited('agency-owner', null);
    await accept(zhou);
    const take = (openid: string, from: string) => {
      const memberId = memberIdOf(ports, from);
      return revokeRole(ports, { openid, name: '' }, { ...audited(), memberId, role: 'agency-owner', brandId: null });
    };
    const answers = await Promise.all([take('oOwner', 'oZhou'), take('oZhou', 'oOwner')]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toEqual({ ok: false, code: 'last-owner' });
    const people = await database.list('staff', { where: {}, limit: 9 });
    expect(people.filter(({ roles }) => JSON.stringify(roles).includes('agency-owner'))).toHaveLength(1);
    expect(owner.openid).toBe('oOwner');
  });
});

describe('the team', () => {
  it('is seen by a brand only as far as it reaches, without anybody’s identity', async () => {
    const { ports, accept, appoint } = await invited();
    await accept(zhou);
    await appoint('Sea', 'brand-owner', 'haibian');
    const seen = await readTeam(ports, { openid: 'oZhou' }, ['shanli']);
    expect(seen.members).toEqual([
      {
        ...{ memberId: memberIdOf(ports, 'oZhou'), name: '周', isMe: true, addedAtMs: expect.any(Number) },
        roles: [{ role: 'brand-operator', brandId: 'shanli' }],
      },
    ]);
    expect(JSON.stringify(seen)).not.toContain('oZhou');
    expect((await readTeam(ports, { openid: 'oOwner' }, 'every-brand')).members).toHaveLength(3);
  });
});
