import type { SettablePayouts } from '../../../core/payout/judge-payout-settings';
import { usualPayoutSettings } from '../../../core/payout/payout-settings';
import { boss, oversightWorld } from '../../../tests/support/oversight-world';
import { finance, hourMs } from '../../../tests/support/payout-world';
import { decideLimitRaise, type RaiseDecision } from './decide-limit-raise';
import { readPayoutSettings } from './read-payout-settings';
import { savePayoutSettings } from './save-payout-settings';

const { pause: _pause, ...usual } = usualPayoutSettings;
const before: SettablePayouts = { ...usual, taxRule: 'none' };
let requests = 0;

async function settingsOf(staff?: readonly string[]) {
  const world = await oversightWorld(staff === undefined ? {} : { staff });
  const save = (changes: Partial<SettablePayouts>, revision = 0, requestId = `save-${++requests}`) =>
    savePayoutSettings(world.ports, finance, {
      ...{ settings: { ...before, ...changes }, revision, requestId, reason: '旺季提高限额' },
    });
  const decide = (actor: typeof finance | typeof boss, changes: Partial<RaiseDecision> = {}) =>
    decideLimitRaise(world.ports, actor, {
      ...{ decision: 'approve', automaticFen: 50_000, aloneFen: 200_000 },
      ...{ requestId: `decide-${++requests}`, reason: '旺季需要', ...changes },
    });
  const current = () => world.ports.payoutSettings.current(0);
  return { ...world, save, decide, current };
}

describe('settings of payouts', () => {
  it('hold for everybody once they are saved, with who saved them and why', async () => {
    const { save, current, ports, database } = await settingsOf();
    expect(await save({ maxFen: 100_000, automaticFen: 5_000 })).toMatchObject({
      ok: true,
      value: { saved: true, view: { revision: 1, changedBy: '陈会计', raise: null } },
    });
    expect(await current()).toEqual({ ...before, maxFen: 100_000, automaticFen: 5_000, pause: null });
    expect(await readPayoutSettings(ports, boss)).toMatchObject({
      ...{ approvers: 2, smallestFen: 10, pause: null, revision: 1 },
      bounds: { amounts: [{ field: 'minFen', leastFen: 10 }, { field: 'maxFen', leastFen: 10 }, {}, {}, {}, {}, {}] },
    });
    const [entry] = await database.list('audit', { where: {}, limit: 9 });
    expect(entry).toMatchObject({
      ...{ action: 'savePayoutSettings', reason: '旺季提高限额', name: '陈会计' },
      ...{ before: { settings: { maxFen: 20_000 } }, after: { settings: { maxFen: 100_000 } } },
    });
  });

  it('that cannot hold are answered field by field, and nothing is written', async () => {
    const { save, database, current } = await settingsOf();
    const answer = await save({ minFen: 5, remark: '' });
    expect(answer).toMatchObject({ ok: true, value: { saved: false, view: null } });
    expect(answer.ok ? answer.value.findings.map(({ field }) => field) : []).toEqual(['minFen', 'remark']);
    expect(await database.count('audit', {})).toBe(0);
    expect(await current()).toMatchObject({ minFen: 10 });
  });

  it('are not saved over somebody else’s, and a repeat is one change', async () => {
    const { save } = await settingsOf();
    const first = await save({ maxFen: 30_000 }, 0, 'save-once');
    expect(await save({ maxFen: 30_000 }, 0, 'save-once')).toEqual(first);
    expect(await save({ maxFen: 40_000 })).toEqual({ ok: false, code: 'changed-meanwhile' });
    expect(await save({ maxFen: 40_000 }, 1)).toMatchObject({ value: { view: { revision: 2 } } });
  });

  it('leave a pause as it is, and a pause leaves them', async () => {
    const { save, pause, clock, current, ports } = await settingsOf();
    const untilMs = clock.nowMs() + hourMs;
    await pause(untilMs);
    await save({ maxFen: 30_000 });
    expect(await current()).toMatchObject({ maxFen: 30_000, pause: { reason: '核对资金', untilMs } });
    expect(await readPayoutSettings(ports, boss)).toMatchObject({ revision: 1, pause: { untilMs } });
    await pause(null);
    expect(await current()).toMatchObject({ maxFen: 30_000, pause: null });
  });
});

