import { closingFunctions } from '../../../tests/support/closing-world';
import { adjust, correctionFunctions, peopleOf } from '../../../tests/support/correction-world';
import { moneyFunctions, openMoneyWorld, readAll } from '../../../tests/support/money-world';
import { paid } from '../../../tests/support/row-after';
import { beijingMs, statementFunctions } from '../../../tests/support/statement-world';

/** An order of August; the nights ran unless a test wants otherwise, and it is 1 September, 9 o'clock. */
async function september(nights = true) {
  const world = openMoneyWorld();
  await peopleOf(world.database);
  const functions = { ...moneyFunctions(world), ...correctionFunctions(world), ...closingFunctions(world) };
  await functions.record({ snapshot: paid });
  if (nights) {
    world.clock.setMs(beijingMs('2026-09-01T01:30:00'));
    await statementFunctions(world).reconcile();
  }
  world.clock.setMs(beijingMs('2026-09-01T09:00:00'));
  return { ...world, ...functions };
}

type World = Awaited<ReturnType<typeof september>>;

const day = (id: string, fields: object) => ({ _id: id, ...fields });
const item = (id: string, fields: object) => ({ _id: id, state: 'open', foundAtMs: 1, ...fields });

const hard = [
  [
    'a broken seal',
    (world: World) =>
      world.database.add(
        'risk_cases',
        item('seal', { kind: 'CHAIN_BROKEN', sealDay: '20260812', foundDay: '20260901' }),
      ),
    { code: 'SEAL_BROKEN', isHard: true, count: 1, days: ['20260812'] },
  ],
  [
    'the month before, which is open',
    (world: World) => world.database.add('ledger', { _id: 'older', bookedAtMs: beijingMs('2026-07-03T12:00:00') }),
    { code: 'EARLIER_MONTH_OPEN', isHard: true, count: 1, what: { zh: '上一个月(2026 年 7 月)还没有关账。' } },
  ],
] as const;

const soft = [
  [
    'a red day',
    (world: World) =>
      world.database.add('daily_metrics', day('r', { kind: 'reconcile', day: '20260820', state: 'red' })),
    { code: 'DAYS_RED', isHard: false, count: 1, days: ['20260820'] },
  ],
  [
    'a day whose money was not compared to its end',
    (world: World) =>
      world.database.add('daily_metrics', day('f', { kind: 'funds', day: '20260821', isFinished: false })),
    { code: 'DAYS_NOT_COMPARED', isHard: false, count: 1, days: ['20260821'] },
  ],
  [
    'an open work item',
    (world: World) => world.database.add('risk_cases', item('w', { kind: 'WALLET_DIFFERS', foundDay: '20260831' })),
    { code: 'WORK_OPEN', isHard: false, count: 1 },
  ],
  [
    'an undecided correction',
    async (world: World) => {
      world.clock.setMs(beijingMs('2026-08-31T20:00:00'));
      await world.request(adjust(30_000));
      world.clock.setMs(beijingMs('2026-09-01T09:00:00'));
    },
    { code: 'CORRECTIONS_UNDECIDED', isHard: false, count: 1 },
  ],
] as const;

const nothing = [
  [
    'a red day of another month',
    (world: World) =>
      world.database.add('daily_metrics', day('r', { kind: 'reconcile', day: '20260901', state: 'red' })),
  ],
  [
    'a green day',
    (world: World) =>
      world.database.add('daily_metrics', day('g', { kind: 'reconcile', day: '20260820', state: 'green' })),
  ],
  [
    'a work item that is done',
    (world: World) => world.database.add('risk_cases', item('w', { foundDay: '20260831', state: 'done' })),
  ],
  ['a work item of September', (world: World) => world.database.add('risk_cases', item('w', { foundDay: '20260901' }))],
  [
    'a difference in time, which closes by itself',
    (world: World) => world.database.add('risk_cases', item('w', { foundDay: '20260831', class: 'timing' })),
  ],
  ['a correction that was asked for in September', (world: World) => world.request(adjust(30_000))],
] as const;

describe('what stands in the way of closing a month', () => {
  it('nothing, once every day is sealed', async () => {
    const world = await september();
    const answer = { month: '202608', blocks: [], mayClose: true, ownerMayClose: true, earlierRoot: null };
    expect(await world.preview('202608')).toEqual({ ok: true, value: answer });
  });

  it('days that are not sealed, even to the owner', async () => {
    const world = await september(false);
    expect(await world.preview('202608')).toMatchObject({
      value: { ownerMayClose: false, blocks: [{ code: 'DAYS_NOT_SEALED', isHard: true }] },
    });
    expect(await world.close('202608', { passesOver: true })).toMatchObject({ code: 'month-blocked' });
  });

  it.each(hard)('%s, even to the owner', async (_label, put, block) => {
    const world = await september();
    await put(world);
    expect(await world.preview('202608')).toMatchObject({
      value: { mayClose: false, ownerMayClose: false, blocks: [block] },
    });
    const refused = { ok: false, code: 'month-blocked', detail: block.code };
    expect(await world.close('202608', { passesOver: true })).toEqual(refused);
    expect(await readAll(world.database, 'month_closes')).toEqual([]);
  });

  it.each(soft)('%s, until the owner passes over it', async (_label, put, block) => {
    const world = await september();
    await put(world);
    const preview = await world.preview('202608');
    expect(preview).toMatchObject({ value: { mayClose: false, ownerMayClose: true, blocks: [block] } });
    for (const { what, next } of preview.ok ? preview.value.blocks : []) {
      for (const words of [what.zh, next.zh]) expect(words).toMatch(/^[^!！，]+。$/);
    }
    expect(await world.close('202608')).toEqual({ ok: false, code: 'month-blocked', detail: block.code });
    expect(await world.close('202608', { passesOver: true })).toMatchObject({ ok: true, value: { state: 'closed' } });
    expect((await world.months()).months).toMatchObject([{ overridden: [block.code], reason: '月底对账完成' }]);
  });

  it.each(nothing)('not %s', async (_label, put) => {
    const world = await september();
    await put(world);
    expect(await world.preview('202608')).toMatchObject({ ok: true, value: { blocks: [] } });
  });
});
