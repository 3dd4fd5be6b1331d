import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LandingView } from '../../cloudfunctions/landing/contract';
import type { OpenStoreView } from '../../cloudfunctions/landing/store-contract';
import { landView, loadingLand, readQuery } from '../../miniprogram/packages/land/land.view';
import { storeView } from '../../miniprogram/packages/land/land-store.view';

const landing: LandingView = {
  thing: {
    kind: 'product',
    id: 'p1',
    shopAppid: 'wxshop1',
    shopName: '水果店',
    brandName: '山里人家',
    title: '高山苹果 5 斤',
    imageUrl: 'https://pictures.example/apple.png',
    priceFen: 3990,
    hostName: '',
    airsAtMs: null,
    articleUrl: null,
    isAvailable: true,
    obstacle: null,
  },
  sharer: { nickname: '王阿姨', avatarUrl: '' },
  attribution: { promotionLink: 'promotion-1', shareLink: null, feedToken: null },
  instead: [],
  disclosure: '广告 · 您从这里购买,分享者可能获得商家支付的佣金。价格以小店页面为准。',
  isOwnLink: false,
  isPromoter: false,
  codeUrl: null,
  resharePath: '/packages/land/land?k=product&s=wxshop1&i=p1',
  mayReshare: false,
};

function view(change: Partial<LandingView> = {}) {
  return landView({ ok: true, value: { ...landing, ...change } });
}

const storePage: OpenStoreView = {
  storeName: '山里人家 · 人民路店',
  brandName: '山里人家',
  clerks: [{ clerkId: 'c3', number: 3, name: '小陈' }],
  chosen: null,
  things: [{ thing: landing.thing, attribution: null }],
  disclosure: landing.disclosure,
};
const store = (change: Partial<OpenStoreView> = {}) =>
  storeView({ ok: true, value: { ...storePage, ...change } }, 'storeCode1');

describe('the page of a store’s code', () => {
  it('asks who serves, and shows what there is to buy without waiting for the answer', () => {
    expect(store()).toMatchObject({
      phase: 'ready',
      title: '山里人家 · 人民路店',
      from: '山里人家',
      clerks: [{ clerkId: 'c3', name: '3 号店员 小陈' }],
      cards: [{ key: 'product|p1|', promotionLink: '' }],
      remark: '',
      resharePath: '/packages/land/land?scene=s%3DstoreCode1',
    });
  });

  it('shows new cards once somebody is chosen, because WeChat’s card reads its link once', () => {
    const [clerk] = storePage.clerks;
    const attribution = { promotionLink: 'of-c3', shareLink: null, feedToken: null };
    const things = [{ thing: landing.thing, attribution }];
    expect(store({ clerks: [], chosen: clerk ?? null, things })).toMatchObject({
      clerks: [],
      cards: [{ key: 'product|p1|c3', promotionLink: 'of-c3' }],
      remark: '由 3 号店员 小陈 为您服务。',
    });
  });

  it('says when there is nothing to buy, and when the code leads nowhere', () => {
    expect(store({ things: [] }).remark).toBe('店里现在没有可以在线买的东西。');
    expect(storeView({ ok: false, code: 'link-not-found', sentence: '' }, 'x')).toMatchObject({
      phase: 'gone',
      sentence: '这张码已经失效:店关了,或换了新的码。请问一下店员。',
    });
    expect(storeView({ ok: false, code: 'no-answer', sentence: '再试。' }, 'x')).toMatchObject({ phase: 'failed' });
  });
});

