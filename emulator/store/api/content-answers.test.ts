import { DEMO } from '../demo-world';
import { type StoreUnderTest, storeUnderTest } from '../store-under-test';

const P = '/promoter';
const SHOP = { shop_appid: DEMO.shopAppid };
const TALENT = { talent_appid: DEMO.talentAppid };
const MINI = { mini_program_appid: DEMO.miniProgramAppid };
const ACCOUNT = { ...SHOP, promoter_id: DEMO.channelsAccountId, promoter_type: 1 };
const MP_ACCOUNT = { ...SHOP, promoter_id: DEMO.mpAccountId, promoter_type: 4 };
const PAGE = { next_key: '', page_size: 10 };
const LINK = expect.stringMatching(/^IkdDI[A-Za-z0-9]{12}$/);
const PICTURE = expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/picture\/.+\.svg$/);
/** Friday, 7 August 2026, 20:00 in Beijing: the one after Saturday the first. */
const NEXT_FRIDAY_SEC = 1_786_104_000;
const SINCE = 1_735_660_800;

let world: StoreUnderTest;
let wang: string;

beforeAll(async () => {
  world = await storeUnderTest({ settings: { quirks: { errcodeAsString: false, bareNumberIds: false } } });
  wang = await world.join('wang-ayi');
});

afterAll(() => world.store.stop());

const ask = async (name: string, body: object) => (await world.api(`${P}/${name}`, body)).json;
const ok = { errcode: 0, errmsg: 'ok' };

const APPLE_GOODS = {
  product_id: DEMO.apple.productId,
  product_name: '高山苹果',
  product_img_url: PICTURE,
  predict_commission_amount: 4825,
};
const ORANGE_GOODS = {
  product_id: DEMO.orange.productId,
  product_name: '耙耙柑',
  product_img_url: PICTURE,
  predict_commission_amount: 1998,
};
const PERSIMMON_GOODS = {
  product_id: DEMO.persimmon.productId,
  product_name: '阿杰柿饼',
  product_img_url: PICTURE,
  predict_commission_amount: 0,
};

describe('announced broadcasts', () => {
  it.each([
    ['get_live_notice_record_list', TALENT, DEMO.talentNotice, '周五晚八点,阿杰夜访果园'],
    ['get_shop_live_notice_record_list', ACCOUNT, DEMO.shopNotice, '周五晚八点,秋苹果开园'],
  ])('%s lists what lies ahead under live_notice_record_list', async (name, body, notice_id, description) => {
    expect(await ask(name, body)).toEqual({
      ...ok,
      live_notice_record_list: [{ notice_id, description, start_time: NEXT_FRIDAY_SEC }],
    });
  });

  it.each([
    ['get_live_notice_promoter_share_link', { ...TALENT, ...MINI, notice_id: DEMO.talentNotice }],
    ['get_shop_live_notice_promoter_share_link', { ...ACCOUNT, notice_id: DEMO.shopNotice }],
  ])('%s gives the promoter his link', async (name, body) => {
    expect(await ask(name, { ...body, sharer_appid: wang })).toEqual({ ...ok, promoter_share_link: LINK });
  });

  it.each([
    ['get_live_notice_record_qr_code', { ...TALENT, notice_id: DEMO.talentNotice }],
    ['get_shop_live_notice_record_qr_code', { ...ACCOUNT, notice_id: DEMO.shopNotice }],
  ])('%s gives a picture that leads to the notice', async (name, body) => {
    const answer = await ask(name, { ...body, sharer_appid: wang });
    expect(Object.keys(answer)).toEqual(['errcode', 'errmsg', 'qrcode_url']);
    const opened = await world.store.play.openLink({ person: '小王', link: String(answer.qrcode_url) });
    expect(opened).toMatchObject({ kind: 'LIVE_NOTICE', notice_id: body.notice_id, touch: { recorded: true } });
  });

  it('get_live_notice_reservation_info counts who reserved through this promoter', async () => {
    const own = await storeUnderTest({ settings: { quirks: false } });
    const sharer_appid = await own.join('wang-ayi');
    const share = await own.api(`${P}/get_shop_live_notice_promoter_share_link`, {
      ...ACCOUNT,
      notice_id: DEMO.shopNotice,
      sharer_appid,
    });
    const promoter_share_link = String(share.json.promoter_share_link);
    const reserve = (person: string, link?: string) =>
      own.store.play.reserve({
        person,
        notice_id: DEMO.shopNotice,
        ...(link ? { promoter_share_link: link } : {}),
      });
    expect(await reserve('小林', promoter_share_link)).toEqual({ notice_id: DEMO.shopNotice, state: 6, touched: true });
    expect((await reserve('小林', promoter_share_link)).state).toBe(8);
    expect(await reserve('小吴')).toEqual({ notice_id: DEMO.shopNotice, state: 6, touched: false });
    const info = { live_notice_id: DEMO.shopNotice, sharer_appid };
    const { text } = await own.api(`${P}/get_live_notice_reservation_info`, info);
    expect(text).toBe('{"errcode":0,"errmsg":"ok","count":1}');
    await own.store.stop();
  });
});

