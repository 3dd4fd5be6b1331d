import { Outage } from '../../../backend/ports/outage';
import type { OrderKey, StorePlatform } from '../../../backend/ports/store-platform';

/** A platform on which somebody is bound, somebody else is not, and one product is on promotion. */
export interface StorePlatformWorld {
  readonly platform: StorePlatform;
  /** A mini-program openid and the platform's appid of a person who is bound, and whom the agency pays. */
  readonly bound: { readonly openid: string; readonly promoter: string };
  /** Somebody whom the platform knows, and who has not registered. */
  readonly strangerOpenid: string;
  /**
   * Orders of the bound promoter for 193.00 yuan with a fee of 25 %, created a minute apart and paid 30 s later. The
   * numbers of the first two are `firstOrder` and `secondOrder`.
   */
  placeOrders(count: number, firstAtSec: number): Promise<void>;
  /** From now on no question is answered. */
  breakDown(): Promise<void>;
  /** Questions are answered again. */
  recover(): Promise<void>;
  close(): Promise<void>;
}

/** 1 August 2026, 12:00 in Beijing. */
const noonSec = 1_785_556_800;
const skuId = '670813472';
/** As numbers of JavaScript these two would be one. */
export const firstOrder: OrderKey = { orderId: '3727324701692140032', skuId };
export const secondOrder: OrderKey = { orderId: '3727324701692140033', skuId };
const unknownOrder: OrderKey = { orderId: '3727324701692149999', skuId };
const unknownPromoter = 'wxsharer_nobody';
const wholeDay = { fromSec: noonSec - 43_200, toSec: noonSec + 43_200 };

/** How every store platform answers the questions of every day, whatever stands behind the port. */
export function describeStorePlatform(name: string, open: () => Promise<StorePlatformWorld>): void {
  describe(`store platform: ${name}`, () => {
    let opened: StorePlatformWorld;
    const world = () => opened;

    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.close());

    describeFindingOrders(world);
    describeListingOrders(world);
    describePromoters(world);
    describeOutages(world);
  });
}

function describeFindingOrders(world: () => StorePlatformWorld): void {
  it('an order is found with its money in fen, its rate in ppm and its times in ms', async () => {
    await world().placeOrders(1, noonSec);
    expect(await world().platform.findOrder(firstOrder)).toMatchObject({
      ok: true,
      value: {
        ...firstOrder,
        productId: '10000165275743001',
        createdAtMs: 1_785_556_800_000,
        paidAtMs: 1_785_556_830_000,
        updateTimeSec: 1_785_556_830,
        commissionStatus: 20,
        orderStatus: 20,
        actualPaymentFen: 19_300,
        serviceRatioPpm: 250_000,
        serviceAmountFen: 4825,
        sharer: { promoter: world().bound.promoter, amountFen: 0 },
        settledAtMs: 0,
      },
    });
  });

  it('two orders whose numbers lie one apart above 2^53 stay two', async () => {
    await world().placeOrders(2, noonSec);
    expect(Number(firstOrder.orderId)).toBe(Number(secondOrder.orderId));
    const first = { orderId: '3727324701692140032', createdAtMs: 1_785_556_800_000 };
    const second = { orderId: '3727324701692140033', createdAtMs: 1_785_556_860_000 };
    expect(await world().platform.findOrder(firstOrder)).toMatchObject({ ok: true, value: first });
    expect(await world().platform.findOrder(secondOrder)).toMatchObject({ ok: true, value: second });
    const page = await world().platform.listOrdersByUpdateTime(wholeDay, '');
    expect(page).toEqual({ ok: true, value: { keys: [firstOrder, secondOrder], nextKey: null } });
  });

  it.each([
    ['a number that was never given', unknownOrder],
    ['the number next to one that was', secondOrder],
    ['another sku of an order', { ...firstOrder, skuId: '670813473' }],
  ])('%s is refused with 10024006', async (_what, key) => {
    await world().placeOrders(1, noonSec);
    const refused = { ok: false, code: 'PLATFORM_REFUSED', errcode: 10024006 };
    expect(await world().platform.findOrder(key)).toMatchObject(refused);
  });
}

