import type { PayoutDifference } from '../../../core/payout-match/judge-payout';
import type { BeijingDay } from '../../../core/time/beijing-day';
import { oversightWorld, requestedAtMs } from '../../../tests/support/oversight-world';
import { finance } from '../../../tests/support/payout-world';
import { documentPayoutMatchRecords } from '../../adapters/stores/payout-match-records';
import { documentPayoutStore } from '../../adapters/stores/payout-store';
import { documentWorkItems } from '../../adapters/stores/work-items';
import { closeWorkItem } from '../reconcile/close-work-item';
import { listWorkItems } from '../reconcile/read-reconciliation';
import { payoutMatchDay, payoutMatchDays } from './payout-match-days';

const day = (text: string) => text as BeijingDay;
const differs: PayoutDifference = { code: 'AMOUNT_DIFFERS', oursFen: 100, theirsFen: 90 };

/** Three days that were compared, a payout that differs on the 25th, and one of the 26th whose day is not compared yet. */
async function matched() {
  const world = await oversightWorld();
  const records = documentPayoutMatchRecords(world.database);
  for (const [text, differing] of [
    ['20260823', 0],
    ['20260824', 0],
    ['20260825', 1],
  ] as const) {
    const counts = { payouts: 3, differing, notedAtMs: requestedAtMs };
    await records.noteDay({ route: 'wechat', day: day(text), ...counts });
  }
  const about = { route: 'wechat', promoter: 'wxwang' } as const;
  await records.noteDifference({ ...differs, ...about, about: 'W1' }, { day: day('20260825'), atMs: requestedAtMs });
  const stranger = { code: 'THEIRS_NOT_OURS', oursFen: 0, theirsFen: 70 } as const;
  const where = { day: day('20260826'), atMs: requestedAtMs - 3 };
  await records.noteDifference({ ...stranger, ...about, about: 'X9', promoter: null }, where);
  const close = (id: string) =>
    closeWorkItem(
      world.ports,
      { ...finance, reach: 'every-brand' },
      { id, requestId: 'close-1', reason: '平台已更正' },
    );
  return { ...world, close };
}

const differingId = 'payout-differs|wechat|W1|AMOUNT_DIFFERS|100|90';

describe('the days of the match', () => {
  it('come red first, then the newest, by two calls', async () => {
    const { ports, calls } = await matched();
    calls.count = 0;
    const { days, nextBeforeDay } = await payoutMatchDays(ports, {});
    expect(calls.count).toBe(2);
    expect(days.map((each) => [each.day, each.state, each.open])).toEqual([
      ['20260826', 'red', 1],
      ['20260825', 'red', 1],
      ['20260824', 'green', 0],
      ['20260823', 'green', 0],
    ]);
    expect(days[1]?.routes).toEqual([{ route: 'wechat', payouts: 3, differing: 1, notedAtMs: requestedAtMs }]);
    expect(nextBeforeDay).toBeNull();
  });

  it('come by the month, and none is left out', async () => {
    const { ports, database } = await oversightWorld();
    const records = documentPayoutMatchRecords(database);
    for (let number = 1; number <= 75; number += 1) {
      const month = number <= 28 ? 1 : number <= 56 ? 2 : 3;
      const of = day(`2026${String(month).padStart(2, '0')}${String(((number - 1) % 28) + 1).padStart(2, '0')}`);
      await records.noteDay({ route: 'wechat', day: of, payouts: 1, differing: 0, notedAtMs: 1 });
    }
    const seen: string[] = [];
    for (let beforeDay: BeijingDay | null | undefined; beforeDay !== null; ) {
      const page = await payoutMatchDays(ports, { beforeDay });
      seen.push(...page.days.map((each) => each.day));
      beforeDay = page.nextBeforeDay;
    }
    expect(new Set(seen).size).toBe(75);
    expect(seen).toHaveLength(75);
  });

  it('turn green when a person closes what was found, with a reason', async () => {
    const { ports, close } = await matched();
    expect(await payoutMatchDay(ports, day('20260825'))).toMatchObject({
      day: { state: 'red', open: 1 },
      items: [
        {
          ...{ id: differingId, about: 'payout', class: 'amount', payoutNo: 'W1', theirFen: 90, ourFen: 100 },
          explanation: { zh: '平台账单是 0.90 元,这里是 1.00 元。请您到商户平台核对金额。' },
        },
      ],
    });
    expect(await close(differingId)).toMatchObject({ ok: true });
    expect(await payoutMatchDay(ports, day('20260825'))).toMatchObject({
      day: { state: 'green', open: 0, done: 1 },
      items: [{ state: 'done', closing: { name: '陈会计', reason: '平台已更正' } }],
    });
    expect(await payoutMatchDay(ports, day('20260701'))).toEqual({ day: null, items: [] });
  });
});

describe('the list of work', () => {
  it('holds payouts that differ, those that did not arrive, and declared months that changed; a brand sees none', async () => {
    const { ports, database, close } = await matched();
    await documentWorkItems(database).note({
      ...{ id: 'payout-not-received|W2', kind: 'PAYOUT_NOT_RECEIVED', promoter: 'wxwang', dueAtMs: requestedAtMs + 9 },
      ...{ facts: { payoutNo: 'W2', netFen: 500, note: '没有到账' }, foundAtMs: requestedAtMs - 2 },
    });
    const tax = { kind: 'returned-after-filing', month: '202607', promoter: 'wxwang', payoutNo: 'W3' };
    const facts = { ...tax, grossFen: 1_000, taxFen: 40 };
    await documentPayoutStore(database).transaction((payouts) =>
      payouts.addWorkItem({ code: 'TAX_MONTH_DECLARED', about: 'W3|x', facts, notedAtMs: requestedAtMs - 1 }),
    );
    const list = async () =>
      (await listWorkItems(ports, 'every-brand', {})).items.map(({ code, payoutNo }) => [code, payoutNo]);
    expect(await list()).toEqual([
      ['AMOUNT_DIFFERS', 'W1'],
      ['TAX_MONTH_DECLARED', 'W3'],
      ['PAYOUT_NOT_RECEIVED', 'W2'],
      ['THEIRS_NOT_OURS', 'X9'],
    ]);
    expect((await listWorkItems(ports, ['shanli'], {})).items).toEqual([]);
    expect(await close('TAX_MONTH_DECLARED|W3|x')).toMatchObject({ ok: true });
    expect((await list()).map(([code]) => code)).not.toContain('TAX_MONTH_DECLARED');
  });

  it('says each in a sentence', async () => {
    const { ports, database } = await matched();
    await documentWorkItems(database).note({
      ...{ id: 'payout-not-received|W2', kind: 'PAYOUT_NOT_RECEIVED', promoter: 'wxwang', dueAtMs: requestedAtMs },
      ...{ facts: { payoutNo: 'W2', netFen: 500 }, foundAtMs: requestedAtMs - 2 },
    });
    const { items } = await listWorkItems(ports, 'every-brand', {});
    expect(items.map(({ explanation }) => explanation.zh)).toEqual([
      '平台账单是 0.90 元,这里是 1.00 元。请您到商户平台核对金额。',
      '推客说提现 W2 的 5.00 元没有到账,请您在 8 月 27 日 12:00 前核对并答复。',
      '平台账单有一笔 0.70 元的付款,这里没有提交过。请您马上到商户平台核对是谁付的。',
    ]);
  });
});
