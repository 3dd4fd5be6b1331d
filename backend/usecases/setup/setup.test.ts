import { checkCopy } from '../../../core/compliance/check-copy';
import { checkJoining } from '../../../core/compliance/joining-conditions';
import { ratePpm } from '../../../core/money/rate-ppm';
import { programTemplates, type TemplateName } from '../../../core/setup/program-template';
import { type SetupFacts, setupStepsOf } from '../../../core/setup/setup-step';
import { saveBrand } from '../brands/save-brand';
import { claimOwner } from '../staff/claim-owner';
import { issueOwnerCode, recoverOwner } from '../staff/owner-code';
import { applyAsBrand, readOwnApplication } from './apply-as-brand';
import { chooseWay } from './choose-way';
import { decideApplication, listApplications } from './decide-application';
import { openBrand } from './open-brand';
import { readSetup } from './read-setup';
import { setupUnderTest } from './setup-under-test';
import { startBrand } from './start-brand';
import { stateAgency } from './state-agency';

const hoursMs = 3_600_000;
const share = ratePpm(800_000);

async function emptyDeployment() {
  const world = await setupUnderTest();
  const { database } = world;
  await Promise.all([
    database.remove('settings', 'agency'),
    ...['shanli', 'haibian'].map((id) => database.remove('brands', id)),
    ...['wxshop1', 'wxshop2'].map((id) => database.remove('shops', id)),
  ]);
  return world;
}

type World = Awaited<ReturnType<typeof setupUnderTest>>;
const start = (
  { ports, owner, audited }: World,
  brandId: string,
  name = '山里果园',
  template: TemplateName = 'star-supermarket',
) => startBrand(ports, owner, { ...audited(), brandId, name, template, sharePpm: share });

async function statesOf(world: World) {
  const { steps } = await readSetup(world.ports);
  return Object.fromEntries(steps.map(({ name, state }) => [name, state]));
}

describe('the owner code', () => {
  it('can be tried five times an hour by one person, and by others meanwhile', async () => {
    const { ports, time } = await setupUnderTest();
    const issued = await issueOwnerCode(ports);
    if (!issued.ok) throw new Error('issued');
    const guess = (openid: string, code: string) => claimOwner(ports, { openid }, { code, name: '某人' });
    for (let count = 1; count <= 5; count += 1) {
      expect(await guess('oGuesser', `guessed-code-number-${count}`)).toMatchObject({ code: 'owner-code-wrong' });
    }
    expect(await guess('oGuesser', issued.value.code)).toEqual({ ok: false, code: 'owner-code-tries-used-up' });
    time.nowMs += hoursMs;
    expect(await guess('oGuesser', 'guessed-code-number-6')).toMatchObject({ code: 'owner-code-wrong' });
    expect(await guess('oOther', issued.value.code)).toEqual({ ok: true, value: { role: 'agency-owner' } });
    expect(await guess('oGuesser', issued.value.code)).toEqual({ ok: false, code: 'owner-claimed' });
  });

  it('for recovery works after a day, tells the staff at once, and adds an owner', async () => {
    const { ports, time, database } = await setupUnderTest();
    expect(await recoverOwner(ports)).toEqual({ ok: false, code: 'owner-not-claimed' });
    const first = await issueOwnerCode(ports);
    if (!first.ok) throw new Error('issued');
    const enter = (openid: string, code: string) => claimOwner(ports, { openid }, { code, name: '某人' });
    await enter('oFirst', first.value.code);
    const recovery = await recoverOwner(ports);
    if (!recovery.ok) throw new Error('recovered');
    expect(await database.count('outbox', { code: 'OWNER_RECOVERY' })).toBe(1);
    expect(await database.count('audit', { action: 'recoverOwner' })).toBe(1);
    expect(await enter('oSecond', recovery.value.code)).toEqual({ ok: false, code: 'owner-code-waits' });
    time.nowMs += 24 * hoursMs;
    expect(await enter('oSecond', recovery.value.code)).toEqual({ ok: true, value: { role: 'agency-owner' } });
    expect(await enter('oThird', recovery.value.code)).toEqual({ ok: false, code: 'owner-code-wrong' });
    expect(await database.find('settings', 'owner-claim')).toMatchObject({ owners: ['oFirst', 'oSecond'] });
  });
});