describe('a higher automatic limit', () => {
  const raise = { automaticFen: 50_000, maxFen: 60_000 };

  it('waits for a second person while the rest of the change holds, and people are told', async () => {
    const { save, decide, current, database, ports } = await settingsOf();
    expect(await save(raise)).toMatchObject({
      value: { saved: true, view: { raise: { automaticFen: 50_000, by: '陈会计', mayAloneFromMs: null } } },
    });
    expect(await current()).toMatchObject({ automaticFen: 20_000, maxFen: 60_000 });
    expect(await database.list('outbox', { where: {}, limit: 9 })).toMatchObject([
      { code: 'PAYOUT_LIMIT_WAITS', facts: { automaticFen: 50_000, by: '陈会计' } },
    ]);
    expect(await readPayoutSettings(ports, finance)).toMatchObject({ isRaiseByMe: true });
    expect(await readPayoutSettings(ports, boss)).toMatchObject({ isRaiseByMe: false });
    expect(await decide(finance)).toEqual({ ok: false, code: 'same-person' });
    expect(await decide(boss, { automaticFen: 90_000 })).toEqual({ ok: false, code: 'changed-meanwhile' });
    expect(await decide(boss)).toMatchObject({ ok: true, value: { settings: raise, raise: null, revision: 2 } });
    expect(await current()).toMatchObject(raise);
    expect(await decide(boss)).toEqual({ ok: false, code: 'raise-not-found' });
  });

  it('declined never holds; whoever asked may take it back', async () => {
    for (const actor of [boss, finance]) {
      const { save, decide, current } = await settingsOf();
      await save(raise);
      expect(await decide(actor, { decision: 'decline' })).toMatchObject({ ok: true, value: { raise: null } });
      expect(await current()).toMatchObject({ automaticFen: 20_000 });
    }
  });

  it('waits a day where there is nobody else', async () => {
    const { save, decide, clock, current } = await settingsOf(['o-finance']);
    const askedAtMs = clock.nowMs();
    expect(await save(raise)).toMatchObject({
      value: { view: { raise: { mayAloneFromMs: askedAtMs + 24 * hourMs } } },
    });
    clock.setMs(askedAtMs + 24 * hourMs - 1);
    expect(await decide(finance)).toEqual({ ok: false, code: 'wait-not-over' });
    clock.setMs(askedAtMs + 24 * hourMs);
    expect(await decide(finance)).toMatchObject({ ok: true });
    expect(await current()).toMatchObject({ automaticFen: 50_000 });
  });

  it.each([
    ['more than one person may pay', { automaticFen: 200_001 }],
    ['a higher limit for one person', { aloneFen: 200_001 }],
  ])('is not to be had alone: %s', async (_name, changes) => {
    const { save, current } = await settingsOf(['o-finance']);
    expect(await save(changes)).toEqual({ ok: false, code: 'second-person-needed' });
    expect(await current()).toMatchObject({ automaticFen: 20_000, aloneFen: 200_000 });
  });

  it('asks for the second person who came since', async () => {
    const { save, decide, clock, database } = await settingsOf(['o-finance']);
    await save(raise);
    await database.add('staff', {
      ...{ _id: 'o-boss', name: '老板', addedAtMs: 1 },
      roles: [{ role: 'agency-owner', brandId: null }],
    });
    clock.setMs(clock.nowMs() + 25 * hourMs);
    expect(await decide(finance)).toEqual({ ok: false, code: 'same-person' });
    expect(await decide(boss)).toMatchObject({ ok: true });
  });
});
