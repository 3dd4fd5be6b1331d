import { consoleUnderTest } from './console-under-test';
import { readAgency, saveAgency } from './save-agency';

const owner = { openid: 'oOwner', name: '老板' };
const audited = { revision: 0, requestId: 'agency-1', reason: '换了规则' };
const hourMs = 3_600_000;

describe("the agency's settings", () => {
  it('are changed one by one, with an entry; what is not named stays', async () => {
    const { ports, database } = await consoleUnderTest();
    const formValidity = { live: { shareLink: hourMs } };
    const change = { articleAttribution: 'by-link', formValidity, correctionLimitFen: 50_000 } as const;
    expect(await saveAgency(ports, owner, { ...audited, ...change })).toEqual({ ok: true, value: { revision: 1 } });
    const later = { ...audited, revision: 1, requestId: 'agency-2', holdDays: 20 };
    expect(await saveAgency(ports, owner, later)).toEqual({ ok: true, value: { revision: 2 } });
    expect(await readAgency(ports)).toEqual({
      ok: true,
      value: { legalName: '山里人家联盟', revision: 2, holdDays: 20, ...change },
    });
    expect(await database.find('settings', 'agency')).toMatchObject({ agreementVersion: '2025-01', holdDays: 20 });
    expect((await ports.settings.current()).agency).toMatchObject({ ...{ holdDays: 20 }, formValidity });
    const [entry] = await database.list('audit', { where: { _id: 'oOwner|agency-2' }, limit: 1 });
    expect(entry).toMatchObject({ action: 'saveAgency', brandId: null, before: { holdDays: 15 } });
    expect(entry).toMatchObject({ after: { holdDays: 20, articleAttribution: 'by-link' }, reason: '换了规则' });
  });

  it('replace forms of links as a whole', async () => {
    const { ports } = await consoleUnderTest();
    await saveAgency(ports, owner, { ...audited, formValidity: { live: { shareLink: hourMs } } });
    const other = { ...audited, revision: 1, requestId: 'agency-2', formValidity: { video: { feedToken: hourMs } } };
    await saveAgency(ports, owner, other);
    expect(await readAgency(ports)).toMatchObject({ value: { formValidity: other.formValidity } });
  });

  it.each([
    ['fewer days than the platform may take back money', { holdDays: 14 }, 'hold-days-too-few'],
    ['what somebody changed meanwhile', { revision: 3 }, 'changed-meanwhile'],
  ])('refuse %s', async (_label, change, code) => {
    const { ports, database } = await consoleUnderTest();
    expect(await saveAgency(ports, owner, { ...audited, ...change })).toEqual({ ok: false, code });
    expect(await database.count('audit', {})).toBe(0);
  });

  it('are not there before the deployment is set up', async () => {
    const { ports, database } = await consoleUnderTest();
    await database.remove('settings', 'agency');
    expect(await readAgency(ports)).toEqual({ ok: false, code: 'not-set-up' });
    expect(await saveAgency(ports, owner, audited)).toEqual({ ok: false, code: 'not-set-up' });
  });
});
