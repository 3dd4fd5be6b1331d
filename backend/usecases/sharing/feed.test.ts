import { fen } from '../../../core/money/fen';
import { ratePpm } from '../../../core/money/rate-ppm';
import { feed } from './feed';
import { apple, refusal } from './platform-under-test';
import { brandUnderTest, programUnderTest, startMs } from './program-under-test';

const visitor = { openid: 'oVisitor' };
const wang = { openid: 'oWang' };
const minuteMs = 60_000;

const appleItem = {
  kind: 'product',
  id: '10000165275743001',
  shopAppid: 'wxshop1',
  shopName: '山里人家水果店',
  brandId: 'brand1',
  title: '高山苹果',
  imageUrl: 'https://pictures.example/apple.png',
  priceFen: 19_300,
  estimateFen: null,
  hostName: '',
  airsAtMs: null,
  note: null,
};

describe('the feed of products', () => {
  it('knows somebody who agreed and is not bound yet', async () => {
    const { ports } = programUnderTest();
    const consent = { openid: visitor.openid, agreementVersion: '2025-01', acceptedAtMs: 0, isAdult: true } as const;
    await ports.promoters.keepConsent(consent);
    const page = await feed(ports, visitor, { kind: 'product' });
    expect(page).toMatchObject({ value: { viewer: 'half-joined', payerName: null, items: [{ estimateFen: null }] } });
  });

  it('shows a visitor what there is, without amounts', async () => {
    const { ports } = programUnderTest();
    expect(await feed(ports, visitor, { kind: 'product' })).toEqual({
      ok: true,
      value: {
        viewer: 'visitor',
        payerName: null,
        brands: [{ brandId: 'brand1', name: '山里人家', color: null }],
        today: [],
        items: [appleItem],
        nextCursor: null,
      },
    });
  });

  it('shows a bound promoter his part of the fee: 193.00 yuan at 25 % and 80 % are 38.60', async () => {
    const { ports, bind } = programUnderTest();
    await bind('oWang', 'wxsharerWang', '王阿姨');
    expect(await feed(ports, wang, { kind: 'product' })).toMatchObject({
      value: { viewer: 'promoter', items: [{ estimateFen: 3860 }] },
    });
  });

  it.each([
    ['agency', '山里人家联盟'],
    ['platform', '微信小店平台'],
  ])('says who would pay a promoter bound under settlement by the %s: %s', async (settledBy, payerName) => {
    const { ports, bind, database } = programUnderTest();
    await bind('oWang', 'wxsharerWang', '王阿姨');
    await database.update('promoters', 'wxsharerWang', { set: { settledBy } });
    expect(await feed(ports, wang, { kind: 'product' })).toMatchObject({ value: { payerName } });
  });

  it.each([
    ['a suspended promoter', 'suspended'],
    ['a promoter whose bond ended', 'unbound'],
  ])('shows %s no amounts', async (_label, status) => {
    const { ports, bind, database } = programUnderTest();
    await bind('oWang', 'wxsharerWang', '王阿姨');
    await database.update('promoters', 'wxsharerWang', { set: { status } });
    expect(await feed(ports, wang, { kind: 'product' })).toMatchObject({
      value: { viewer: 'visitor', items: [{ estimateFen: null }] },
    });
  });

  it('rounds down twice, first the fee and then the share, by the share of the product', async () => {
    const { ports, bind, state, change } = programUnderTest();
    await bind('oWang', 'wxsharerWang', '王阿姨');
    state.products = [apple({ priceFen: fen(999), serviceRatioPpm: 333_333 })];
    const planShares = { '10000165275743001': [{ fromMs: 0, sharePpm: ratePpm(333_333) }] };
    change.brands = [brandUnderTest('brand1', { planShares })];
    expect(await feed(ports, wang, { kind: 'product' })).toMatchObject({ value: { items: [{ estimateFen: 110 }] } });
  });

  it.each([
    ['not on sale', apple({ onSale: false })],
    ['not under promotion', apple({ promoted: false })],
    ['not yet in its time', apple({ promotionStartsAtMs: startMs + 1 })],
    ['past its time', apple({ promotionEndsAtMs: startMs })],
    ['of a foreign shop', apple({ shopAppid: 'wxshop9' })],
  ])('leaves out what is %s', async (_label, product) => {
    const { ports, state } = programUnderTest();
    state.products = [product];
    expect(await feed(ports, visitor, { kind: 'product' })).toMatchObject({ value: { items: [] } });
  });

  it('asks the platform once in 10 minutes, whatever the number of views', async () => {
    const { ports, state, time } = programUnderTest();
    for (let view = 0; view < 5; view += 1) await feed(ports, visitor, { kind: 'product' });
    expect(state.asked).toEqual([
      'searchPromotedProducts 1 wxshop1 ',
      'searchPromotedProducts 2 wxshop1 ',
      'productDetail 10000165275743001',
    ]);
    state.products = [];
    time.nowMs += 10 * minuteMs - 1;
    expect(await feed(ports, visitor, { kind: 'product' })).toMatchObject({ value: { items: [appleItem] } });
    time.nowMs += 1;
    expect(await feed(ports, visitor, { kind: 'product' })).toMatchObject({ value: { items: [] } });
  });

  it('lets one of many look at the same time', async () => {
    const { ports, state } = programUnderTest();
    await Promise.all(Array.from({ length: 5 }, () => feed(ports, visitor, { kind: 'product' })));
    expect(state.asked.filter((question) => question === 'searchPromotedProducts 1 wxshop1 ')).toHaveLength(1);
  });

  it.each([
    ['does not answer', { isDown: true }],
    ['refuses', { refusal: refusal(-1) }],
  ])('keeps what it had when the platform %s, and asks again on the next view', async (_label, trouble) => {
    const { ports, state, time } = programUnderTest();
    await feed(ports, visitor, { kind: 'product' });
    time.nowMs += 11 * minuteMs;
    Object.assign(state, trouble);
    expect(await feed(ports, visitor, { kind: 'product' })).toMatchObject({ value: { items: [appleItem] } });
    Object.assign(state, { isDown: false, refusal: undefined });
    state.products = [apple({ title: '高山苹果 5 斤' })];
    expect(await feed(ports, visitor, { kind: 'product' })).toMatchObject({
      value: { items: [{ title: '高山苹果 5 斤' }] },
    });
  });

  it.each([
    ['does not answer', { isDown: true }],
    ['refuses', { refusal: refusal(-1) }],
  ])('does not call the shelf empty when the platform %s at the first look', async (_label, trouble) => {
    const { ports, state } = programUnderTest();
    Object.assign(state, trouble);
    expect(await feed(ports, visitor, { kind: 'product' })).toMatchObject({ ok: false, code: 'platform-refused' });
  });

  it('pages by cursor: every product once, and a cursor that is none starts from the beginning', async () => {
    const { ports, state } = programUnderTest();
    state.products = Array.from({ length: 45 }, (_unused, index) => apple({ productId: `p${index}` }));
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await feed(ports, visitor, { kind: 'product', cursor });
      if (!page.ok) throw new Error('the feed has no rejections');
      seen.push(...page.value.items.map((item) => item.id));
      cursor = page.value.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(state.products.map((product) => product.productId));
    const strange = await feed(ports, visitor, { kind: 'product', cursor: '-1; drop' });
    expect(strange).toEqual(await feed(ports, visitor, { kind: 'product' }));
  });

  it('shows one brand where one is asked for', async () => {
    const { ports } = programUnderTest();
    expect(await feed(ports, visitor, { kind: 'product', brandId: 'brand9' })).toMatchObject({ value: { items: [] } });
  });
});

