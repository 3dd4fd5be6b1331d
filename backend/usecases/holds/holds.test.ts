import { payableFen } from '../../../core/ledger/payouts-block';
import { emptyWallet } from '../../../core/ledger/wallet';
import { beijingDayOf } from '../../../core/time/beijing-day';
import { appleKey, finance, openCorrectionWorld } from '../../../tests/support/correction-world';
import { proveBooks, readAll, readBooks } from '../../../tests/support/money-world';
import { minuteLater, paid, received, settled, sharer } from '../../../tests/support/row-after';
import { blockPayouts, unblockPayouts } from './block-payouts';
import { holdMoney } from './hold-money';

type World = Awaited<ReturnType<typeof openCorrectionWorld>>;

const dayMs = 86_400_000;
const noonOf = (day: string) => Date.parse(`${day}T12:00:00+08:00`);

async function worldAfter(snapshots: readonly (typeof paid)[], day: string, isReleased = false) {
  const world = await openCorrectionWorld();
  for (const snapshot of snapshots) await world.record({ snapshot });
  world.clock.setMs(noonOf(day));
  if (isReleased) await world.release();
  return world;
}

async function wangs({ books, clock }: World) {
  const wallet = (await books.findWallet('wxwang')) ?? emptyWallet('wxwang');
  const nowMs = clock.nowMs();
  const { frozenFen, heldFen, availableFen, dueFenByDay } = wallet;
  return {
    frozenFen,
    heldFen,
    availableFen,
    dueFenByDay,
    payable: payableFen(wallet, { today: beijingDayOf(nowMs), nowMs }),
  };
}

const none = { frozenFen: 0, heldFen: 0, availableFen: 0, dueFenByDay: {}, payable: 0 };

it.each([
  ['frozen', [paid], '2026-08-02', { ...none, frozenFen: 3860 }],
  ['due later', [paid, received, settled], '2026-08-20', { ...none, dueFenByDay: { 20260827: 3860 } }],
  [
    'due, not released yet',
    [paid, received, settled],
    '2026-08-28',
    { ...none, dueFenByDay: { 20260827: 3860 }, payable: 3860 },
  ],
] as const)('money that is %s goes to held, and back to where the facts say', async (_name, snapshots, day, before) => {
  const world = await worldAfter(snapshots, day);
  expect(await wangs(world)).toEqual(before);
  expect(await world.hold()).toEqual({ ok: true, value: { held: 'order', amountFen: 3860, untilMs: null } });
  expect(await wangs(world)).toEqual({ ...none, heldFen: 3860 });
  expect(await world.hold(appleKey, { requestId: 'other' })).toEqual({ ok: false, code: 'already-held' });
  expect(await world.unhold()).toMatchObject({ ok: true });
  expect(await wangs(world)).toEqual(before);
  expect(await world.unhold(appleKey, 'other')).toEqual({ ok: false, code: 'not-held' });
  await proveBooks(world.database);
});

it('what was held over its day is available when the day was released meanwhile', async () => {
  const world = await worldAfter([paid, received, settled, { ...settled, orderId: 'second' }], '2026-08-20');
  await world.hold();
  world.clock.setMs(noonOf('2026-08-28'));
  await world.release();
  expect(await wangs(world)).toEqual({ ...none, heldFen: 3860, availableFen: 3860, payable: 3860 });
  await world.unhold();
  expect(await wangs(world)).toEqual({ ...none, availableFen: 7720, payable: 7720 });
  await proveBooks(world.database);
});

