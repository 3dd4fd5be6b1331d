import type { LedgerSeal } from '../../../core/ledger/ledger-seal';
import { noBalances } from '../../../core/ledger/place-balances';
import type { BeijingDay } from '../../../core/time/beijing-day';
import { memoryDocumentDatabase } from '../memory-database/memory-document-database';
import { documentLedgerSeals } from './ledger-seals';

const seal = (promoter: string, day: string, count = 1): LedgerSeal => ({
  promoter,
  day: day as BeijingDay,
  throughMs: 1,
  entryIds: ['a'],
  count,
  head: 'head',
  balances: noBalances,
});
const period = (fromDay: string, throughDay: string) => ({
  fromDay: fromDay as BeijingDay,
  throughDay: throughDay as BeijingDay,
});

async function withSeals(...seals: readonly (readonly [promoter: string, day: string])[]) {
  const database = memoryDocumentDatabase();
  const store = documentLedgerSeals(database);
  for (const [promoter, day] of seals) await store.addSeal(seal(promoter, day));
  await database.put('daily_metrics', { _id: 'reconcile|20260801' });
  return store;
}

// One name begins with the other: their seals must not mix.
const both = [
  ['wxa', '20260731'],
  ['wxa', '20260801'],
  ['wxa', '20260901'],
  ['wxab', '20260802'],
] as const;

it('gives back what was sealed, once', async () => {
  const store = await withSeals();
  expect(await store.addSeal(seal('wxa', '20260801'))).toBe('added');
  expect(await store.addSeal(seal('wxa', '20260801', 9))).toBe('duplicate');
  expect(await store.findNewest('wxa')).toEqual(seal('wxa', '20260801'));
});

it('finds the newest, or the newest before a day', async () => {
  const store = await withSeals(...both);
  expect((await store.findNewest('wxa'))?.day).toBe('20260901');
  expect((await store.findNewest('wxa', '20260901' as BeijingDay))?.day).toBe('20260801');
  expect(await store.findNewest('wxa', '20260731' as BeijingDay)).toBeUndefined();
  expect((await store.findNewest('wxab'))?.day).toBe('20260802');
  expect(await store.findNewest('wx')).toBeUndefined();
});

it('lists a period with its first and its last day', async () => {
  const store = await withSeals(...both);
  const days = async (promoter: string, from: string, through: string) =>
    (await store.listOf(promoter, period(from, through))).map(({ day }) => day);
  expect(await days('wxa', '20260801', '20260901')).toEqual(['20260801', '20260901']);
  expect(await days('wxa', '20260802', '20260831')).toEqual([]);
  expect(await days('wxab', '20260101', '20261231')).toEqual(['20260802']);
});

it('lists more seals than one page holds', async () => {
  const days = Array.from({ length: 2500 }, (_, index) => String(20_000_101 + index));
  const store = await withSeals(...days.map((day) => ['wxa', day] as const));
  expect((await store.listOf('wxa', period('20000101', '99991231'))).map(({ day }) => day)).toEqual(days);
});

it('names everybody who has seals, once, page by page', async () => {
  const store = await withSeals(...both, ['wxzhao', '20260801']);
  const names: string[] = [];
  for (
    let page = await store.listPromoters('');
    page.length > 0;
    page = await store.listPromoters(page[page.length - 1] ?? '')
  ) {
    names.push(...page);
  }
  expect(names.sort()).toEqual(['wxa', 'wxab', 'wxzhao']);
});

it('remembers through which day all are closed', async () => {
  const store = await withSeals();
  expect(await store.findClosedThroughDay()).toBeNull();
  await store.closeThrough('20260801' as BeijingDay);
  await store.closeThrough('20260802' as BeijingDay);
  expect(await store.findClosedThroughDay()).toBe('20260802');
});
