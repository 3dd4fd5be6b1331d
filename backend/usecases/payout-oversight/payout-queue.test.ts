import type { BeijingDay } from '../../../core/time/beijing-day';
import { aPayout } from '../../../tests/support/builders/a-payout';
import { oversightWorld, putPayouts, requestedAtMs } from '../../../tests/support/oversight-world';
import { hourMs } from '../../../tests/support/payout-world';
import { payoutDetail } from './payout-detail';
import { payoutQueue, type QueueQuery } from './payout-queue';
import { stuckPayouts } from './stuck-payouts';

const since = (hours: number) => requestedAtMs + hours * hourMs;
const poor = { class: 'no-money', code: 'NOT_ENOUGH' } as const;

/** Six payouts of three people, in every part of the queue. */
async function queue() {
  const world = await oversightWorld();
  await putPayouts(world.database, [
    { payoutNo: 'Paid1', state: 'paid', stateSinceMs: since(1) },
    { payoutNo: 'Paid2', state: 'paid', stateSinceMs: since(2), route: 'bank' },
    { payoutNo: 'Open1', state: 'waiting', stateSinceMs: since(4), promoter: 'wxchen' },
    { payoutNo: 'Poor1', state: 'sent', stateSinceMs: since(5), trouble: poor },
    { payoutNo: 'Ask2', state: 'requested', stateSinceMs: since(2), requestedDay: '20260828' as BeijingDay },
    { payoutNo: 'Ask1', state: 'requested', stateSinceMs: since(1), promoter: 'wxchen' },
  ]);
  const numbers = async (query: QueueQuery) =>
    (await payoutQueue(world.ports, query)).payouts.map(({ payoutNo }) => payoutNo);
  return { ...world, numbers };
}

describe('the queue', () => {
  it('has what waits for approval first, then what is in trouble, then what is under way, then what ended', async () => {
    const { numbers, ports } = await queue();
    expect(await numbers({})).toEqual(['Ask1', 'Ask2', 'Poor1', 'Open1', 'Paid2', 'Paid1']);
    const { payouts } = await payoutQueue(ports, {});
    expect(payouts[2]).toMatchObject({
      ...{ part: 'trouble', stuck: 'waiting-for-money', troubleCode: 'NOT_ENOUGH', grossFen: 8800, taxFen: 80 },
      ...{ netFen: 8720, title: { zh: '机构备款中' } },
    });
    expect(JSON.stringify(payouts)).not.toContain('o-wang');
  });

  it.each<[string, QueueQuery, readonly string[]]>([
    ['one part', { part: 'approval' }, ['Ask1', 'Ask2']],
    ['one route', { route: 'bank' }, ['Paid2']],
    ['one promoter', { promoter: 'wxchen' }, ['Ask1', 'Open1']],
    ['one day', { day: '20260828' as BeijingDay }, ['Ask2']],
    ['a promoter within a part', { part: 'open', promoter: 'wxchen' }, ['Open1']],
    ['nobody', { promoter: 'wxnobody' }, []],
  ])('can be cut to %s', async (_name, query, expected) => {
    const { numbers } = await queue();
    expect(await numbers(query)).toEqual(expected);
  });

  it('comes in pages of 50 that miss none, each by one call, even where all have one moment', async () => {
    const world = await oversightWorld();
    const rows = Array.from({ length: 120 }, (_, index) => ({ payoutNo: `N${index}`, state: 'sent' as const }));
    await putPayouts(world.database, rows);
    const seen: string[] = [];
    let pages = 0;
    world.calls.count = 0;
    for (let after: string | null | undefined; after !== null; pages += 1) {
      const page = await payoutQueue(world.ports, after === undefined ? {} : { after });
      seen.push(...page.payouts.map(({ payoutNo }) => payoutNo));
      after = page.nextAfter;
    }
    expect([pages, world.calls.count]).toEqual([3, 3]);
    expect([...seen].sort()).toEqual(rows.map(({ payoutNo }) => payoutNo).sort());
  });

  it('moves with its payouts', async () => {
    const world = await oversightWorld({ settings: { automaticFen: 5_000 } });
    const asked = await world.request({ amountFen: 8_800 });
    const payoutNo = asked.ok ? asked.value.payoutNo : '';
    const part = async () => (await payoutQueue(world.ports, {})).payouts.map((each) => each.part);
    expect(await part()).toEqual(['approval']);
    await world.decide(payoutNo);
    expect(await part()).toEqual(['open']);
    world.provider.faults = ['no-money'];
    await world.send();
    expect(await part()).toEqual(['trouble']);
  });
});