describe('goods of broadcasts', () => {
  it('a talent has no rate in the list', async () => {
    expect(await ask('get_live_commission_product_list', { ...TALENT, ...PAGE })).toEqual({
      ...ok,
      product_list: [
        { ...APPLE_GOODS, product_price: 19_300 },
        { ...PERSIMMON_GOODS, product_price: 4500 },
      ],
      next_key: '',
      has_more: false,
    });
  });

  it('a shop has', async () => {
    expect(await ask('get_shop_live_commission_product_list', { ...ACCOUNT, ...PAGE })).toMatchObject({
      product_list: [
        { ...APPLE_GOODS, product_price: 19_300, commission_rate: 250_000 },
        { ...ORANGE_GOODS, product_price: 9990, commission_rate: 200_000 },
      ],
    });
  });
});

describe('short videos', () => {
  it('a talent is named in every row of his list, a shop is not', async () => {
    expect(await ask('get_feed_list', { ...TALENT, ...PAGE })).toEqual({
      ...ok,
      feed_list: [
        {
          export_id: DEMO.talentVideo,
          ...TALENT,
          predict_commission_amount: 1998,
          product_info: {
            product_id: DEMO.orange.productId,
            product_name: '耙耙柑',
            product_img_url: PICTURE,
            product_mini_price: 9990,
          },
        },
      ],
      next_key: '',
      has_more: false,
    });
    const shop = await world.api(`${P}/get_shop_feed_list`, { ...ACCOUNT, ...PAGE });
    expect(shop.text).not.toContain('talent_appid');
    expect(shop.json.feed_list).toMatchObject([{ export_id: DEMO.shopVideo, predict_commission_amount: 4825 }]);
  });

  it.each([
    ['get_feed_promotion_info', TALENT, DEMO.talentVideo],
    ['get_shop_feed_promotion_info', ACCOUNT, DEMO.shopVideo],
  ])('%s gives a token and a link for each video asked for', async (name, owner, export_id) => {
    const body = { ...owner, ...MINI, sharer_appid: wang, feed_list: [{ export_id }] };
    expect(await ask(name, body)).toEqual({
      ...ok,
      feed_list: [
        { export_id, feed_token: expect.stringMatching(/^token\/[A-Za-z0-9]{12}$/), promoter_share_link: LINK },
      ],
    });
  });

  it('without a promoter the link is the agency’s alone', async () => {
    const { feed_list } = await ask('get_feed_promotion_info', {
      ...TALENT,
      ...MINI,
      feed_list: [{ export_id: DEMO.talentVideo }],
    });
    const [feed] = Array.isArray(feed_list) ? feed_list : [];
    const opened = await world.store.play.openLink({ person: '小王', promoter_share_link: feed.promoter_share_link });
    expect(opened).toMatchObject({ kind: 'SHORT_VIDEO', tag: { of: 'agency' }, touch: { reason: 'AGENCY' } });
  });
});

