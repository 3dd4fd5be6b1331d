import { requestedAtMs } from '../../../tests/support/builders/a-payout';
import { crashingDatabase } from '../../../tests/support/crashing-database';
import {
  allPayouts,
  finance,
  hourMs,
  minuteMs,
  openPayoutWorld,
  payoutFunctions,
  payoutOfNo,
  proveSameBooks,
  refund,
  waitingPayout,
  walletOfPromoter,
} from '../../../tests/support/payout-world';

type World = Awaited<ReturnType<typeof openPayoutWorld>>;

async function later(world: World, ms: number): Promise<void> {
  world.clock.setMs(world.clock.nowMs() + ms);
  await world.settle();
  await world.send();
}

async function tellAll(world: World): Promise<string[]> {
  const told: string[] = [];
  for (const notification of world.provider.notifications) told.push(await world.notify(notification));
  return told;
}

const stateOf = async (world: World, payoutNo: string) => (await payoutOfNo(world.database, payoutNo)).state;

describe('a withdrawal from request to 零钱', () => {
  it('is reserved, handed over, confirmed and paid', async () => {
    const world = await openPayoutWorld();
    const asked = await world.request({ amountFen: 8_800 });
    expect(asked).toMatchObject({ ok: true, value: { state: 'reserved', grossFen: 8_800, netFen: 8_800 } });
    expect(await walletOfPromoter(world.database)).toMatchObject({ availableFen: 1_200, payingFen: 8_800 });
    expect(await world.send()).toEqual({ sent: 1, stopped: 0, skipped: 0, left: 0 });
    const payoutNo = asked.ok ? asked.value.payoutNo : '';
    expect(await world.confirm(payoutNo)).toEqual({
      ok: true,
      value: {
        mchId: '1900000001',
        appId: 'wxmini',
        package: `package-${payoutNo}`,
        confirmByMs: requestedAtMs + 24 * hourMs,
      },
    });
    world.provider.confirm(payoutNo);
    world.provider.finish(payoutNo);
    expect(await tellAll(world)).toEqual(['applied']);
    expect(await walletOfPromoter(world.database)).toMatchObject({ availableFen: 1_200, payingFen: 0, paidFen: 8_800 });
    await proveSameBooks(world, ['wxwang']);
  });

  it('costs 8 calls to reserved, 3 to waiting for the promoter, 8 for the callback', async () => {
    const world = await openPayoutWorld({ settings: { taxRule: 'ordinary-labour' } });
    const warm = await world.quote(1_000);
    expect(warm.ok).toBe(true);
    await world.request({ amountFen: 1_000, requestId: 'first-of-month' });
    await world.send();
    const database = crashingDatabase(world.database);
    const counted = payoutFunctions(world, database);
    await counted.ports.payoutSettings.current();
    await counted.ports.agencyDay.sentFen(world.clock.nowMs());
    const callsOf = async (act: () => Promise<unknown>) => {
      const before = database.calls.length;
      await act();
      return database.calls.slice(before);
    };
    const reserved = await callsOf(() => counted.request({ amountFen: 5_000, requestId: 'counted' }));
    expect(reserved.slice(0, 8)).toEqual([
      ...['transaction.start', 'wallets.find', 'tax_months.find', 'payouts.add', 'ledger.add'],
      ...['wallets.update', 'tax_months.put', 'transaction.commit'],
    ]);
    // The answer is read again after it was handed over at once.
    expect(reserved.slice(8)).toEqual(['payouts.find']);
    const sent = await callsOf(() => counted.send());
    expect(sent).toEqual(['payouts.list', 'wallets.find', 'payouts.updateWhere', 'payouts.updateWhere']);
    const { payoutNo } = (await allPayouts(world.database)).find(({ requestId }) => requestId === 'counted') ?? {};
    world.provider.confirm(payoutNo ?? '');
    world.provider.finish(payoutNo ?? '');
    const [notification] = world.provider.notifications;
    const called = await callsOf(() => counted.notify(notification ?? world.provider.notificationOf('')));
    expect(called).toEqual([
      ...['transaction.start', 'payouts.find', 'payouts.put', 'ledger.add', 'wallets.update'],
      ...['tax_months.find', 'tax_months.put', 'transaction.commit'],
    ]);
  });

  it('shows tax and net before, and pays the net', async () => {
    const world = await openPayoutWorld(
      { settings: { taxRule: 'ordinary-labour', maxFen: 500_000, automaticFen: 500_000 } },
      { wxwang: 200_000 },
    );
    expect(await world.quote(100_000)).toMatchObject({
      ok: true,
      value: { grossFen: 100_000, taxFen: 4_000, netFen: 96_000 },
    });
    const payoutNo = await (async () => {
      const answer = await world.request({ amountFen: 100_000, netFen: 96_000 });
      await world.send();
      return answer.ok ? answer.value.payoutNo : '';
    })();
    world.provider.confirm(payoutNo);
    world.provider.finish(payoutNo);
    await tellAll(world);
    expect(await world.database.find('tax_months', 'wxwang|202608')).toMatchObject({
      ...{ paidGrossFen: 100_000, withheldFen: 4_000, reservedGrossFen: 0, reservedTaxFen: 0 },
    });
    expect(await walletOfPromoter(world.database)).toMatchObject({ paidFen: 96_000, payingFen: 0 });
    await proveSameBooks(world, ['wxwang']);
  });

  it('refuses when something else would arrive than was shown', async () => {
    const world = await openPayoutWorld(
      { settings: { taxRule: 'ordinary-labour', maxFen: 500_000 } },
      { wxwang: 200_000 },
    );
    expect(await world.request({ amountFen: 100_000, netFen: 100_000 })).toEqual({ ok: false, code: 'quote-changed' });
    expect(await allPayouts(world.database)).toEqual([]);
  });

  it('sweeps the money that became due since', async () => {
    const world = await openPayoutWorld();
    await world.database.update('wallets', 'wxwang', {
      set: { dueFenByDay: { 20260826: 300, 20260827: 700, 20260828: 9 } },
    });
    await world.database.add('ledger', {
      ...{ _id: 'o|s|1', cause: 'DUE_DATED', promoters: ['wxwang'], brandId: null, orderKey: null, bookedAtMs: 1 },
      postings: [
        { from: 'platform', to: 'promoter/wxwang/due/20260826', amountFen: 300 },
        { from: 'platform', to: 'promoter/wxwang/due/20260827', amountFen: 700 },
        { from: 'platform', to: 'promoter/wxwang/due/20260828', amountFen: 9 },
      ],
    });
    expect(await world.request({ amountFen: 11_000 })).toMatchObject({ ok: true });
    expect(await walletOfPromoter(world.database)).toMatchObject({
      ...{ availableFen: 0, payingFen: 11_000, dueFenByDay: { 20260828: 9 }, releasedThroughDay: '20260827' },
    });
    await proveSameBooks(world, ['wxwang']);
  });
});

