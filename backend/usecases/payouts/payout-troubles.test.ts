import { requestedAtMs } from '../../../tests/support/builders/a-payout';
import {
  allPayouts,
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

type World = Awaited<ReturnType<typeof openPayoutWorld>>;

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

it('of a provider that breaks down is asked about as after a lost answer', async () => {
  const world = await openPayoutWorld();
  const { submit, query } = world.provider;
  world.provider.submit = () => Promise.reject(new TypeError('its client does not load'));
  world.provider.query = () => Promise.reject(new TypeError('its client does not load'));
  const payoutNo = await waitingPayout(world);
  expect(await payoutOfNo(world.database, payoutNo)).toMatchObject({
    state: 'unknown',
    trouble: { code: 'TypeError' },
  });
  await later(world, minuteMs);
  expect(world.journal.alarms).toEqual(['PAY_PROVIDER_FAILED', 'PAY_PROVIDER_FAILED']);
  Object.assign(world.provider, { submit, query });
  await later(world, 10 * minuteMs);
  await later(world, 10 * minuteMs);
  expect(await stateOf(world, payoutNo)).toBe('waiting');
});

describe('a payout that failed', () => {
  async function failedFor(why: string) {
    const world = await openPayoutWorld();
    const payoutNo = await waitingPayout(world);
    world.provider.confirm(payoutNo);
    world.provider.finish(payoutNo, 'failed', why);
    await tellAll(world);
    await tellAll(world);
    await later(world, hourMs);
    expect(await stateOf(world, payoutNo)).toBe('failed');
    return { payoutNo, told: await world.database.list('outbox', { where: { audience: 'operator' }, limit: 9 }) };
  }

  it('for something of the merchant’s tells the people who run the program, once', async () => {
    const { payoutNo, told } = await failedFor('PRODUCT_AUTH_CHECK_FAIL');
    const facts = { payoutNo, route: 'wechat', netFen: 8_800, code: 'PRODUCT_AUTH_CHECK_FAIL' };
    expect(told).toMatchObject([{ code: 'PAYOUT_FAILED', about: payoutNo, facts }]);
  });

  it('for something of the promoter’s tells them nothing', async () => {
    expect((await failedFor('NAME_NOT_CORRECT')).told).toEqual([]);
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

  it('the agency’s day is one for all instances, also for one that asked before another sent', async () => {
    const world = await openPayoutWorld({ settings: { agencyDayFen: 10_000 } }, { wxwang: 9_000, wxchen: 9_000 });
    const other = payoutFunctions(world);
    await other.ports.agencyDay.hasRoomFor(1, 10_000, world.clock.nowMs());
    await world.request({ amountFen: 6_000 });
    expect(await world.send()).toMatchObject({ sent: 1 });
    await world.request({ amountFen: 6_000, requestId: 'of-chen' }, 'o-chen');
    expect(await other.send()).toEqual({ sent: 0, stopped: 0, skipped: 1, left: 0 });
    expect(world.provider.submits).toBe(1);
  });

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
