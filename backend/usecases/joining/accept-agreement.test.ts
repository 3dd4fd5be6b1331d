import { documentOrderBooks } from '../../adapters/stores/order-books';
import { changeSettlement } from '../brands/change-settlement';
import { agreementVersion, consoleUnderTest, startMs } from '../brands/console-under-test';
import { acceptAgreement } from './accept-agreement';
import { joinBrand } from './join-brand';
import { profile } from './profile';
import { status } from './status';

const owner = { openid: 'oOwner', name: '老板' };
const wang = { openid: 'oWang' };
const weekMs = 7 * 86_400_000;
const accepted = { agreementVersion: '2025-09', isAdult: true };

type World = Awaited<ReturnType<typeof consoleUnderTest>>;

/** The agency announces that the platform pays from a week on; 王 is bound and a member of 山里人家. */
async function announcedWorld(): Promise<World> {
  const world = await consoleUnderTest();
  await world.bind('Wang');
  await joinBrand(world.ports, wang, { brandId: 'shanli' });
  const change = { settledBy: 'platform', agreementVersion: '2025-09', fromMs: startMs + weekMs } as const;
  const changed = await changeSettlement(world.ports, owner, {
    ...change,
    requestId: 'change-1',
    reason: '改由平台分账',
  });
  if (!changed.ok) throw new Error(changed.code);
  return world;
}

function platformOf() {
  const view = { registerStatus: 2, bound: true, registerView: null, bindView: null, promoter: 'wxWang' };
  const windows = { product: { clickDays: 30, orderDays: 0 }, content: { clickDays: 3, orderDays: 30 } };
  return {
    promoterStanding: async () => ({ ok: true, value: view }) as const,
    lockDays: async () => ({ ok: true, value: windows }) as const,
  };
}

const membershipOf = (world: World, brandId = 'shanli') =>
  documentOrderBooks(world.database).findMembership(brandId, 'wxWang');

describe('accepting an agreement that changes who pays', () => {
  it('before it begins keeps the consent and changes nothing', async () => {
    const world = await announcedWorld();
    expect(await acceptAgreement(world.ports, wang, accepted)).toEqual({
      ok: true,
      value: {
        agreementVersion: '2025-09',
        settledBy: 'agency',
        agencyName: '山里人家联盟',
        beginsAtMs: startMs + weekMs,
      },
    });
    expect(world.told).toEqual([]);
    expect(await membershipOf(world)).toMatchObject({ settledBy: 'agency', settlements: [] });
  });

  it('once it has begun tells the platform first, then dates his new orders', async () => {
    const world = await announcedWorld();
    world.time.nowMs = startMs + weekMs + 5000;
    expect(await acceptAgreement(world.ports, wang, accepted)).toMatchObject({
      value: { settledBy: 'platform', beginsAtMs: null },
    });
    expect(world.told).toEqual(['wxWang {"settledBy":"platform","sharePpm":800000}']);
    const settlements = [{ fromMs: startMs + weekMs + 5000, settledBy: 'platform' }];
    expect(await membershipOf(world)).toMatchObject({ settledBy: 'agency', settlements });
    expect(await world.ports.promoters.findPromoter('wxWang')).toMatchObject({ settledBy: 'agency', settlements });
    await acceptAgreement(world.ports, wang, accepted);
    expect(world.told).toHaveLength(1);
  });

  it('stays as it was while the platform refuses, and his next visit tries again', async () => {
    const world = await announcedWorld();
    world.time.nowMs = startMs + weekMs;
    world.refuse(true);
    expect(await acceptAgreement(world.ports, wang, accepted)).toMatchObject({ ok: false, code: 'platform-refused' });
    expect(await membershipOf(world)).toMatchObject({ settlements: [] });
    world.refuse(false);
    const ports = { ...world.ports, platform: platformOf() as never };
    expect(await status(ports, wang)).toMatchObject({
      value: { settledBy: 'platform', agreement: { isAccepted: true } },
    });
    expect(await membershipOf(world)).toMatchObject({ settlements: [{ settledBy: 'platform' }] });
  });

  it('is not asked of somebody twice: who accepted early is changed at his first visit', async () => {
    const world = await announcedWorld();
    await acceptAgreement(world.ports, wang, accepted);
    world.time.nowMs = startMs + weekMs;
    const ports = { ...world.ports, platform: platformOf() as never };
    expect(await status(ports, wang)).toMatchObject({ value: { settledBy: 'platform', announced: null } });
    expect(world.told).toHaveLength(1);
  });

  it('goes with him into a brand that he joins afterwards', async () => {
    const world = await announcedWorld();
    world.time.nowMs = startMs + weekMs;
    await acceptAgreement(world.ports, wang, accepted);
    await joinBrand(world.ports, wang, { brandId: 'haibian' });
    const settlements = [{ fromMs: startMs + weekMs, settledBy: 'platform' }];
    expect(await membershipOf(world, 'haibian')).toMatchObject({ settledBy: 'agency', settlements });
  });

  it('keeps the text of the announced version, with who pays from then on', async () => {
    const world = await announcedWorld();
    await acceptAgreement(world.ports, wang, accepted);
    const consent = await world.ports.promoters.findConsent('oWang', '2025-09');
    expect(consent?.text).toContain('四、佣金由微信小店平台直接结算给您,不在这里提现。');
    const seen = await status({ ...world.ports, platform: platformOf() as never }, wang);
    expect(consent?.text).toBe(seen.ok && seen.value.announced?.agreement.join('\n'));
    expect(consent?.textHash).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each([
    ['a version that is neither', { ...accepted, agreementVersion: '2024-01' }, 'agreement-not-accepted', 'bound'],
    ['somebody under age', { ...accepted, isAdult: false }, 'under-age', 'bound'],
    ['somebody suspended', accepted, 'promoter-suspended', 'suspended'],
    ['somebody unbound', accepted, 'not-bound', 'unbound'],
  ])('refuses %s and keeps no consent', async (_label, request, code, state) => {
    const world = await announcedWorld();
    await world.database.update('promoters', 'wxWang', { set: { status: state } });
    expect(await acceptAgreement(world.ports, wang, request)).toEqual({ ok: false, code });
    expect(await world.database.count('consents', {})).toBe(1);
  });
});

describe('who pays, as he reads it', () => {
  const announced = { fromMs: startMs + weekMs, settledBy: 'platform', agreementVersion: '2025-09' };

  it.each([
    ['announced', 0, false, 'agency', agreementVersion, { ...announced, isAccepted: false }],
    ['announced and accepted', 0, true, 'agency', agreementVersion, { ...announced, isAccepted: true }],
    ['begun and not accepted', weekMs, false, 'agency', '2025-09', null],
  ])('%s', async (_label, laterMs, accepts, settledBy, version, shown) => {
    const world = await announcedWorld();
    if (accepts) await acceptAgreement(world.ports, wang, accepted);
    world.time.nowMs = startMs + laterMs;
    const ports = { ...world.ports, platform: platformOf() as never };
    const isAccepted = laterMs === 0;
    for (const answer of [await profile(ports, wang), await status(ports, wang)]) {
      expect(answer).toMatchObject({
        value: { settledBy, agencyName: '山里人家联盟', announced: shown, agreement: { version, isAccepted } },
      });
    }
  });
});
