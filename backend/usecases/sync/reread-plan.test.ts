import { readAll } from '../../../tests/support/money-world';
import { aPlannedProduct, openSyncWorld, type SyncWorld, timeFor } from '../../../tests/support/sync-world';
import type { Json } from '../../ports/document-database';
import { platformList } from '../../ports/platform/platform-list';
import { rereadPlan } from './reread-plan';
import { syncPlans } from './sync-plans';

const apple = aPlannedProduct();
const hourMs = 3_600_000;
const plenty = () => 60_000;

function open(...products: Parameters<typeof aPlannedProduct>[0][]) {
  const world = openSyncWorld();
  world.products.push(...(products.length === 0 ? [apple] : products.map((changes) => aPlannedProduct(changes))));
  const change = (changes: Partial<typeof apple>) => world.products.splice(0, 1, { ...apple, ...changes });
  return { ...world, change, reread: () => rereadPlan(world.ports, apple) };
}

const row = (world: Pick<SyncWorld, 'database'>, id = apple.productId) => world.database.find('plans', `wxshop1|${id}`);
const notices = async (world: Pick<SyncWorld, 'database'>) =>
  (await readAll(world.database, 'outbox')).map(({ code, before, after }) => ({ code, before, after }));
const facts = { isListed: true, title: '高山苹果', serviceRatioPpm: 250_000, startsAtMs: 0 };
const listed = { ...facts, endsAtMs: Number.MAX_SAFE_INTEGER };

describe('a product that is read anew', () => {
  it('the first time is put on the shelf and tells nobody', async () => {
    const world = open();
    expect(await world.reread()).toBe('new');
    expect(await row(world)).toMatchObject({ ...listed, planType: 2, previous: null, kind: 'product' });
    expect(await notices(world)).toEqual([]);
  });

  it.each([
    ['is no longer on sale', { onSale: false }, 'DELISTED', { isListed: false }],
    ['is no longer under promotion', { promoted: false }, 'DELISTED', { isListed: false }],
    ['has a lower rate', { serviceRatioPpm: 100_000 }, 'RATE_CUT', { serviceRatioPpm: 100_000 }],
    ['ends earlier', { promotionEndsAtMs: 5000 }, 'TIME_CHANGED', { endsAtMs: 5000 }],
  ])('and %s keeps what it was and tells its sharers', async (_name, changes, code, after) => {
    const world = open();
    await world.reread();
    world.later(hourMs);
    world.change(changes);
    expect(await world.reread()).toBe('changed');
    expect(await row(world)).toMatchObject({ ...listed, ...after, previous: listed, changedAtMs: world.clock.nowMs() });
    expect(await notices(world)).toEqual([{ code, before: listed, after: { ...listed, ...after } }]);
  });

  it.each([
    ['has a higher rate', { serviceRatioPpm: 300_000 }],
    ['has another title', { title: '高山红苹果' }],
  ])('and %s tells nobody', async (_name, changes) => {
    const world = open();
    await world.reread();
    world.change(changes);
    expect(await world.reread()).toBe('changed');
    expect(await notices(world)).toEqual([]);
  });

  it('and ran out at its own time tells nobody', async () => {
    const world = open();
    const endsAtMs = world.clock.nowMs() + hourMs;
    world.change({ promotionEndsAtMs: endsAtMs });
    await world.reread();
    world.later(hourMs);
    world.change({ promotionEndsAtMs: endsAtMs, promoted: false });
    expect(await world.reread()).toBe('changed');
    expect(await row(world)).toMatchObject({ isListed: false });
    expect(await notices(world)).toEqual([]);
  });

  it('again and again is one notice', async () => {
    const world = open();
    await world.reread();
    world.products.length = 0;
    expect([await world.reread(), await world.reread(), await world.reread()]).toEqual(['changed', 'same', 'same']);
    expect(await notices(world)).toHaveLength(1);
  });

  it('cut twice, with a raise in between, is two notices', async () => {
    const world = open();
    for (const serviceRatioPpm of [250_000, 100_000, 250_000, 100_000]) {
      world.change({ serviceRatioPpm });
      await world.reread();
    }
    expect((await notices(world)).map(({ code }) => code)).toEqual(['RATE_CUT', 'RATE_CUT']);
  });

  it('is compared with the shelf when nobody has watched it so far', async () => {
    const world = open();
    await world.reread();
    await world.database.remove('plans', `watch|product|wxshop1|${apple.productId}`);
    world.products.length = 0;
    expect(await world.reread()).toBe('changed');
    expect((await notices(world)).map(({ code }) => code)).toEqual(['DELISTED']);
  });

  it('tells what changed although a view of the shelf was faster', async () => {
    const world = open();
    await world.reread();
    world.change({ serviceRatioPpm: 100_000 });
    await world.database.update('plans', `wxshop1|${apple.productId}`, { set: { serviceRatioPpm: 100_000 } });
    await world.reread();
    expect((await notices(world)).map(({ code }) => code)).toEqual(['RATE_CUT']);
  });

  it('is left as it is when the platform refuses for another reason', async () => {
    const world = open();
    await world.reread();
    const refusal = { ok: false, code: 'PLATFORM_REFUSED', errcode: 10024000, detail: 'a parameter' } as const;
    const platform = { productDetail: async () => refusal };
    await expect(rereadPlan({ ...world.ports, platform }, apple)).rejects.toThrow(
      'get_promote_product_detail: 10024000 a parameter',
    );
    expect(await row(world)).toMatchObject({ isListed: true });
  });
});

