import { DEMO } from '../demo-world';
import { type StoreUnderTest, storeUnderTest } from '../store-under-test';

const P = '/promoter';
const H = '/league/headsupplier';
const TIMES = { start_time: 0, end_time: 4_000_000_000 };

let world: StoreUnderTest;
let wang: string;

beforeEach(async () => {
  world = await storeUnderTest({ settings: { quirks: { errcodeAsString: false, bareNumberIds: false } } });
  wang = await world.join('wang-ayi');
});

afterEach(() => world.store.stop());

const ask = async (path: string, body: object) => (await world.api(path, body)).json;

describe('statistics of sharing', () => {
  it('count forwards and clicks of a product by people', async () => {
    const product = { product_id: DEMO.apple.productId, shop_appid: DEMO.shopAppid };
    const card = await ask(`${P}/get_product_promotion_link_info`, { sharer_appid: wang, ...product });
    const link = String(card.short_link);
    await world.store.play.forwardLink({ person: '王阿姨', link, way: 'own-message' });
    for (const person of ['小林', '小林', '小吴']) await world.store.play.openLink({ person, link });
    const { text } = await world.api(`${H}/promoteraction/getproductsharestats`, {
      sharer_appid: wang,
      ...product,
      ...TIMES,
    });
    expect(text).toBe(
      '{"errcode":0,"errmsg":"ok","share_count":1,"share_user_count":1,"click_count":3,"click_user_count":2}',
    );
  });

  it('count joins of a broadcast and reservations of a notice', async () => {
    const { live_record_list } = await ask(`${P}/get_live_record_list`, {
      talent_appid: DEMO.talentAppid,
      mini_program_appid: DEMO.miniProgramAppid,
      sharer_appid: wang,
    });
    const [room] = Array.isArray(live_record_list) ? live_record_list : [];
    await world.store.play.openLink({ person: '小林', promoter_share_link: room.promoter_share_link });
    const of = { sharer_appid: wang, ...TIMES };
    expect(await ask(`${H}/promoteraction/getlivestats`, { ...of, live_id: DEMO.talentRoom })).toMatchObject({
      share_count: 0,
      join_count: 1,
      join_user_count: 1,
    });
    const { promoter_share_link } = await ask(`${P}/get_live_notice_promoter_share_link`, {
      talent_appid: DEMO.talentAppid,
      mini_program_appid: DEMO.miniProgramAppid,
      notice_id: DEMO.talentNotice,
      sharer_appid: wang,
    });
    await world.store.play.reserve({
      person: '小林',
      notice_id: DEMO.talentNotice,
      promoter_share_link: String(promoter_share_link),
    });
    expect(await ask(`${H}/promoteraction/getlivenoticestats`, { ...of, live_id: DEMO.talentNotice })).toMatchObject({
      notice_count: 1,
      notice_user_count: 1,
    });
  });
});
