import { ratePpm } from '../../../core/money/rate-ppm';
import { listAudit } from '../staff/list-audit';
import { consoleUnderTest, startMs } from './console-under-test';
import { createInvite } from './create-invite';
import { listBrands } from './list-brands';
import { listInvites } from './list-invites';
import { revokeInvite } from './revoke-invite';
import { saveBrand } from './save-brand';
import { saveShop } from './save-shop';
import { setReviewMode } from './set-review-mode';

const owner = { openid: 'oOwner', name: '老板' };
const agency = { setReviewMode: true };
const minutesMs = 60_000;
const dayMs = 86_400_000;
const theme = { logoUrl: 'https://pictures.example/logo.png', color: '#c8321e' };
const brandOf = { brandId: 'shanli', revision: 0, name: '山里人家', isOpen: true, theme };
const audited = { requestId: 'request-1', reason: '换季' };

describe('saving a brand', () => {
  it('changes look, groups and shares from ten minutes ahead on, with an entry', async () => {
    const { ports, database } = await consoleUnderTest();
    const share = { sharePpm: ratePpm(820_000), fromMs: startMs + 60 * minutesMs };
    const groups = [
      { groupId: 'fans', name: '老朋友', conditions: [], share: { sharePpm: ratePpm(870_000) } },
      { groupId: 'chefs', name: '厨师', conditions: [{ kind: 'member-list' }] },
    ];
    const saved = await saveBrand(ports, owner, { ...brandOf, ...audited, share, groups }, agency);
    expect(saved).toEqual({ ok: true, value: { saved: true, revision: 1, findings: [] } });
    const stored = await database.find('brands', 'shanli');
    expect(stored).toMatchObject({
      ...{ theme, revision: 1, planShares: {} },
      shares: [{ fromMs: 0, sharePpm: 800_000 }, share],
    });
    expect(stored?.groups).toEqual([
      { groupId: 'open', name: '大家', shares: [], isOpen: true },
      {
        ...{ groupId: 'fans', name: '老朋友', isOpen: false, conditions: [] },
        shares: [
          { fromMs: 0, sharePpm: 850_000 },
          { fromMs: startMs + 10 * minutesMs, sharePpm: 870_000 },
        ],
      },
      expect.objectContaining({ groupId: 'crew' }),
      expect.objectContaining({ groupId: 'growers' }),
      { groupId: 'chefs', name: '厨师', isOpen: false, conditions: [{ kind: 'member-list' }], shares: [] },
    ]);
    const [entry] = await database.list('audit', { where: {}, limit: 9 });
    expect(entry).toMatchObject({
      ...{ openid: 'oOwner', name: '老板', action: 'saveBrand', brandId: 'shanli', subject: 'brand shanli' },
      ...{ atMs: startMs, reason: '换季', before: { name: '山里人家', theme: null }, after: { theme } },
    });
  });

  it('makes a new brand with an open group; its first share holds from the beginning', async () => {
    const { ports, database } = await consoleUnderTest();
    const { revision: _none, ...fresh } = { ...brandOf, ...audited, brandId: 'guoyuan', name: '果园' };
    await saveBrand(ports, owner, { ...fresh, share: { sharePpm: ratePpm(600_000) } }, agency);
    expect(await database.find('brands', 'guoyuan')).toEqual({
      ...{ _id: 'guoyuan', name: '果园', isOpen: true, theme, planShares: {}, revision: 1, reviewMode: 'all' },
      shares: [{ fromMs: 0, sharePpm: 600_000 }],
      groups: [{ groupId: 'open', name: '所有人', shares: [], isOpen: true, conditions: [] }],
    });
  });

  it.each([
    ['a share in nine minutes', { share: { sharePpm: ratePpm(1), fromMs: startMs + 9 * minutesMs } }, 'share-too-soon'],
    ['what somebody changed meanwhile', { revision: 7 }, 'changed-meanwhile'],
    ['a new brand under a taken id', { revision: undefined }, 'changed-meanwhile'],
    ['a brand that is gone', { brandId: 'gone' }, 'brand-not-found'],
    ['a new brand without a share', { brandId: 'new', revision: undefined }, 'share-missing'],
  ])('refuses %s', async (_label, change, code) => {
    const { ports, database } = await consoleUnderTest();
    expect(await saveBrand(ports, owner, { ...brandOf, ...audited, ...change }, agency)).toMatchObject({
      ok: false,
      code,
    });
    expect(await database.count('audit', {})).toBe(0);
  });

  it.each([
    ['a purchase', [{ groupId: 'vip', name: '贵宾', conditions: [{ kind: 'purchase' }] }], 'CC01'],
    ['people brought in', [{ groupId: 'vip', name: '贵宾', conditions: [{ kind: 'recruits-3' }] }], 'CC04'],
    ['anything of the open group', [{ groupId: 'open', name: '大家', conditions: [{ kind: 'age-18' }] }], 'CC01'],
  ])('does not save a group that asks for %s, and says how to mend it', async (_label, groups, rule) => {
    const { ports, database } = await consoleUnderTest();
    const before = await database.find('brands', 'shanli');
    const answer = await saveBrand(ports, owner, { ...brandOf, ...audited, groups }, agency);
    expect(answer).toMatchObject({ ok: true, value: { saved: false, revision: 0, findings: [{ rule }] } });
    expect(await database.find('brands', 'shanli')).toEqual(before);
    expect(await database.count('audit', {})).toBe(0);
  });

  it('leaves review to the agency: a brand may name only what holds already', async () => {
    const { ports, database } = await consoleUnderTest();
    const brandsOwn = { setReviewMode: false };
    const asked = { ...brandOf, ...audited, reviewMode: 'all' } as const;
    expect(await saveBrand(ports, owner, asked, brandsOwn)).toEqual({ ok: false, code: 'not-permitted' });
    expect(await database.count('audit', {})).toBe(0);
    expect(await saveBrand(ports, owner, { ...asked, reviewMode: 'none' }, brandsOwn)).toMatchObject({ ok: true });
    const again = { ...asked, revision: 1, requestId: 'request-2' };
    expect(await saveBrand(ports, owner, again, agency)).toMatchObject({ ok: true });
    const { brands } = await listBrands(ports, ['shanli']);
    expect(brands).toMatchObject([{ reviewMode: 'all', revision: 2 }]);
  });

  it('has a review that is set by itself, with an entry', async () => {
    const { ports, database } = await consoleUnderTest();
    const request = { brandId: 'shanli', reviewMode: 'all', ...audited } as const;
    const set = await setReviewMode(ports, owner, request);
    expect(set).toEqual({ ok: true, value: { brandId: 'shanli', reviewMode: 'all' } });
    expect(await database.find('brands', 'shanli')).toMatchObject({ reviewMode: 'all', revision: 1, name: '山里人家' });
    const [entry] = await database.list('audit', { where: {}, limit: 9 });
    expect(entry).toMatchObject({ before: { reviewMode: 'none' }, after: { reviewMode: 'all' }, brandId: 'shanli' });
    const lost = await setReviewMode(ports, owner, { ...request, brandId: 'gone', requestId: 'request-2' });
    expect(lost).toEqual({ ok: false, code: 'brand-not-found' });
  });

  it('does the same request once, and another one under its id never', async () => {
    const { ports, database } = await consoleUnderTest();
    const request = { ...brandOf, ...audited };
    const answers = await Promise.all([1, 2, 3].map(() => saveBrand(ports, owner, request, agency)));
    expect(answers).toEqual(Array(3).fill({ ok: true, value: { saved: true, revision: 1, findings: [] } }));
    expect(await database.find('brands', 'shanli')).toMatchObject({ revision: 1 });
    expect(await saveBrand(ports, owner, { ...request, name: '别的' }, agency)).toEqual({
      ok: false,
      code: 'request-id-taken',
    });
    expect(await database.count('audit', {})).toBe(1);
  });
});

