import type { Json } from '../../ports/document-database';
import { listStores } from './list-stores';
import { openStore } from './open-store';
import { rankStores, storeFigures } from './rank-stores';
import { storesUnderTest } from './stores-under-test';

const link = 'promotion-10000165275743001-wxsharerChen';

describe('the code on a counter', () => {
  it('asks who serves; whoever is chosen is credited, and the choice may be skipped', async () => {
    const { ports, open, hire, database } = await storesUnderTest();
    const { storeId, code } = await open('一号店');
    const { clerkId } = await hire(storeId, 'wxsharerChen');
    expect(await openStore(ports, { code })).toMatchObject({
      value: {
        ...{ storeName: '一号店', brandName: '山里人家', chosen: null },
        clerks: [{ clerkId, number: 3, name: '小陈' }],
        things: [{ thing: { id: '10000165275743001' }, attribution: null }],
      },
    });
    expect(await openStore(ports, { code, clerkId })).toMatchObject({
      value: { chosen: { name: '小陈' }, clerks: [], things: [{ attribution: { promotionLink: link } }] },
    });
    expect(await openStore(ports, { code, clerkId: 'somebody' })).toMatchObject({ value: { chosen: null } });
    expect(await database.count('touches', {})).toBe(0);
  });

  it('leads nowhere when it was replaced, when the store is closed, and for a guess', async () => {
    const { ports, open } = await storesUnderTest();
    const { storeId, code } = await open('一号店');
    const { code: fresh } = await open('一号店', { storeId, renewsCode: true });
    expect(await openStore(ports, { code })).toEqual({ ok: false, code: 'link-not-found' });
    expect(await openStore(ports, { code: fresh })).toMatchObject({ ok: true });
    await open('一号店', { storeId, isClosed: true });
    expect(await openStore(ports, { code: fresh })).toEqual({ ok: false, code: 'link-not-found' });
    expect(await openStore(ports, { code: 'a-guess-of-somebody' })).toEqual({ ok: false, code: 'link-not-found' });
  });
});

describe('a clerk’s card', () => {
  it('carries his links until it is taken back, then the store alone', async () => {
    const { ports, open, hire } = await storesUnderTest();
    const { storeId } = await open('一号店');
    const { clerkId, code } = await hire(storeId, 'wxsharerChen');
    const things = [{ attribution: { promotionLink: link } }];
    expect(await openStore(ports, { code })).toMatchObject({ value: { chosen: { clerkId }, things } });
    await hire(storeId, 'wxsharerChen', { clerkId, isRevoked: true });
    const after = await openStore(ports, { code });
    expect(after).toMatchObject({ value: { chosen: null, clerks: [], things: [{ attribution: null }] } });
  });

  it.each(['unbound', 'suspended'])('of somebody who is %s leads to the store alone', async (status) => {
    const { ports, open, hire, database } = await storesUnderTest();
    const { storeId } = await open('一号店');
    const { code } = await hire(storeId, 'wxsharerChen');
    await database.update('promoters', 'wxsharerChen', { set: { status } });
    expect(await openStore(ports, { code })).toMatchObject({ value: { chosen: null, clerks: [] } });
  });

  it('is for members of the brand, in a store of it', async () => {
    const { open, clerk } = await storesUnderTest();
    const { storeId } = await open('一号店');
    expect(await clerk(storeId, 'wxNobody')).toMatchObject({ code: 'person-not-found' });
    expect(await clerk('store-none', 'wxsharerChen')).toMatchObject({ code: 'store-not-found' });
    expect(await clerk(storeId, 'wxsharerChen', { clerkId: 'clerk-none' })).toMatchObject({ code: 'clerk-not-found' });
    expect(await clerk(storeId, 'wxsharerChen', { brandId: 'brand2' })).toMatchObject({ code: 'store-not-found' });
  });
});

