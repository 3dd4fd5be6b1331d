import { earningsWorld } from '../../../tests/support/earnings-world';
import { minuteLater, paid, received, settled, sharer } from '../../../tests/support/row-after';
import { readWallet } from './read-wallet';

const at = (text: string) => Date.parse(`${text}+08:00`);
const empty = {
  withdrawableFen: 0,
  owedFen: 0,
  frozenFen: 0,
  heldFen: 0,
  dueByDay: [],
  payingFen: 0,
  paidFen: 0,
  payerName: '山里人家带货机构',
};

async function settledWorld() {
  const world = await earningsWorld();
  for (const snapshot of [paid, received, settled]) await world.record({ snapshot });
  return world;
}

it('nobody but a bound promoter has a wallet', async () => {
  const world = await settledWorld();
  expect(await readWallet(world.ports, 'o-stranger')).toEqual({ ok: false, code: 'not-bound' });
});

it('a promoter without any order has an empty one', async () => {
  const world = await earningsWorld();
  expect(await readWallet(world.ports, 'o-wang')).toEqual({ ok: true, value: empty });
});

it('is one call once the caller is known', async () => {
  const world = await settledWorld();
  await readWallet(world.ports, 'o-wang');
  const before = world.calls.length;
  await readWallet(world.ports, 'o-wang');
  expect(world.calls.slice(before)).toEqual(['wallets.find']);
});

it('shows each place, and only his own', async () => {
  const world = await settledWorld();
  await world.record({ snapshot: { ...paid, orderId: 'second' } });
  await world.record({ snapshot: { ...paid, orderId: 'chens', ...sharer('wxchen') } });
  await world.database.update('wallets', 'wxwang', { increment: { heldFen: 1, payingFen: 2, paidFen: 3 } });
  world.clock.setMs(at('2026-08-20T12:00:00'));
  const value = {
    ...empty,
    frozenFen: 3860,
    dueByDay: [{ day: '20260827', amountFen: 3860 }],
    heldFen: 1,
    payingFen: 2,
    paidFen: 3,
    payerName: '山里人家带货机构',
  };
  expect(await readWallet(world.ports, 'o-wang')).toEqual({ ok: true, value });
});

it.each([
  ['the last moment of 26 August', '2026-08-26T23:59:59.999', 0],
  ['the first moment of 27 August', '2026-08-27T00:00:00.000', 3860],
])('on %s the money of the 27th counts, released or not', async (_name, moment, withdrawableFen) => {
  const world = await settledWorld();
  world.clock.setMs(at(moment));
  expect(await readWallet(world.ports, 'o-wang')).toMatchObject({ value: { withdrawableFen } });
  await world.release();
  expect(await readWallet(world.ports, 'o-wang')).toMatchObject({ value: { withdrawableFen } });
});

it('shows a debt as owed, and nets what is due today', async () => {
  const world = await settledWorld();
  world.clock.setMs(at('2026-09-01T12:00:00'));
  await world.release();
  await world.database.update('wallets', 'wxwang', { increment: { availableFen: -3860, paidFen: 3860 } });
  await world.record({ snapshot: minuteLater(settled, { commissionStatus: 200, orderStatus: 200 }) });
  const value = { ...empty, owedFen: 3860, paidFen: 3860 };
  expect(await readWallet(world.ports, 'o-wang')).toEqual({ ok: true, value });
  await world.database.update('wallets', 'wxwang', { set: { dueFenByDay: { '20260901': 5000, '20260902': 7 } } });
  expect(await readWallet(world.ports, 'o-wang')).toEqual({
    ok: true,
    value: { ...value, owedFen: 0, withdrawableFen: 1140, dueByDay: [{ day: '20260902', amountFen: 7 }] },
  });
});

it('says until when payouts are blocked, and what would be free', async () => {
  const world = await settledWorld();
  world.clock.setMs(at('2026-08-28T12:00:00'));
  const untilMs = at('2026-08-30T12:00:00');
  await world.database.update('wallets', 'wxwang', { set: { payoutsBlocked: { reason: 'RISK', untilMs } } });
  const blocked = { ...empty, withdrawableFen: 0, blockedUntilMs: untilMs, blockedFen: 3860 };
  expect(await readWallet(world.ports, 'o-wang')).toEqual({ ok: true, value: blocked });
  world.clock.setMs(untilMs);
  expect(await readWallet(world.ports, 'o-wang')).toEqual({ ok: true, value: { ...empty, withdrawableFen: 3860 } });
});