describe('a payout that waits for its promoter', () => {
  it('expires only when a query says so, after a reminder two hours before', async () => {
    const world = await openPayoutWorld();
    const payoutNo = await waitingPayout(world);
    for (let passed = 0; passed < 22 * hourMs; passed += hourMs) await later(world, hourMs);
    const outbox = await world.database.list('outbox', { where: { promoter: 'wxwang' }, limit: 10 });
    expect(outbox).toMatchObject([{ code: 'PAYOUT_CONFIRM_SOON', payoutNo, netFen: 8_800 }]);
    world.clock.setMs(requestedAtMs + 24 * hourMs + 1);
    expect(await world.confirm(payoutNo)).toEqual({ ok: false, code: 'payout-not-waiting' });
    expect(await stateOf(world, payoutNo)).toBe('waiting');
    await later(world, 5 * minuteMs);
    expect(await stateOf(world, payoutNo)).toBe('expired');
    expect(await walletOfPromoter(world.database)).toMatchObject({ availableFen: 10_000, payingFen: 0 });
    expect(await tellAll(world)).toEqual(['nothing-new']);
    await proveSameBooks(world, ['wxwang']);
  });

  it('is called back after a refund, and ends only with the verified word', async () => {
    const world = await openPayoutWorld();
    const payoutNo = await waitingPayout(world);
    await refund(world.database, 'wxwang', 5_000);
    await later(world, minuteMs);
    expect(await payoutOfNo(world.database, payoutNo)).toMatchObject({
      state: 'cancelling',
      cancelWish: { why: 'refund' },
    });
    expect(await walletOfPromoter(world.database)).toMatchObject({ availableFen: -3_800, payingFen: 8_800 });
    world.provider.finish(payoutNo);
    await later(world, minuteMs);
    expect(await payoutOfNo(world.database, payoutNo)).toMatchObject({ state: 'cancelled', endReason: 'refund' });
    expect(await walletOfPromoter(world.database)).toMatchObject({ availableFen: 5_000, payingFen: 0 });
    await proveSameBooks(world, ['wxwang']);
  });

  it('runs on when he was faster, and the debt shows', async () => {
    const world = await openPayoutWorld();
    const payoutNo = await waitingPayout(world);
    world.provider.confirm(payoutNo);
    await refund(world.database, 'wxwang', 5_000);
    await later(world, minuteMs);
    expect(await stateOf(world, payoutNo)).toBe('transferring');
    world.provider.finish(payoutNo);
    await later(world, minuteMs);
    expect(await walletOfPromoter(world.database)).toMatchObject({
      availableFen: -3_800,
      payingFen: 0,
      paidFen: 8_800,
    });
    expect(await world.request({ amountFen: 100, requestId: 'request-2' })).toEqual({ ok: false, code: 'in-debt' });
    await proveSameBooks(world, ['wxwang']);
  });

  it('is cancelled by its promoter, twice the same', async () => {
    const world = await openPayoutWorld();
    const payoutNo = await waitingPayout(world);
    const first = await world.cancel(payoutNo);
    expect(first).toMatchObject({ ok: true, value: { state: 'waiting', title: { zh: '撤销中' }, canCancel: false } });
    expect(await world.cancel(payoutNo)).toEqual(first);
    await later(world, minuteMs);
    world.provider.finish(payoutNo);
    await later(world, minuteMs);
    expect(await world.history()).toMatchObject({ ok: true, value: { payouts: [{ state: 'cancelled' }] } });
    expect(await walletOfPromoter(world.database)).toMatchObject({ availableFen: 10_000 });
  });

  it('gets another page when the answer with the first was lost', async () => {
    const world = await openPayoutWorld();
    world.provider.faults = ['answer-lost'];
    const payoutNo = await waitingPayout(world);
    expect(await stateOf(world, payoutNo)).toBe('unknown');
    await later(world, 6_000);
    expect(await payoutOfNo(world.database, payoutNo)).toMatchObject({ state: 'waiting', work: 'send' });
    await later(world, minuteMs);
    expect(await world.confirm(payoutNo)).toMatchObject({ ok: true, value: { package: `package-${payoutNo}` } });
    expect([world.provider.submits, world.provider.transfers.size]).toEqual([2, 1]);
  });
});

