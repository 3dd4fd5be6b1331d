import { exportsUnderTest, orderOf } from '../exporting/exports-under-test';
import { readFigures } from '../figures/read-figures';
import { listDeskOrders } from './list-desk-orders';
import { orderDeskUnderTest } from './order-desk-under-test';

it('a page takes one call beside the look at the role, the first and the last, whatever is filtered', async () => {
  const counted = orderDeskUnderTest();
  const world = await exportsUnderTest(500, counted.database);
  for (const filter of [
    {},
    { place: 'free' },
    { promoter: 'wxp1' },
    { shopAppid: 'wxshop1', place: 'held' },
  ] as const) {
    for (let from: string | undefined = ''; from !== undefined; ) {
      counted.reset();
      const page: Awaited<ReturnType<typeof listDeskOrders>> = await listDeskOrders(
        world.ports,
        { ...filter, reach: 'every-brand' },
        { from },
      );
      expect(counted.calls()).toBe(1);
      from = page.next ?? undefined;
    }
  }
});

it('orders about which a difference with the platform is open are found, in two calls, within one’s reach', async () => {
  const counted = orderDeskUnderTest();
  const { ports } = await exportsUnderTest(200, counted.database);
  const found = async (reach: 'every-brand' | readonly string[]) => {
    counted.reset();
    const { orders } = await listDeskOrders(ports, { reach, place: 'differs' }, {});
    expect(counted.calls()).toBe(2);
    return orders.map(({ orderId }) => orderId);
  };
  const open = [43, 83].map((index) => orderOf(index).snapshot.orderId);
  expect(await found('every-brand')).toEqual(open);
  expect(await found(['haibian'])).toEqual(open);
  expect(await found(['shanli'])).toEqual([]);
});

it('a whole order number finds its lines, and those of another brand look like none', async () => {
  const { ports } = await exportsUnderTest(10);
  const { orderId } = orderOf(3).snapshot;
  const ask = async (reach: readonly string[]) => (await listDeskOrders(ports, { reach }, { orderId })).orders;
  expect(await ask(['haibian'])).toMatchObject([{ orderId, brandId: 'haibian', promoterFen: 160, marginFen: 40 }]);
  expect(await ask(['shanli'])).toEqual([]);
});

it('home reads its figures with two calls, and says when they are older than an hour', async () => {
  const counted = orderDeskUnderTest();
  const { ports, time } = await exportsUnderTest(0, counted.database);
  const figures = { brandId: '*', day: '20260820' } as never;
  counted.reset();
  expect(await readFigures(ports, 'shanli', 30)).toMatchObject({ countedAtMs: null, isOld: true });
  expect(counted.calls()).toBe(2);
  await ports.figures.keep({ ...Object(figures), figures: {}, countedAtMs: time.nowMs });
  expect(await readFigures(ports, 'shanli', 30)).toMatchObject({ countedAtMs: time.nowMs, isOld: false });
  time.nowMs += 3_600_001;
  expect(await readFigures(ports, 'shanli', 30)).toMatchObject({ isOld: true });
});
