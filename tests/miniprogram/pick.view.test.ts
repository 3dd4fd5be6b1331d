import type { FeedView, ShareKind } from '../../cloudfunctions/promotion/contract';
import {
  awaitingPick,
  isSifted,
  loadingPick,
  ordersFor,
  pickView,
  rowPath,
  shownColor,
} from '../../miniprogram/pages/pick/pick.view';
import { failure } from '../../miniprogram/services/answer';

const apple = {
  kind: 'product',
  id: 'p1',
  shopAppid: 'wxshop1',
  shopName: '山里人家水果店',
  brandId: 'brand1',
  title: '高山苹果',
  imageUrl: '',
  priceFen: 19_300,
  estimateFen: 3860,
  hostName: '',
  airsAtMs: null,
  note: null,
} as const;

const brand = { brandId: 'brand1', name: '山里人家', color: '#1f5f6e' };
const shelfOf = (kind: ShareKind) => ({ ...loadingPick, kind });

function page(change: Partial<FeedView> = {}) {
  return {
    ok: true,
    value: {
      viewer: 'promoter',
      payerName: '微信小店平台',
      brands: [brand],
      today: [],
      items: [apple],
      nextCursor: null,
      ...change,
    },
  } as const;
}

describe('the shelf', () => {
  it('shows a promoter price and estimate', () => {
    expect(pickView(shelfOf('product'), page())).toEqual({
      kind: 'product',
      phase: 'ready',
      hasSeen: true,
      brandId: '',
      brands: [],
      nextCursor: '',
      mayShare: true,
      strip: null,
      seenAt: '',
      today: [],
      words: '',
      priceBand: '',
      order: 'shelf',
      payer: '由「微信小店平台」结算',
      sentence: '',
      rows: [
        {
          key: 'product|wxshop1|p1',
          kind: 'product',
          id: 'p1',
          shopAppid: 'wxshop1',
          title: '高山苹果',
          imageUrl: '',
          from: '山里人家水果店',
          airs: '',
          note: '',
          hasPrice: true,
          priceFen: 19_300,
          hasEstimate: true,
          estimateFen: 3860,
        },
      ],
    });
  });

  it('shows a visitor no amount where there is none, instead of 0.00', () => {
    const shown = pickView(
      shelfOf('product'),
      page({ viewer: 'visitor', payerName: null, items: [{ ...apple, estimateFen: null }] }),
    );
    expect(shown).toMatchObject({
      mayShare: false,
      payer: '',
      strip: { action: '去加入' },
      rows: [{ hasPrice: true, hasEstimate: false }],
    });
  });

  it.each([
    ['product', '货架上还没有商品。商家上架后会出现在这里。'],
    ['live', '现在没有直播。开播后会出现在这里。'],
    ['notice', '现在没有直播预告。有了会出现在这里。'],
    ['video', '现在没有可以分享的短视频。'],
    ['article', '现在没有可以分享的图文。'],
    ['coupon', '现在没有可以领的优惠券。'],
  ] as const)('says why there is no %s', (kind, sentence) => {
    expect(pickView(shelfOf(kind), page({ items: [] }))).toMatchObject({ phase: 'empty', rows: [], sentence });
  });

  it('adds the page that follows, and is not empty while one follows', () => {
    const first = pickView(shelfOf('product'), page({ items: [], nextCursor: '19' }));
    expect(first).toMatchObject({ phase: 'ready', nextCursor: '19' });
    const second = pickView(pickView(first, page()), page({ items: [{ ...apple, id: 'p2' }] }));
    expect(second.rows.map((row) => row.id)).toEqual(['p1', 'p2']);
  });

  it('says what failed, and keeps what is shown', () => {
    const sentence = '没有连上网络。您的内容没有提交,连上网络后请再试一次。';
    expect(pickView(shelfOf('product'), failure('no-connection'))).toMatchObject({ phase: 'failed', sentence });
    const shown = pickView(shelfOf('product'), page());
    expect(pickView(shown, failure('no-connection'), '8 月 27 日 14:05')).toEqual({
      ...shown,
      phase: 'offline',
      sentence: '',
      seenAt: '8 月 27 日 14:05',
    });
    const refused = failure('platform-refused');
    expect(pickView(shown, refused)).toEqual({ ...shown, sentence: refused.sentence });
  });

  it('leads somebody who agreed and is not bound to the step that is missing', () => {
    const shown = pickView(shelfOf('product'), page({ viewer: 'half-joined', payerName: null }));
    expect(shown).toMatchObject({ mayShare: false, strip: { action: '继续加入' } });
  });

  it('says so while no brand is open', () => {
    expect(pickView(shelfOf('product'), page({ brands: [], items: [] }))).toMatchObject({ phase: 'not-open' });
  });

  it('lets several brands be chosen between, and takes over the colour of the chosen or the only one', () => {
    const other = { brandId: 'brand2', name: '茶山人家', color: '#8f4700' };
    const { value } = page({ brands: [brand, other] });
    expect(pickView(shelfOf('product'), page({ brands: [brand, other] })).brands).toEqual([
      { brandId: 'brand1', name: '山里人家' },
      { brandId: 'brand2', name: '茶山人家' },
    ]);
    expect([shownColor(value, ''), shownColor(value, 'brand2'), shownColor(page().value, '')]).toEqual([
      null,
      '#8f4700',
      '#1f5f6e',
    ]);
  });

  it('keeps its heads while another shelf is read', () => {
    const shown = pickView(shelfOf('product'), page());
    const next = { kind: 'live', brandId: 'brand2' } as const;
    expect(awaitingPick(shown, next)).toMatchObject({ ...next, phase: 'loading', hasSeen: true, rows: [] });
  });

  it.each([
    [true, '/packages/promote/item?kind=live&id=export%2FRoom1&shop=wxshop1'],
    [false, '/packages/land/land?k=live&s=wxshop1&i=export%2FRoom1'],
  ])('a row leads somebody who may share (%s) to %s', (mayShare, path) => {
    expect(rowPath({ kind: 'live', id: 'export/Room1', shopAppid: 'wxshop1' }, mayShare)).toBe(path);
  });

  it('keeps the three of today while other shelves are looked at, and says since when it is what it shows', () => {
    const today = [{ ...apple, reason: '正在直播,朋友点开就能看。' }];
    const shown = pickView(shelfOf('product'), page({ today }), '8 月 27 日 14:05');
    expect(shown).toMatchObject({ seenAt: '8 月 27 日 14:05', today: [{ id: 'p1', reason: today[0]?.reason }] });
    const video = pickView(awaitingPick(shown, { kind: 'video' }), page({ items: [] }));
    expect(video).toMatchObject({ kind: 'video', seenAt: '', phase: 'empty', today: [{ id: 'p1' }] });
  });

  it('says that nothing was found, which is another thing than an empty shelf', () => {
    const sifted = awaitingPick(shelfOf('product'), { words: '榴莲' });
    expect(pickView(sifted, page({ items: [] }))).toMatchObject({
      phase: 'empty',
      sentence: '没有找到。换一个词,或放宽条件再看看。',
    });
    expect([isSifted(loadingPick), isSifted(sifted), isSifted({ ...loadingPick, order: 'price' })]).toEqual([
      false,
      true,
      true,
    ]);
  });

  it('lets only promoters sort by estimates', () => {
    expect(ordersFor(true).map(({ order }) => order)).toEqual(['shelf', 'estimate', 'price']);
    expect(ordersFor(false).map(({ order }) => order)).toEqual(['shelf', 'price']);
  });
});
