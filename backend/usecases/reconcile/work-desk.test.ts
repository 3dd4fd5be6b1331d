import type { BeijingDay } from '../../../core/time/beijing-day';
import { brief, feeFen, life, settledWorld } from '../../../tests/support/match-world';
import { readAll, readBooks } from '../../../tests/support/money-world';
import { settled } from '../../../tests/support/row-after';
import { statementFunctions } from '../../../tests/support/statement-world';
import { documentWorkDesk } from '../../adapters/stores/work-desk';
import type { DeskReach } from '../../ports/work-desk';
import { closeWorkItem } from './close-work-item';
import { listReconciliationDays, listWorkItems, readReconciliationDay } from './read-reconciliation';

const { orderId, settledAtMs } = settled;
const itemId = `funds|${orderId}|20260818`;
const finance = { openid: 'oFinance', name: '小周', reach: 'every-brand' } as const;
const request = (id: string, requestId = 'request-1') => ({ id, requestId, reason: '平台确认次月补付 0.25 元' });

/** A week after the article's order was paid 0.25 yuan too little; every night looked. */
async function week() {
  const world = await settledWorld();
  await world.book(...life('77'));
  world.move(orderId, 4800, settledAtMs);
  world.move('77', feeFen, settledAtMs);
  const { reconcile } = statementFunctions({ ...world, platform: world.fake });
  for (const day of ['18', '19', '20']) {
    await world.night(`2026-08-${day}`);
    await reconcile();
  }
  const ports = { desk: documentWorkDesk(world.database), clock: world.clock };
  return {
    ...world,
    reconcile,
    desk: ports.desk,
    daysFor: (reach: DeskReach) => listReconciliationDays(ports, reach, {}),
    day: (day: string, reach: DeskReach = 'every-brand') => readReconciliationDay(ports, reach, day as BeijingDay),
    items: (reach: DeskReach = 'every-brand') => listWorkItems(ports, reach, {}),
    close: (id: string, requestId?: string, actor: Parameters<typeof closeWorkItem>[1] = finance) =>
      closeWorkItem(ports, actor, request(id, requestId)),
  };
}

describe('the days', () => {
  it('come red first, then the newest, with what is open and how much was compared', async () => {
    const { daysFor } = await week();
    const { days, nextBeforeDay } = await daysFor('every-brand');
    expect(days.map(({ day, state }) => [day, state])).toEqual([
      ['20260818', 'red'],
      ['20260820', 'green'],
      ['20260819', 'green'],
    ]);
    expect(days[0]).toMatchObject({
      open: { missing: 0, amount: 1, state: 0, timing: 0 },
      done: 0,
      money: { flows: 2, sharedFen: 9625, orders: 2, agreed: 1, differing: 1 },
      books: { promoters: 1, differences: 0, broken: 0 },
    });
    expect(nextBeforeDay).toBeNull();
  });

  it('are open while the night is not done with them', async () => {
    const world = await week();
    await world.night('2026-08-21');
    expect((await world.daysFor('every-brand')).days.map(({ day, state }) => [day, state])).toContainEqual([
      '20260821',
      'open',
    ]);
  });

  it('say to a brand only what is its own', async () => {
    const { daysFor } = await week();
    expect((await daysFor(['shanli'])).days[0]).toMatchObject({ state: 'red', money: null, books: null });
    const { days } = await daysFor(['haibian']);
    expect(days.map(({ state }) => state)).toEqual(['green', 'green', 'green']);
  });
});

describe('one day', () => {
  it('explains each difference in words', async () => {
    const { day } = await week();
    expect(await day('20260818')).toMatchObject({
      day: { state: 'red' },
      items: [
        {
          ...{ id: itemId, about: 'money', class: 'amount', className: '金额不符', code: 'AMOUNT_DIFFERS', orderId },
          ...{ theirFen: 4800, ourFen: 4825, brandId: 'shanli', state: 'open', closing: null },
          explanation: {
            zh: '平台的流水合计 48.00 元,这里按订单记了 48.25 元,相差 0.25 元。',
            en: '48.00 yuan came and 48.25 are counted: 0.25 yuan apart.',
          },
        },
      ],
    });
  });

  it('has nothing for another brand, and none is there for a day that no night compared', async () => {
    const { day } = await week();
    expect((await day('20260818', ['haibian'])).items).toEqual([]);
    expect(await day('20260701')).toEqual({ day: null, items: [] });
  });
});

