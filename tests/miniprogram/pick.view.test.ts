import type { FeedView } from '../../cloudfunctions/promotion/contract';
import { closedSheet, loadingPick, pickView, sheetView } from '../../miniprogram/pages/pick/pick.view';
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

function page(change: Partial<FeedView> = {}) {
  return {
    ok: true,
    value: { viewer: 'promoter', payerName: '微信小店平台', items: [apple], nextCursor: null, ...change },
  } as const;
}

describe('the shelf', () => {
  it('shows a promoter price and estimate', () => {
    expect(pickView(loadingPick('product'), page())).toEqual({
      kind: 'product',
      phase: 'ready',
      nextCursor: '',
      isVisitor: false,
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
      loadingPick('product'),
      page({ viewer: 'visitor', payerName: null, items: [{ ...apple, estimateFen: null }] }),
    );
    expect(shown).toMatchObject({ isVisitor: true, payer: '', rows: [{ hasPrice: true, hasEstimate: false }] });
  });

  it.each([
    ['product', '货架上还没有商品。商家上架后会出现在这里。'],
    ['live', '现在没有直播。开播后会出现在这里。'],
    ['notice', '现在没有直播预告。有了会出现在这里。'],
    ['video', '现在没有可以分享的短视频。'],
    ['article', '现在没有可以分享的图文。'],
    ['coupon', '现在没有可以领的优惠券。'],
  ] as const)('says why there is no %s', (kind, sentence) => {
    expect(pickView(loadingPick(kind), page({ items: [] }))).toMatchObject({ phase: 'empty', rows: [], sentence });
  });

  it('adds the page that follows, and is not empty while one follows', () => {
    const first = pickView(loadingPick('product'), page({ items: [], nextCursor: '19' }));
    expect(first).toMatchObject({ phase: 'ready', nextCursor: '19' });
    const second = pickView(pickView(first, page()), page({ items: [{ ...apple, id: 'p2' }] }));
    expect(second.rows.map((row) => row.id)).toEqual(['p1', 'p2']);
  });

  it('says what failed, and keeps what is shown', () => {
    const sentence = '没有连上网络。您的内容没有提交,连上网络后请再试一次。';
    expect(pickView(loadingPick('product'), failure('no-connection'))).toMatchObject({ phase: 'failed', sentence });
    const shown = pickView(loadingPick('product'), page());
    expect(pickView(shown, failure('no-connection'))).toEqual({ ...shown, sentence });
  });
});

describe('the share sheet', () => {
  it('carries the mark and the path, and leaves out a code that the kind lacks', () => {
    const forms = { shortLink: null, webLink: null, codeUrl: null, promotionLink: null, shareLink: 's' };
    const link = {
      token: 't1',
      landingPath: '/packages/land/land?t=t1',
      expiresAtMs: 0,
      forms,
      card: { title: '果园现摘专场', imageUrl: '' },
      shareText: '广告｜果园现摘专场',
      formsGoodUntilMs: 0,
      places: [
        { place: 'chat', name: '好友、群', forms: ['card'], note: '点按钮发卡片。' },
        { place: 'outside', name: '微信以外', forms: [], note: '' },
      ],
      note: '图文带来的订单是否记在您名下,微信没有说明。',
    } as const;
    expect(sheetView(link)).toEqual({
      isOpen: true,
      title: '广告｜果园现摘专场',
      imageUrl: '',
      landingPath: '/packages/land/land?t=t1',
      shareText: '广告｜果园现摘专场',
      codeUrl: '',
      places: [{ place: 'chat', name: '好友、群', note: '点按钮发卡片。' }],
      note: '图文带来的订单是否记在您名下,微信没有说明。',
    });
    expect(closedSheet.isOpen).toBe(false);
  });
});