describe('the list of brands', () => {
  it('shows only what somebody reaches, with what is wrong', async () => {
    const { ports, database } = await consoleUnderTest();
    await database.update('brands', 'haibian', { set: { joinFeeFen: 9900 } });
    const { brands } = await listBrands(ports, ['haibian']);
    expect(brands.map(({ brandId }) => brandId)).toEqual(['haibian']);
    expect(brands[0]).toMatchObject({
      shops: [{ shopAppid: 'wxshop2', name: '海鲜店', windows: null }],
      findings: [{ rule: 'CC01', place: 'joinFeeFen' }],
    });
    expect((await listBrands(ports, 'every-brand')).brands).toHaveLength(2);
  });
});

describe('saving a shop', () => {
  const shop = { shopAppid: 'wxshop1', brandId: 'shanli', name: '新名字', linkedAccounts: [], ...audited };

  it('leaves the lock windows alone', async () => {
    const { ports, database } = await consoleUnderTest();
    await database.update('shops', 'wxshop1', { set: { windows: { a: 1 }, windowsReadAtMs: 5 } });
    expect(await saveShop(ports, owner, shop, { create: false })).toEqual({
      ok: true,
      value: { shopAppid: 'wxshop1' },
    });
    expect(await database.find('shops', 'wxshop1')).toMatchObject({
      name: '新名字',
      windows: { a: 1 },
      windowsReadAtMs: 5,
    });
  });

  it('names its talents, and keeps them when it is saved without a word about them', async () => {
    const { ports, database } = await consoleUnderTest();
    await saveShop(ports, owner, { ...shop, talentAppids: ['wxtalent1'] }, { create: false });
    await saveShop(ports, owner, { ...shop, name: '老名字', requestId: 'request-2' }, { create: false });
    expect(await database.find('shops', 'wxshop1')).toMatchObject({ name: '老名字', talentAppids: ['wxtalent1'] });
    await saveShop(ports, owner, { ...shop, talentAppids: [], requestId: 'request-3' }, { create: false });
    const { brands } = await listBrands(ports, ['shanli']);
    expect(brands[0]?.shops).toMatchObject([{ shopAppid: 'wxshop1', talentAppids: [] }]);
  });

  it.each([
    ['a shop of another brand', { shopAppid: 'wxshop2' }, false, 'shop-not-found'],
    ['a shop that is new', { shopAppid: 'wxshop9' }, false, 'shop-not-found'],
    ['a brand that does not exist', { brandId: 'gone' }, true, 'brand-not-found'],
  ])('refuses %s', async (_label, change, create, code) => {
    const { ports } = await consoleUnderTest();
    expect(await saveShop(ports, owner, { ...shop, ...change }, { create })).toEqual({ ok: false, code });
  });

  it('lets who may bring shops in add one and move one', async () => {
    const { ports, database } = await consoleUnderTest();
    await saveShop(ports, owner, { ...shop, shopAppid: 'wxshop9' }, { create: true });
    await saveShop(ports, owner, { ...shop, shopAppid: 'wxshop2', requestId: 'request-2' }, { create: true });
    expect(await database.find('shops', 'wxshop9')).toMatchObject({ brandId: 'shanli', windows: null });
    expect(await database.find('shops', 'wxshop2')).toMatchObject({ brandId: 'shanli' });
  });
});