describe('a payout of which nothing is known', () => {
  it.each([
    ['the call was lost', 'lost-on-the-way'],
    ['the payer has no money', 'no-money'],
    ['it was asked too often', 'too-often'],
  ] as const)('is sent again under its number when %s', async (_name, fault) => {
    const world = await openPayoutWorld();
    world.provider.faults = [fault];
    const payoutNo = await waitingPayout(world);
    expect(await walletOfPromoter(world.database)).toMatchObject({ availableFen: 1_200, payingFen: 8_800 });
    await later(world, 6_000);
    await later(world, minuteMs);
    expect(await payoutOfNo(world.database, payoutNo)).toMatchObject({ state: 'waiting', sends: 2 });
    expect([...world.provider.transfers.keys()]).toEqual([payoutNo]);
  });

  it('says 机构备款中 while the payer has no money', async () => {
    const world = await openPayoutWorld();
    world.provider.faults = ['no-money'];
    await waitingPayout(world);
    expect(await world.history()).toMatchObject({
      value: { payouts: [{ title: { zh: '机构备款中' }, sentence: { zh: '机构正在备款,到位后自动付款。' } }] },
    });
  });

  it('is abandoned once an operator has signed and three queries in half an hour missed it', async () => {
    const world = await openPayoutWorld();
    world.provider.faults = ['lost-on-the-way'];
    const payoutNo = await waitingPayout(world);
    expect(await world.abandon(payoutNo)).toMatchObject({ ok: true, value: { state: 'unknown' } });
    for (const minutes of [1, 15, 15]) await later(world, minutes * minuteMs);
    expect(await payoutOfNo(world.database, payoutNo)).toMatchObject({ state: 'abandoned', sends: 1 });
    expect(await walletOfPromoter(world.database)).toMatchObject({ availableFen: 10_000, payingFen: 0 });
    const again = await world.request({ amountFen: 8_800, requestId: 'request-2' });
    expect(again.ok && again.value.payoutNo !== payoutNo).toBe(true);
  });

  it('is not abandoned when its provider knows it', async () => {
    const world = await openPayoutWorld();
    const payoutNo = await waitingPayout(world);
    expect(await world.abandon(payoutNo)).toEqual({ ok: false, code: 'payout-not-lost' });
  });
});

