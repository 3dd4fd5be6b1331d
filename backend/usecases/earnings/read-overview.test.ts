import { aProgram } from '../../../tests/support/builders/a-program';
import { earningsWorld } from '../../../tests/support/earnings-world';
import { minuteLater, paid, received, settled, sharer } from '../../../tests/support/row-after';
import { readOverview } from './read-overview';

const at = (text: string) => Date.parse(`${text}+08:00`);

async function overviewOf(world: Awaited<ReturnType<typeof earningsWorld>>) {
  const answer = await readOverview(world.ports, 'o-wang');
  if (!answer.ok) throw new Error(answer.code);
  return answer.value;
}

it('nobody but a bound promoter has one', async () => {
  const world = await earningsWorld();
  expect(await readOverview(world.ports, 'o-stranger')).toEqual({ ok: false, code: 'not-bound' });
});

it('of a promoter without any order is 30 empty days', async () => {
  const { next, days, highestFen, settledBy, paidByPlatformFen } = await overviewOf(await earningsWorld());
  expect({ next, highestFen, settledBy, paidByPlatformFen }).toEqual({
    next: [],
    highestFen: 0,
    settledBy: 'agency',
    paidByPlatformFen: null,
  });
  expect(days).toHaveLength(30);
  expect([days[0], days[29]]).toEqual([
    { day: '20260703', inFen: 0, outFen: 0 },
    { day: '20260801', inFen: 0, outFen: 0 },
  ]);
});

it('says of each part of the frozen money what it waits for, days first', async () => {
  const world = await earningsWorld();
  const waiting = { orderId: 'waiting' };
  const counting = { orderId: 'counting' };
  for (const snapshot of [paid, received, settled]) await world.record({ snapshot });
  for (const change of [waiting, { orderId: 'waiting2' }]) await world.record({ snapshot: { ...paid, ...change } });
  for (const snapshot of [paid, received]) await world.record({ snapshot: { ...snapshot, ...counting } });
  await world.record({ snapshot: { ...paid, orderId: 'chens', ...sharer('wxchen') } });
  world.clock.setMs(at('2026-08-20T12:00:00'));
  expect((await overviewOf(world)).next).toEqual([
    { waitingFor: 'due-day', day: '20260827', amountFen: 3860, orderCount: 1 },
    { waitingFor: 'hold-days', day: '20260827', amountFen: 3860, orderCount: 1 },
    { waitingFor: 'receipt', day: null, amountFen: 7720, orderCount: 2 },
  ]);
  world.clock.setMs(at('2026-08-28T12:00:00'));
  expect((await overviewOf(world)).next).toEqual([
    { waitingFor: 'receipt', day: null, amountFen: 7720, orderCount: 2 },
    { waitingFor: 'settlement', day: null, amountFen: 3860, orderCount: 1 },
  ]);
});

it('shows what was booked and taken back by the day', async () => {
  const world = await earningsWorld();
  await world.record({ snapshot: paid });
  await world.record({ snapshot: { ...paid, orderId: 'second' } });
  world.clock.setMs(at('2026-08-03T09:00:00'));
  await world.record({ snapshot: minuteLater(paid, { commissionStatus: 200, orderStatus: 200 }) });
  const { days, highestFen } = await overviewOf(world);
  expect(days.filter(({ inFen, outFen }) => inFen !== 0 || outFen !== 0)).toEqual([
    { day: '20260801', inFen: 7720, outFen: 0 },
    { day: '20260803', inFen: 0, outFen: 3860 },
  ]);
  expect(highestFen).toBe(7720);
  world.clock.setMs(at('2026-08-31T00:00:00'));
  expect((await overviewOf(world)).days[0]).toEqual({ day: '20260802', inFen: 0, outFen: 0 });
});

it('leaves days unknown where there was more than it reads', async () => {
  const world = await earningsWorld();
  const promoterLedger = {
    listNewest: async () => ({ entries: [], next: { beforeMs: at('2026-07-20T12:00:00'), beforeId: null } }),
  };
  const answer = await readOverview({ ...world.ports, promoterLedger }, 'o-wang');
  const days = answer.ok ? answer.value.days : [];
  expect(days.filter(({ inFen }) => inFen === null).map(({ day }) => day)).toHaveLength(18);
  expect(days.find(({ inFen }) => inFen !== null)?.day).toBe('20260721');
});

it('says what the platform pays itself', async () => {
  const world = await earningsWorld();
  const promoters = { ...world.ports.promoters, settledByOf: async () => 'platform' as const };
  const agency = { ...aProgram().agency, settledBy: 'platform' as const };
  const ports = { ...world.ports, promoters, settings: { current: async () => aProgram({ agency }) } };
  const answer = await readOverview(ports, 'o-wang');
  expect(answer).toMatchObject({ ok: true, value: { settledBy: 'platform', paidByPlatformFen: 0, next: [] } });
});

it('costs one call for each part that there is', async () => {
  const world = await earningsWorld();
  await overviewOf(world);
  const before = world.calls.length;
  await overviewOf(world);
  expect(world.calls.slice(before)).toEqual(['wallets.find', 'ledger.list']);
  for (const snapshot of [paid, received, settled]) await world.record({ snapshot });
  await world.record({ snapshot: { ...paid, orderId: 'second' } });
  const then = world.calls.length;
  await overviewOf(world);
  expect(world.calls.slice(then)).toEqual(['wallets.find', 'orders.list', 'orders.list', 'ledger.list']);
});