describe('one payout', () => {
  it('shows what was asked and said, who decided, and its ledger lines, by two calls', async () => {
    const world = await oversightWorld({ settings: { automaticFen: 5_000 } });
    const asked = await world.request({ amountFen: 8_800 });
    const payoutNo = asked.ok ? asked.value.payoutNo : '';
    await world.decide(payoutNo);
    world.provider.faults = ['no-money'];
    await world.send();
    world.calls.count = 0;
    const detail = await payoutDetail(world.ports, payoutNo);
    expect(world.calls.count).toBe(2);
    expect(detail).toMatchObject({
      ok: true,
      value: {
        ...{ payoutNo, sends: 1, stuck: 'waiting-for-money', decision: { name: '陈会计', reason: '已核对订单' } },
        next: { zh: '请您给运营账户充值,到位后会自动付款,不用重新提交。' },
        providerCode: { code: 'NOT_ENOUGH', zh: '运营账户的钱不够,请您充值。到位后用原编号自动付款。' },
        attempts: [{ said: 'sent' }, { said: 'refused NOT_ENOUGH' }],
        entries: [{ zh: '申请提现', postings: [{ from: { zh: '可提现' }, to: { zh: '提现中' }, amountFen: 8_800 }] }],
      },
    });
    expect(JSON.stringify(detail)).not.toMatch(/o-wang|o-finance|confirmPackage|sealedPayee/);
  });

  it.each([
    ['wechat', 'MERCHANT_REJECT', '商户平台上驳回了这笔转账,请您核对是谁驳回的。'],
    ['bank', '户名不符', ''],
  ] as const)('that failed by %s for %s says what that means', async (route, endReason, zh) => {
    const row = aPayout({ route, state: 'failed', endReason });
    const { overview, clock } = (await oversightWorld()).ports;
    const found = { ...overview, findPayout: async () => row, listEntries: async () => [] };
    const detail = await payoutDetail({ overview: found, clock }, row.payoutNo);
    expect(detail).toMatchObject({ value: { providerCode: { code: endReason, zh } } });
  });

  it('that nobody knows is not found', async () => {
    const { ports } = await oversightWorld();
    expect(await payoutDetail(ports, 'W404')).toEqual({ ok: false, code: 'payout-not-found' });
  });
});

describe('what is stuck', () => {
  it('stands by class with its count, its sum, since when, what to do, and the payouts, the oldest first', async () => {
    const world = await queue();
    await putPayouts(world.database, [
      { payoutNo: 'Poor2', state: 'unknown', stateSinceMs: since(3), trouble: poor },
      { payoutNo: 'Back1', state: 'returned', stateSinceMs: since(9) },
      {
        payoutNo: 'Lost1',
        state: 'unknown',
        stateSinceMs: since(0),
        absence: { count: 3, firstAtMs: 0, lastAtMs: 2e6 },
      },
    ]);
    world.clock.setMs(since(26));
    world.calls.count = 0;
    const { classes, openPayouts, isComplete } = await stuckPayouts(world.ports);
    expect(world.calls.count).toBe(2);
    expect([openPayouts, isComplete]).toEqual([6, true]);
    const brief = classes.map((each) => [each.class, each.count, each.payouts.map(({ payoutNo }) => payoutNo)]);
    expect(brief).toEqual([
      ['not-found', 1, ['Lost1']],
      ['waiting-for-money', 2, ['Poor2', 'Poor1']],
      ['approval-late', 2, ['Ask1', 'Ask2']],
      ['returned', 1, ['Back1']],
    ]);
    expect(classes[1]).toMatchObject({
      ...{ title: { zh: '等待备款' }, sumFen: 17_440, oldestSinceMs: since(3) },
      next: { zh: '请您给运营账户充值,到位后会自动付款,不用重新提交。' },
    });
  });

  it('is nothing while all go their way', async () => {
    const { ports } = await oversightWorld();
    expect(await stuckPayouts(ports)).toMatchObject({ classes: [], openPayouts: 0, isComplete: true });
  });
});