describe('before it is handed over', () => {
  it.each([
    ['owes', (world: World) => refund(world.database, 'wxwang', 2_000), 'debt', 8_000],
    [
      'is blocked',
      (world: World) =>
        world.database.update('wallets', 'wxwang', {
          set: { payoutsBlocked: { reason: 'RISK', untilMs: requestedAtMs + hourMs } },
        }),
      'blocked',
      10_000,
    ],
    ['is paused with everybody', (world: World) => world.pause(requestedAtMs + hourMs), 'paused', 10_000],
  ])(
    'a payout of somebody who %s is cancelled, with the money back',
    async (_name, happen, endReason, availableFen) => {
      const world = await openPayoutWorld();
      const answer = await world.request({ amountFen: 8_800 });
      await happen(world);
      world.clock.setMs(requestedAtMs + minuteMs);
      expect(await world.send()).toEqual({ sent: 0, stopped: 1, skipped: 0, left: 0 });
      const payoutNo = answer.ok ? answer.value.payoutNo : '';
      expect(await payoutOfNo(world.database, payoutNo)).toMatchObject({ state: 'cancelled', endReason });
      expect(await walletOfPromoter(world.database)).toMatchObject({ availableFen, payingFen: 0 });
      expect(world.provider.submits).toBe(0);
      await proveSameBooks(world, ['wxwang']);
    },
  );

  it('a payout beyond what the agency sends in a day waits for tomorrow', async () => {
    const world = await openPayoutWorld({ settings: { agencyDayFen: 10_000 } }, { wxwang: 9_000, wxchen: 9_000 });
    await world.request({ amountFen: 6_000 });
    world.clock.setMs(requestedAtMs + 1_000);
    await world.request({ amountFen: 6_000, requestId: 'of-chen' }, 'o-chen');
    expect(await world.send()).toEqual({ sent: 1, stopped: 0, skipped: 1, left: 0 });
    expect(await world.history('o-chen')).toMatchObject({ value: { payouts: [{ title: { zh: '排队中' } }] } });
    await later(world, 12 * hourMs);
    expect((await allPayouts(world.database)).map(({ state }) => state)).toEqual(['waiting', 'waiting']);
  });
});