describe('closing a work item', () => {
  it('makes the day green, keeps who and why, and moves no money', async () => {
    const world = await week();
    const before = await readBooks(world.database);
    expect(await world.close(itemId)).toEqual({ ok: true, value: { id: itemId } });
    const { day, items } = await world.day('20260818');
    expect(day).toMatchObject({ state: 'green', open: { amount: 0 }, done: 1 });
    expect(items).toMatchObject([
      { state: 'done', closing: { name: '小周', reason: '平台确认次月补付 0.25 元', atMs: world.clock.nowMs() } },
    ]);
    expect((await world.items()).items).toEqual([]);
    expect(await readBooks(world.database)).toEqual(before);
    expect(await readAll(world.database, 'audit')).toMatchObject([
      {
        ...{ action: 'closeWorkItem', brandId: 'shanli', name: '小周', reason: '平台确认次月补付 0.25 元' },
        ...{ subject: `work item ${itemId}`, before: { state: 'open' }, after: { state: 'done' } },
      },
    ]);
  });

  it('stays so in the nights that follow while nothing else changes', async () => {
    const world = await week();
    await world.close(itemId);
    await world.night('2026-08-21');
    await world.reconcile();
    expect(brief(await world.differences())).toEqual([[orderId, 'amount', 'AMOUNT_DIFFERS', 'done', 4800, feeFen]]);
  });

  it('is done once, and a repeat of the request gets the same answer', async () => {
    const world = await week();
    const first = await world.close(itemId);
    expect(await world.close(itemId)).toEqual(first);
    expect(await world.close(itemId, 'request-2')).toMatchObject({ ok: false, code: 'work-item-closed' });
    expect(await world.close('funds|1|20260818', 'request-1')).toMatchObject({ code: 'work-item-not-found' });
    expect(await world.database.count('audit', {})).toBe(1);
  });

  it.each<[string, string, DeskReach]>([
    ['there is not', 'funds|nothing|20260818', 'every-brand'],
    ['is another brand’s', itemId, ['haibian']],
  ])('that %s is not found', async (_name, id, reach) => {
    const world = await week();
    const actor = { ...finance, reach };
    expect(await world.close(id, 'request-9', actor)).toMatchObject({ ok: false, code: 'work-item-not-found' });
    expect(await world.database.count('audit', {})).toBe(0);
  });

  it('of a case that is none of the nights’ is not found', async () => {
    const world = await week();
    await world.database.add('risk_cases', { _id: 'risk|1', kind: 'SOMETHING_ELSE', state: 'open', foundAtMs: 1 });
    expect(await world.close('risk|1')).toMatchObject({ code: 'work-item-not-found' });
    expect((await world.items()).items.map(({ id }) => id)).toEqual([itemId]);
  });
});

describe('the open work items', () => {
  it('also hold what wallets and seals say wrongly, for the agency alone', async () => {
    const world = await week();
    await world.database.update('wallets', 'wxwang', { increment: { availableFen: 7 } });
    await world.night('2026-08-21');
    await world.reconcile();
    const { items } = await world.items();
    expect(items.map(({ about, code, promoter }) => [about, code, promoter])).toEqual([
      ['books', 'WALLET_DIFFERS', 'wxwang'],
      ['money', 'AMOUNT_DIFFERS', null],
    ]);
    expect(items[0]?.explanation.zh).toBe(
      '推客 wxwang 的钱包在「可提现」处是 0.07 元,账本合计 0.00 元,相差 0.07 元。请您联系技术人员。',
    );
    expect((await world.items(['shanli'])).items.map(({ code }) => code)).toEqual(['AMOUNT_DIFFERS']);
    expect(await world.day('20260821')).toMatchObject({ day: { state: 'red' } });
  });
});
