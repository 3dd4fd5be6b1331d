import { brief, feeFen, life, type MatchWorld, openMatchWorld, settledWorld } from '../../../tests/support/match-world';
import { readBooks } from '../../../tests/support/money-world';
import { settled } from '../../../tests/support/row-after';
import type { FundsFlow } from '../../ports/platform/funds';

const { orderId, settledAtMs } = settled;
const hourMs = 3_600_000;

describe('the night after a settlement', () => {
  it('is green when the money came', async () => {
    const world = await settledWorld();
    world.move(orderId, feeFen, settledAtMs);
    expect(await world.night('2026-08-18')).toMatchObject({
      isTaken: false,
      days: [
        {
          day: '20260818',
          isFinished: true,
          flows: 1,
          sharedFen: feeFen,
          orders: 1,
          agreed: 1,
          differing: 0,
          fetched: 0,
        },
      ],
    });
    expect(await world.differences()).toEqual([]);
    expect(world.journal.alarms).toEqual([]);
  });

  it('is done once, and costs nothing more', async () => {
    const world = await settledWorld();
    world.move(orderId, feeFen, settledAtMs);
    await world.night('2026-08-18');
    world.fake.calls.length = 0;
    expect(await world.night('2026-08-18')).toEqual({ isTaken: false, days: [] });
    expect(world.fake.calls).toEqual([]);
  });

  it('compares an order over all its skus, however the money came', async () => {
    const world = openMatchWorld();
    await world.book(...life('77', '1'), ...life('77', '2'));
    world.move('77', 9000, settledAtMs);
    world.move('77', 650, settledAtMs + 60_000);
    expect(await world.night('2026-08-18')).toMatchObject({ days: [{ orders: 1, agreed: 1, flows: 2 }] });
  });

  it('asks for each movement once, whatever is listed again', async () => {
    const world = await settledWorld();
    for (let nth = 0; nth < 7; nth += 1) await world.book(...life(`80${nth}`));
    for (let nth = 0; nth < 7; nth += 1) world.move(`80${nth}`, feeFen, settledAtMs);
    world.move(orderId, feeFen, settledAtMs);
    await world.night('2026-08-18');
    await world.night('2026-08-19');
    expect(world.fake.calls.filter((call) => call.startsWith('funds/get')).length).toBe(8);
    expect(await world.differences()).toEqual([]);
  });

  it('does not mistake a withdrawal for anything', async () => {
    const world = await settledWorld();
    world.move(orderId, feeFen, settledAtMs);
    world.move(null, 4000, settledAtMs + hourMs, { kind: 'withdrawal', direction: 'out', withdrawalId: 'w1' });
    expect(await world.night('2026-08-18')).toMatchObject({ days: [{ withdrawnFen: 4000, differing: 0 }] });
    expect(await world.differences()).toEqual([]);
  });

  it('goes through every day since the first settlement, one after the other', async () => {
    const world = await settledWorld();
    world.move(orderId, feeFen, settledAtMs);
    await world.night('2026-08-21');
    expect((await world.days()).map(({ day, isFinished, orders }) => [day, isFinished, orders])).toEqual([
      ['20260818', true, 1],
      ['20260819', true, 0],
      ['20260820', true, 0],
      ['20260821', true, 0],
    ]);
  });
});

