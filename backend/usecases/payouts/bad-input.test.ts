import { requestedAtMs } from '../../../tests/support/builders/a-payout';
import {
  allPayouts,
  hourMs,
  openPayoutWorld,
  payoutOfNo,
  proveSameBooks,
  refund,
  waitingPayout,
  walletOfPromoter,
} from '../../../tests/support/payout-world';
import type { PayNotification } from '../../ports/pay-provider';

type World = Awaited<ReturnType<typeof openPayoutWorld>>;

const nothing = async () => undefined;
const set = (fields: object) => (world: World) =>
  world.database.update('wallets', 'wxwang', { set: fields as Record<string, never> });
const block = set({ payoutsBlocked: { reason: 'RISK', untilMs: requestedAtMs + hourMs } });

const refused: readonly (readonly [string, number, (world: World) => Promise<unknown>, string])[] = [
  ['not a number', Number.NaN, nothing, 'amount-not-a-number'],
  ['endless', Number.POSITIVE_INFINITY, nothing, 'amount-not-a-number'],
  ['fractional', 100.5, nothing, 'amount-not-whole'],
  ['beyond what a number holds', 2 ** 53, nothing, 'amount-not-whole'],
  ['nothing', 0, nothing, 'amount-not-positive'],
  ['negative', -100, nothing, 'amount-not-positive'],
  ['below the minimum', 9, nothing, 'below-minimum'],
  ['above the limit of one payout', 20_001, nothing, 'above-maximum'],
  ['above the balance', 30_001, nothing, 'above-balance'],
  ['above the balance but for what is being checked', 30_001, set({ heldFen: 1 }), 'money-held'],
  ['asked for while in debt', 100, (world) => refund(world.database, 'wxwang', 30_001), 'in-debt'],
  ['asked for while blocked', 100, block, 'payouts-blocked'],
  ['asked for while the agency has paused', 100, (world) => world.pause(requestedAtMs + hourMs), 'payouts-paused'],
  [
    'above what is left of the day',
    20_000,
    (world) => world.request({ amountFen: 10_000, requestId: 'a' }),
    'day-limit',
  ],
];

describe('a withdrawal that is', () => {
  it.each(refused)('%s (%s fen) is refused by name, and moves nothing', async (_name, amountFen, happen, code) => {
    const world = await openPayoutWorld({ settings: { promoterDayFen: 29_999 } }, { wxwang: 30_000 });
    await happen(world);
    const [payouts, wallet] = [await allPayouts(world.database), await walletOfPromoter(world.database)];
    expect(await world.request({ amountFen, requestId: 'bad' })).toEqual({ ok: false, code });
    expect([await allPayouts(world.database), await walletOfPromoter(world.database)]).toEqual([payouts, wallet]);
  });

  it('above the limit is quoted in parts, which he may ask for himself', async () => {
    const world = await openPayoutWorld({}, { wxwang: 50_000 });
    expect(await world.quote(50_000)).toMatchObject({ ok: true, value: { partsFen: [20_000, 20_000, 10_000] } });
    for (const [index, amountFen] of [16_667, 16_667, 16_666].entries()) {
      expect(await world.request({ amountFen, requestId: `part-${index}` })).toMatchObject({ ok: true });
    }
    expect(await walletOfPromoter(world.database)).toMatchObject({ availableFen: 0, payingFen: 50_000 });
  });

  it('large needs a name', async () => {
    const settings = { maxFen: 500_000, promoterDayFen: 500_000 };
    const nameless = await openPayoutWorld({ settings }, { wxwang: 300_000 });
    expect(await nameless.request({ amountFen: 200_000 })).toEqual({ ok: false, code: 'name-needed' });
    expect(await nameless.request({ amountFen: 199_999 })).toMatchObject({ ok: true });
    const named = await openPayoutWorld({ settings, payee: { hasName: true } }, { wxwang: 300_000 });
    expect(await named.request({ amountFen: 200_000 })).toMatchObject({ ok: true });
  });

  it('of nobody we know is refused', async () => {
    const world = await openPayoutWorld();
    expect(await world.request({ amountFen: 100 }, 'o-stranger')).toEqual({ ok: false, code: 'not-bound' });
  });
});

