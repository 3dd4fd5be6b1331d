import { changeSettlement, previewSettlement } from './change-settlement';
import { consoleUnderTest, startMs } from './console-under-test';

const owner = { openid: 'oOwner', name: '老板' };
const weekMs = 7 * 86_400_000;
const change = { settledBy: 'platform', agreementVersion: '2025-09', fromMs: startMs + weekMs } as const;
const audited = { requestId: 'change-1', reason: '改由平台分账' };
const answer = { ...change, payer: '微信小店平台', mustConsent: 2 };

async function worldWithTwo() {
  const world = await consoleUnderTest();
  await world.bind('Wang');
  await world.bind('Chen');
  await world.bind('Gone');
  await world.ports.promoters.markUnbound('wxGone');
  return world;
}

describe('changing who pays', () => {
  it('says first how many promoters must agree, and writes nothing', async () => {
    const { ports, database } = await worldWithTwo();
    const before = await database.find('settings', 'agency');
    expect(await previewSettlement(ports, change)).toEqual({ ok: true, value: answer });
    expect(await database.find('settings', 'agency')).toEqual(before);
  });

  it('is a dated version that begins by itself', async () => {
    const { ports, database, time } = await worldWithTwo();
    expect(await changeSettlement(ports, owner, { ...change, ...audited })).toEqual({ ok: true, value: answer });
    expect(await database.find('settings', 'agency')).toMatchObject({
      ...{ settledBy: 'agency', agreementVersion: '2025-01' },
      settlements: [
        { fromMs: 0, settledBy: 'agency', agreementVersion: '2025-01' },
        { fromMs: startMs + weekMs, settledBy: 'platform', agreementVersion: '2025-09' },
      ],
    });
    const inForce = async () => (await ports.settings.current()).agency;
    expect(await inForce()).toMatchObject({ settledBy: 'agency', agreementVersion: '2025-01' });
    time.nowMs = startMs + weekMs;
    expect(await inForce()).toMatchObject({ settledBy: 'platform', agreementVersion: '2025-09' });
    const [entry] = await database.list('audit', { where: {}, limit: 9 });
    expect(entry).toMatchObject({
      action: 'changeSettlement',
      brandId: null,
      before: { settledBy: 'agency' },
      after: change,
    });
  });

  it.each([
    ['less than seven days of notice', { fromMs: startMs + weekMs - 1 }, 'notice-too-short'],
    ['what it is already', { settledBy: 'agency' as const }, 'settlement-unchanged'],
    ['a version of the agreement that was used', { agreementVersion: '2025-01' }, 'agreement-version-taken'],
  ])('refuses %s, also as a preview', async (_label, wrong, code) => {
    const { ports, database } = await worldWithTwo();
    expect(await previewSettlement(ports, { ...change, ...wrong })).toEqual({ ok: false, code });
    expect(await changeSettlement(ports, owner, { ...change, ...wrong, ...audited })).toEqual({ ok: false, code });
    expect(await database.count('audit', {})).toBe(0);
  });

  it('refuses a deployment that was not set up', async () => {
    const { ports, database } = await worldWithTwo();
    await database.remove('settings', 'agency');
    expect(await previewSettlement(ports, change)).toEqual({ ok: false, code: 'not-set-up' });
    expect(await changeSettlement(ports, owner, { ...change, ...audited })).toEqual({ ok: false, code: 'not-set-up' });
  });

  it('comes after what was announced before', async () => {
    const { ports } = await worldWithTwo();
    await changeSettlement(ports, owner, { ...change, fromMs: startMs + 3 * weekMs, ...audited });
    const back = { settledBy: 'agency', agreementVersion: '2025-10', requestId: 'change-2', reason: '改回来' } as const;
    const early = await changeSettlement(ports, owner, { ...back, fromMs: startMs + 2 * weekMs });
    expect(early).toEqual({ ok: false, code: 'notice-too-short' });
    const later = { ...back, requestId: 'change-3', fromMs: startMs + 4 * weekMs };
    expect(await changeSettlement(ports, owner, later)).toMatchObject({ ok: true, value: { payer: '山里人家联盟' } });
  });
});
