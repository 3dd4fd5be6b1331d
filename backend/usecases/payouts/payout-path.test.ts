import { requestedAtMs } from '../../../tests/support/builders/a-payout';
import { crashingDatabase } from '../../../tests/support/crashing-database';
import {
  allPayouts,
  finance,
  hourMs,
  later,
  minuteMs,
  openPayoutWorld,
  payoutFunctions,
  payoutOfNo,
  proveSameBooks,
  refund,
  stateOf,
  tellAll,
  waitingPayout,
  walletOfPromoter,
} from '../../../tests/support/payout-world';
import { documentCorrectionStore } from '../../adapters/stores/correction-store';
import { blockPayouts } from '../holds/block-payouts';
import { payoutRecall } from './call-back-payouts';

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
    await counted.ports.agencyDay.hasRoomFor(1, 5_000_000, world.clock.nowMs());
    const callsOf = async (act: () => Promise<unknown>) => {
      const before = database.calls.length;
      await act();
      return database.calls.slice(before);
    };
    const reserved = await callsOf(() => counted.request({ amountFen: 5_000, requestId: 'counted' }));
    expect(reserved.slice(0, 8)).toEqual([
      ...['transaction.start', 'wallets.find', 'tax_months.find', 'wallets.update', 'payouts.add'],
      ...['ledger.add', 'tax_months.put', 'transaction.commit'],
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

  it('is called back when its promoter is blocked', async () => {
    const world = await openPayoutWorld();
    const payoutNo = await waitingPayout(world);
    const corrections = documentCorrectionStore(world.database);
    const ports = { corrections, clock: world.clock, journal: world.journal, payoutRecall: payoutRecall(world.ports) };
    const request = {
      promoter: 'wxwang',
      why: 'RISK',
      reach: 'every-brand',
      reason: '核查订单',
      requestId: 'block',
    } as const;
    expect(await blockPayouts(ports, finance, request)).toMatchObject({ ok: true });
    expect(await payoutOfNo(world.database, payoutNo)).toMatchObject({ cancelWish: { why: 'blocked' }, work: 'look' });
    await later(world, minuteMs);
    expect(await stateOf(world, payoutNo)).toBe('cancelling');
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