describe('a difference', () => {
  const planted: [string, (world: MatchWorld) => void, unknown[]][] = [
    ['missing money', () => undefined, [orderId, 'missing', 'FLOW_MISSING', 'open', 0, feeFen]],
    [
      'too little',
      (w) => w.move(orderId, 4800, settledAtMs),
      [orderId, 'amount', 'AMOUNT_DIFFERS', 'open', 4800, feeFen],
    ],
    [
      'paid twice',
      (w) => {
        w.move(orderId, feeFen, settledAtMs);
        w.move(orderId, feeFen, settledAtMs);
      },
      [orderId, 'amount', 'PAID_TWICE', 'open', 2 * feeFen, feeFen],
    ],
    [
      'taken back',
      (w) => {
        w.move(orderId, feeFen, settledAtMs);
        w.move(orderId, feeFen, settledAtMs + 60_000, { direction: 'out' });
      },
      [orderId, 'state', 'TAKEN_BACK_UNTOLD', 'open', 0, feeFen],
    ],
  ];

  it.each(planted)('(%s) is one work item and one alarm, and corrects nothing', async (_name, plant, expected) => {
    const world = await settledWorld();
    plant(world);
    const before = await readBooks(world.database);
    await world.night('2026-08-18');
    await world.night('2026-08-19');
    await world.night('2026-08-20');
    expect(brief(await world.differences())).toEqual([expected]);
    expect(world.journal.alarms).toEqual(['FUNDS_DIFFER']);
    expect(await readBooks(world.database)).toEqual(before);
  });

  it('names the day, the brand and the order', async () => {
    const world = await settledWorld();
    world.move(orderId, 4800, settledAtMs);
    await world.night('2026-08-18');
    expect(await world.differences()).toMatchObject([
      { _id: `funds|${orderId}|20260818`, brandId: 'shanli', foundDay: '20260818', seenDay: '20260818', flowId: null },
    ]);
  });

  it('that changes is the same work item with other amounts', async () => {
    const world = await settledWorld();
    world.move(orderId, 4800, settledAtMs);
    await world.night('2026-08-18');
    world.move(orderId, 5, settledAtMs + 26 * hourMs);
    await world.night('2026-08-19');
    await world.night('2026-08-20');
    expect(brief(await world.differences())).toEqual([[orderId, 'amount', 'AMOUNT_DIFFERS', 'open', 4805, feeFen]]);
  });

  it('that is gone says since when, and still waits for a person', async () => {
    const world = await settledWorld();
    world.move(orderId, 4800, settledAtMs);
    await world.night('2026-08-18');
    world.move(orderId, 25, settledAtMs + 26 * hourMs);
    await world.night('2026-08-19');
    expect(await world.differences()).toMatchObject([{ state: 'open', agreesSinceDay: '20260819' }]);
  });

  it('that a person accepted does not come back while it stays the same', async () => {
    const world = await settledWorld();
    world.move(orderId, 4800, settledAtMs);
    await world.night('2026-08-18');
    const [item] = await world.differences();
    await world.database.update('risk_cases', item?._id ?? '', { set: { state: 'done', closedBy: 'person' } });
    world.move(orderId, 0, settledAtMs + 26 * hourMs);
    await world.night('2026-08-19');
    expect(await world.differences()).toMatchObject([{ state: 'done' }]);
    world.move(orderId, 7, settledAtMs + 50 * hourMs);
    await world.night('2026-08-20');
    await world.night('2026-08-21');
    expect(brief(await world.differences()).map(([, , code, state]) => [code, state])).toEqual([
      ['AMOUNT_DIFFERS', 'done'],
      ['AMOUNT_DIFFERS', 'open'],
    ]);
  });

  it.each<[string, Partial<FundsFlow>, string]>([
    ['of a kind that nobody knows', { kind: 'unknown' }, 'FLOW_KIND_UNKNOWN'],
    ['that names no order', { orderId: null }, 'FLOW_WITHOUT_ORDER'],
  ])('is a movement %s', async (_name, changes, code) => {
    const world = await settledWorld();
    world.move(orderId, feeFen, settledAtMs);
    world.move(orderId, 7, settledAtMs, changes);
    await world.night('2026-08-18');
    await world.night('2026-08-19');
    expect(await world.differences()).toMatchObject([{ _id: 'funds|flow|f2', code, state: 'open', platformFen: 7 }]);
  });

  it('is a movement that the platform lists and does not tell of; it is asked for again the next night', async () => {
    const world = await settledWorld();
    world.move(orderId, feeFen, settledAtMs);
    const real = world.ports.funds.findFundsFlow;
    world.ports.funds.findFundsFlow = async (flowId) => real(`not ${flowId}`);
    await world.night('2026-08-18');
    expect(await world.differences()).toMatchObject([
      { code: 'FLOW_NOT_YET', class: 'timing' },
      { _id: 'funds|flow|f1', code: 'FLOW_UNREADABLE' },
    ]);
    world.ports.funds.findFundsFlow = real;
    await world.night('2026-08-19');
    expect(await world.differences()).toMatchObject([{ state: 'done', closedBy: 'itself' }, { state: 'open' }]);
  });
});
