import { DEMO } from '../demo-world';
import { type StoreUnderTest, storeUnderTest } from '../store-under-test';

const P = '/promoter';
const DAY_MS = 86_400_000;
const TALENT = { talent_appid: DEMO.talentAppid };
const MINI = { mini_program_appid: DEMO.miniProgramAppid };
const ACCOUNT = { shop_appid: DEMO.shopAppid, promoter_id: DEMO.channelsAccountId, promoter_type: 1 };
const MP_ACCOUNT = { shop_appid: DEMO.shopAppid, promoter_id: DEMO.mpAccountId, promoter_type: 4 };
const APPLE = { product_id: DEMO.apple.productId, sku_id: DEMO.apple.skuId };

let world: StoreUnderTest;
let wang: string;

beforeEach(async () => {
  world = await storeUnderTest();
  wang = await world.join('wang-ayi');
});

afterEach(() => world.store.stop());

/** Every text under a name, wherever it stands in an answer. */
async function from(name: string, body: object, field: string): Promise<string> {
  const { text } = await world.api(`${P}/${name}`, { ...body, sharer_appid: wang });
  return new RegExp(`"${field}":"([^"]+)"`).exec(text)?.[1] ?? '';
}

const notice = (notice_id: string) => ({ notice_id });
const videos = (export_id: string) => ({ feed_list: [{ export_id }], ...MINI });
const page = { page_size: 10, next_key: '' };

describe('every form of a link', () => {
  it.each([
    [
      'a talent’s notice by link',
      'get_live_notice_promoter_share_link',
      { ...TALENT, ...MINI, ...notice(DEMO.talentNotice) },
      'promoter_share_link',
      { kind: 'LIVE_NOTICE', notice_id: DEMO.talentNotice },
    ],
    [
      'a shop’s notice by code',
      'get_shop_live_notice_record_qr_code',
      { ...ACCOUNT, ...notice(DEMO.shopNotice) },
      'qrcode_url',
      { kind: 'LIVE_NOTICE', notice_id: DEMO.shopNotice },
    ],
    [
      'a talent’s video by link',
      'get_feed_promotion_info',
      { ...TALENT, ...videos(DEMO.talentVideo) },
      'promoter_share_link',
      { kind: 'SHORT_VIDEO', export_id: DEMO.talentVideo },
    ],
    [
      'a shop’s video by token',
      'get_shop_feed_promotion_info',
      { ...ACCOUNT, ...videos(DEMO.shopVideo) },
      'feed_token',
      { kind: 'SHORT_VIDEO', export_id: DEMO.shopVideo },
    ],
    [
      'a talent’s article by link',
      'get_talent_biz_article_list',
      { ...TALENT, ...page },
      'promoter_share_link',
      { kind: 'ARTICLE', article_id: DEMO.talentArticle },
    ],
    [
      'a shop’s article by link',
      'get_shop_mp_article_list',
      { ...MP_ACCOUNT, ...page },
      'promoter_share_link',
      { kind: 'ARTICLE', article_id: DEMO.shopArticle },
    ],
    [
      'a talent’s room by code',
      'get_live_record_qr_code',
      { ...TALENT, export_id: DEMO.talentRoom },
      'qrcode_url',
      { kind: 'LIVE', export_id: DEMO.talentRoom },
    ],
    [
      'a coupon by code',
      'get_coupon_qr_code',
      { coupon_id: DEMO.couponId },
      'qrcode_url',
      { kind: 'COUPON', coupon_id: DEMO.couponId },
    ],
  ])('leads there and starts a lock of content: %s', async (_, name, body, field, target) => {
    const link = await from(name, body, field);
    const opened = await world.store.play.openLink({ person: '小林', link: `看看这个 ${link} 很好` });
    expect(opened).toMatchObject({
      ...target,
      tag: { sharer_appid: wang },
      touch: { recorded: true, reason: 'RECORDED' },
      locks: [{ family: 'content', sharer_appid: wang }],
    });
    const [lock] = opened.locks;
    expect((lock?.expires_at_ms ?? 0) - (lock?.started_at_ms ?? 0)).toBe(3 * DAY_MS);
    const order = await world.store.play.order({ person: '小林', items: [APPLE], from: 'link', pay: true });
    expect(order.attribution).toMatchObject({ sharer_appid: wang, reason: 'LAST_TOUCH' });
  });

  it('an article by its address alone is nobody’s', async () => {
    const link = `https://mp.weixin.qq.com/s/${DEMO.shopArticle}`;
    const opened = await world.store.play.openLink({ person: '小林', link });
    expect(opened).toMatchObject({ kind: 'ARTICLE', tag: { of: 'nobody' }, touch: { recorded: false } });
  });

  it.each([
    [{ notice_id: DEMO.shopNotice }, 'LIVE_NOTICE'],
    [{ export_id: DEMO.shopVideo }, 'SHORT_VIDEO'],
    [{ article_id: DEMO.talentArticle }, 'ARTICLE'],
  ])('%j is opened without a link as %s', async (target, kind) => {
    expect(await world.store.play.openLink({ person: '小林', ...target })).toMatchObject({
      kind,
      tag: { of: 'nobody' },
    });
  });

  it('passed on from inside a video it loses its tag', async () => {
    const link = await from(
      'get_feed_promotion_info',
      { ...TALENT, ...videos(DEMO.talentVideo) },
      'promoter_share_link',
    );
    const forwarded = await world.store.play.forwardLink({ person: '小林', link, way: 'inside-room' });
    expect(forwarded).toMatchObject({ kind: 'SHORT_VIDEO', tag: { of: 'nobody' } });
    expect(forwarded.link).toMatch(/^IkdDI/);
  });
});