describe('one client key', () => {
  it('is one payout however often it comes, with the same answer', async () => {
    const world = await openPayoutWorld();
    const first = await world.request({ amountFen: 6_000 });
    expect(await world.request({ amountFen: 6_000 })).toEqual(first);
    expect(await walletOfPromoter(world.database)).toMatchObject({ availableFen: 4_000, payingFen: 6_000 });
  });

  it('is not another wish', async () => {
    const world = await openPayoutWorld();
    await world.request({ amountFen: 6_000 });
    expect(await world.request({ amountFen: 1_000 })).toEqual({ ok: false, code: 'request-id-taken' });
    expect(await world.request({ amountFen: 9_000 })).toEqual({ ok: false, code: 'request-id-taken' });
    expect(world.journal.alarms).toEqual(['REQUEST_CONFLICT', 'REQUEST_CONFLICT']);
  });

  it('of two promoters is two payouts', async () => {
    const world = await openPayoutWorld({}, { wxwang: 1_000, wxchen: 1_000 });
    await world.request({ amountFen: 500 });
    expect(await world.request({ amountFen: 500 }, 'o-chen')).toMatchObject({ ok: true });
    expect(await allPayouts(world.database)).toHaveLength(2);
  });
});

describe("somebody else's payout", () => {
  it.each(['confirm', 'cancel'] as const)('does not exist for %s', async (verb) => {
    const world = await openPayoutWorld({}, { wxwang: 10_000, wxchen: 1_000 });
    const payoutNo = await waitingPayout(world);
    expect(await world[verb](payoutNo, 'o-chen')).toEqual({ ok: false, code: 'payout-not-found' });
    expect(await world[verb]('W0', 'o-chen')).toEqual({ ok: false, code: 'payout-not-found' });
    expect(await world.history('o-chen')).toMatchObject({ value: { payouts: [] } });
  });
});

describe('a notification', () => {
  const paid = async () => {
    const world = await openPayoutWorld();
    const payoutNo = await waitingPayout(world);
    world.provider.confirm(payoutNo);
    world.provider.finish(payoutNo);
    return { world, payoutNo, notification: world.provider.notificationOf(payoutNo) };
  };
  const otherNet: PayNotification['outcome'] = {
    ...{ kind: 'paid', providerNo: 'T', paidAtMs: requestedAtMs, netFen: 8_801, taxFen: null },
  };

  it.each<[string, Partial<PayNotification>, string, string]>([
    ['for an unknown number', { payoutNo: 'W404' }, 'unknown-number', 'PAYOUT_UNKNOWN_NUMBER'],
    ['with another amount', { amountFen: 8_801 }, 'mismatch', 'PAYOUT_CONFLICT'],
    ['with another amount inside', { outcome: otherNet }, 'conflict', 'PAYOUT_CONFLICT'],
    ['of another merchant', { merchantId: '1900000002' }, 'mismatch', 'PAYOUT_CONFLICT'],
    ['about another person', { openid: 'o-chen' }, 'mismatch', 'PAYOUT_CONFLICT'],
  ])('%s moves nothing, alarms, and becomes a work item', async (_name, changes, answer, code) => {
    const { world, notification } = await paid();
    const before = await walletOfPromoter(world.database);
    expect(await world.notify({ ...notification, ...changes })).toBe(answer);
    expect(await world.notify({ ...notification, ...changes })).toBe(answer);
    expect(await walletOfPromoter(world.database)).toEqual(before);
    expect(await world.database.list('outbox', { where: { audience: 'operator' }, limit: 9 })).toMatchObject([
      { code },
    ]);
    expect(world.journal.alarms).toContain(code);
  });

  it('comes twice, and twice under another event: one payment', async () => {
    const { world, notification } = await paid();
    expect(await world.notify(notification)).toBe('applied');
    expect(await world.notify(notification)).toBe('nothing-new');
    expect(await world.notify({ ...notification, eventId: 'another' })).toBe('nothing-new');
    expect(await walletOfPromoter(world.database)).toMatchObject({ paidFen: 8_800 });
    await proveSameBooks(world, ['wxwang']);
  });

  it('comes before our own answer', async () => {
    const world = await openPayoutWorld();
    const submit = world.provider.submit.bind(world.provider);
    world.provider.submit = async (order) => {
      const answer = await submit(order);
      world.provider.confirm(order.payoutNo);
      world.provider.finish(order.payoutNo);
      expect(await world.notify(world.provider.notificationOf(order.payoutNo))).toBe('applied');
      return answer;
    };
    const payoutNo = await waitingPayout(world);
    expect(await payoutOfNo(world.database, payoutNo)).toMatchObject({ state: 'paid' });
    await proveSameBooks(world, ['wxwang']);
  });

  it('of a failure after the success is an alarm', async () => {
    const { world, notification } = await paid();
    await world.notify(notification);
    const outcome = { kind: 'failed', providerNo: 'T', reason: 'ACCOUNT_FROZEN' } as const;
    expect(await world.notify({ ...notification, eventId: 'later', outcome })).toBe('conflict');
    expect(await walletOfPromoter(world.database)).toMatchObject({ paidFen: 8_800, availableFen: 1_200 });
  });
});