describe('a payout above the automatic limit', () => {
  const requested = async () => {
    const world = await openPayoutWorld({ settings: { automaticFen: 5_000 } });
    const answer = await world.request({ amountFen: 8_800 });
    return { world, payoutNo: answer.ok ? answer.value.payoutNo : '' };
  };

  it('is reserved, and sent only once somebody approved it', async () => {
    const { world, payoutNo } = await requested();
    expect(await stateOf(world, payoutNo)).toBe('requested');
    expect(await world.send()).toMatchObject({ sent: 0 });
    expect(await walletOfPromoter(world.database)).toMatchObject({ payingFen: 8_800 });
    expect(await world.decide(payoutNo)).toEqual({ ok: true, value: { payoutNo, state: 'reserved' } });
    expect(await world.send()).toMatchObject({ sent: 1 });
    const [entry] = await world.database.list('audit', { where: {}, limit: 10 });
    expect(entry).toMatchObject({ action: 'payoutApprove', openid: finance.openid, subject: `payout ${payoutNo}` });
  });

  it('declined gives the money back and says why', async () => {
    const { world, payoutNo } = await requested();
    await world.decide(payoutNo, 'decline');
    expect(await walletOfPromoter(world.database)).toMatchObject({ availableFen: 10_000, payingFen: 0 });
    expect(await world.history()).toMatchObject({
      value: { payouts: [{ state: 'cancelled', sentence: { zh: '机构没有通过:已核对订单。钱已退回可提现。' } }] },
    });
    expect(await world.decide(payoutNo, 'approve')).toEqual({ ok: false, code: 'payout-decided' });
    await proveSameBooks(world, ['wxwang']);
  });

  const wang = { openid: 'o-wang', name: '王阿姨' };
  it.each([
    ['while somebody else could', ['o-wang', 'o-finance'], 25, {}, 'same-person'],
    ['within the day, where nobody else could', ['o-wang'], 23, {}, 'wait-not-over'],
    ['above what one person may', ['o-wang'], 25, { aloneFen: 8_799 }, 'second-person-needed'],
    ['after the day, where nobody else could', ['o-wang'], 25, {}, undefined],
  ])('is approved by its own promoter %s: %s', async (_name, approvers, hours, settings, code) => {
    const { world, payoutNo } = await requested();
    await world.database.update('settings', 'payouts', { set: settings });
    for (const _id of approvers) {
      await world.database.add('staff', {
        _id,
        name: _id,
        roles: [{ role: 'agency-finance', brandId: null }],
        addedAtMs: 1,
      });
    }
    world.clock.setMs(requestedAtMs + hours * hourMs);
    const decided = await world.decide(payoutNo, 'approve', wang);
    expect(decided).toEqual(code ? { ok: false, code } : { ok: true, value: { payoutNo, state: 'reserved' } });
  });
});

it('returned by the bank after it was paid, both legs come back', async () => {
  const world = await openPayoutWorld(
    { settings: { taxRule: 'ordinary-labour', maxFen: 500_000, automaticFen: 500_000 } },
    { wxwang: 100_000 },
  );
  const answer = await world.request({ amountFen: 100_000, netFen: 96_000 });
  await world.send();
  const payoutNo = answer.ok ? answer.value.payoutNo : '';
  world.provider.confirm(payoutNo);
  world.provider.finish(payoutNo);
  world.clock.setMs(requestedAtMs + 10 * 24 * hourMs);
  await tellAll(world);
  world.provider.giveBack(payoutNo);
  expect(await tellAll(world)).toEqual(['nothing-new', 'applied']);
  expect(await walletOfPromoter(world.database)).toMatchObject({ availableFen: 100_000, paidFen: 0, payingFen: 0 });
  expect(await world.database.find('tax_months', 'wxwang|202608')).toMatchObject({
    paidGrossFen: 0,
    withheldFen: 0,
    carriedTaxFen: 0,
  });
  await proveSameBooks(world, ['wxwang']);
});