describe('invites', () => {
  const terms = { brandId: 'shanli', kind: 'store', groupId: 'fans', label: '柜台', useLimit: 5 } as const;
  const invite = { ...terms, shopAppid: 'wxshop1', expiresAtMs: startMs + dayMs, ...audited };

  it('carry 96 random bits, and are listed with their state', async () => {
    const { ports, time } = await consoleUnderTest();
    const made = await createInvite(ports, owner, invite);
    expect(made).toEqual({ ok: true, value: { token: 'token-of-96-bits-1' } });
    const listed = async (handOut: boolean) => (await listInvites(ports, 'shanli', { handOut })).invites;
    expect(await listed(true)).toEqual([
      {
        ...{ ...terms, shopAppid: 'wxshop1', token: 'token-of-96-bits-1', state: 'valid', used: 0 },
        ...{ createdAtMs: startMs, expiresAtMs: startMs + dayMs, revokedAtMs: null },
      },
    ]);
    time.nowMs += dayMs;
    expect(await listed(false)).toMatchObject([{ token: null, state: 'invite-expired' }]);
  });

  it('are made once for the same request, with the same token', async () => {
    const { ports, database } = await consoleUnderTest();
    const answers = [await createInvite(ports, owner, invite), await createInvite(ports, owner, invite)];
    expect(answers[1]).toEqual(answers[0]);
    expect(await database.count('invites', {})).toBe(1);
  });

  it.each([
    ['a group that does not exist', { groupId: 'gone' }, 'group-not-found'],
    ['a brand that does not exist', { brandId: 'gone' }, 'brand-not-found'],
    ['a shop of another brand', { shopAppid: 'wxshop2' }, 'shop-not-found'],
    ['a time that is over', { expiresAtMs: startMs }, 'invite-term-out-of-range'],
    ['a time of more than a year', { expiresAtMs: startMs + 367 * dayMs }, 'invite-term-out-of-range'],
  ])('are refused for %s', async (_label, change, code) => {
    const { ports } = await consoleUnderTest();
    expect(await createInvite(ports, owner, { ...invite, ...change })).toEqual({ ok: false, code });
  });

  it('can be taken back, by their own brand only', async () => {
    const { ports } = await consoleUnderTest();
    await createInvite(ports, owner, invite);
    const token = 'token-of-96-bits-1';
    const take = (brandId: string, requestId: string) =>
      revokeInvite(ports, owner, { brandId, token, requestId, reason: '印错了' });
    expect(await take('haibian', 'take-1')).toEqual({ ok: false, code: 'invite-not-found' });
    expect(await take('shanli', 'take-2')).toEqual({ ok: true, value: { revokedAtMs: startMs } });
    expect((await listInvites(ports, 'shanli', { handOut: true })).invites[0]).toMatchObject({
      state: 'invite-revoked',
    });
  });

  it('leave no token in what the audit tells', async () => {
    const { ports, database } = await consoleUnderTest();
    await createInvite(ports, owner, invite);
    const [entry] = await database.list('audit', { where: {}, limit: 9 });
    const { entries } = await listAudit(ports, { brandId: null, beforeMs: undefined });
    expect(entries).toHaveLength(1);
    expect(JSON.stringify(entries)).not.toContain('token-of-96-bits-1');
    expect(entry).toMatchObject({ subject: 'invite shanli|toke…' });
  });
});