describe('the way to the first promoter', () => {
  it('goes from nothing to a brand that opens, step by step', async () => {
    const world = await emptyDeployment();
    const { ports, owner, audited, database } = world;
    expect(await statesOf(world)).toMatchObject({ way: 'todo', agency: 'waits', brand: 'waits', open: 'waits' });
    expect(await start(world, 'orchard')).toEqual({ ok: false, code: 'not-set-up' });
    await chooseWay(ports, owner, { ...audited(), way: 'qualified' });
    const agency = { legalName: '山里人家带货机构', settledBy: 'agency', agreementVersion: '2026-11' } as const;
    expect(await stateAgency(ports, owner, { ...audited(), ...agency })).toMatchObject({ ok: true });
    expect(await stateAgency(ports, owner, { ...audited(), ...agency })).toEqual({ ok: false, code: 'agency-stated' });
    expect(await database.find('settings', 'agency')).toMatchObject({
      ...{ agencyAppid: 'wxagency1', miniProgramAppid: 'wxmini1', holdDays: 15, legalName: '山里人家带货机构' },
    });
    expect(await start(world, 'orchard')).toEqual({
      ok: true,
      value: { brandId: 'orchard', groupCount: 3, inviteCount: 2 },
    });
    expect(await start(world, 'orchard')).toEqual({ ok: false, code: 'brand-taken' });
    const open = { ...audited(), brandId: 'orchard' };
    expect(await openBrand(ports, owner, open)).toEqual({ ok: false, code: 'brand-not-ready', detail: 'shop' });
    const shop = { _id: 'wxshop9', brandId: 'orchard', name: '果园店', linkedAccounts: [], windows: null };
    await database.put('shops', shop);
    expect(await openBrand(ports, owner, open)).toEqual({ ok: true, value: { brandId: 'orchard', isOpen: true } });
    expect(await statesOf(world)).toMatchObject({
      ...{ way: 'done', agency: 'done', brand: 'done', shop: 'done', invite: 'done', open: 'done', promoter: 'todo' },
    });
  });

  it('stays a rehearsal without an agency, and becomes real when it is granted', async () => {
    const { ports, owner, audited, database } = await setupUnderTest();
    await chooseWay(ports, owner, { ...audited(), way: 'applying' });
    const open = { brandId: 'haibian' };
    expect(await openBrand(ports, owner, { ...audited(), ...open })).toEqual({
      ok: false,
      code: 'rehearsal-stays-closed',
    });
    await database.update('brands', 'haibian', { set: { isOpen: false } });
    const look = { brandId: 'haibian', name: '海边人家', isOpen: true, theme: { logoUrl: null, color: null } };
    const saved = { ...audited(), ...look, revision: 0 };
    expect(await saveBrand(ports, owner, saved, { setReviewMode: true })).toEqual({
      ok: false,
      code: 'rehearsal-stays-closed',
    });
    await chooseWay(ports, owner, { ...audited(), way: 'qualified' });
    expect(await openBrand(ports, owner, { ...audited(), ...open })).toMatchObject({ ok: true });
  });

  it('counts nothing as missing in a rehearsal that only the platform could give', () => {
    const facts: SetupFacts = {
      ...{ way: 'applying' as const, hasAgency: true, brandCount: 1, openBrandCount: 0, shopCount: 0, inviteCount: 1 },
      ...{ hasPlan: false, hasPromoter: false, blockingFaults: null },
    };
    const states = Object.fromEntries(setupStepsOf(facts).map(({ name, state }) => [name, state]));
    expect(states).toMatchObject({ connection: 'rehearsed', shop: 'rehearsed', plan: 'rehearsed', open: 'waits' });
  });

  it.each([
    ['微信官方推客', '微信'],
    ['躺赚俱乐部', '躺赚'],
  ])('refuses the name %s and says which word', async (name, word) => {
    const refused = await start(await setupUnderTest(), 'orchard', name);
    expect(refused).toMatchObject({ ok: false, code: 'name-not-allowed' });
    expect(refused).toMatchObject({ detail: expect.stringContaining(word) });
  });
});