describe('a pass over all plans', () => {
  const five = [1, 2, 3, 4, 5].map((index) => ({ productId: `p${index}`, planType: index < 4 ? 1 : 2 }) as const);

  it('reads both kinds of plans page by page and gives each product its place', async () => {
    const world = open(...five);
    expect(await syncPlans(world.ports, null, plenty)).toEqual({
      cursor: null,
      counts: { plansRead: 5, plansChanged: 0 },
    });
    const rows = await Promise.all(five.map(({ productId }) => row(world, productId)));
    expect(rows.map((one) => one?.position)).toEqual([0, 1, 2, 3, 4]);
    expect(world.fake.calls.filter((call) => call.startsWith('product/list'))).toEqual([
      'product/list 1 wxshop1 ',
      'product/list 1 wxshop1 2',
      'product/list 2 wxshop1 ',
    ]);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9])(
    'stopped after %i questions goes on, and reads every product once',
    async (n) => {
      const world = open(...five);
      const first = await syncPlans(world.ports, null, timeFor(n));
      let cursor = first.cursor;
      for (let turn = 0; turn < 9 && cursor !== null; turn += 1) {
        cursor = (await syncPlans(world.ports, cursor, timeFor(3))).cursor;
      }
      expect(cursor).toBeNull();
      const asked = world.fake.calls.filter((call) => call.startsWith('product/get p'));
      const found = asked.filter((call) => five.some((one) => call === `product/get ${one.productId} ${one.planType}`));
      expect(found).toHaveLength(5);
      expect((await readAll(world.database, 'plans')).filter((one) => one.kind === 'product')).toHaveLength(5);
    },
  );

  it('asks about a product that is on no list by name before it is taken off', async () => {
    const world = open(...five);
    await syncPlans(world.ports, null, plenty);
    world.later(hourMs);
    world.products.splice(0, 1);
    const next = await syncPlans(world.ports, null, plenty);
    expect(next.counts).toEqual({ plansRead: 5, plansChanged: 1 });
    expect(await row(world, 'p1')).toMatchObject({ isListed: false });
    expect((await notices(world)).map(({ code }) => code)).toEqual(['DELISTED']);
  });

  it('finds our products among a thousand public ones of others, and asks about none of those', async () => {
    const world = open(...five);
    const foreign = Array.from({ length: 1000 }, (_unused, index) =>
      aPlannedProduct({ shopAppid: 'wxforeign', productId: `f${index}` }),
    );
    world.products.unshift(...foreign);
    expect((await syncPlans(world.ports, null, plenty)).counts.plansRead).toBe(5);
    expect(world.fake.calls.filter((call) => call.startsWith('product/list'))).toHaveLength(3);
    expect(world.fake.calls.filter((call) => call.startsWith('product/get f'))).toEqual([]);
  });

  describe('of two shops', () => {
    function twoShops() {
      const world = open(...five, { shopAppid: 'wxshop2', productId: 'tea' });
      const { settings, platform } = world.ports;
      const current = async () => {
        const known = await settings.current();
        return { ...known, shops: known.shops.flatMap((shop) => [shop, { ...shop, shopAppid: 'wxshop2' }]) };
      };
      const refusing = (shop: string, errcode: number): typeof platform.searchPromotedProducts => {
        return (filter) =>
          filter.shopAppid === shop
            ? platformList('product/list', async () => ({ ok: false, code: 'PLATFORM_REFUSED', errcode, detail: 'no' }))
            : platform.searchPromotedProducts(filter);
      };
      const ports = { ...world.ports, settings: { current } };
      const refused = (shop: string, errcode: number) => ({
        ...ports,
        platform: { ...platform, searchPromotedProducts: refusing(shop, errcode) },
      });
      return { ...world, ports, refused };
    }

    it('reads the lists of both, whenever it is stopped', async () => {
      const world = twoShops();
      let cursor: Json = null;
      let turns = 0;
      do {
        ({ cursor } = await syncPlans(world.ports, cursor, timeFor(3)));
        turns += 1;
      } while (cursor !== null && turns < 20);
      expect(cursor).toBeNull();
      expect(await world.database.find('plans', 'wxshop2|tea')).toMatchObject({ isListed: true, position: 5 });
      expect(await row(world, 'p5')).toMatchObject({ isListed: true, position: 4 });
    });

    it('reads the other one where the agency has no relation with the first', async () => {
      const world = twoShops();
      expect((await syncPlans(world.refused('wxshop1', 10024007), null, plenty)).counts.plansRead).toBe(1);
    });

    it('does not go on when a list is refused for another reason', async () => {
      const world = twoShops();
      await expect(syncPlans(world.refused('wxshop1', -1), null, plenty)).rejects.toThrow('get_promote_product_list');
    });
  });

  it('goes on with a pass of an earlier release, which knew no shop', async () => {
    const world = open(...five);
    const earlier = { passAtMs: world.clock.nowMs(), planType: 2, nextKey: '40', position: 40 };
    expect((await syncPlans(world.ports, earlier, plenty)).counts.plansRead).toBe(5);
  });

  it('leaves products of other shops alone', async () => {
    const world = open({ shopAppid: 'wxelsewhere' });
    expect((await syncPlans(world.ports, null, plenty)).counts.plansRead).toBe(0);
    expect(await readAll(world.database, 'plans')).toEqual([]);
  });
});