describe('the landing page', () => {
  it('shows the thing, the person, the price and the disclosure', () => {
    expect(view()).toEqual({
      phase: 'ready',
      sentence: '',
      kind: 'product',
      id: 'p1',
      shopAppid: 'wxshop1',
      title: '高山苹果 5 斤',
      imageUrl: 'https://pictures.example/apple.png',
      price: '39.90 元',
      from: '山里人家 · 王阿姨 分享',
      disclosure: '广告 · 您从这里购买,分享者可能获得商家支付的佣金。价格以小店页面为准。',
      promotionLink: 'promotion-1',
      shareLink: '',
      isAvailable: true,
      cards: [
        {
          key: 'product|p1',
          kind: 'product',
          id: 'p1',
          shopAppid: 'wxshop1',
          title: '高山苹果 5 斤',
          promotionLink: 'promotion-1',
          shareLink: '',
          feedToken: '',
          articleUrl: '',
          airs: '',
        },
      ],
      remark: '',
      resharePath: '/packages/land/land?k=product&s=wxshop1&i=p1',
      mayReshare: false,
      clerks: [],
      codeUrl: '',
      isOwnLink: false,
    });
  });

  it('names a promoter of whose nickname nothing may be published by what he is', () => {
    expect(view({ sharer: { nickname: '', avatarUrl: '' } })).toMatchObject({ from: '山里人家 · 推客 分享' });
  });

  it('shows the thing without the person', () => {
    expect(view({ sharer: null, attribution: null })).toMatchObject({ from: '山里人家', promotionLink: '' });
  });

  it.each([
    ['his own link', { isOwnLink: true, isPromoter: true }, '这是您自己的链接。'],
    ['another promoter', { isPromoter: true }, '您也是推客:转发时会带上您自己的链接。'],
    ['a thing that is gone', { thing: { ...landing.thing, isAvailable: false } }, '这件商品已经下架。'],
    [
      'a product of which none is left',
      { thing: { ...landing.thing, isAvailable: false, obstacle: 'sold-out' as const } },
      '这件商品卖完了。',
    ],
    [
      'a coupon that all were taken of',
      { thing: { ...landing.thing, kind: 'coupon' as const, isAvailable: false, obstacle: 'sold-out' as const } },
      '这张优惠券已经领完。',
    ],
    [
      'a product past its time',
      { thing: { ...landing.thing, isAvailable: false, obstacle: 'time-over' as const } },
      '这件商品的活动已经结束。',
    ],
    [
      'a broadcast that is over',
      { thing: { ...landing.thing, kind: 'live' as const, isAvailable: false } },
      '这场直播已经结束。',
    ],
  ])('remarks on %s', (_label, change, remark) => {
    expect(view(change)).toMatchObject({ remark });
  });

  it('writes small prices with two decimals and none where there is none', () => {
    expect(view({ thing: { ...landing.thing, priceFen: 5 } }).price).toBe('0.05 元');
    expect(view({ thing: { ...landing.thing, priceFen: 9_999_999_999 } }).price).toBe('99,999,999.99 元');
    expect(view({ thing: { ...landing.thing, priceFen: null } }).price).toBe('');
  });

  it.each([
    ['link-not-found', 'gone', '这个链接已经失效,请向分享者要一个新的。'],
    ['try-again', 'failed', '再试'],
  ])('tells %s apart', (code, phase, sentence) => {
    expect(landView({ ok: false, code, sentence: '再试' })).toEqual({ ...loadingLand, phase, sentence });
  });

  it.each([
    ['a token', { t: 'abc' }, { token: 'abc' }],
    ['a token that was passed on', { t: 'abc', f: 'def' }, { token: 'abc', forwarderToken: 'def' }],
    [
      'a thing',
      { k: 'live', s: 'wxshop1', i: 'export%2FRoom1' },
      { kind: 'live', id: 'export/Room1', shopAppid: 'wxshop1' },
    ],
    ['a code of ours', { scene: 't%3Dabc' }, { token: 'abc' }],
    ['a code that somebody broke', { scene: '%E4%' }, { token: '' }],
    ['a code of something else', { scene: 'x=1' }, { token: '' }],
    ['the code of a store', { scene: 's%3DstoreCode1' }, { store: 'storeCode1' }],
    ['nothing', {}, { token: '' }],
    ['a kind that is none', { k: 'toString', s: 'wxshop1', i: 'p1' }, { token: '' }],
    ['half a thing', { k: 'product', s: 'wxshop1' }, { token: '' }],
    ['a broken thing', { k: 'product', s: 'wxshop1', i: '%' }, { token: '' }],
  ])('reads %s from its query', (_label, query, expected) => {
    expect(readQuery(query)).toEqual(expected);
  });

  it('uses the colours of the rest, though it can not import them', () => {
    const read = (path: string) => readFileSync(join(__dirname, '../../miniprogram', path), 'utf8');
    const declared = (text: string): string[] => [...text.matchAll(/--tk-[a-z0-9-]+: [^;]+;/g)].map(([line]) => line);
    const everywhere = declared(read('styles/tokens.wxss'));
    const here = declared(read('packages/land/land-tokens.wxss'));
    expect(here).toHaveLength(9);
    expect(here.filter((line) => !everywhere.includes(line))).toEqual([]);
  });
});