describe('money that was released', () => {
  const released = () => worldAfter([paid, received, settled], '2026-08-28', true);

  it('stays where it is, and the wallet blocks payouts until a moment', async () => {
    const world = await released();
    const untilMs = noonOf('2026-08-28') + 7 * dayMs;
    expect(await world.hold()).toEqual({ ok: true, value: { held: 'payouts', amountFen: 3860, untilMs } });
    expect(await wangs(world)).toEqual({ ...none, availableFen: 3860, payable: 0 });
    expect((await readBooks(world.database)).orders[0]).toMatchObject({ hold: null, moneyIn: 'due' });
    expect(await world.unhold()).toEqual({ ok: false, code: 'not-held' });
    world.clock.setMs(untilMs);
    expect(await wangs(world)).toEqual({ ...none, availableFen: 3860, payable: 3860 });
    await proveBooks(world.database);
  });

  it('is freed before its time by a person, and not twice', async () => {
    const world = await released();
    await world.hold();
    const request = { promoter: 'wxwang', reach: 'every-brand', reason: '核对无误', requestId: 'free' } as const;
    expect(await unblockPayouts(world.ports, finance, request)).toMatchObject({ ok: true });
    expect((await wangs(world)).payable).toBe(3860);
    expect(await unblockPayouts(world.ports, finance, { ...request, requestId: 'again' })).toEqual({
      ok: false,
      code: 'not-held',
    });
  });

  it('keeps its block through what the platform does', async () => {
    const world = await released();
    await world.hold();
    await world.record({ snapshot: minuteLater(settled, { orderStatus: 200, commissionStatus: 200 }) });
    await world.record({ snapshot: { ...settled, orderId: 'second' } });
    expect(await wangs(world)).toMatchObject({ availableFen: 3860, payable: 0 });
    expect((await readAll(world.database, 'wallets'))[0]).toMatchObject({ payoutsBlocked: { reason: 'RISK' } });
  });

  it('is blocked by the agency only', async () => {
    const world = await released();
    const request = { orderKey: appleKey, why: 'RISK', reach: ['shanli'], reason: '核对一下', requestId: 'r' } as const;
    expect(await holdMoney(world.ports, finance, request)).toEqual({ ok: false, code: 'not-permitted' });
  });

  it.each([
    ['now', 0, 'block-term-out-of-range'],
    ['in the past', -1, 'block-term-out-of-range'],
    ['after 90 days and a moment', 90 * dayMs + 1, 'block-term-out-of-range'],
    ['half a millisecond', 0.5, 'block-term-out-of-range'],
  ])('a block does not end %s', async (_name, afterMs, code) => {
    const world = await released();
    expect(await world.hold(appleKey, { untilMs: world.clock.nowMs() + afterMs })).toEqual({ ok: false, code });
  });

  it('a block is lengthened, not shortened, by another', async () => {
    const world = await released();
    await world.hold();
    const nowMs = world.clock.nowMs();
    expect(await world.hold(appleKey, { untilMs: nowMs + dayMs, requestId: 'shorter' })).toEqual({
      ok: false,
      code: 'already-held',
    });
    const longer = await world.hold(appleKey, { untilMs: nowMs + 90 * dayMs, requestId: 'longer' });
    expect(longer).toMatchObject({ ok: true, value: { untilMs: nowMs + 90 * dayMs } });
  });
});

it.each([
  ['of another brand', appleKey, ['other'], 'order-not-found'],
  ['that is not there', 'none|none', 'every-brand', 'order-not-found'],
  ['of nobody', 'nobodys|670813472', 'every-brand', 'no-money'],
] as const)('an order %s is not held', async (_name, orderKey, reach, code) => {
  const world = await worldAfter([paid, { ...paid, orderId: 'nobodys', ...sharer(null) }], '2026-08-02');
  const request = { orderKey, why: 'MANUAL', reach, reason: '核对一下', requestId: 'r' } as const;
  expect(await holdMoney(world.ports, finance, request)).toEqual({ ok: false, code });
});

it('a promoter’s payouts are blocked without any order, before he has a wallet too', async () => {
  const world = await openCorrectionWorld();
  const request = {
    promoter: 'wxwang',
    why: 'RISK',
    reach: 'every-brand',
    reason: '核对一下',
    requestId: 'r',
  } as const;
  const untilMs = world.clock.nowMs() + 7 * dayMs;
  expect(await blockPayouts(world.ports, finance, request)).toEqual({
    ok: true,
    value: { promoter: 'wxwang', untilMs },
  });
  await world.record({ snapshot: paid });
  expect((await readAll(world.database, 'wallets'))[0]).toMatchObject({ frozenFen: 3860, payoutsBlocked: { untilMs } });
  const stranger = { ...request, promoter: 'wxnobody', requestId: 's' };
  expect(await blockPayouts(world.ports, finance, stranger)).toEqual({ ok: false, code: 'promoter-not-found' });
});