function describeListingOrders(world: () => StorePlatformWorld): void {
  it('orders are listed by update time, both ends of the range included', async () => {
    await world().placeOrders(4, noonSec);
    const { platform } = world();
    const [fromFirst, toSecond] = [noonSec + 30, noonSec + 90];
    const keysIn = async (fromSec: number, toSec: number) => {
      const page = await platform.listOrdersByUpdateTime({ fromSec, toSec }, '');
      return page.ok ? page.value.keys : page;
    };
    expect(await keysIn(fromFirst, toSecond)).toEqual([firstOrder, secondOrder]);
    expect(await keysIn(fromFirst + 1, toSecond)).toEqual([secondOrder]);
    expect(await keysIn(fromFirst, toSecond - 1)).toEqual([firstOrder]);
  });

  it('31 orders come as a page of 30 and a page of one, oldest first and each once', async () => {
    await world().placeOrders(31, noonSec);
    const { platform } = world();
    const first = await platform.listOrdersByUpdateTime(wholeDay, '');
    if (!first.ok || first.value.nextKey === null) throw new Error('there must be a second page');
    expect(first.value.keys).toHaveLength(30);
    const second = await platform.listOrdersByUpdateTime(wholeDay, first.value.nextKey);
    expect(second).toMatchObject({ ok: true, value: { nextKey: null } });
    const orderIds = [...first.value.keys, ...(second.ok ? second.value.keys : [])].map(({ orderId }) => orderId);
    const lastDigits = Array.from({ length: 31 }, (_, index) => 140_032 + index);
    expect(orderIds).toEqual(lastDigits.map((digits) => `3727324701692${digits}`));
  });

  it('a time without orders is an empty page and no refusal', async () => {
    const page = await world().platform.listOrdersByUpdateTime(wholeDay, '');
    expect(page).toEqual({ ok: true, value: { keys: [], nextKey: null } });
  });
}

function describePromoters(world: () => StorePlatformWorld): void {
  it('a bound promoter stands as registered and bound', async () => {
    const { openid, promoter } = world().bound;
    const value = { registerStatus: 2, bound: true, registerView: null, bindView: null, promoter };
    expect(await world().platform.promoterStanding(openid)).toEqual({ ok: true, value });
  });

  it('a stranger stands as not registered, with the page where he registers', async () => {
    expect(await world().platform.promoterStanding(world().strangerOpenid)).toEqual({
      ok: true,
      value: {
        registerStatus: 0,
        bound: false,
        registerView: {
          businessType: 'CreatorApplyments',
          queryString: 'redirect_url=%2Fauth%2Fpages%2Fregister%2Findex&is_simple_register=1&is_from_promoter=1',
        },
        bindView: null,
        promoter: null,
      },
    });
  });

  it('a bound promoter is found by either of his names', async () => {
    const { openid, promoter } = world().bound;
    const found = { ok: true, value: { promoter, nickname: '王阿姨', settledBy: 'agency' } };
    expect(await world().platform.findBoundPromoter({ promoter })).toMatchObject(found);
    expect(await world().platform.findBoundPromoter({ openid })).toMatchObject(found);
  });

  it('who is not bound is nobody, and no refusal', async () => {
    const { platform, strangerOpenid } = world();
    expect(await platform.findBoundPromoter({ openid: strangerOpenid })).toEqual({ ok: true, value: null });
    expect(await platform.findBoundPromoter({ promoter: unknownPromoter })).toEqual({ ok: true, value: null });
  });
}

type Question = (world: StorePlatformWorld) => Promise<{ readonly ok: boolean }>;

function describeOutages(world: () => StorePlatformWorld): void {
  const questions: readonly (readonly [name: string, ask: Question])[] = [
    ['an order', ({ platform }) => platform.findOrder(firstOrder)],
    ['a list of orders', ({ platform }) => platform.listOrdersByUpdateTime(wholeDay, '')],
    ['a standing', ({ platform, bound }) => platform.promoterStanding(bound.openid)],
    ['a bound promoter', ({ platform, bound }) => platform.findBoundPromoter({ promoter: bound.promoter })],
  ];
  it.each(questions)('no answer about %s is thrown, and the next answer is good again', async (_name, ask) => {
    await world().placeOrders(1, noonSec);
    expect(await ask(world())).toMatchObject({ ok: true });
    await world().breakDown();
    const thrown = ask(world());
    await expect(thrown).rejects.toBeInstanceOf(Outage);
    await expect(thrown).rejects.toMatchObject({ retryable: true });
    await world().recover();
    expect(await ask(world())).toMatchObject({ ok: true });
  });
}