describe('the feed of live rooms and coupons', () => {
  it('lists running broadcasts on behalf of a promoter and forgets his links', async () => {
    const { ports, bind, state, database } = programUnderTest();
    await bind('oWang', 'wxsharerWang', '王阿姨');
    expect(await feed(ports, visitor, { kind: 'live' })).toMatchObject({
      value: {
        items: [{ kind: 'live', id: 'export/Room1', title: '果园现摘专场', priceFen: null, estimateFen: null }],
      },
    });
    expect(state.asked).toEqual(['listPartnerTalents', 'listShopLives wxshop1 sph1 wxsharerWang']);
    expect(JSON.stringify(await database.list('contents', { where: {}, limit: 9 }))).not.toContain('wxsharerWang');
  });

  it('shows no rooms while there is nobody who could share them', async () => {
    const { ports, state, bind } = programUnderTest();
    expect(await feed(ports, visitor, { kind: 'live' })).toMatchObject({ value: { items: [] } });
    expect(state.asked).toEqual([]);
    await bind('oWang', 'wxsharerWang', '王阿姨');
    expect(await feed(ports, visitor, { kind: 'live' })).toMatchObject({ value: { items: [{ id: 'export/Room1' }] } });
  });

  it('shows the coupons that somebody put down, once the platform describes them as usable', async () => {
    const { ports, database, state, time } = programUnderTest();
    for (const contentId of ['111111111', '222222222']) {
      const row = { _id: `coupon|${contentId}`, kind: 'coupon', contentId, shopAppid: 'wxshop1' };
      await database.add('contents', row);
    }
    expect(await feed(ports, visitor, { kind: 'coupon' })).toMatchObject({
      value: { items: [{ kind: 'coupon', id: '111111111', title: '满 100 减 10', estimateFen: null }] },
    });
    state.coupons = state.coupons.map((coupon) => ({ ...coupon, usable: false }));
    time.nowMs += 10 * minuteMs;
    expect(await feed(ports, visitor, { kind: 'coupon' })).toMatchObject({ value: { items: [] } });
  });
});
