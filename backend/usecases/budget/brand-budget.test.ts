import { noDayFigures } from '../../../core/figures/day-figures';
import { ratePpm } from '../../../core/money/rate-ppm';
import type { BeijingDay } from '../../../core/time/beijing-day';
import { aProgram } from '../../../tests/support/builders/a-program';
import { fixedClock } from '../../../tests/support/fixed-clock';
import { memoryDocumentDatabase } from '../../adapters/memory-database/memory-document-database';
import { documentBudgetStore } from '../../adapters/stores/budget-store';
import { documentFigureRecords } from '../../adapters/stores/figure-records';
import { guardShares, readBudget, saveBudget } from './brand-budget';

const nowMs = Date.parse('2026-08-20T12:00:00+08:00');
const owner = { openid: 'oOwner', name: '老板' };
const wish = { brandId: 'shanli', monthFen: 100_000, warnPpm: 800_000, requestId: 'request-1', reason: '八月预算' };

async function budgetWorld(bookedFen = 0) {
  const database = memoryDocumentDatabase();
  const settings = { current: async () => aProgram() };
  const figures = documentFigureRecords(database, settings);
  const days: [string, number, number][] = [
    ['20260731', 77_777, 0],
    ['20260803', bookedFen, 0],
    ['20260819', 5_000, 5_000],
  ];
  for (const [day, booked, reversedFen] of days) {
    const counted = { ...noDayFigures, bookedFen: booked, reversedFen };
    await figures.keep({ brandId: 'shanli', day: day as BeijingDay, figures: counted, countedAtMs: nowMs - 60_000 });
  }
  const ports = { budgets: documentBudgetStore(database), figures, clock: fixedClock(nowMs), settings };
  return { database, ports };
}

it('without a budget nothing is warned of and every share may be raised', async () => {
  const { ports } = await budgetWorld(999_999);
  expect(await readBudget(ports, 'shanli')).toEqual({
    ...{ state: 'none', leftFen: null, usedPpm: null, month: '202608', spentFen: 999_999, countedAtMs: nowMs - 60_000 },
    budget: { brandId: 'shanli', monthFen: null, warnPpm: 800_000, revision: 0 },
  });
  expect(await guardShares(ports, 'shanli', [{ groupId: null, sharePpm: 990_000 }])).toEqual({ ok: true, value: null });
});

it('is saved once, with who and why, and not over what somebody else saved', async () => {
  const { ports, database } = await budgetWorld(79_999);
  const saved = { ok: true, value: { brandId: 'shanli', monthFen: 100_000, warnPpm: 800_000, revision: 1 } };
  expect(await saveBudget(ports, owner, { ...wish, revision: 0 })).toEqual(saved);
  expect(await saveBudget(ports, owner, { ...wish, revision: 0 })).toEqual(saved);
  const stale = await saveBudget(ports, owner, { ...wish, revision: 0, requestId: 'request-2' });
  expect(stale).toEqual({ ok: false, code: 'changed-meanwhile' });
  expect(await database.list('audit', { where: {}, limit: 9 })).toMatchObject([
    { action: 'saveBudget', brandId: 'shanli', before: null, after: { monthFen: 100_000 }, reason: '八月预算' },
  ]);
  expect(await readBudget(ports, 'shanli')).toMatchObject({ state: 'within', spentFen: 79_999, leftFen: 20_001 });
});

it.each([
  ['the brand’s share is raised', null, 800_001, false],
  ['the brand’s share stays', null, 800_000, true],
  ['the brand’s share is lowered', null, 700_000, true],
  ['a group gets more than the brand', 'open', 900_000, false],
  ['a group that is new gets more', 'new', 810_000, false],
  ['a group gets less', 'open', 500_000, true],
])('while the month’s budget is used up: %s', async (_label, groupId, sharePpm, isAllowed) => {
  const { ports } = await budgetWorld(100_000);
  await saveBudget(ports, owner, { ...wish, revision: 0 });
  const answer = await guardShares(ports, 'shanli', [{ groupId, sharePpm: ratePpm(sharePpm) }]);
  expect(answer).toEqual(isAllowed ? { ok: true, value: null } : { ok: false, code: 'budget-used-up' });
});
