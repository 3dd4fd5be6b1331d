import { DEMO } from './demo-world';
import type { OrderView } from './play/play-views';
import { EVENING_MS, type StoreUnderTest, storeUnderTest } from './store-under-test';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const MINUTE_MS = 60_000;
const APPLE = { product_id: DEMO.apple.productId, sku_id: DEMO.apple.skuId };

let world: StoreUnderTest;
let a: string;
let b: string;

beforeEach(async () => {
  world = await storeUnderTest();
  a = await world.join('wang-ayi');
  b = await world.join('chen-jie');
});

afterEach(() => world.store.stop());

/** The time since the beginning; opening happens at about 0. */
const at = (sinceMs: number) => world.clock.advanceTo(EVENING_MS + sinceMs + MINUTE_MS);

async function liveLink(sharer_appid: string): Promise<string> {
  const answer = await world.api('/promoter/get_shop_live_record_list', {
    shop_appid: DEMO.shopAppid,
    promoter_id: DEMO.channelsAccountId,
    promoter_type: 1,
    mini_program_appid: DEMO.miniProgramAppid,
    sharer_appid,
  });
  const list: unknown = answer.json.live_record_list;
  const [room] = Array.isArray(list) ? list : [];
  return String(room?.promoter_share_link);
}

async function couponLink(sharer_appid: string): Promise<string> {
  const answer = await world.api('/promoter/get_coupon_short_link', { coupon_id: DEMO.couponId, sharer_appid });
  return String(answer.json.short_link);
}

const open = (person: string, link: string) => world.store.play.openLink({ person, link });
const buy = (person: string, from?: 'organic' | 'link'): Promise<OrderView> =>
  world.store.play.order({ person, items: [APPLE], from: from ?? 'organic', pay: true });

async function lockEnd(sharer_appid: string): Promise<number | undefined> {
  const { locks } = await world.store.play.locks({ person: 'xiao-wu', shop_appid: DEMO.shopAppid });
  return locks.find((lock) => lock.sharer_appid === sharer_appid)?.expires_at_ms;
}

describe('scene 1: into the live room, an order two days later in the shop', () => {
  it('belongs to the promoter and makes 3 days to exactly 33', async () => {
    const { locks } = await open('xiao-wu', await liveLink(a));
    const started = locks[0]?.started_at_ms ?? 0;
    expect(locks).toMatchObject([{ sharer_appid: a, family: 'content', extended: false }]);
    expect(locks[0]?.expires_at_ms).toBe(started + 3 * DAY_MS);
    await at(2 * DAY_MS);
    expect((await buy('xiao-wu')).attribution).toMatchObject({ sharer_appid: a, reason: 'LAST_TOUCH' });
    expect(await lockEnd(a)).toBe(started + 33 * DAY_MS);
    await at(32 * DAY_MS);
    expect((await buy('xiao-wu')).attribution.sharer_appid).toBe(a);
    expect(await lockEnd(a)).toBe(started + 33 * DAY_MS);
  });
});

describe('scene 2: A, then B, an order in the room B opened', () => {
  it('belongs to B, and so does the next one anywhere; the lock of A is not lengthened', async () => {
    const first = await open('xiao-wu', await liveLink(a));
    await at(DAY_MS);
    await open('xiao-wu', await liveLink(b));
    expect((await buy('xiao-wu', 'link')).attribution.sharer_appid).toBe(b);
    await at(2 * DAY_MS);
    expect((await buy('xiao-wu')).attribution.sharer_appid).toBe(b);
    expect(await lockEnd(a)).toBe((first.locks[0]?.started_at_ms ?? 0) + 3 * DAY_MS);
  });
});

describe('scene 3: the end of the window', () => {
  it.each([
    ['one hour before it', 3 * DAY_MS - HOUR_MS, 'LAST_TOUCH'],
    ['one hour after it', 3 * DAY_MS + HOUR_MS, 'NO_ACTIVE_DYE'],
  ])('an order %s is judged %s', async (_, sinceMs, reason) => {
    await open('xiao-wu', await liveLink(a));
    await at(sinceMs);
    expect((await buy('xiao-wu')).attribution).toMatchObject({ reason });
  });
});