describe('a reservation', () => {
  const reserve = (decision?: 'reserve' | 'cancel' | 'close' | 'go' | 'decline') =>
    world.store.play.reserve({ person: '小林', notice_id: DEMO.shopNotice, ...(decision ? { decision } : {}) });

  it('is made, kept, given up and left alone: 6, 8, 7, 5', async () => {
    const states = [await reserve(), await reserve('close'), await reserve('cancel'), await reserve('close')];
    expect(states.map((one) => one.state)).toEqual([6, 8, 7, 5]);
  });

  it('of a broadcast that is on air, cancelled or over answers 1, 2, 3, 4', async () => {
    const step = (name: 'start' | 'cancel' | 'end') =>
      world.store.play.notice({ notice_id: DEMO.shopNotice, step: name });
    await step('start');
    expect([(await reserve('decline')).state, (await reserve('go')).state]).toEqual([1, 2]);
    await step('cancel');
    expect((await reserve()).state).toBe(3);
    await step('end');
    expect((await reserve()).state).toBe(4);
  });

  it('is refused for a notice that nobody announced', async () => {
    const wish = { person: '小林', notice_id: 'finderlivenotice-v2-none' };
    await expect(world.store.play.reserve(wish)).rejects.toMatchObject({ error: 'no-such-notice' });
  });
});

describe('an announced broadcast', () => {
  it('starts in a room of its own and leaves the list of notices', async () => {
    await world.store.play.notice({ notice_id: DEMO.talentNotice, step: 'start' });
    const rooms = await world.api(`${P}/get_live_record_list`, { ...TALENT, ...MINI, sharer_appid: wang });
    expect(rooms.json.live_record_list).toMatchObject([
      { export_id: DEMO.talentRoom },
      { export_id: `export/UzFf-${DEMO.talentNotice}`, description: '周五晚八点,阿杰夜访果园' },
    ]);
    const notices = await world.api(`${P}/get_live_notice_record_list`, TALENT);
    expect(notices.json.live_notice_record_list).toEqual([]);
  });

  it('leaves the list when its time has come, and may be announced again', async () => {
    await world.clock.advanceBy(8 * DAY_MS);
    const list = async () =>
      (await world.api(`${P}/get_shop_live_notice_record_list`, ACCOUNT)).json.live_notice_record_list;
    expect(await list()).toEqual([]);
    await world.store.play.notice({ notice_id: DEMO.shopNotice, step: 'announce', start_time: 1_790_000_000 });
    expect(await list()).toMatchObject([{ start_time: 1_790_000_000 }]);
  });

  it('that was cancelled makes no lock', async () => {
    const link = await from(
      'get_shop_live_notice_record_qr_code',
      { ...ACCOUNT, ...notice(DEMO.shopNotice) },
      'qrcode_url',
    );
    await world.store.play.notice({ notice_id: DEMO.shopNotice, step: 'cancel' });
    expect(await world.store.play.openLink({ person: '小林', link })).toMatchObject({
      touch: { reason: 'NOTICE_CANCELLED' },
    });
  });
});