describe('stores of a brand', () => {
  it('are listed with their clerks, and their codes only for who may print them', async () => {
    const { ports, open, hire, database } = await storesUnderTest();
    const { storeId, code } = await open('一号店');
    await hire(storeId, 'wxsharerChen');
    expect(await listStores(ports, 'brand1', { mayPrint: true })).toMatchObject({
      stores: [{ name: '一号店', regionName: '城东', code, clerks: [{ number: 3, promoter: 'wxsharerChen' }] }],
    });
    const looked = await listStores(ports, 'brand1', { mayPrint: false });
    expect(looked.stores[0]).toMatchObject({ code: '', clerks: [{ code: '' }] });
    expect(await listStores(ports, 'brand2', { mayPrint: true })).toEqual({ stores: [], nextBeforeMs: null });
    expect(await database.find('memberships', 'brand1|wxsharerChen')).toMatchObject({ storeId });
    const kept = JSON.stringify(await database.list('audit', { where: {}, limit: 10 }));
    expect(kept.split(code)).toHaveLength(2);
  });

  it('count every order of a month, however many a store sold, and say when they did not', async () => {
    const { ports, open, hire } = await storesUnderTest();
    const one = await open('一号店');
    await hire(one.storeId, 'wxsharerChen');
    const inAugust = Date.UTC(2025, 7, 10);
    const sales = Array.from({ length: 3500 }, (_, nth) => ({
      ...{ promoter: 'wxsharerChen', paidFen: 100, settledAtMs: inAugust + Math.floor(nth / 3) },
    }));
    const rank = (sold: typeof sales) => {
      const salesOf: typeof ports.stores.salesOf = async (_who, _brandId, { fromMs, beforeMs }, limit) =>
        sold.filter(({ settledAtMs }) => settledAtMs >= fromMs && settledAtMs < beforeMs).slice(0, limit);
      const stores = { ...ports.stores, salesOf, findRanking: async () => undefined };
      return rankStores({ ...ports, stores }, 'brand1', '202508');
    };
    expect(await rank(sales)).toMatchObject({ isCut: false, stores: [{ orders: 3500, turnoverFen: 350_000 }] });
    const crowded = sales.map((sale) => ({ ...sale, settledAtMs: inAugust }));
    expect(await rank(crowded)).toMatchObject({ isCut: true, stores: [{ orders: 1000 }] });
    const many = Array.from({ length: 20 }, () => sales).flat();
    const spread = many.map((sale, nth) => ({ ...sale, settledAtMs: inAugust + nth }));
    expect(await rank(spread)).toMatchObject({ isCut: true, stores: [{ orders: 39_960 }] });
  });

  it('are ranked by settled sales of the month, those that agreed, counted once an hour', async () => {
    const { ports, open, hire, database, time } = await storesUnderTest();
    const [one, two, silent] = [await open('一号店'), await open('二号店'), await open('三号店', { isRanked: false })];
    await hire(one.storeId, 'wxsharerChen');
    await hire(two.storeId, 'wxsharerWang');
    expect(silent.code).not.toBe(one.code);
    const inAugust = Date.UTC(2025, 6, 31, 16);
    const sold = [
      ['o1', 'wxsharerChen', 'brand1', 10_000, inAugust],
      ['o2', 'wxsharerWang', 'brand1', 15_000, inAugust + 1],
      ['o3', 'wxsharerWang', 'brand1', 99_000, inAugust - 1],
      ['o4', 'wxsharerWang', 'brand2', 99_000, inAugust + 1],
      ['o5', 'wxsharerChen', 'brand1', 2_000, Date.UTC(2025, 7, 31, 16) - 1],
    ] as const;
    for (const [_id, promoter, brandId, actualPaymentFen, atMs] of sold) {
      const settled = { feeFen: 0, atMs } as Json;
      await database.put('orders', { _id, promoter, brandId, settled, snapshot: { actualPaymentFen } });
    }
    await database.put('orders', { _id: 'o6', promoter: 'wxsharerChen', brandId: 'brand1', settled: null });
    const ranking = await rankStores(ports, 'brand1', '202508');
    expect(ranking).toMatchObject({
      isCut: false,
      stores: [
        { name: '二号店', orders: 1, turnoverFen: 15_000 },
        { name: '一号店', orders: 2, turnoverFen: 12_000 },
      ],
    });
    await database.remove('orders', 'o2');
    expect(await rankStores(ports, 'brand1', '202508')).toEqual(ranking);
    time.nowMs += 3_600_000;
    expect((await rankStores(ports, 'brand1', '202508')).stores.map(({ name }) => name)).toEqual(['一号店', '二号店']);
  });

  it('all have their figures, by region too, whether they agreed to be compared or not, and closed ones as well', async () => {
    const { ports, open, hire, database } = await storesUnderTest();
    const silent = await open('一号店', { isRanked: false });
    const closed = await open('二号店', { regionName: '', isRanked: false });
    await hire(silent.storeId, 'wxsharerChen');
    await hire(closed.storeId, 'wxsharerWang');
    await open('二号店', { storeId: closed.storeId, regionName: '', isRanked: false, isClosed: true });
    await open('三号店');
    for (const [_id, promoter, actualPaymentFen] of [
      ['o1', 'wxsharerChen', 10_000],
      ['o2', 'wxsharerWang', 15_000],
    ] as const) {
      const settled = { feeFen: 0, atMs: Date.UTC(2025, 7, 5) } as Json;
      await database.put('orders', { _id, promoter, brandId: 'brand1', settled, snapshot: { actualPaymentFen } });
    }
    const figures = await storeFigures(ports, 'brand1', '202508');
    expect(figures.stores).toMatchObject([
      { name: '二号店', isClosed: true, orders: 1, turnoverFen: 15_000 },
      { name: '一号店', isClosed: false, orders: 1, turnoverFen: 10_000 },
      { name: '三号店', isClosed: false, orders: 0, turnoverFen: 0 },
    ]);
    expect(figures.regions).toEqual([
      { regionName: '', stores: 1, orders: 1, turnoverFen: 15_000 },
      { regionName: '城东', stores: 2, orders: 1, turnoverFen: 10_000 },
    ]);
    expect([figures.orders, figures.turnoverFen]).toEqual([2, 25_000]);
    expect((await rankStores(ports, 'brand1', '202508')).stores.map(({ name }) => name)).toEqual(['三号店']);
  });
});