describe('scene 4: a buyer passes the room on', () => {
  it('from inside the opened room: nobody has the order, and there is no commission order', async () => {
    const link = await liveLink(a);
    await open('xiao-wu', link);
    const passed = await world.store.play.forwardLink({ person: 'xiao-wu', link, way: 'inside-room' });
    expect(passed.tag).toEqual({ of: 'nobody', sharer_appid: null, promoter: null });
    const opened = await open('xiao-wang', passed.link);
    expect(opened.touch).toEqual({ recorded: false, reason: 'NOBODY' });
    const order = await buy('xiao-wang', 'link');
    expect(order.attribution).toMatchObject({ sharer_appid: null, reason: 'NO_ACTIVE_DYE' });
    expect(order.lines[0]?.commission).toBeNull();
    const answer = await world.api('/league/headsupplier/order/get', {
      order_id: order.order_id,
      sku_id: APPLE.sku_id,
    });
    expect(answer.json.errcode).toBe(10024006);
  });

  it('as the message of the promoter himself: it keeps his tag', async () => {
    const link = await couponLink(a);
    const passed = await world.store.play.forwardLink({ person: 'xiao-wu', link, way: 'own-message' });
    expect(passed.tag.sharer_appid).toBe(a);
    expect((await open('xiao-wang', `来领券 ${passed.link} 快`)).touch.recorded).toBe(true);
  });

  it('who is a promoter: the room is his now', async () => {
    const link = await liveLink(a);
    const opened = await world.store.play.openLink({
      person: 'xiao-wang',
      link,
      forwardedFrom: { person: 'chen-jie' },
    });
    expect(opened.tag.sharer_appid).toBe(b);
    expect((await buy('xiao-wang')).attribution.sharer_appid).toBe(b);
  });
});

describe('scene 5: the coupon of A', () => {
  it('loses to an order in the room that B opened', async () => {
    await open('xiao-wu', await couponLink(a));
    await open('xiao-wu', await liveLink(b));
    const order = await world.store.play.order({ person: 'xiao-wu', items: [APPLE], from: { live: DEMO.shopRoom } });
    expect(order.attribution.sharer_appid).toBe(b);
  });

  it('wins an order in the shop a day later and lengthens to 33 days', async () => {
    const { locks } = await open('xiao-wu', await couponLink(a));
    await world.store.play.claimCoupon({ person: 'xiao-wu', coupon_id: DEMO.couponId });
    await at(DAY_MS);
    expect((await buy('xiao-wu')).attribution.sharer_appid).toBe(a);
    const end = (await lockEnd(a)) ?? 0;
    expect(Math.floor((end - (locks[0]?.started_at_ms ?? 0)) / DAY_MS)).toBe(33);
  });
});

describe('who else may have an order', () => {
  it('nobody in a room of another account, then again the lock outside of it', async () => {
    await open('xiao-wu', await liveLink(a));
    const items = [APPLE];
    const inside = await world.store.play.order({ person: 'xiao-wu', items, from: { live: DEMO.talentRoom } });
    expect(inside.attribution.reason).toBe('FOREIGN_SCENE');
    expect((await buy('xiao-wu')).attribution.sharer_appid).toBe(a);
  });

  it('the buyer himself when he is a promoter', async () => {
    await open('chen-jie', await liveLink(a));
    expect((await buy('chen-jie', 'link')).attribution).toMatchObject({
      sharer_appid: b,
      reason: 'SELF_SUBSTITUTED',
    });
  });

  it('nobody once the promoter is unbound, also for the link he shared', async () => {
    const link = await liveLink(a);
    await open('xiao-wu', link);
    await world.store.play.unbind({ person: 'wang-ayi' });
    expect((await buy('xiao-wu', 'link')).attribution.sharer_appid).toBeNull();
    expect((await open('xiao-wang', link)).touch.reason).toBe('NOT_BOUND');
  });

  it('the agency alone through the link of its own card', async () => {
    const detail = await world.api('/promoter/get_promote_product_detail', {
      shop_appid: DEMO.shopAppid,
      product_id: DEMO.apple.productId,
      plan_type: 2,
    });
    const product_promotion_link = /"product_promotion_link":"(\w+)"/.exec(detail.text)?.[1] ?? '';
    const { product_id } = APPLE;
    await world.store.play.openLink({
      person: 'xiao-wu',
      product_promotion_link,
      shop_appid: DEMO.shopAppid,
      product_id,
    });
    const order = await buy('xiao-wu', 'link');
    expect(order.attribution).toMatchObject({ sharer_appid: null, agency_only: true });
    expect(order.lines[0]?.commission).toMatchObject({ fee: 4825, service_amount: 4825, sharer_amount: 0 });
  });
});