describe('the four templates', () => {
  it.each(programTemplates.map((template) => [template.title, template] as const))(
    '%s keeps the rules',
    async (_, one) => {
      const world = await setupUnderTest();
      expect(await start(world, 'orchard', '果园', one.name)).toMatchObject({ ok: true });
      const brands = await world.ports.editor.listBrands();
      const brand = brands.find(({ brandId }) => brandId === 'orchard');
      expect(brand && checkJoining(brand)).toEqual([]);
      expect(brand?.isOpen).toBe(false);
      const invites = await world.ports.invites.listInvites('orchard', 20);
      expect(invites).toHaveLength(one.invites.length);
      const groups = (brand?.groups ?? []).map(({ groupId }) => groupId);
      expect(invites.every(({ groupId }) => groups.includes(groupId))).toBe(true);
      for (const text of [...one.materials, ...one.groups.map(({ name }) => name)]) {
        expect(checkCopy(text, 'own-words').findings).toEqual([]);
      }
      expect(one.firstWeek.map(({ day }) => day)).toEqual([...one.firstWeek.map(({ day }) => day)].sort());
    },
  );

  it('lets people of a government share without being paid', async () => {
    const world = await setupUnderTest();
    await start(world, 'county', '本县特产', 'government-specialty');
    const brand = (await world.ports.editor.listBrands()).find(({ brandId }) => brandId === 'county');
    expect(brand?.groups).toContainEqual({
      ...{ groupId: 'public-good', name: '公益推广', isOpen: false, conditions: [] },
      shares: [{ fromMs: 0, sharePpm: 0 }],
    });
    const growers = brand?.groups.find(({ groupId }) => groupId === 'growers');
    expect(growers?.conditions).toContainEqual({ kind: 'no-public-office' });
  });
});

describe('a brand in another’s agency', () => {
  const wish = {
    ...{ brandName: '河边人家', contactName: '老陈', shopName: '河边鱼店', about: '自家鱼塘' },
    termsVersion: '2026-11',
  };
  const chen = { openid: 'oChen' };

  it('is asked for once, decided by somebody else, and begins closed with its owner', async () => {
    const { ports, owner, audited, database } = await setupUnderTest();
    expect(await applyAsBrand(ports, chen, wish)).toMatchObject({ ok: true, value: { state: 'open' } });
    expect(await applyAsBrand(ports, chen, wish)).toEqual({ ok: false, code: 'application-open' });
    const [application] = (await listApplications(ports)).applications;
    expect(JSON.stringify(application)).not.toContain('oChen');
    const accept = { applicationId: application?.applicationId ?? '', decision: 'accept', sharePpm: share } as const;
    const own = { openid: 'oChen', name: '老陈' };
    const taken = { ...accept, brandId: 'shanli' };
    expect(await decideApplication(ports, own, { ...audited(), ...taken })).toEqual({
      ok: false,
      code: 'own-application',
    });
    expect(await decideApplication(ports, owner, { ...audited(), ...taken })).toEqual({
      ok: false,
      code: 'brand-taken',
    });
    const done = await decideApplication(ports, owner, { ...audited(), ...accept, brandId: 'river' });
    expect(done).toEqual({ ok: true, value: { state: 'accepted' } });
    expect(await database.find('staff', 'oChen')).toMatchObject({ roles: [{ role: 'brand-owner', brandId: 'river' }] });
    expect(await database.find('brands', 'river')).toMatchObject({ name: '河边人家', isOpen: false });
    const { application: seen } = await readOwnApplication(ports, chen);
    expect(seen).toMatchObject({ state: 'accepted', brandId: 'river' });
  });

  it('is decided by one of two who do so at once', async () => {
    const { ports, owner, audited, database } = await setupUnderTest();
    await applyAsBrand(ports, chen, wish);
    const applicationId = (await listApplications(ports)).applications[0]?.applicationId ?? '';
    const other = { openid: 'oOther', name: '会计' };
    const accept = { ...audited(), applicationId, decision: 'accept', brandId: 'river', sharePpm: share } as const;
    const answers = await Promise.all([
      decideApplication(ports, owner, accept),
      decideApplication(ports, other, { ...audited(), applicationId, decision: 'decline' }),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers).toContainEqual({ ok: false, code: 'application-decided' });
    expect(await database.count('brands', {})).toBe(answers[0]?.ok ? 3 : 2);
  });

  it.each([
    ['older terms', { termsVersion: '2020-01' }, 'terms-changed'],
    ['a name that poses as WeChat', { brandName: '微信优选' }, 'name-not-allowed'],
  ])('is refused for %s', async (_label, change, code) => {
    const { ports } = await setupUnderTest();
    expect(await applyAsBrand(ports, chen, { ...wish, ...change })).toMatchObject({ ok: false, code });
  });

  it('may be asked for again after a refusal, whose reason is read', async () => {
    const { ports, owner, audited } = await setupUnderTest();
    await applyAsBrand(ports, chen, wish);
    const applicationId = (await listApplications(ports)).applications[0]?.applicationId ?? '';
    await decideApplication(ports, owner, { ...audited(), applicationId, decision: 'decline', reason: '资料不全' });
    const { application } = await readOwnApplication(ports, chen);
    expect(application).toMatchObject({ state: 'declined', reason: '资料不全' });
    expect(await applyAsBrand(ports, chen, wish)).toMatchObject({ ok: true });
  });
});
