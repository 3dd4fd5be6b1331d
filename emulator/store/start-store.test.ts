import { DEMO, demoStoreWorld } from './demo-world';
import { startStore } from './start-store';
import { storeUnderTest } from './store-under-test';

const APPLE = { product_id: DEMO.apple.productId, sku_id: DEMO.apple.skuId };

describe('a running store', () => {
  it('goes on from what it exported', async () => {
    const first = await storeUnderTest();
    const wang = await first.join('wang-ayi');
    await first.store.play.order({ person: 'xiao-lin', items: [APPLE], pay: true });
    const saved = structuredClone(first.store.export());
    await first.store.stop();
    const second = await startStore({ clock: first.clock, world: demoStoreWorld(), saved });
    const state = await second.play.state();
    expect(state.orders).toMatchObject([{ order_id: '3727324701692140032', order_status: 20 }]);
    expect(state.promoters).toContainEqual(expect.objectContaining({ sharer_appid: wang, bound: true }));
    await second.stop();
  });

  it('goes on from what an earlier version exported, without the newer parts', async () => {
    const first = await storeUnderTest();
    await first.store.play.order({ person: 'xiao-lin', items: [APPLE], pay: true });
    const { fundsFlows, actions, quota, reservations, ...older } = first.store.export();
    const { feeds, articles, liveNotices, suppliers, ...olderWorld } = older.world;
    expect([fundsFlows, actions, reservations, quota.day > 0]).toEqual([[], [], [], false]);
    await first.store.stop();
    const text = JSON.stringify({ ...older, world: olderWorld });
    const second = await startStore({ clock: first.clock, world: demoStoreWorld(), saved: JSON.parse(text) });
    const state = await second.play.state();
    expect(state).toMatchObject({ order_count: 1, funds: { available_fen: 0 } });
    expect([state.feeds, state.articles, state.suppliers]).toEqual([feeds, articles, suppliers]);
    expect(state.liveNotices).toEqual(liveNotices);
    await second.stop();
  });

  it('forgets everything on reset, also what a person changed in the world', async () => {
    const { store, join } = await storeUnderTest();
    await join('wang-ayi');
    await store.play.product({ product_id: DEMO.apple.productId, title: '别的' });
    await store.reset();
    const state = await store.play.state();
    expect(state.promoters).toEqual([]);
    expect(state.products[0]?.title).toBe('高山苹果');
    await store.stop();
  });

  it('does no work of its own after it is stopped', async () => {
    const { store, clock } = await storeUnderTest();
    await store.play.order({ person: 'xiao-lin', items: [APPLE] });
    await store.stop();
    await clock.advanceBy(86_400_000);
    expect(store.export().orders[0]?.order_status).toBe(10);
  });

  it('shows no secret in its state', async () => {
    const { store } = await storeUnderTest();
    expect(JSON.stringify(await store.play.state())).not.toContain(store.world.agency.secret);
    await store.stop();
  });
});

describe('the demo world', () => {
  it('makes 38.60 yuan of one box of apples at 25 % and 80 %', () => {
    const apple = demoStoreWorld().products[0];
    const fee = ((apple?.skus[0]?.sale_price ?? 0) * (apple?.plan?.service_ratio ?? 0)) / 1_000_000;
    expect(fee).toBe(4825);
    expect(fee * 0.8).toBe(3860);
  });

  it('has a product id above 2^53 and no openid of digits only', () => {
    const world = demoStoreWorld();
    expect(BigInt(DEMO.apple.productId) > 2n ** 53n).toBe(true);
    const openids = world.people.flatMap((person) => Object.values(person.openids));
    expect(openids.filter((openid) => /^\d+$/.test(openid))).toEqual([]);
    expect(new Set(openids).size).toBe(world.people.length * 3);
  });
});
