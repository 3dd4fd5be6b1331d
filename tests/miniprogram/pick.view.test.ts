import type { FeedView, ShareKind } from '../../cloudfunctions/promotion/contract';
import { awaitingPick, loadingPick, pickView, rowPath, shownColor } from '../../miniprogram/pages/pick/pick.view';
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
/** 2025-08-27 14:05 in Beijing. */
const nowMs = Date.parse('2025-08-27T14:05:00+08:00');
const shelfOf = (kind: ShareKind) => ({ ...loadingPick, kind });

function page(change: Partial<FeedView> = {}) {
  return {
    ok: true,
    value: {
      viewer: 'promoter',
      payerName: '微信小店平台',
      brands: [brand],
      items: [apple],
      nextCursor: null,
      ...change,
    },
  } as const;
}

describe('the shelf', () => {
  it('shows a promoter price and estimate', () => {
    expect(pickView(shelfOf('product'), page(), nowMs)).toEqual({
      kind: 'product',
      phase: 'ready',
      hasSeen: true,
      brandId: '',
      brands: [],
      nextCursor: '',
      mayShare: true,
      strip: null,
      seenAt: '8 月 27 日 14:05',
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
      nowMs,
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
    expect(pickView(shelfOf(kind), page({ items: [] }), nowMs)).toMatchObject({ phase: 'empty', rows: [], sentence });
  });

  it('adds the page that follows, and is not empty while one follows', () => {
    const first = pickView(shelfOf('product'), page({ items: [], nextCursor: '19' }), nowMs);
    expect(first).toMatchObject({ phase: 'ready', nextCursor: '19' });
    const second = pickView(pickView(first, page(), nowMs), page({ items: [{ ...apple, id: 'p2' }] }), nowMs);
    expect(second.rows.map((row) => row.id)).toEqual(['p1', 'p2']);
  });

  it('says what failed, and keeps what is shown', () => {
    const sentence = '没有连上网络。您的内容没有提交,连上网络后请再试一次。';
    expect(pickView(shelfOf('product'), failure('no-connection'), nowMs)).toMatchObject({ phase: 'failed', sentence });
    const shown = pickView(shelfOf('product'), page(), nowMs);
    expect(pickView(shown, failure('no-connection'), nowMs)).toEqual({ ...shown, phase: 'offline', sentence: '' });
    const refused = failure('platform-refused');
    expect(pickView(shown, refused, nowMs)).toEqual({ ...shown, sentence: refused.sentence });
  });

  it('leads somebody who agreed and is not bound to the step that is missing', () => {
    const shown = pickView(shelfOf('product'), page({ viewer: 'half-joined', payerName: null }), nowMs);
    expect(shown).toMatchObject({ mayShare: false, strip: { action: '继续加入' } });
  });

  it('says so while no brand is open', () => {
    expect(pickView(shelfOf('product'), page({ brands: [], items: [] }), nowMs)).toMatchObject({ phase: 'not-open' });
  });

  it('lets several brands be chosen between, and takes over the colour of the chosen or the only one', () => {
    const other = { brandId: 'brand2', name: '茶山人家', color: '#8f4700' };
    const { value } = page({ brands: [brand, other] });
    expect(pickView(shelfOf('product'), page({ brands: [brand, other] }), nowMs).brands).toEqual([
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
    const shown = pickView(shelfOf('product'), page(), nowMs);
    const next = { kind: 'live', brandId: 'brand2' } as const;
    expect(awaitingPick(shown, next)).toMatchObject({ ...next, phase: 'loading', hasSeen: true, rows: [] });
  });

  it.each([
    [true, '/packages/promote/item?kind=live&id=export%2FRoom1&shop=wxshop1'],
    [false, '/packages/land/land?k=live&s=wxshop1&i=export%2FRoom1'],
  ])('a row leads somebody who may share (%s) to %s', (mayShare, path) => {
    expect(rowPath({ kind: 'live', id: 'export/Room1', shopAppid: 'wxshop1' }, mayShare)).toBe(path);
  });
});