describe('articles', () => {
  const TIMES = { create_time: SINCE, update_time: SINCE };

  it('of a talent have product_info_list with the lowest price', async () => {
    expect(await ask('get_talent_biz_article_list', { ...TALENT, sharer_appid: wang, ...PAGE })).toEqual({
      ...ok,
      article_list: [
        {
          product_info_list: [
            { ...APPLE_GOODS, product_mini_price: 19_300 },
            { ...PERSIMMON_GOODS, product_mini_price: 4500 },
          ],
          article_info: {
            article_title: '阿杰的果园日记',
            cover_image: PICTURE,
            article_url: `https://mp.weixin.qq.com/s/${DEMO.talentArticle}`,
            promoter_share_link: LINK,
          },
          ...TIMES,
        },
      ],
      next_key: '',
      has_more: false,
    });
  });

  it('of a shop have product_list with the rate', async () => {
    expect(await ask('get_shop_mp_article_list', { ...MP_ACCOUNT, sharer_appid: wang, ...PAGE })).toMatchObject({
      article_list: [
        {
          product_list: [
            { ...APPLE_GOODS, commission_rate: 250_000 },
            { ...ORANGE_GOODS, commission_rate: 200_000 },
          ],
          article_info: { article_title: '一箱苹果的两千米' },
        },
      ],
    });
  });

  it('of another 公众号 of the talent are not listed', async () => {
    const body = { ...TALENT, sharer_appid: wang, biz_appid: 'wxother', ...PAGE };
    expect(await ask('get_talent_biz_article_list', body)).toMatchObject({ article_list: [] });
  });
});

describe('what is wrong with a question for content', () => {
  const video = { export_id: DEMO.talentVideo };
  it.each([
    ['an unknown notice', 'get_live_notice_record_qr_code', { ...TALENT, notice_id: 'x', sharer_appid: 'w' }, 10071047],
    ['a notice for nobody', 'get_live_notice_record_qr_code', { ...TALENT, notice_id: DEMO.talentNotice }, 10024000],
    [
      'a foreign mini program',
      'get_live_notice_promoter_share_link',
      { ...TALENT, mini_program_appid: DEMO.foreignMiniProgramAppid, notice_id: DEMO.talentNotice },
      10071056,
    ],
    ['an unknown talent', 'get_feed_list', { talent_appid: 'wxnone', ...PAGE }, 10071030],
    ['another finder', 'get_feed_list', { ...TALENT, finder_exportusername: 'export/x', ...PAGE }, 10071048],
    ['11 videos on a page', 'get_feed_list', { ...TALENT, page_size: 11 }, 10024000],
    ['a video of somebody else', 'get_shop_feed_promotion_info', { ...ACCOUNT, ...MINI, feed_list: [video] }, 10071047],
    ['no video at all', 'get_feed_promotion_info', { ...TALENT, ...MINI, feed_list: [] }, 10024000],
    ['an account that writes no articles', 'get_shop_mp_article_list', { ...ACCOUNT, ...PAGE }, 10071055],
    ['an account that shows no broadcasts', 'get_shop_live_notice_record_list', MP_ACCOUNT, 10071055],
    ['11 goods on a page', 'get_live_commission_product_list', { ...TALENT, page_size: 11 }, 10024000],
    ['an unbound promoter', 'get_talent_biz_article_list', { ...TALENT, ...PAGE, sharer_appid: 'wxnone' }, 10071030],
  ])('%s is named', async (_, name, body, errcode) => {
    expect(await ask(name, body)).toMatchObject({ errcode, errmsg: expect.stringMatching(/ rid: /) });
  });

  it('a shop that is no partner has the feature switched off', async () => {
    const own = await storeUnderTest();
    await own.store.play.shopRelation({ ...SHOP, content_partner: false });
    expect((await own.api(`${P}/get_shop_feed_list`, { ...ACCOUNT, ...PAGE })).json.errcode).toBe(10071049);
    expect((await own.api(`${P}/get_bind_shop_list`, PAGE)).json.shop_list).toHaveLength(1);
    await own.store.stop();
  });
});
